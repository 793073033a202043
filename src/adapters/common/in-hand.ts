import { setImmediate } from "node:timers/promises";

/** The requests being answered, so that a stop can wait for them. */
export interface InHand {
  /** Lets an acknowledgement that is on its way go before answers. */
  acknowledge(promise: Promise<unknown>): void;
  /** Resolves once no more requests come in, or soon, for all that wait at once: for work that need not be done before their acknowledgements. */
  calm(): Promise<void>;
  /**
   * Starts work; its failure goes to `failed` and nowhere else. Refused, with false, once closed. Work awaits `turn` once
   * its request is acknowledged and before it answers.
   */
  run(work: (turn: () => Promise<void>) => Promise<void>): boolean;
  /** Takes no more work and waits for what runs, at most `milliseconds`. */
  close(milliseconds: number): Promise<void>;
}

/** Milliseconds an answer waits at most for the acknowledgements of other requests. */
const ACKNOWLEDGE_PATIENCE = 250;

/**
 * Turns of the event loop without a new request before an answer starts, and the most it waits. Node's server takes one
 * connection a turn, and a request is heard two or three turns after its connection is taken.
 */
const CALM_TURNS = 4;
const MOST_TURNS = 250;

/** Work that fails is reported to `failed`; it must not take the process down. */
export function createInHand(failed: (error: unknown) => void): InHand {
  const running = new Set<Promise<void>>();
  let closed = false;
  let queue = Promise.resolve();
  let heard = 0;
  const acknowledging = new Set<Promise<unknown>>();
  let calming: Promise<void> | undefined;
  const calm = async (): Promise<void> => {
    for (let turns = 0, since = 0; turns < MOST_TURNS && since < CALM_TURNS; turns += 1) {
      const before = heard;
      await setImmediate();
      since = heard === before ? since + 1 : 0;
    }
  };
  // One start at a time, none while requests come in or an acknowledgement is on its way: an answer may keep the processor
  // for milliseconds, and of many requests that come at once the last must be acknowledged in time.
  const turn = async (): Promise<void> => {
    if (acknowledging.size > 0) await within(ACKNOWLEDGE_PATIENCE, Promise.allSettled(acknowledging));
    queue = queue.then(calm);
    return queue;
  };
  return {
    calm() {
      calming ??= calm().finally(() => (calming = undefined));
      return calming;
    },
    acknowledge(promise) {
      acknowledging.add(promise);
      // Who answers the request hears of its failure.
      promise.catch(() => undefined).finally(() => acknowledging.delete(promise));
    },
    run(work) {
      if (closed) return false;
      heard += 1;
      const done = work(turn)
        .catch(failed)
        .finally(() => running.delete(done));
      running.add(done);
      return true;
    },
    async close(milliseconds) {
      closed = true;
      await within(milliseconds, Promise.allSettled(running));
    },
  };
}

/** The promise's value, or undefined when `milliseconds` pass first. Leaves no timer behind. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
