import type { Period } from "./types.ts";

/** Days a briefing covers where the reader names no period; both ends count. */
export const DEFAULT_WINDOW_DAYS = 7;

const DAY_MS = 86_400_000;

/** Days, inclusive, `YYYY-MM-DD`. */
export interface Window {
  from: string;
  to: string;
}

/** The day `count` days later; earlier where negative. Stops at the years 0000 and 9999, the ends of `YYYY-MM-DD`. */
export function addDays(day: string, count: number): string {
  const moved = Date.parse(`${day}T00:00:00Z`) + count * DAY_MS;
  const held = Math.min(Math.max(moved, Date.parse("0000-01-01T00:00:00Z")), Date.parse("9999-12-31T00:00:00Z"));
  return new Date(held).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative where `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

export function windowDays(window: Window): number {
  return daysBetween(window.from, window.to) + 1;
}

/** The window of the same length that ends the day before. */
export function before(window: Window): Window {
  return { from: addDays(window.from, -windowDays(window)), to: addDays(window.from, -1) };
}

export function within(window: Window, day: string): boolean {
  return window.from <= day && day <= window.to;
}

/** The Monday of the day's week (ISO 8601). */
export function weekStart(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** What a briefing covers, and how that was settled: as stated, the last days, or the last days on record. */
export interface Coverage {
  window: Window;
  basis: "stated" | "latest" | "newest-on-record";
}

/**
 * The stated period as it is; else seven days ending on the as-of day; else, where those hold nothing, the seven
 * days up to the newest record.
 */
export function coverage(asOfDay: string, newest: string | undefined, period: Period | undefined): Coverage {
  if (period) return { window: { from: period.from, to: period.to }, basis: "stated" };
  const latest = { from: addDays(asOfDay, 1 - DEFAULT_WINDOW_DAYS), to: asOfDay };
  if (newest === undefined || newest >= latest.from) return { window: latest, basis: "latest" };
  return { window: { from: addDays(newest, 1 - DEFAULT_WINDOW_DAYS), to: newest }, basis: "newest-on-record" };
}
