import type { Clock } from "../../core/clock.ts";

/** Lets requests through one after the other; resolves when one may go. */
export type Gate = () => Promise<void>;

export interface GateOptions {
  /** Milliseconds between two requests. */
  between: number;
  /** How far one may run ahead of its time, in milliseconds, to make up for timers that ring late. */
  ahead: number;
  clock: Clock;
  wait(milliseconds: number): Promise<unknown>;
}

/**
 * Requests that were held up on their way, as on a busy machine, would go out all at once, more than a platform takes in a second; they
 * go out evenly.
 */
export function createGate({ between, ahead, clock, wait }: GateOptions): Gate {
  /** When the next one has its time. */
  let due = 0;
  let last = Promise.resolve();
  return async () => {
    const before = last;
    const { promise, resolve } = Promise.withResolvers<void>();
    last = promise;
    try {
      await before;
      const pause = due - ahead - clock.now();
      if (pause > 0) await wait(Math.ceil(pause));
      due = Math.max(due, clock.now()) + between;
    } finally {
      resolve();
    }
  };
}
