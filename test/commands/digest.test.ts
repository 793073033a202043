import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Reply } from "../../src/core/platform.ts";
import { CHANNEL, type Chat, labels, openChat, textOf, type Where } from "./desk.ts";

let chat: Chat;
let channels = 0;
let here: Required<Pick<Where, "conversation">>;

beforeAll(async () => {
  chat = await openChat();
});
afterAll(() => chat.close());
beforeEach(() => {
  here = { conversation: { ...CHANNEL, channel: `D${(channels += 1)}` } };
});

const digest = (words: string, where: Where = here): Promise<Reply> => chat.run("digest", { words }, where);
const idIn = (reply: Reply): string => /\b[dw][0-9a-f]{6}\b/u.exec(textOf(reply))?.[0] ?? "";
/** What was answered, the id left out. */
const said = (reply: Reply): string => textOf(reply).replaceAll(/\b[dw][0-9a-f]{6}\b/gu, "ID");

describe("digest subscribe", () => {
  it("takes topic, times, days and zone in one go, and says the next three times in words", async () => {
    expect(said(await digest("subscribe gaza strip 08:00 weekdays Europe/Berlin"))).toBe(
      "Subscribed as ID: a short digest on Gaza Strip every weekday at 08:00 (Europe/Berlin).\n" +
        "Next: Tue 21 Nov 2023 08:00, Wed 22 Nov 2023 08:00 and Thu 23 Nov 2023 08:00 (Europe/Berlin).",
    );
  });

  it("takes them as options, and keeps the channel's zone", async () => {
    await digest("subscribe gaza 8am zone: New York");
    const reply = await chat.run(
      "digest subscribe",
      { topic: "iran", time: "every 4 hours", length: "standard", "only-if-new": "true", place: "thread" },
      here,
    );
    expect(said(reply)).toBe(
      "Subscribed as ID: a standard digest on Iran every day at 00:00, 04:00, 08:00, 12:00, 16:00 and 20:00 (America/New_York), only if something is new, in one thread.\n" +
        "Next: Mon 20 Nov 2023 08:00, Mon 20 Nov 2023 12:00 and Mon 20 Nov 2023 16:00 (America/New_York).",
    );
  });

  it("uses the person's own zone where the platform tells it, and else asks for one", async () => {
    expect(said(await digest("subscribe gaza 08:00"))).toBe(
      "In which time zone?\nAdd it once, such as zone: Europe/Berlin or zone: New York; it is kept for this channel.",
    );
    const own = await chat.dispatch({
      id: "z",
      command: "digest",
      options: { words: "subscribe gaza 08:00" },
      ...here,
      user: "U1",
      zone: "Asia/Beirut",
    });
    expect(said(own)).toContain("every day at 08:00 (Asia/Beirut)");
  });

  it.each([
    ["subscribe", "Which topic?"],
    ["subscribe gaza zone: UTC", "At what time should it be sent?"],
    ["subscribe gaza 08:00 zone: Nowhere", "“Nowhere” is not a time zone."],
    ["subscribe gaza 08:00 zone: UTC place: attic", "“attic” is not one of the values of place."],
    ["subscribe xyzzyplugh 08:00 zone: UTC", "Nothing on record is called “xyzzyplugh”."],
    ["subscribe gaza 08:00 zone: UTC mention: everyone!", "Only a user group or a role can be called."],
    ["pause d000000", "There is no subscription “d000000”."],
    ["pause", "This channel has no subscriptions."],
    ["", "digest what?"],
  ])("says what is wrong with “%s”", async (words, message) => {
    expect(textOf(await digest(words)).split("\n")[0]).toBe(message);
  });

  it("stops at twenty in a channel", async () => {
    for (let i = 0; i < 20; i += 1) await digest("subscribe gaza 08:00 UTC");
    expect(textOf(await digest("subscribe gaza 08:00 UTC"))).toBe(
      "This channel has 20 subscriptions, which is the most.\nRemove one first: digest list shows them.",
    );
  });

  it("offers the choices of a name that means several things", async () => {
    const reply = await digest("subscribe sudan 08:00 UTC");
    expect(labels(reply).length >= 2 || textOf(reply).startsWith("Subscribed")).toBe(true);
  });
});

describe("a subscription", () => {
  it("is listed, paused, resumed, skipped, edited, removed, and each is in its history", async () => {
    const id = idIn(await digest("subscribe gaza 08:00 UTC"));
    expect(said(await digest("list"))).toBe(
      "1 subscription in this channel\nID A short digest on Gaza conflict every day at 08:00 (UTC). Next Tue 21 Nov 2023 08:00.",
    );
    expect(said(await digest(`pause ${id} until Friday`))).toBe(
      "Paused ID, a short digest on Gaza conflict every day at 08:00 (UTC).\nIt is paused until 24 Nov 2023 00:00 UTC.",
    );
    expect(said(await digest(`pause ${id}`))).toContain("It is paused.");
    expect(said(await digest(`resume ${id}`))).toBe(
      "Resumed ID, a short digest on Gaza conflict every day at 08:00 (UTC).\n" +
        "Next: Tue 21 Nov 2023 08:00, Wed 22 Nov 2023 08:00 and Thu 23 Nov 2023 08:00 (UTC).",
    );
    expect(said(await digest(`skip-next ${id}`))).toBe(
      "The digest ID of Tue 21 Nov 2023 08:00 is left out.\nNext: Wed 22 Nov 2023 08:00, Thu 23 Nov 2023 08:00 and Fri 24 Nov 2023 08:00 (UTC).",
    );
    expect(said(await digest(`edit ${id} time: 18:00 length: full`))).toBe(
      "Changed ID: a full digest on Gaza conflict every day at 18:00 (UTC).\n" +
        "Next: Mon 20 Nov 2023 18:00, Tue 21 Nov 2023 18:00 and Wed 22 Nov 2023 18:00 (UTC).",
    );
    expect(
      said(await digest(`history ${id}`))
        .split("\n")
        .slice(2),
    ).toEqual([
      "Mon 20 Nov 2023 09:00 — Changed ID: a full digest on Gaza conflict every day at 18:00 (UTC).",
      "Mon 20 Nov 2023 09:00 — The digest ID of Tue 21 Nov 2023 08:00 is left out.",
      "Mon 20 Nov 2023 09:00 — Resumed ID, a short digest on Gaza conflict every day at 08:00 (UTC).",
      "Mon 20 Nov 2023 09:00 — Paused ID, a short digest on Gaza conflict every day at 08:00 (UTC).",
      "Mon 20 Nov 2023 09:00 — Paused ID, a short digest on Gaza conflict every day at 08:00 (UTC).",
      "Mon 20 Nov 2023 09:00 — A short digest on Gaza conflict every day at 08:00 (UTC).",
    ]);
    expect(said(await digest(`remove ${id}`))).toBe(
      "Removed ID, a full digest on Gaza conflict every day at 18:00 (UTC).\nNothing more is sent for it.",
    );
    expect(said(await digest("list"))).toContain("This channel has no subscriptions.");
  });

  it("is still sent where its time had come when it was edited, and from then on at its new times", async () => {
    const id = idIn(await digest("subscribe gaza 09:05 UTC"));
    chat.clock.pass(6 * 60_000);
    await digest(`edit ${id} time: 09:10 and 09:01`);
    const { deliveries, subscriptions } = chat.readout.store;
    expect((await deliveries.of(id, 9)).map(({ about }) => about)).toEqual(["2023-11-20T09:05"]);
    expect((await subscriptions.get("somewhere:T1", id))?.nextAt).toBe("2023-11-20T09:10:00Z");
  });

  it("can be looked at, tried and taken back at once, and is listed to who subscribed, wherever", async () => {
    const me = { ...here, user: "U7" };
    const reply = await digest("subscribe gaza 08:00 UTC", me);
    expect(labels(reply)).toEqual(["Preview", "Send a test", "Remove"]);
    const elsewhere = { conversation: { ...CHANNEL, channel: "D999" }, user: "U7" };
    const mine = await digest("mine", elsewhere);
    expect(said(mine)).toBe("Your subscription\nID A short digest on Gaza conflict every day at 08:00 (UTC). Next Tue 21 Nov 2023 08:00.");
    expect(said(await chat.press(mine, `Pause ${idIn(reply)}`, elsewhere))).toContain("It is paused.");
    expect(labels(await digest("mine", elsewhere))).toEqual([`Resume ${idIn(reply)}`]);
    expect(said(await digest("mine", { ...elsewhere, user: "U8" }))).toContain("You have no subscriptions.");
  });

  it("is previewed and tested without counting as sent", async () => {
    const id = idIn(await digest("subscribe gaza 08:00 UTC"));
    for (const verb of ["preview", "test"]) {
      expect(
        textOf(await digest(`${verb} ${id}`))
          .split("\n")
          .slice(0, 2),
      ).toEqual(["Gaza conflict: 4–10 Nov 2023", "A test: the next digest at its hour does not count this one as sent."]);
    }
    expect(await chat.readout.store.editions.lastOf(id)).toBe(undefined);
  });

  it("of a conversation without a workspace is not reached from another such", async () => {
    const alone = (channel: string) => ({ conversation: { platform: "somewhere", channel } });
    const id = idIn(await digest("subscribe gaza 08:00 UTC", alone("DM1")));
    expect(textOf(await digest(`remove ${id}`, alone("DM2")))).toContain(`There is no subscription “${id}”.`);
    expect(said(await digest(`remove ${id}`, alone("DM1")))).toContain("Removed ID");
  });

  it("of one workspace is not reached from another", async () => {
    const id = idIn(await digest("subscribe gaza 08:00 UTC"));
    const elsewhere = { conversation: { ...CHANNEL, ...here.conversation, tenant: "T2" } };
    expect(textOf(await digest(`remove ${id}`, elsewhere))).toContain(`There is no subscription “${id}”.`);
    expect(textOf(await digest("list", elsewhere))).toContain("This channel has no subscriptions.");
  });
});

describe("watch", () => {
  it("alerts from a severity on, with an actor and quiet hours where they are named", async () => {
    expect(said(await chat.run("watch", { words: "gaza" }, here))).toBe(
      "Watching as ID: alerts on Gaza conflict from severity 3.\n" +
        "Several at once come as one message. digest pause ID mutes it, digest remove ID ends it.",
    );
    const some = await chat.run("watch", { topic: "gaza", severity: "4", actor: "egypt", quiet: "10pm to 7am", zone: "Berlin" }, here);
    expect(said(some)).toContain("alerts on Gaza conflict with one actor from severity 4, not between 22:00 and 07:00 (Europe/Berlin)");
  });

  it.each([
    [{ severity: "9" }, "“9” is not a severity."],
    [{ quiet: "night" }, "“night” is not a span of hours."],
    [{ quiet: "08:00-08:00" }, "“08:00-08:00” is not a span of hours."],
  ])("says what is wrong with %j", async (options, message) => {
    expect(textOf(await chat.run("watch", { topic: "gaza", ...options }, here)).split("\n")[0]).toBe(message);
  });
});
