import { CannotLook, NotPosted } from "../core/platform.ts";
import type { CourierDeps, Held } from "./courier.ts";
import type { Delivery } from "./deliveries.ts";

/** How long an unknown outcome, or a platform in trouble, is tried again: a day. */
const PATIENCE = 24 * 60 * 60_000;
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 15 * 60_000;
const FAILED = "sending there has failed for a day";

interface Failing extends Held {
  deps: CourierDeps;
  settle(change: Partial<Delivery>, cause?: unknown): Promise<void>;
}

/** Settles a delivery whose attempt failed, or puts it off, by what the failure means. */
export async function onFailure(delivery: Delivery, error: unknown, { deps, waiting, putOff, settle }: Failing): Promise<void> {
  const now = deps.clock.now();
  if (error instanceof CannotLook) return settle({ state: "uncertain", error: "whether it is out cannot be looked up" }, error);
  if (error instanceof NotPosted) {
    if (error.why === "later" && now - Date.parse(delivery.dueAt) < PATIENCE) {
      const { platform, tenant = "", channel } = delivery.conversation;
      waiting.set(`${platform} ${tenant} ${channel}`, now + error.wait);
      // What surely is not out is as if it had not been tried.
      const change: Partial<Delivery> = delivery.attempts <= 1 && !error.begun ? { state: "due", attempts: 0 } : {};
      await settle({ ...change, notBefore: now + error.wait }, error);
      return putOff(now + error.wait);
    }
    // Only a first attempt that is refused whole is surely all there was.
    const open = error.why === "later" && (delivery.attempts > 1 || error.begun);
    await settle({ state: open ? "uncertain" : "refused", error: error.message }, error);
    if (error.why !== "invalid") await deps.closed(delivery, error.why === "later" ? FAILED : error.message);
    return undefined;
  }
  if (now - Date.parse(delivery.dueAt) >= PATIENCE) {
    await settle({ state: delivery.state === "sending" ? "uncertain" : "refused", error: "it failed for a day" }, error);
    return deps.closed(delivery, FAILED);
  }
  const tries = Math.min(delivery.attempts, 16);
  const pause = Math.min(FIRST_PAUSE * 2 ** tries, LONGEST_PAUSE) * (0.5 + deps.random() / 2);
  return settle({ notBefore: now + Math.round(pause), error: "the platform could not be reached" }, error);
}

/** Tells the log of a delivery that is settled or put off. */
export function tell({ clock, log }: CourierDeps, delivery: Delivery, cause: unknown): void {
  const { key, purpose, conversation, state, attempts, dueAt } = delivery;
  const lag = clock.now() - Date.parse(dueAt);
  log({ delivery: key, purpose, platform: conversation.platform, state, attempts, lag, ...(cause === undefined ? {} : { cause }) });
}
