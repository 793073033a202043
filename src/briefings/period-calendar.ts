import { Temporal } from "temporal-polyfill";

/** Days, both inclusive, `YYYY-MM-DD`. */
export interface DaySpan {
  from: string;
  to: string;
}

/** Stands for "the beginning" in a period that names only its end. */
export const EARLIEST_DAY = "0001-01-01";

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** What was asked last: one question asks for the day of its own instant many times over. */
let known = { instant: "", zone: "", day: "" };

/** The day an instant falls on in a zone. */
export function dayAt(instant: string, zone: string): string {
  if (known.instant !== instant || known.zone !== zone)
    known = { instant, zone, day: Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString() };
  return known.day;
}

/** The last second of a day in a zone, as an instant in UTC; right on days that are not 24 hours long. */
export function endOfDay(date: string, zone: string): string {
  const next = day(date).add({ days: 1 }).toZonedDateTime({ timeZone: zone });
  return next.subtract({ seconds: 1 }).toInstant().toString();
}

export function addDays(date: string, days: number): string {
  return day(date).add({ days }).toString();
}

export type CalendarUnit = "day" | "week" | "month" | "year";

/** The calendar unit a day lies in; weeks run from Monday to Sunday (ISO 8601). */
export function unitAround(date: string, unit: CalendarUnit): DaySpan {
  const at = day(date);
  if (unit === "day") return { from: date, to: date };
  if (unit === "week") {
    const monday = at.subtract({ days: at.dayOfWeek - 1 });
    return { from: monday.toString(), to: monday.add({ days: 6 }).toString() };
  }
  if (unit === "month") return { from: at.with({ day: 1 }).toString(), to: at.with({ day: at.daysInMonth }).toString() };
  return { from: at.with({ month: 1, day: 1 }).toString(), to: at.with({ month: 12, day: 31 }).toString() };
}

/** The same day `count` units earlier; the last day of a shorter month where there is none. */
export function unitsBefore(date: string, count: number, unit: CalendarUnit): string {
  const durations = { day: { days: count }, week: { weeks: count }, month: { months: count }, year: { years: count } };
  return day(date).subtract(durations[unit]).toString();
}

/** The newest day not after `date` that is this weekday (1 is Monday); with `strictly`, before it. */
export function weekdayBefore(date: string, weekday: number, strictly: boolean): string {
  const back = (day(date).dayOfWeek - weekday + 7) % 7;
  return addDays(date, -(back === 0 && strictly ? 7 : back));
}

export function daysInMonth(year: number, month: number): number {
  return Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}

/** `YYYY-MM-DD` of a day that exists. */
export function dayOf(year: number, month: number, date: number): string {
  return Temporal.PlainDate.from({ year, month, day: date }).toString();
}
