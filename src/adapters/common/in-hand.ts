/** The requests being answered, so that a stop can wait for them. */
export interface InHand {
  /** Starts work; its failure goes to `failed` and nowhere else. Refused, with false, once closed. */
  run(work: () => Promise<void>): boolean;
  /** Takes no more work and waits for what runs, at most `milliseconds`. */
  close(milliseconds: number): Promise<void>;
}

/** Work that fails is reported to `failed`; it must not take the process down. */
export function createInHand(failed: (error: unknown) => void): InHand {
  const running = new Set<Promise<void>>();
  let closed = false;
  return {
    run(work) {
      if (closed) return false;
      const done = work()
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
