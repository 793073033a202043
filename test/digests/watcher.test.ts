import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { quietEnd } from "../../src/digests/watcher.ts";
import type { DigestService } from "../../src/digests/service.ts";
import type { Subscription, WatchSettings } from "../../src/digests/subscriptions.ts";
import type { Change } from "../../src/record/port.ts";
import { CHANNEL, type Chat, openChat } from "../commands/desk.ts";
import { event, source } from "../briefings/support/world.ts";
import { createFakePlatform, type FakePlatform } from "../support/fake-platform/platform.ts";
import { serviceOver } from "../support/fake-platform/service.ts";

const MINUTE = 60_000;

let chat: Chat;
let platform: FakePlatform;
let service: DigestService;

const instant = () => new Date(chat.clock.now()).toISOString().replace(".000Z", "Z");

async function watch(settings: Partial<WatchSettings> = {}): Promise<Subscription> {
  const subscription: Subscription = {
    id: "w1",
    owner: "somewhere:T1",
    conversation: CHANNEL,
    topic: { id: "dos-gaza", label: "Gaza conflict" },
    settings: { kind: "watch", severity: 3, ...settings },
    zone: "UTC",
    createdBy: "U1",
    createdAt: instant(),
    nextAt: null,
    position: await chat.readout.store.position(),
  };
  await chat.readout.store.subscriptions.add(subscription);
  return subscription;
}

/** An attack that killed so many, as one outlet tells it. */
function attack(id: string, killed: number, summary: string, from = "2023-11-19"): Change[] {
  return [
    source(id, from, `Outlet ${id}`),
    event(id, {
      date: { from },
      type: "assault",
      actors: ["act-israel"],
      places: ["plc-gaza-strip"],
      summary,
      casualties: [{ effect: "killed", quantity: { value: killed }, population: "people" }],
      src: id,
    }),
  ];
}
const commit = (...changes: Change[][]) => chat.readout.store.commit("shared", changes.flat(), instant());
const texts = () => platform.standing.map(({ text }) => text);
const lines = async () => {
  const sent = await chat.readout.store.deliveries.of("w1", 9);
  return sent.map(({ content }) => content?.document.blocks.flatMap((block) => (block.kind === "list" ? block.items.length : [])) ?? []);
};

const MARKET = "An airstrike on the market of Khan Younis killed 8 people.";

describe("a watch", () => {
  beforeEach(async () => {
    chat = await openChat();
    platform = createFakePlatform("somewhere", chat.clock.now);
    service = serviceOver(chat, platform);
  });
  afterEach(() => chat.close());

  it("alerts to an event severe enough, once, however often it is told", async () => {
    await watch();
    await service.round();
    await commit(attack("a", 8, MARKET), attack("small", 2, "Shelling near a farm of Rafah killed 2 people."));
    await service.round();
    await service.round();
    expect(texts()).toEqual([`Gaza conflict: alert. 19 Nov 2023 — ${MARKET}`]);
    chat.clock.pass(10 * MINUTE);
    await commit(attack("b", 8, "An airstrike on the market of Khan Younis killed 8 people on Sunday."));
    await service.round();
    expect(texts()).toHaveLength(1);
  });

  it("makes one message of many that come at once, and of what comes soon after", async () => {
    await watch();
    const many = Array.from({ length: 7 }, (_, i) =>
      attack(`m${i}`, 10 + i, `Blast number ${i} hit district ${i} and killed ${10 + i} people there.`),
    );
    await commit(...many.slice(0, 3));
    await service.round();
    await commit(...many.slice(3, 5));
    await service.round();
    expect(await lines()).toEqual([[3]]);
    chat.clock.pass(5 * MINUTE);
    await commit(...many.slice(5));
    await service.round();
    expect(await lines()).toEqual([[4], [3]]);
  });

  it("keeps what comes in quiet hours until they end", async () => {
    await watch({ quiet: { from: "08:00", to: "10:00" } });
    await commit(attack("a", 8, MARKET));
    await service.round();
    expect(texts()).toEqual([]);
    chat.clock.pass(60 * MINUTE);
    await service.round();
    expect(texts()).toEqual([`Gaza conflict: alert. 19 Nov 2023 — ${MARKET}`]);
  });

  it("is told of what an actor takes part in alone, where it asks for one", async () => {
    await watch({ actor: "act-egypt" });
    await commit(attack("a", 8, MARKET));
    await service.round();
    expect(texts()).toEqual([]);
  });

  it("drops what comes in while it is muted, and what is long past", async () => {
    const subscription = await watch();
    await chat.readout.store.subscriptions.save({ ...subscription, pausedUntil: "2023-11-20T10:00:00Z" });
    await commit(attack("a", 8, MARKET));
    await service.round();
    chat.clock.pass(60 * MINUTE);
    await commit(attack("old", 80, "A strike on the port of Gaza killed 80 people long ago.", "2023-11-12"));
    await service.round();
    expect(texts()).toEqual([]);
  });
});

describe("quiet hours", () => {
  const end = (from: string, to: string, now: string) =>
    quietEnd({ kind: "watch", severity: 1, quiet: { from, to } }, "Europe/Berlin", now);
  it("go over midnight and end by the wall clock", () => {
    expect(end("22:00", "07:00", "2026-11-22T20:59:00Z")).toBe(undefined);
    expect(end("22:00", "07:00", "2026-11-22T21:00:00Z")).toBe("2026-11-23T06:00:00Z");
    expect(end("22:00", "07:00", "2026-11-23T05:59:59Z")).toBe("2026-11-23T06:00:00Z");
    expect(end("22:00", "07:00", "2026-11-23T06:00:00Z")).toBe(undefined);
    expect(end("22:00", "07:00", "2026-03-28T22:30:00Z")).toBe("2026-03-29T05:00:00Z");
  });
  it("stay within a day where they begin before they end", () => {
    expect(end("12:00", "14:00", "2026-11-22T10:59:00Z")).toBe(undefined);
    expect(end("12:00", "14:00", "2026-11-22T11:00:00Z")).toBe("2026-11-22T13:00:00Z");
    expect(end("12:00", "14:00", "2026-11-22T13:00:00Z")).toBe(undefined);
    expect(end("12:00", "12:00", "2026-11-22T13:00:00Z")).toBe(undefined);
  });
});
