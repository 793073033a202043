import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LEASE } from "../../../src/digests/courier.ts";
import { createRunner, POINTS, type Runner } from "./runner.ts";

const CHANNELS = 2;

/** A kill at each point, each on a day of its own. */
export function killedAtEachPoint(platform: "slack" | "discord", later: number = LEASE): void {
  describe(`a process that is killed while it sends over ${platform}`, () => {
    let runner: Runner;
    beforeAll(async () => {
      runner = await createRunner(platform, CHANNELS);
    });
    afterAll(() => runner.close());

    it.each(POINTS)("at “%s” loses nothing and doubles nothing", async (point) => {
      const { killed, sent, uncertain, ...wrong } = await runner.day({ point, nth: 0, instances: 1, later });
      expect({ killed, settled: sent + uncertain, ...wrong }).toEqual({
        killed: 1,
        settled: CHANNELS + 1,
        lost: [],
        doubled: [],
        open: [],
        unkept: [],
      });
      expect(runner.problems()).toEqual([]);
    });
  });
}
