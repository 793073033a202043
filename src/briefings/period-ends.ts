import { addDays, type CalendarUnit, type DaySpan, dayAt, unitAround, unitsBefore, weekdayBefore } from "./period-calendar.ts";
import { dateAt, type PartialDate } from "./period-dates.ts";
import { COUNTS, type DateToken, UNITS, WEEKDAYS } from "./period-words.ts";

/** What dates in words are counted from. */
export interface DayContext {
  /** The as-of instant, or the clock's now. */
  now: string;
  /** IANA zone. */
  zone: string;
  /** A day without a year is the newest such day not after this one; the day of `now` where absent. */
  yearsUpTo?: string;
}

/** One end of a range, or a whole period: days already worked out, or a date still without its year or month. */
export type End =
  | { kind: "days"; span: DaySpan; next: number; future?: true; rolling?: true }
  | { kind: "date"; date: PartialDate; next: number };

/** Where in the sentence an end stands. */
export interface Position {
  /** After "in", "since", "on" and the like, where short and everyday words can only be dates. */
  introduced: boolean;
  /** Inside a range, where a number alone may be a day. */
  inRange: boolean;
}

const THIS = new Set(["this", "current"]);
const LAST = new Set(["last", "previous", "past"]);
const NEXT = new Set(["next", "coming", "following", "upcoming"]);
const PARTS_OF_TODAY = new Set(["morning", "afternoon", "evening", "day"]);

/** Reads one end that begins at token `i`. */
export function endAt(tokens: readonly DateToken[], i: number, context: DayContext, position: Position): End | undefined {
  const the = tokens[i]?.word === "the";
  const start = the ? i + 1 : i;
  return relativeAt(tokens, start, context, the, position) ?? dateEnd(tokens, start, position);
}

/** "the week of 5 November": the week, from Monday to Sunday, that the day lies in. */
function dateEnd(tokens: readonly DateToken[], i: number, position: Position): End | undefined {
  if (tokens[i]?.word === "week" && tokens[i + 1]?.word === "of") {
    const found = dateAt(tokens, tokens[i + 2]?.word === "the" ? i + 3 : i + 2, { introduced: true, inRange: false });
    return found?.date.day === undefined ? undefined : { kind: "date", date: { ...found.date, week: true }, next: found.next };
  }
  const found = dateAt(tokens, i, position);
  return found && { kind: "date", ...found };
}

function relativeAt(tokens: readonly DateToken[], i: number, context: DayContext, the: boolean, position: Position): End | undefined {
  const today = dayAt(context.now, context.zone);
  const word = (k: number): string => tokens[i + k]?.word ?? "";
  const days = (from: string, to: string, length: number): End => ({ kind: "days", span: { from, to }, next: i + length });
  const single = (date: string, length: number): End => days(date, date, length);
  const future = (length: number): End => ({ kind: "days", span: { from: today, to: today }, next: i + length, future: true });

  if (word(0) === "today" || word(0) === "tonight") return single(today, 1);
  if (word(0) === "now" && position.introduced) return single(today, 1);
  if (word(0) === "yesterday") return single(addDays(today, -1), 1);
  if (word(0) === "tomorrow") return future(1);
  if (word(0) === "day" && word(1) === "before" && word(2) === "yesterday") return single(addDays(today, -2), 3);
  const feast = feastAt(tokens, i, today);
  if (feast) return feast;
  if (word(0) === "earlier" || word(0) === "later") {
    const rest = relativeAt(tokens, i + 1, context, the, position);
    return rest?.kind === "days" && (THIS.has(word(1)) || word(1) === "today") ? rest : undefined;
  }
  if (word(0) === "this" && PARTS_OF_TODAY.has(word(1))) return single(today, 2);
  if (NEXT.has(word(0)) && (UNITS.has(word(1)) || WEEKDAYS.has(word(1)) || word(1) === "weekend")) return future(2);
  return (
    weekAt(tokens, i, today, position) ?? lastAt(tokens, i, context, the) ?? agoAt(tokens, i, context) ?? compactAt(tokens, i, context)
  );
}

/** Days with names of their own that fall on one date every year; without a year, the newest that has been. */
function feastAt(tokens: readonly DateToken[], i: number, today: string): End | undefined {
  const word = (k: number): string => tokens[i + k]?.word ?? "";
  const name = [word(0), word(1), word(2)].join(" ");
  const feast = FEASTS.find(([said]) => name === said || name.startsWith(`${said} `));
  if (feast === undefined) return undefined;
  const [said, date] = feast;
  const next = i + said.split(" ").length;
  const at = ["of", ","].includes(tokens[next]?.word ?? "") ? next + 1 : next;
  const written = /^(?:19|20)\d\d$/u.exec(tokens[at]?.word ?? "")?.[0];
  const year = written ?? (`${today.slice(0, 4)}-${date}` <= today ? today.slice(0, 4) : String(Number(today.slice(0, 4)) - 1));
  const day = `${year}-${date}`;
  return {
    kind: "days",
    span: { from: day, to: day },
    next: written === undefined ? next : at + 1,
    ...(day > today ? { future: true } : {}),
  };
}

const FEASTS: readonly (readonly [string, string])[] = [
  ["new year eve", "12-31"],
  ["new years eve", "12-31"],
  ["new year day", "01-01"],
  ["new years day", "01-01"],
  ["christmas day", "12-25"],
  ["christmas eve", "12-24"],
  ["boxing day", "12-26"],
];

/** Weekdays and weekends. */
function weekAt(tokens: readonly DateToken[], i: number, today: string, position: Position): End | undefined {
  const word = (k: number): string => tokens[i + k]?.word ?? "";
  const qualified = THIS.has(word(0)) || LAST.has(word(0));
  const name = qualified ? word(1) : word(0);
  const next = i + (qualified ? 2 : 1);
  if (name === "weekend") {
    const sunday = weekdayBefore(today, 7, LAST.has(word(0)) && unitAround(today, "week").to === today);
    const saturday = addDays(sunday, -1);
    return { kind: "days", span: { from: saturday, to: sunday }, next };
  }
  const weekday = WEEKDAYS.get(name);
  if (weekday === undefined || (name.length < 6 && !position.introduced && !qualified)) return undefined;
  // "Monday, 6 November": the weekday only goes along with the date.
  const withDate = dateAt(tokens, tokens[next]?.word === "," ? next + 1 : next, { introduced: true, inRange: false });
  if (withDate?.date.day !== undefined) return { kind: "date", ...withDate };
  const date = weekdayBefore(today, weekday, LAST.has(word(0)));
  return { kind: "days", span: { from: date, to: date }, next };
}

/** "this week", "last month" (calendar units); "the last week", "past 3 days" (counted back from today). */
function lastAt(tokens: readonly DateToken[], i: number, context: DayContext, the: boolean): End | undefined {
  const today = dayAt(context.now, context.zone);
  const word = (k: number): string => tokens[i + k]?.word ?? "";
  const unit = UNITS.get(word(1));
  if (THIS.has(word(0)) && unit !== undefined && unit !== "hour" && unit !== "fortnight")
    return { kind: "days", span: { from: unitAround(today, unit).from, to: today }, next: i + 2 };
  if (!LAST.has(word(0))) return undefined;
  if (unit !== undefined) {
    if (the || word(0) === "past" || unit === "hour" || unit === "fortnight") return rolling(context, 1, unit, i + 2);
    const span = unitAround(unitsBefore(unitAround(today, unit).from, 1, "day"), unit);
    return { kind: "days", span, next: i + 2 };
  }
  const counted = countAt(tokens, i + 1);
  return counted && rolling(context, counted.count, counted.unit, counted.next);
}

/** "3 days ago", "a week earlier than that" is not read. */
function agoAt(tokens: readonly DateToken[], i: number, context: DayContext): End | undefined {
  const counted = countAt(tokens, i);
  if (!counted || !["ago", "back"].includes(tokens[counted.next]?.word ?? "")) return undefined;
  const date = rolling(context, counted.count, counted.unit, 0).span.from;
  const back = counted.unit === "hour" ? date : backBy(context, counted.count, counted.unit);
  return { kind: "days", span: { from: back, to: back }, next: counted.next + 1 };
}

/** "24h", "7d", "2w", and "7 days" where it stands alone. */
function compactAt(tokens: readonly DateToken[], i: number, context: DayContext): End | undefined {
  const [, digits, letter] = /^(\d{1,4})(h|d|w)$/u.exec(tokens[i]?.word ?? "") ?? [];
  if (digits !== undefined) {
    const unit = letter === "h" ? "hour" : letter === "d" ? "day" : "week";
    return Number(digits) > 0 ? rolling(context, Number(digits), unit, i + 1) : undefined;
  }
  const counted = /^\d/u.test(tokens[i]?.word ?? "") ? countAt(tokens, i) : undefined;
  return counted && rolling(context, counted.count, counted.unit, counted.next);
}

type Unit = CalendarUnit | "hour" | "fortnight";

function countAt(tokens: readonly DateToken[], i: number): { count: number; unit: Unit; next: number } | undefined {
  const word = (k: number): string => tokens[i + k]?.word ?? "";
  let k = word(0) === "a" && word(1) === "couple" ? 1 : 0;
  const count = /^\d{1,4}$/u.test(word(k)) ? Number(word(k)) : COUNTS.get(word(k));
  if (count === undefined || count === 0) return undefined;
  k += word(k) === "couple" && word(k + 1) === "of" ? 2 : 1;
  const unit = UNITS.get(word(k));
  return unit && { count, unit, next: i + k + 1 };
}

function backBy(context: DayContext, count: number, unit: Exclude<Unit, "hour">): string {
  const today = dayAt(context.now, context.zone);
  return unit === "fortnight" ? unitsBefore(today, count * 2, "week") : unitsBefore(today, count, unit);
}

function rolling(context: DayContext, count: number, unit: Unit, next: number): Extract<End, { kind: "days" }> {
  const today = dayAt(context.now, context.zone);
  const from =
    unit === "hour"
      ? dayAt(new Date(Date.parse(context.now) - count * 3_600_000).toISOString(), context.zone)
      : unit === "day"
        ? addDays(today, 1 - count)
        : addDays(backBy(context, count, unit), 1);
  return { kind: "days", span: { from, to: today }, next, rolling: true };
}
