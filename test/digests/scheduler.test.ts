import { beforeEach, describe, expect, it } from "vitest";
import { createScheduler } from "../../src/digests/scheduler.ts";
import { FOREVER, type Subscription } from "../../src/digests/subscriptions.ts";
import { openStore, type Store } from "../../src/storage/sqlite/open.ts";

let now: string;
let store: Store;

beforeEach(async () => {
  store = await openStore({ path: ":memory:" });
  return () => store.close();
});

const subscription = (change: Partial<Subscription> = {}): Subscription => ({
  id: "d1",
  owner: "slack:T1",
  conversation: { platform: "slack", tenant: "T1", channel: "C1" },
  topic: { id: "dos-gaza", label: "Gaza" },
  settings: {
    kind: "digest",
    schedule: { times: ["08:00"], days: [1, 2, 3, 4, 5, 6, 7] },
    length: "short",
    onlyIfNew: false,
    placement: "channel",
  },
  zone: "Europe/Berlin",
  createdBy: "U1",
  createdAt: "2026-10-01T00:00:00Z",
  nextAt: "2026-10-24T06:00:00Z",
  position: 0,
  ...change,
});

const scheduler = () =>
  createScheduler({ subscriptions: store.subscriptions, deliveries: store.deliveries, clock: { now: () => Date.parse(now) } });
const tick = async (at: string) => {
  now = at;
  return scheduler().tick();
};
const sent = async (id = "d1") => (await store.deliveries.of(id, 10)).map(({ about, dueAt, state }) => `${about} at ${dueAt} ${state}`);
const next = async () => (await store.subscriptions.get("slack:T1", "d1"))?.nextAt;

describe("the scheduler", () => {
  it("makes one delivery at the hour, in the subscription's zone, over the end of summer time", async () => {
    await store.subscriptions.add(subscription());
    expect(await tick("2026-10-24T05:59:59Z")).toBe(0);
    expect(await tick("2026-10-24T06:00:00Z")).toBe(1);
    expect(await tick("2026-10-24T06:00:30Z")).toBe(0);
    expect(await next()).toBe("2026-10-25T07:00:00Z");
    expect(await tick("2026-10-25T07:00:02Z")).toBe(1);
    expect(await sent()).toEqual(["2026-10-25T08:00 at 2026-10-25T07:00:00Z due", "2026-10-24T08:00 at 2026-10-24T06:00:00Z due"]);
  });

  it("makes one of all that was missed, to be sent where that is still useful", async () => {
    await store.subscriptions.add(subscription());
    expect(await tick("2026-10-27T12:59:59Z")).toBe(1);
    expect(await sent()).toEqual(["2026-10-27T08:00 at 2026-10-27T07:00:00Z due"]);
    expect(await tick("2026-10-29T13:00:01Z")).toBe(1);
    expect((await sent())[0]).toBe("2026-10-29T08:00 at 2026-10-29T07:00:00Z missed");
    expect(
      await store.deliveries.claim({ lease: "l", now: Date.parse(now), until: 0, limit: 9, platforms: ["slack"], except: [] }),
    ).toHaveLength(1);
  });

  it("sends a slot once, whatever the clock, the zone's rules or another process do", async () => {
    await store.subscriptions.add(subscription());
    await tick("2026-10-24T06:00:00Z");
    // The clock goes back, and the subscription is saved as it was before.
    await store.subscriptions.save(subscription());
    expect(await tick("2026-10-24T06:00:00Z")).toBe(0);
    expect((await Promise.all([tick("2026-10-25T07:00:00Z"), scheduler().tick()])).toSorted()).toEqual([0, 1]);
    expect(await sent()).toHaveLength(2);
  });

  it("leaves an edited subscription as it was edited", async () => {
    await store.subscriptions.add(subscription());
    const before = await store.subscriptions.get("slack:T1", "d1");
    await store.subscriptions.save(subscription({ nextAt: "2026-10-24T09:00:00Z" }));
    await store.subscriptions.advance([{ id: "d1", from: before?.nextAt ?? "", to: "2026-10-25T07:00:00Z" }]);
    expect(await next()).toBe("2026-10-24T09:00:00Z");
  });

  it("skips the slot it is told to skip, once", async () => {
    await store.subscriptions.add(subscription({ skip: "2026-10-24T08:00" }));
    expect(await tick("2026-10-24T06:00:00Z")).toBe(0);
    expect(await tick("2026-10-25T07:00:00Z")).toBe(1);
    expect(await sent()).toEqual(["2026-10-25T08:00 at 2026-10-25T07:00:00Z due"]);
  });

  it("makes none of what is paused or suspended", async () => {
    await store.subscriptions.add(subscription({ nextAt: null, pausedUntil: FOREVER }));
    expect(await tick("2027-10-24T06:00:00Z")).toBe(0);
  });

  it("makes as many as are due, however many", async () => {
    for (let i = 0; i < 2_500; i += 1) await store.subscriptions.add(subscription({ id: `d${i}` }));
    expect(await tick("2026-10-24T06:00:00Z")).toBe(2_500);
    expect(await sent("d2499")).toEqual(["2026-10-24T08:00 at 2026-10-24T06:00:00Z due"]);
  });
});
