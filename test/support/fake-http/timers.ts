import type { After, Wait } from "../../../src/adapters/common/after.ts";

/** Timers that ring when the test lets time pass. */
export interface Timers {
  after: After;
  wait: Wait;
  /** Rings what is due. */
  ring(): void;
  waiting(): number;
}

export function createTimers(now: () => number, changed: () => void): Timers {
  const due = new Map<() => void, number>();
  const after: After = (milliseconds, run) => {
    due.set(run, now() + milliseconds);
    changed();
    return () => due.delete(run);
  };
  return {
    after,
    wait: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const callOff = after(milliseconds, resolve);
        signal.addEventListener("abort", () => {
          callOff();
          reject(new Error("stopped"));
        });
      }),
    ring() {
      for (const [run, time] of due) {
        if (time > now()) continue;
        due.delete(run);
        run();
      }
    },
    waiting: () => due.size,
  };
}
