import { setTimeout as delay } from "node:timers/promises";

/** Runs something in so many milliseconds, unless it is called off with what comes back. */
export type After = (milliseconds: number, run: () => void) => () => void;

/** By the machine's own timers; none keeps the process alive. */
export const afterTimer: After = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
};

/** Waits so many milliseconds; rejects once `signal` is aborted. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** By the machine's own timers. */
export const waitTimer: Wait = (milliseconds, signal) => delay(milliseconds, undefined, { signal });
