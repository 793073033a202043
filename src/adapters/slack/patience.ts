import type { Wait } from "../common/after.ts";
import { isRefusal, platformError } from "./connection.ts";

/** Makes a call, waiting out Slack's rate limit for this call alone. */
export type Patiently = <T>(call: () => Promise<T>) => Promise<T>;

export interface PatienceOptions {
  stopping: AbortSignal;
  wait: Wait;
  /** How often a call waits at most; 0 for what must not wait here. */
  most?: number;
  /** Told when Slack no longer takes the token; once, until a call succeeds again. */
  refused(reason: string): void;
}

const MOST_WAITS = 5;
const LONGEST_WAIT = 60;

export function createPatience({ stopping, wait, refused, most = MOST_WAITS }: PatienceOptions): Patiently {
  let known = false;
  return async (call) => {
    for (let waits = 0; ; waits += 1) {
      try {
        const result = await call();
        known = false;
        return result;
      } catch (error) {
        const reason = platformError(error);
        if (reason !== undefined && isRefusal(reason) && !known) {
          known = true;
          refused(reason);
        }
        const seconds = retryAfter(error);
        if (seconds === undefined || waits >= most || seconds > LONGEST_WAIT) throw error;
        await wait(seconds * 1_000, stopping);
      }
    }
  };
}

/** Seconds Slack asks to wait, where it does. */
export function retryAfter(error: unknown): number | undefined {
  return error instanceof Error && "retryAfter" in error && typeof error.retryAfter === "number" ? error.retryAfter : undefined;
}
