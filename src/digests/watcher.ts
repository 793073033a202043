import { Temporal } from "temporal-polyfill";
import { type Clock, toInstant } from "../core/clock.ts";
import type { RecordReader } from "../record/port.ts";
import type { Composed } from "./courier.ts";
import type { Deliveries } from "./deliveries.ts";
import { deliveryKey } from "./scheduler.ts";
import type { Subscription, Subscriptions, WatchSettings } from "./subscriptions.ts";

/** Milliseconds after an alert in which what comes in is kept for the next one, so that many at once are one message. */
const GATHERING = 5 * 60_000;
const BATCH = 1_000;

export interface WatcherDeps {
  reader: Pick<RecordReader, "position">;
  subscriptions: Subscriptions;
  deliveries: Deliveries;
  /** The alert on what came in after the subscription's position; `silent` where nothing did. */
  compose(subscription: Subscription): Promise<Composed>;
  clock: Clock;
}

/** Looks whether anything came in that somebody watches for, and makes deliveries of it. */
export function createWatcher({ reader, subscriptions, deliveries, compose, clock }: WatcherDeps): () => Promise<void> {
  const lookFor = async (subscription: Subscription, position: number): Promise<void> => {
    const { id, owner, conversation, settings, zone, position: from } = subscription;
    if (settings.kind !== "watch") return;
    const now = toInstant(clock.now());
    if (subscription.suspended || (subscription.pausedUntil ?? "") > now)
      return subscriptions.looked(id, { from, to: position, nextAt: null });
    const quietUntil = quietEnd(settings, zone, now);
    if (quietUntil !== undefined) return subscriptions.looked(id, { from, to: from, nextAt: quietUntil });
    const composed = await compose(subscription);
    if (composed === "silent" || "gone" in composed) return subscriptions.looked(id, { from, to: position, nextAt: null });
    const about = `after ${from}`;
    const base = { key: deliveryKey(id, about), owner, purpose: "alert", of: id, conversation, dueAt: now, about } as const;
    await deliveries.add([{ ...base, state: "due", attempts: 0, notBefore: 0, content: composed }]);
    return subscriptions.looked(id, { from, to: position, nextAt: toInstant(clock.now() + GATHERING) });
  };
  return async () => {
    for (;;) {
      const position = await reader.position();
      const behind = await subscriptions.behind(position, toInstant(clock.now()), BATCH);
      for (const subscription of behind) await lookFor(subscription, position);
      if (behind.length < BATCH) return;
    }
  };
}

/** When the quiet hours end that an instant lies in, UTC; undefined where it lies in none. Hours may go over midnight. */
export function quietEnd({ quiet }: WatchSettings, zone: string, now: string): string | undefined {
  if (quiet === undefined || quiet.from === quiet.to) return undefined;
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const [time, from, to] = [local.toPlainTime(), Temporal.PlainTime.from(quiet.from), Temporal.PlainTime.from(quiet.to)];
  const [begun, over] = [Temporal.PlainTime.compare(time, from) >= 0, Temporal.PlainTime.compare(time, to) >= 0];
  const overMidnight = Temporal.PlainTime.compare(from, to) > 0;
  if (overMidnight ? !begun && over : !begun || over) return undefined;
  const day = overMidnight && begun ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate();
  return day.toZonedDateTime({ timeZone: zone, plainTime: to }).toInstant().toString();
}
