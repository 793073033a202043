import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LEASE } from "../../../src/digests/courier.ts";
import { createRunner, type Fall, POINTS, type Runner } from "./runner.ts";

const CHANNELS = 4;
/** Kills on one platform that there must have been: two hundred on both. */
const LEAST = 100;

/** As soon as the lease ends, and when Discord no longer enforces a nonce. */
const LATER = [LEASE, 10 * 60_000];

const FALLS: Fall[] = LATER.flatMap((later) =>
  ([1, 2] as const).flatMap((instances) => [0, 1, 2, 4].flatMap((nth) => POINTS.map((point) => ({ point, nth, instances, later })))),
);

/** Kills at every point, over every delivery, with one process and two, with nonces that hold and that have expired. */
export function killedManyTimes(platform: "slack" | "discord"): void {
  describe(`processes that are killed while they send over ${platform}`, () => {
    const total = { killed: 0, sent: 0, uncertain: 0, lost: 0, doubled: 0 };
    let runner: Runner;
    beforeAll(async () => {
      runner = await createRunner(platform, CHANNELS);
    });
    afterAll(() => runner.close());

    it.each(FALLS)("at “$point” of delivery $nth, $instances at once, tried again after $later ms", async (fall) => {
      const { killed, sent, uncertain, lost, doubled, open, unkept } = await runner.day(fall);
      total.killed += killed;
      total.sent += sent;
      total.uncertain += uncertain;
      total.lost += lost.length;
      total.doubled += doubled.length;
      expect({ settled: sent + uncertain, lost, doubled, open, unkept }).toEqual({
        settled: CHANNELS + 1,
        lost: [],
        doubled: [],
        open: [],
        unkept: [],
      });
    });

    it(`was killed ${LEAST} times, lost nothing and doubled nothing`, () => {
      process.stdout.write(`${platform}: ${JSON.stringify(total)}\n`);
      expect(total).toMatchObject({ lost: 0, doubled: 0 });
      expect(total.killed).toBeGreaterThanOrEqual(LEAST);
      // Only where history is denied, and there not every time.
      expect(total.uncertain).toBeLessThan(FALLS.length);
      expect(total.uncertain).toBeGreaterThan(0);
      expect(runner.problems()).toEqual([]);
    });
  });
}
