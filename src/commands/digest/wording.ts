import { Temporal } from "temporal-polyfill";
import { dayLabel, instantLabel } from "../../core/date-labels.ts";
import { describeSchedule } from "../../digests/schedule.ts";
import { nextSlots } from "../../digests/slots.ts";
import { FOREVER, type Subscription } from "../../digests/subscriptions.ts";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** How many of the next times are said. */
const NEXT_TIMES = 3;

/** "Mon 23 Nov 2026 08:00", by the wall clock of the zone. */
export function momentIn(instant: string, zone: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const clock = `${String(at.hour).padStart(2, "0")}:${String(at.minute).padStart(2, "0")}`;
  return `${DAYS[at.dayOfWeek - 1]} ${dayLabel(at.toPlainDate().toString())} ${clock}`;
}

/** "Next: Mon 23 Nov 2026 08:00, Tue 24 Nov 2026 08:00 and Wed 25 Nov 2026 08:00 (Europe/Berlin)." */
export function nextTimes({ settings, zone, skip }: Subscription, after: string): string {
  if (settings.kind !== "digest") return "";
  const slots = nextSlots(settings.schedule, zone, after, NEXT_TIMES + 1).filter(({ local }) => local !== skip);
  const times = slots.slice(0, NEXT_TIMES).map(({ at }) => momentIn(at, zone));
  return `Next: ${times.slice(0, -1).join(", ")} and ${times.at(-1) ?? ""} (${zone}).`;
}

/** What is sent when, as a clause: "a short digest on Gaza every weekday at 08:00 (Europe/Berlin)". */
export function describe({ topic, settings, zone }: Subscription): string {
  if (settings.kind === "watch") {
    const actor = settings.actor === undefined ? "" : " with one actor";
    const quiet = settings.quiet === undefined ? "" : `, not between ${settings.quiet.from} and ${settings.quiet.to} (${zone})`;
    return `alerts on ${topic.label}${actor} from severity ${settings.severity}${quiet}`;
  }
  const only = settings.onlyIfNew ? ", only if something is new" : "";
  const where = settings.placement === "channel" ? "" : settings.placement === "thread" ? ", in one thread" : ", as forum posts";
  return `a ${settings.length} digest on ${topic.label} ${describeSchedule(settings.schedule)} (${zone})${only}${where}`;
}

/** How it stands now: "next Mon 23 Nov 2026 08:00", "paused until …", "suspended because …". */
export function standing(subscription: Subscription, now: string): string {
  const { suspended, pausedUntil, zone, nextAt, settings } = subscription;
  if (suspended)
    return `suspended since ${instantLabel(suspended.at, zone)} because ${suspended.reason}; digest resume ${subscription.id} goes on`;
  if (pausedUntil !== undefined && pausedUntil > now)
    return pausedUntil === FOREVER ? "paused" : `paused until ${instantLabel(pausedUntil, zone)}`;
  if (settings.kind === "watch") return "watching";
  return nextAt === null ? "nothing is due" : `next ${momentIn(nextAt, zone)}`;
}

/** The first letter as it begins a sentence. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
