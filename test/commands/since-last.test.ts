import { afterAll, beforeAll, expect, it } from "vitest";
import { event, source } from "../briefings/support/world.ts";
import { CHANNEL, type Chat, openChat, textOf } from "./desk.ts";

let chat: Chat;

beforeAll(async () => {
  chat = await openChat();
  for (const [id, kind] of [
    ["d1", "digest"],
    ["w1", "watch"],
  ] as const) {
    await chat.readout.store.subscriptions.add({
      id,
      owner: "somewhere:T1",
      conversation: CHANNEL,
      topic: { id: "dos-gaza", label: "Gaza conflict" },
      settings:
        kind === "watch"
          ? { kind, severity: 3 }
          : { kind, schedule: { times: ["08:00"], days: [1] }, length: "short", onlyIfNew: false, placement: "channel" },
      zone: "UTC",
      createdBy: "U1",
      createdAt: "2023-11-01T00:00:00Z",
      nextAt: null,
      position: 0,
    });
  }
});
afterAll(() => chat.close());

const since = () => chat.run("brief", { words: "gaza since last" });
/** A digest on Gaza as it was sent to the channel at a time, an instant in UTC. */
const send = async (postedAt: string, subscription = "d1"): Promise<void> => {
  const { editions } = chat.readout.store;
  const position = await chat.readout.store.position();
  const message = { conversation: CHANNEL, message: postedAt };
  await editions.record({
    owner: "somewhere:T1",
    topic: "dos-gaza",
    answer: "a1",
    position,
    asOf: postedAt,
    postedAt,
    message,
    citations: [],
    subscription,
  });
};

it("says that no digest was sent, where none was, whatever was asked for here", async () => {
  await chat.run("brief", { topic: "gaza" });
  expect(textOf(await since())).toBe(
    "No digest on Gaza conflict has been sent here yet.\nName a day instead, such as since Monday, or subscribe to a digest first.",
  );
});

it("tells what came in after the newest digest here, as often as it is asked", async () => {
  await send("2023-11-19T08:00:00Z");
  await send("2023-11-20T08:00:00Z");
  await send("2023-11-20T08:45:00Z", "w1");
  const nothing = "Nothing new on record since 20 Nov 2023 08:00 UTC";
  expect(textOf(await since())).toContain(nothing);
  await chat.readout.store.commit(
    "shared",
    [
      source("late", "2023-11-18", "Delta Wire"),
      event("late", {
        date: { from: "2023-11-17" },
        type: "protest",
        places: ["plc-gaza-strip"],
        summary: "Doctors marched in Gaza.",
        src: "late",
      }),
    ],
    "2023-11-20T08:30:00Z",
  );
  for (const again of [await since(), await since()]) expect(textOf(again)).toContain("17 Nov 2023 — Doctors marched in Gaza.");
  expect(textOf(await chat.run("brief", { topic: "gaza", since: "last" }, { conversation: { ...CHANNEL, channel: "C2" } }))).toContain(
    "No digest on Gaza conflict has been sent here yet.",
  );
});
