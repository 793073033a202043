import { type DaySpan, dayOf, daysInMonth, unitAround } from "./period-calendar.ts";
import { type DateToken, monthName, MONTHS, PORTIONS } from "./period-words.ts";

/** A date as far as it is written. */
export interface PartialDate {
  year?: number;
  month?: number;
  day?: number;
  /** First and last day of a part of the month; 31 is the month's last. */
  portion?: readonly [from: number, to: number];
  quarter?: number;
  /** The week around the day. */
  week?: true;
}

/** A date that cannot be, or can be read two ways; the message is for the reader. */
export interface DateProblem {
  problem: string;
}

const DAY = /^(\d{1,2})(?:st|nd|rd|th)?$/u;
/** Days of earlier years are slips of the pen. */
const FIRST_YEAR = 1000;
const YEAR = /^(?:19|20)\d\d$/u;
const ORDINALS = new Map([
  ["first", 1],
  ["second", 2],
  ["third", 3],
  ["last", 4],
]);

interface Found {
  date: PartialDate;
  next: number;
}

/** Reads a calendar date that begins at token `i`: a day, month, year, quarter or part of a month. */
export function dateAt(tokens: readonly DateToken[], i: number, position: { introduced: boolean; inRange: boolean }): Found | undefined {
  return (
    numericAt(tokens, i) ??
    dayMonthAt(tokens, i) ??
    monthAt(tokens, i, position.introduced || position.inRange) ??
    portionAt(tokens, i) ??
    quarterAt(tokens, i) ??
    yearAt(tokens, i, position) ??
    (position.inRange ? bareDayAt(tokens, i) : undefined)
  );
}

function numericAt(tokens: readonly DateToken[], i: number): Found | undefined {
  const word = tokens[i]?.word ?? "";
  const [, y, m, d] = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/u.exec(word) ?? [];
  if (y !== undefined) return { date: { year: Number(y), month: Number(m), ...(d === undefined ? {} : { day: Number(d) }) }, next: i + 1 };
  const [, first = "", separator, second = "", year] = /^(\d{1,2})([./])(\d{1,2})[./](\d{4})$/u.exec(word) ?? [];
  if (year === undefined) return undefined;
  // 5.11.2023 is day first wherever full stops are used; with slashes both orders are in use.
  const [day, month] = separator === "/" && Number(second) > 12 ? [second, first] : [first, second];
  const unclear = separator === "/" && Number(first) <= 12 && Number(second) <= 12 && first !== second;
  return { date: { year: Number(year), month: unclear ? Number.NaN : Number(month), day: Number(day) }, next: i + 1 };
}

const dayNumber = (token: DateToken | undefined): number | undefined => {
  const digits = DAY.exec(token?.word ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/** The year after a date, with or without a comma or "of". */
function yearFrom(tokens: readonly DateToken[], i: number): { year?: number; next: number } {
  const at = [",", "of", "."].includes(tokens[i]?.word ?? "") ? i + 1 : i;
  const word = tokens[at]?.word ?? "";
  return YEAR.test(word) ? { year: Number(word), next: at + 1 } : { next: i };
}

function dayMonthAt(tokens: readonly DateToken[], i: number): Found | undefined {
  const first = dayNumber(tokens[i]);
  if (first !== undefined) {
    const at = tokens[i + 1]?.word === "of" ? i + 2 : i + 1;
    const month = MONTHS.get(tokens[at]?.word ?? "");
    if (month === undefined) return undefined;
    const { year, next } = yearFrom(tokens, afterDot(tokens, at + 1));
    return { date: { day: first, month, ...(year === undefined ? {} : { year }) }, next };
  }
  const month = MONTHS.get(tokens[i]?.word ?? "");
  if (month === undefined) return undefined;
  const at = tokens[afterDot(tokens, i + 1)]?.word === "the" ? afterDot(tokens, i + 1) + 1 : afterDot(tokens, i + 1);
  const day = dayNumber(tokens[at]);
  if (day === undefined) return undefined;
  const { year, next } = yearFrom(tokens, at + 1);
  return { date: { day, month, ...(year === undefined ? {} : { year }) }, next };
}

/** Past the full stop of a shortened month, "Nov. 5". */
function afterDot(tokens: readonly DateToken[], i: number): number {
  const month = tokens[i - 1];
  return tokens[i]?.word === "." && month !== undefined && month.raw.length <= 4 && tokens[i]?.start === month.end && i + 1 < tokens.length
    ? i + 1
    : i;
}

/** A month alone. Shortened and everyday words ("may", "march") need a year, or a word before them that asks for a date. */
function monthAt(tokens: readonly DateToken[], i: number, introduced: boolean): Found | undefined {
  const word = tokens[i]?.word ?? "";
  const month = MONTHS.get(word);
  if (month === undefined) return undefined;
  const { year, next } = yearFrom(tokens, afterDot(tokens, i + 1));
  const plain = word.length > 3 && word !== "march" && word !== "sept";
  if (year === undefined && !introduced && !plain) return undefined;
  return { date: { month, ...(year === undefined ? {} : { year }) }, next };
}

/** "early November 2023", "the end of October", "the first week of November". */
function portionAt(tokens: readonly DateToken[], i: number): Found | undefined {
  const word = (k: number): string => tokens[i + k]?.word ?? "";
  const ordinal = ORDINALS.get(word(0));
  const named = PORTIONS.get(word(0));
  const [portion, length] =
    named !== undefined
      ? [named, 1]
      : ordinal !== undefined && word(1) === "week"
        ? [ordinal === 4 ? ([25, 31] as const) : ([ordinal * 7 - 6, ordinal * 7] as const), 2]
        : ordinal !== undefined && word(1) === "half" && ordinal !== 3
          ? [ordinal === 1 ? ([1, 15] as const) : ([16, 31] as const), 2]
          : [undefined, 0];
  if (portion === undefined) return undefined;
  const at = i + length + (["of", "-", "in"].includes(word(length)) ? 1 : 0);
  const found = monthAt(tokens, at, true);
  return found && { date: { ...found.date, portion }, next: found.next };
}

function quarterAt(tokens: readonly DateToken[], i: number): Found | undefined {
  const quarter = /^q([1-4])$/u.exec(tokens[i]?.word ?? "")?.[1];
  if (quarter === undefined) return undefined;
  const { year, next } = yearFrom(tokens, i + 1);
  return year === undefined ? undefined : { date: { year, quarter: Number(quarter) }, next };
}

/** A year alone needs a word before it that asks for a date, or to stand at an end of the text: "2020 people" is no year. */
function yearAt(tokens: readonly DateToken[], i: number, position: { introduced: boolean; inRange: boolean }): Found | undefined {
  const word = tokens[i]?.word ?? "";
  if (!YEAR.test(word)) return undefined;
  const last = tokens.slice(i + 1).every((token) => /^[^\p{L}\p{N}]+$/u.test(token.word));
  if (!position.introduced && !position.inRange && !last) return undefined;
  return { date: { year: Number(word) }, next: i + 1 };
}

function bareDayAt(tokens: readonly DateToken[], i: number): Found | undefined {
  const day = dayNumber(tokens[i]);
  if (day === undefined || day < 1 || day > 31) return undefined;
  const { year, next } = tokens[i + 1]?.word === "," ? yearFrom(tokens, i + 1) : { next: i + 1 };
  return { date: { day, ...(year === undefined ? {} : { year }) }, next };
}

/** The days a date means. Without a year: the newest such date that begins no later than `upTo`. */
export function daysOf(date: PartialDate, upTo: string): DaySpan | DateProblem {
  // The first day there is stands for "the beginning" in periods that were written out.
  const beginning = date.year === 1 && date.month === 1 && date.day === 1;
  if (date.year !== undefined && date.year < FIRST_YEAR && !beginning)
    return { problem: `is before the year ${FIRST_YEAR}, from which days are read` };
  if (Number.isNaN(date.month)) return { problem: "can be read day first or month first" };
  if (date.month !== undefined && (date.month < 1 || date.month > 12)) return { problem: "names no month from 1 to 12" };
  if (date.year !== undefined) return spanIn(date, date.year);
  const newest = Number(upTo.slice(0, 4));
  let last: DaySpan | DateProblem = { problem: "names no date" };
  // Nine years hold every 29 February, also around a year like 1900.
  for (let year = newest; year > newest - 9; year -= 1) {
    last = spanIn(date, year);
    if (!("problem" in last) && last.from <= upTo) return last;
  }
  return last;
}

function spanIn(date: PartialDate, year: number): DaySpan | DateProblem {
  const { month, day, portion, quarter } = date;
  if (quarter !== undefined) return { from: dayOf(year, quarter * 3 - 2, 1), to: dayOf(year, quarter * 3, daysInMonth(year, quarter * 3)) };
  if (month === undefined) return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) };
  const length = daysInMonth(year, month);
  if (day !== undefined) {
    if (day < 1 || day > length) {
      const when = date.year === undefined ? monthName(month) : `${monthName(month)} ${year}`;
      const most = date.year === undefined && month === 2 ? 29 : length;
      return { problem: `is not a day: ${when} has ${most} days` };
    }
    return unitAround(dayOf(year, month, day), date.week ? "week" : "day");
  }
  const [from, to] = portion ?? [1, 31];
  return { from: dayOf(year, month, from), to: dayOf(year, month, Math.min(to, length)) };
}
