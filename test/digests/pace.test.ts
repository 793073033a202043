import { describe, expect, it } from "vitest";
import type { Delivery } from "../../src/digests/deliveries.ts";
import { createPace } from "../../src/digests/pace.ts";

const delivery = (key: string, channel: string, tenant = "T1"): Delivery => ({
  key,
  owner: "slack:T1",
  purpose: "digest",
  of: "d1",
  conversation: { platform: "slack", tenant, channel },
  dueAt: "2026-11-22T12:00:00Z",
  about: "2026-11-22T12:00",
  state: "due",
  attempts: 0,
  notBefore: 0,
});

/** A pace over a clock that goes on as it is waited for. */
function paced(pace: { bot: number; tenant: number; channel: number }) {
  const clock = { time: 0, now: () => clock.time };
  const waits: number[] = [];
  const wait = async (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    clock.time = Math.max(clock.time, clock.time + milliseconds);
  };
  return { clock, waits, pace: createPace({ adapters: new Map([["slack", { pace }]]), clock, wait }) };
}

describe("the pace", () => {
  it("keeps messages to one channel apart, and holds up no other", async () => {
    const { pace, waits } = paced({ bot: 0, tenant: 0, channel: 1_000 });
    expect(await pace.turn(delivery("k1", "C1"))).toBeUndefined();
    expect(await pace.turn(delivery("k2", "C2"))).toBeUndefined();
    expect(waits).toEqual([]);
    expect(await pace.turn(delivery("k3", "C1"))).toBeUndefined();
    expect(waits).toEqual([1_000]);
  });

  it("puts off what has longer to wait, which keeps its turn", async () => {
    const { pace, clock } = paced({ bot: 0, tenant: 2_000, channel: 0 });
    await pace.turn(delivery("k1", "C1"));
    clock.time = 0;
    expect(await pace.turn(delivery("k2", "C2"))).toBeUndefined();
    clock.time = 0;
    expect(await pace.turn(delivery("k3", "C3"))).toBe(4_000);
    expect(await pace.turn(delivery("k4", "C4", "T2"))).toBeUndefined();
    clock.time = 4_000;
    expect(await pace.turn(delivery("k3", "C3"))).toBeUndefined();
    expect(clock.time).toBe(4_000);
  });
});
