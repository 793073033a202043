import type { CalendarUnit } from "./period-calendar.ts";

/** One piece of a text, for reading dates. Offsets in UTF-16 code units. */
export interface DateToken {
  start: number;
  end: number;
  /** As written. */
  raw: string;
  /** Lower case, without accents that matter to no date word. */
  word: string;
}

const PIECES =
  /\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{4}-\d{2}(?![\d-])|\d{1,2}[./]\d{1,2}[./]\d{4}(?!\d)|\d+(?:st|nd|rd|th)(?!\p{L})|\d+(?:h|d|w)(?![\p{L}\d])|\d+(?![\p{L}\d])|\.{2,3}|[-–—,]|[\p{L}\d](?:[\p{L}\p{M}\d]|['’](?=\p{L}))*|\S/gu;

/** The pieces of a text in order. At most `limit` are read: what is longer is no question about a date. */
export function dateTokens(text: string, limit = 400): DateToken[] {
  const tokens: DateToken[] = [];
  for (const match of text.matchAll(PIECES)) {
    if (tokens.length >= limit) break;
    const raw = match[0];
    tokens.push({ start: match.index, end: match.index + raw.length, raw, word: raw.toLowerCase().replace(/['’]s$/u, "") });
  }
  return tokens;
}

const MONTH_NAMES = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

const months = new Map<string, number>();
for (const [i, name] of MONTH_NAMES.entries()) {
  months.set(name, i + 1);
  months.set(name.slice(0, 3), i + 1);
}
months.set("sept", 9);

/** Months by name and three-letter form. */
export const MONTHS: ReadonlyMap<string, number> = months;

export function monthName(month: number): string {
  const name = MONTH_NAMES[month - 1] ?? "";
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Weekdays by name, 1 is Monday. Short forms that are everyday words ("sun", "sat") are left out. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map([
  ["monday", 1],
  ["mon", 1],
  ["tuesday", 2],
  ["tue", 2],
  ["tues", 2],
  ["wednesday", 3],
  ["wed", 3],
  ["thursday", 4],
  ["thu", 4],
  ["thur", 4],
  ["thurs", 4],
  ["friday", 5],
  ["fri", 5],
  ["saturday", 6],
  ["sunday", 7],
]);

/** Counts in words. */
export const COUNTS: ReadonlyMap<string, number> = new Map([
  ["a", 1],
  ["an", 1],
  ["one", 1],
  ["two", 2],
  ["couple", 2],
  ["three", 3],
  ["four", 4],
  ["five", 5],
  ["six", 6],
  ["seven", 7],
  ["eight", 8],
  ["nine", 9],
  ["ten", 10],
  ["twelve", 12],
]);

/** Units of time; hours are read as the days they reach into. */
export const UNITS: ReadonlyMap<string, CalendarUnit | "hour" | "fortnight"> = new Map([
  ["hour", "hour"],
  ["hours", "hour"],
  ["hrs", "hour"],
  ["day", "day"],
  ["days", "day"],
  ["week", "week"],
  ["weeks", "week"],
  ["fortnight", "fortnight"],
  ["month", "month"],
  ["months", "month"],
  ["year", "year"],
  ["years", "year"],
]);

/** What introduces the end of a range, and what it does to the days it introduces. */
export type RangeWord = "as-of" | "since" | "before" | "until" | "after" | "between" | "from" | "within";

export const RANGE_WORDS: readonly (readonly [words: string, meaning: RangeWord])[] = [
  ["as of", "as-of"],
  ["as at", "as-of"],
  ["as - of", "as-of"],
  ["as on", "as-of"],
  ["ever since", "since"],
  ["since", "since"],
  ["starting", "since"],
  ["beginning", "since"],
  ["prior to", "before"],
  ["before", "before"],
  ["up until", "until"],
  ["up to", "until"],
  ["until", "until"],
  ["till", "until"],
  ["through", "until"],
  ["by", "until"],
  ["after", "after"],
  ["between", "between"],
  ["from", "from"],
  ["on", "within"],
  ["in", "within"],
  ["during", "within"],
  ["throughout", "within"],
  ["over", "within"],
  ["for", "within"],
  ["within", "within"],
  ["of", "within"],
  ["at", "within"],
];

/** What stands between the two ends of a range. */
export const JOINERS: ReadonlySet<string> = new Set(["to", "till", "until", "through", "and", "-", "–", "—", "..", "..."]);

/** Parts of a month, as the days they begin and end on; 31 is the last day. */
export const PORTIONS: ReadonlyMap<string, readonly [from: number, to: number]> = new Map([
  ["early", [1, 10]],
  ["mid", [11, 20]],
  ["middle", [11, 20]],
  ["late", [21, 31]],
  ["beginning", [1, 10]],
  ["start", [1, 10]],
  ["end", [21, 31]],
]);
