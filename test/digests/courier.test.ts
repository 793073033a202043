import { beforeEach, describe, expect, it } from "vitest";
import { plainDocument } from "../../src/core/document.ts";
import { CannotLook, NotPosted } from "../../src/core/platform.ts";
import { type Composed, type CourierDeps, createCourier, LEASE } from "../../src/digests/courier.ts";
import type { Delivery } from "../../src/digests/deliveries.ts";
import { openStore, type Store } from "../../src/storage/sqlite/open.ts";
import { createFakePlatform, type FakePlatform } from "../support/fake-platform/platform.ts";

const NOON = Date.parse("2026-11-22T12:00:00Z");
const HOUR = 60 * 60_000;

let now: number;
let store: Store;
let platform: FakePlatform;
let closed: string[];
let told: string[];
let composed: (delivery: Delivery) => Promise<Composed>;

beforeEach(async () => {
  now = NOON;
  store = await openStore({ path: ":memory:" });
  platform = createFakePlatform("slack", () => now);
  closed = [];
  told = [];
  composed = async ({ key }) => ({ document: plainDocument("answer", `digest ${key}`) });
  return () => store.close();
});

const deps = (worker: string): CourierDeps => {
  let claims = 0;
  return {
    deliveries: store.deliveries,
    editions: store.editions,
    adapters: new Map([["slack", platform]]),
    compose: (delivery) => composed(delivery),
    closed: async ({ key }, reason) => void closed.push(`${key}: ${reason}`),
    pace: { turn: async () => undefined },
    wait: async () => {},
    clock: { now: () => now },
    ids: { next: () => `${worker}-${(claims += 1)}` },
    random: () => 0,
    log: ({ delivery, state, attempts, lag }) => void told.push(`${delivery} ${state} after ${attempts}, ${lag / 1_000} s`),
  };
};

const courier = (worker = "w1") => createCourier(deps(worker));

const delivery = (key: string, channel = "C1"): Delivery => ({
  key,
  owner: "slack:T1",
  purpose: "digest",
  of: "sub1",
  conversation: { platform: "slack", tenant: "T1", channel },
  dueAt: "2026-11-22T12:00:00Z",
  about: "2026-11-22T12:00",
  state: "due",
  attempts: 0,
  notBefore: 0,
});

const state = async (key: string) => (await store.deliveries.get(key))?.state;
const lost = () => new Error("the answer was lost");

describe("a delivery", () => {
  it("is posted once under its key, and its edition kept", async () => {
    const edition = {
      owner: "slack:T1" as const,
      topic: "dos-gaza",
      answer: "a1",
      position: 7,
      asOf: "2026-11-22T12:00:00Z",
      citations: ["evt-a@1"],
    };
    composed = async () => ({ document: plainDocument("answer", "Gaza"), edition });
    expect(await store.deliveries.add([delivery("k1"), delivery("k1")])).toBe(1);
    expect(await courier().round()).toBe(1);
    expect(platform.standing).toMatchObject([{ channel: "C1", key: "k1", text: "Gaza", at: NOON }]);
    expect(await store.deliveries.get("k1")).toMatchObject({ state: "sent", attempts: 1, settledAt: "2026-11-22T12:00:00Z" });
    expect(await store.editions.lastOf("sub1")).toEqual({
      ...edition,
      subscription: "sub1",
      postedAt: "2026-11-22T12:00:00Z",
      message: { conversation: { platform: "slack", tenant: "T1", channel: "C1" }, message: "1" },
    });
    expect(await courier().round()).toBe(0);
    expect(told).toEqual(["k1 sent after 1, 0 s"]);
  });

  it("is not sent where there is nothing to say, or nobody to say it to", async () => {
    composed = async ({ key }) => (key === "k1" ? "silent" : { gone: "the subscription was removed" });
    await store.deliveries.add([delivery("k1"), delivery("k2")]);
    await courier().round();
    expect([await state("k1"), await state("k2"), platform.asked]).toEqual(["silent", "refused", []]);
  });

  it("whose answer was lost is looked for before it is sent again", async () => {
    await store.deliveries.add([delivery("k1")]);
    platform.fate("C1", { after: lost() });
    await courier().round();
    expect(await state("k1")).toBe("sending");
    now += 4_999;
    expect(await courier().round()).toBe(0);
    now += 1;
    expect(await courier().round()).toBe(1);
    expect([await state("k1"), platform.standing.length, platform.asked.length]).toEqual(["sent", 1, 2]);
  });

  it("that never got out is sent again, ever later, and given up after a day", async () => {
    await store.deliveries.add([delivery("k1")]);
    platform.fate("C1", ...Array.from({ length: 200 }, () => ({ before: lost() })));
    const times: number[] = [];
    for (let minute = 0; minute < 26 * 60; minute += 1) {
      now = NOON + minute * 60_000;
      if ((await courier().round()) > 0) times.push(minute);
    }
    expect(times.slice(0, 9)).toEqual([0, 1, 2, 3, 4, 6, 9, 15, 23]);
    expect([times.at(-1), await state("k1"), closed]).toEqual([24 * 60 + 7, "uncertain", ["k1: sending there has failed for a day"]]);
  });

  it("is never sent again where nobody can look whether it is out", async () => {
    await store.deliveries.add([delivery("k1")]);
    platform.fate("C1", { after: lost() });
    await courier().round();
    platform.blind = new CannotLook();
    now += HOUR;
    await courier().round();
    now += HOUR;
    expect(await courier().round()).toBe(0);
    expect([await state("k1"), platform.standing.length, platform.asked.length]).toEqual(["uncertain", 1, 2]);
  });

  it("waits as long as the platform asks, and holds up its own channel alone", async () => {
    await store.deliveries.add([delivery("k1"), delivery("k2"), delivery("k3", "C2")]);
    const hold = platform.hold();
    platform.fate(
      "C1",
      { before: new NotPosted("later", "too many", { wait: 30_000 }) },
      { before: new NotPosted("later", "too many", { wait: 30_000 }) },
    );
    const round = courier().round();
    hold();
    await round;
    expect([await state("k1"), await state("k2"), await state("k3")]).toEqual(["due", "due", "sent"]);
    now += 29_999;
    expect(await courier().round()).toBe(0);
    now += 1;
    await courier().round();
    expect([await state("k1"), await state("k2")]).toEqual(["sent", "sent"]);
  });

  it("to a channel that takes no more ends, and is told", async () => {
    await store.deliveries.add([delivery("k1"), delivery("k2", "C2")]);
    platform.fate("C1", { before: new NotPosted("closed", "the bot is not in the channel") });
    platform.fate("C2", { before: new NotPosted("invalid", "the message is too long") });
    await courier().round();
    expect([await state("k1"), await state("k2"), closed]).toEqual(["refused", "refused", ["k1: the bot is not in the channel"]]);
  });

  it("left by a worker that died is taken up once its lease ends, by one of two", async () => {
    await store.deliveries.add([delivery("k1")]);
    await store.deliveries.claim({ lease: "dead", now, until: now + LEASE, limit: 1, platforms: ["slack"], except: [] });
    now += LEASE - 1;
    expect(await courier().round()).toBe(0);
    now += 1;
    expect((await Promise.all([courier("w1").round(), courier("w2").round()])).toSorted()).toEqual([0, 1]);
    expect(platform.standing.length).toBe(1);
  });

  it("is not begun by a worker whose lease has gone to another", async () => {
    await store.deliveries.add([delivery("k1")]);
    composed = async () => {
      now += LEASE;
      if (claimedAgain === undefined) {
        claimedAgain = await store.deliveries.claim({
          lease: "other",
          now,
          until: now + LEASE,
          limit: 1,
          platforms: ["slack"],
          except: [],
        });
      }
      return { document: plainDocument("answer", "digest") };
    };
    let claimedAgain: unknown;
    await courier().round();
    expect([platform.asked, await state("k1")]).toEqual([[], "due"]);
  });
});

describe("a courier", () => {
  it("goes on with what has its turn within seconds, and leaves what has not", async () => {
    await store.deliveries.add([delivery("k1"), delivery("k2", "C2"), delivery("k3", "C3")]);
    const turns: Record<string, number> = { C2: 5_000, C3: 60_000 };
    const one = createCourier({
      ...deps("w1"),
      pace: {
        turn: async ({ conversation }) =>
          (turns[conversation.channel] ?? 0) + NOON > now ? (turns[conversation.channel] ?? 0) + NOON : undefined,
      },
      wait: async (milliseconds) => void (now += milliseconds),
    });
    await one.round();
    expect([await state("k1"), await state("k2"), await state("k3")]).toEqual(["sent", "sent", "due"]);
    expect(now).toBe(NOON + 5_000);
  });

  it("puts what waits for its turn back when it stops", async () => {
    await store.deliveries.add([delivery("k1")]);
    const held = Promise.withResolvers<undefined>();
    const one = createCourier({ ...deps("w1"), pace: { turn: () => held.promise } });
    const round = one.round();
    await Promise.resolve();
    const stopped = one.stop();
    held.resolve(undefined);
    await Promise.all([round, stopped]);
    expect([await state("k1"), platform.asked]).toEqual(["due", []]);
    expect(await courier("w2").round()).toBe(1);
  });

  it("does not know what became of a delivery that was begun, when a day of waiting is over", async () => {
    await store.deliveries.add([delivery("k1")]);
    platform.fate("C1", { before: new NotPosted("later", "too many", { wait: 1_000, begun: true }) });
    await courier().round();
    expect(await state("k1")).toBe("sending");
    platform.fate("C1", { before: new NotPosted("later", "too many", { wait: 1_000 }) });
    now += 25 * HOUR;
    await courier().round();
    expect([await state("k1"), closed]).toEqual(["uncertain", ["k1: sending there has failed for a day"]]);
  });

  it("takes up what its platforms can carry alone", async () => {
    await store.deliveries.add([{ ...delivery("k1"), conversation: { platform: "discord", channel: "1" } }]);
    expect(await courier().round()).toBe(0);
    expect(await state("k1")).toBe("due");
  });

  it("finishes what is in hand when it stops, and takes up nothing more", async () => {
    await store.deliveries.add([delivery("k1"), delivery("k2", "C2")]);
    const one = courier();
    const hold = platform.hold();
    const round = one.round();
    const stopped = one.stop();
    hold();
    await Promise.all([round, stopped]);
    await store.deliveries.add([delivery("k3")]);
    expect(await one.round()).toBe(0);
    expect(await state("k3")).toBe("due");
  });

  it("keeps what is said from the first request on, whatever the record says later", async () => {
    await store.deliveries.add([delivery("k1")]);
    let words = "before";
    composed = async () => ({ document: plainDocument("answer", words) });
    platform.fate("C1", { before: lost() });
    await courier().round();
    words = "after";
    now += HOUR;
    await courier().round();
    expect(platform.standing.map(({ text }) => text)).toEqual(["before"]);
  });
});
