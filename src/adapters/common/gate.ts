import type { Clock } from "../../core/clock.ts";

/** Lets requests through one after the other; resolves when one may go. */
export type Gate = () => Promise<void>;

export interface GateOptions {
  /** How many may go in any so many milliseconds. */
  most: number;
  milliseconds: number;
  clock: Clock;
  wait(milliseconds: number): Promise<unknown>;
}

/**
 * Requests that were held up on their way, as on a busy machine, would go out all at once; no more go through in any span of time than a
 * platform takes.
 */
export function createGate({ most, milliseconds, clock, wait }: GateOptions): Gate {
  /** When the last ones went, the oldest first. */
  const went: number[] = [];
  let last = Promise.resolve();
  return async () => {
    const before = last;
    const { promise, resolve } = Promise.withResolvers<void>();
    last = promise;
    try {
      await before;
      const [first = 0] = went;
      const next = went.length < most ? 0 : first + milliseconds;
      if (next > clock.now()) await wait(next - clock.now());
      went.push(clock.now());
      if (went.length > most) went.shift();
    } finally {
      resolve();
    }
  };
}
