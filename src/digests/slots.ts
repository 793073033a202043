import { Temporal } from "temporal-polyfill";
import type { Schedule } from "./schedule.ts";

/** One time at which a digest is due. */
export interface Slot {
  /** The wall-clock time it stands for, `YYYY-MM-DDTHH:MM`; a subscription has each once, whatever its zone's rules become. */
  local: string;
  /** When that is: an instant, UTC, whole seconds. */
  at: string;
}

/** Days searched for a slot; a schedule names at least one day of every week. */
const DAYS_AHEAD = 9;

/**
 * The first `count` slots after an instant, in order. A local time that the zone skips is due at the moment the clocks go forward, the
 * next local time that exists; one that comes twice is due the first time. Two that fall on one moment are one.
 */
export function nextSlots(schedule: Schedule, zone: string, after: string, count: number): Slot[] {
  const found: Slot[] = [];
  const start = Temporal.Instant.from(after);
  // From the day before: a zone can skip a whole day, which moves its times to the next.
  let day = start.toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 1 });
  for (let searched = 0; found.length < count && searched < DAYS_AHEAD + count * 7; searched += 1) {
    for (const slot of slotsOn(day, schedule, zone)) {
      const last = found.at(-1)?.at ?? after;
      if (Temporal.Instant.compare(slot.at, last) > 0 && Temporal.Instant.compare(slot.at, start) > 0 && found.length < count)
        found.push(slot);
    }
    day = day.add({ days: 1 });
  }
  return found;
}

/** The newest slot at or before an instant and after another; undefined where there is none. */
export function newestSlot(schedule: Schedule, zone: string, { after, until }: { after: string; until: string }): Slot | undefined {
  const end = Temporal.Instant.from(until);
  const weekBefore = end.subtract({ hours: 24 * DAYS_AHEAD });
  const from = Temporal.Instant.compare(after, weekBefore) < 0 ? weekBefore.toString() : after;
  return nextSlots(schedule, zone, from, DAYS_AHEAD * schedule.times.length).findLast(({ at }) => Temporal.Instant.compare(at, end) <= 0);
}

function slotsOn(day: Temporal.PlainDate, { times, days }: Schedule, zone: string): Slot[] {
  if (!days.includes(day.dayOfWeek)) return [];
  return times.map((time) => {
    const local = day.toPlainDateTime(Temporal.PlainTime.from(time));
    return { local: `${day.toString()}T${time}`, at: instantOf(local, zone).toString() };
  });
}

function instantOf(local: Temporal.PlainDateTime, zone: string): Temporal.Instant {
  const before = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (before.toPlainDateTime().equals(local)) return before.toInstant();
  // The time is skipped: `before` is as long ahead of the change as the clocks jump.
  return before.getTimeZoneTransition("next")?.toInstant() ?? local.toZonedDateTime(zone).toInstant();
}
