import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NotPosted } from "../../src/core/platform.ts";
import type { DigestService } from "../../src/digests/service.ts";
import type { DigestSettings, Subscription } from "../../src/digests/subscriptions.ts";
import type { Change } from "../../src/record/port.ts";
import { event, source } from "../briefings/support/world.ts";
import { CHANNEL, type Chat, openChat } from "../commands/desk.ts";
import { createFakePlatform, type FakePlatform } from "../support/fake-platform/platform.ts";
import { serviceOver } from "../support/fake-platform/service.ts";

const DAY = 24 * 60 * 60_000;

let chat: Chat;
let platform: FakePlatform;
let service: DigestService;
let count = 0;

beforeAll(async () => {
  chat = await openChat();
});
afterAll(() => chat.close());

beforeEach(() => {
  platform = createFakePlatform("somewhere", chat.clock.now);
  service = serviceOver(chat, platform);
});

const instant = () => new Date(chat.clock.now()).toISOString().replace(".000Z", "Z");

/** A subscription to Gaza that is due now. */
async function subscribe(channel: string, settings: Partial<DigestSettings> = {}): Promise<Subscription> {
  const subscription: Subscription = {
    id: `d${(count += 1)}`,
    owner: "somewhere:T1",
    conversation: { ...CHANNEL, channel },
    topic: { id: "dos-gaza", label: "Gaza conflict" },
    settings: {
      kind: "digest",
      schedule: { times: ["09:00"], days: [1, 2, 3, 4, 5, 6, 7] },
      length: "short",
      onlyIfNew: false,
      placement: "channel",
      ...settings,
    },
    zone: "UTC",
    createdBy: "U1",
    createdAt: instant(),
    nextAt: instant(),
    position: 0,
  };
  await chat.readout.store.subscriptions.add(subscription);
  return subscription;
}

const said = (channel: string) => platform.standing.filter((one) => one.channel === channel).map(({ text }) => text);

const march = (id: string, from: string): Change[] => [
  source(id, from, "Delta Wire"),
  event(id, { date: { from }, type: "protest", places: ["plc-gaza-strip"], summary: "Doctors marched in Gaza.", src: id }),
];

describe("a digest", () => {
  it("is the whole briefing at first, then what is new, or that nothing is; silence where that was chosen", async () => {
    const every = await subscribe("C1");
    await subscribe("C2", { onlyIfNew: true });
    await service.round();
    expect(said("C1")).toEqual([
      "Gaza conflict: 4–10 Nov 2023. 6 Nov 2023 — Israel carried out more airstrikes on Gaza in its war against Hamas.",
    ]);
    expect(said("C2")).toEqual(said("C1"));

    chat.clock.pass(DAY);
    await service.round();
    expect(said("C1")[1]).toBe("Gaza conflict: nothing new since 20 Nov 2023 09:00 UTC; unchanged: 49 entries on record.");
    expect(said("C2")).toHaveLength(1);
    expect((await chat.readout.store.deliveries.of(every.id, 9)).map(({ about, state }) => [about, state])).toEqual([
      ["2023-11-21T09:00", "sent"],
      ["2023-11-20T09:00", "sent"],
    ]);

    await chat.readout.store.commit("shared", march("march", "2023-11-19"), instant());
    chat.clock.pass(DAY);
    await service.round();
    expect(said("C1")[2]).toBe("Gaza conflict: 22 Nov 2023. 19 Nov 2023 — Doctors marched in Gaza.");
    expect(said("C2")[1]).toBe(said("C1")[2]);
  });

  it("to a channel that is closed suspends the subscription and keeps it, with the reason", async () => {
    const { id, owner } = await subscribe("C3");
    platform.fate("C3", { before: new NotPosted("closed", "the channel is archived") });
    await service.round();
    const { subscriptions, audit } = chat.readout.store;
    expect(await subscriptions.get(owner, id)).toMatchObject({
      nextAt: null,
      suspended: { reason: "the channel is archived", at: instant() },
    });
    expect(await audit.list(owner, { target: id, limit: 9 })).toMatchObject([
      { by: "readout", action: "suspend", details: "Suspended because the channel is archived." },
    ]);
    chat.clock.pass(DAY);
    await service.round();
    expect(said("C3")).toEqual([]);
  });

  it("tells who subscribed, once and in private, where the platform can", async () => {
    platform.direct = async (user) => ({ platform: "somewhere", tenant: "T1", channel: `D-${user}` });
    const { id } = await subscribe("C4");
    platform.fate("C4", { before: new NotPosted("closed", "the bot is not in the channel") });
    await service.round();
    await service.round();
    expect(said("D-U1")).toEqual([`The Gaza conflict subscription ${id} is suspended because the bot is not in the channel.`]);
  });

  it("after a long silence is one, and says that it is late", async () => {
    const { id } = await subscribe("C5");
    chat.clock.pass(3 * DAY + 60 * 60_000);
    await service.round();
    const [delivery] = await chat.readout.store.deliveries.of(id, 9);
    expect(delivery?.content?.document.blocks.slice(0, 2)).toMatchObject([
      { kind: "heading" },
      { kind: "text", inlines: [{ text: `Sent late: it was due ${new Date(chat.clock.now()).getUTCDate()} Nov 2023 09:00 UTC.` }] },
    ]);
    expect(said("C5")).toHaveLength(1);
  });
});
