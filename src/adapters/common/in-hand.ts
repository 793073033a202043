import { setImmediate } from "node:timers/promises";

/** The requests being answered, so that a stop can wait for them. */
export interface InHand {
  /** Lets an acknowledgement that is on its way go before answers. */
  acknowledge(promise: Promise<unknown>): void;
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

/** Work that fails is reported to `failed`; it must not take the process down. */
export function createInHand(failed: (error: unknown) => void): InHand {
  const running = new Set<Promise<void>>();
  let closed = false;
  let queue = Promise.resolve();
  const acknowledging = new Set<Promise<unknown>>();
  // One start a turn of the event loop, and none while an acknowledgement is on its way: an answer may keep the processor
  // for milliseconds, and of many requests that come at once the last must be acknowledged in time.
  const turn = async (): Promise<void> => {
    if (acknowledging.size > 0) await within(ACKNOWLEDGE_PATIENCE, Promise.allSettled(acknowledging));
    queue = queue.then(() => setImmediate());
    return queue;
  };
  return {
    acknowledge(promise) {
      acknowledging.add(promise);
      // Who answers the request hears of its failure.
      promise.catch(() => undefined).finally(() => acknowledging.delete(promise));
    },
    run(work) {
      if (closed) return false;
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
