import { setImmediate } from "node:timers/promises";
import { schedule } from "node-cron";
import type { AdapterLog } from "../adapters/common/log.ts";
import { type Clock, toInstant } from "../core/clock.ts";
import type { Editions } from "../digests/editions.ts";
import { failure } from "./serve-log.ts";

/** Every day, when desks in most zones are quiet. */
const WHEN = "41 2 * * *";
const DAY = 24 * 60 * 60_000;
/** Days for which a button works after it was last offered. */
export const KEPT_DAYS = 400;
/** Days for which what a message shows is kept. */
const SHOWN_DAYS = 31;
/** Rows of one step, which holds up requests for milliseconds, and the most steps of one run. */
const ROWS = 500;
const MOST_STEPS = 200;

interface Pruned {
  pruning: { prune(today: number, oldest: number, most: number): Promise<{ removed: number; more: boolean }> };
  editions: Pick<Editions, "forgetShown">;
}

export interface Pruning {
  store: Pruned;
  clock: Clock;
  log: AdapterLog;
}

/** Lets go of what buttons have not been needed for in 400 days, as much as a run may take. Never rejects: the next run may go well. */
export async function prune({ store, clock, log }: Pruning): Promise<void> {
  const today = Math.floor(clock.now() / DAY);
  let removed = 0;
  try {
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const done = await store.pruning.prune(today, today - KEPT_DAYS, ROWS);
      removed += done.removed;
      if (!done.more) break;
      await setImmediate();
    }
    // What messages show is kept as long as they can be corrected.
    await store.editions.forgetShown(toInstant(clock.now() - SHOWN_DAYS * DAY));
    if (removed > 0) log("info", "kept answers let go", { removed });
  } catch (error) {
    log("error", "kept answers not let go", { failure: failure(error).failure });
  }
}

/** Prunes now and once a day from now on. Returns how to stop. */
export function pruneRegularly(pruning: Pruning): { stop(): void } {
  void prune(pruning);
  const task = schedule(WHEN, () => prune(pruning), { name: "pruning", timezone: "UTC", noOverlap: true });
  return { stop: () => void task.destroy() };
}
