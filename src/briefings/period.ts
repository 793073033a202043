import { UserError } from "../core/errors.ts";
import { addDays, dayAt, endOfDay } from "./period-calendar.ts";
import type { DayContext } from "./period-ends.ts";
import { type Range, rangeAt } from "./period-ranges.ts";
import { dateTokens, type DateToken } from "./period-words.ts";
import type { Period } from "./types.ts";

export type { DayContext } from "./period-ends.ts";
export { dayAt, endOfDay } from "./period-calendar.ts";

/** What a text says about time. */
export type ParsedPeriod =
  | {
      kind: "period";
      period?: Period;
      /** "as of X": the day, and its last second in the zone. */
      asOf?: { day: string; instant: string };
      /** A year was not written and was taken to be the newest possible. */
      yearAssumed: boolean;
      /** What was read, as offsets in the text, ascending; and the text without it. */
      consumed: { start: number; end: number }[];
      rest: string;
    }
  /** Words that ask for a date and cannot be one, told in the reader's words. `future`: the date has not come yet. */
  | { kind: "problem"; message: string; future: boolean; start: number; end: number };

/**
 * Finds the period and the as-of day in a text. Words such as "last week" are counted from the as-of day where the
 * text names one, else from `now`, in the zone. Undefined where the text says nothing about time.
 */
export function parsePeriod(text: string, context: DayContext): ParsedPeriod | undefined {
  return read(text, context, false);
}

function read(text: string, context: DayContext, alone: boolean): ParsedPeriod | undefined {
  const tokens = dateTokens(text);
  const ranges = scan(tokens, context, alone);
  const asOf = ranges.find((range) => range.kind === "as-of");
  if (asOf?.kind !== "as-of") return toPeriod(text, tokens, ranges, context);
  const instant = endOfDay(asOf.span.to, context.zone);
  return toPeriod(text, tokens, scan(tokens, { ...context, now: instant < context.now ? instant : context.now }, alone), context);
}

function scan(tokens: readonly DateToken[], context: DayContext, alone: boolean): Range[] {
  const ranges: Range[] = [];
  for (let i = 0; i < tokens.length;) {
    const range = rangeAt(tokens, i, context, alone);
    if (range) ranges.push(range);
    i = range ? range.next : i + 1;
  }
  return ranges;
}

function toPeriod(text: string, tokens: readonly DateToken[], ranges: readonly Range[], context: DayContext): ParsedPeriod | undefined {
  const cut = (from: number, next: number): { start: number; end: number } => ({
    start: tokens[from]?.start ?? 0,
    end: tokens[next - 1]?.end ?? text.length,
  });
  const wrong = ranges.find((range) => range.kind === "problem");
  if (wrong?.kind === "problem")
    return {
      kind: "problem",
      message: sentence(text, cut(wrong.start, wrong.next), wrong.problem),
      future: wrong.future,
      ...cut(wrong.start, wrong.next),
    };
  const periods = ranges.filter((range): range is PeriodRange => range.kind === "period");
  const [first, second] = merged(text, periods, cut);
  const asOf = ranges.find((range) => range.kind === "as-of");
  if (first?.kind === "period" && second?.kind === "period") {
    const both = [first, second].map((range) => said(text, cut(range.labelFrom, range.next))).join("” and “");
    return {
      kind: "problem",
      message: `Two periods are named, “${both}”. Ask about one.`,
      future: false,
      ...cut(second.start, second.next),
    };
  }
  if (first === undefined && asOf === undefined) return undefined;
  const named = ranges.filter((range) => range.kind === "period" || range.kind === "as-of");
  const consumed = named.map((range) => cut(range.start, range.next));
  return {
    kind: "period",
    ...(first?.kind === "period" ? { period: { ...first.span, label: said(text, cut(first.labelFrom, first.next)) } } : {}),
    ...(asOf?.kind === "as-of" ? { asOf: { day: asOf.span.to, instant: endOfDay(asOf.span.to, context.zone) } } : {}),
    yearAssumed: named.some((range) => "yearAssumed" in range && range.yearAssumed),
    consumed,
    rest: without(text, consumed),
  };
}

type PeriodRange = Extract<Range, { kind: "period" | "as-of" }>;

/** Two periods that follow on each other with nothing but "and" between them are one; of "the weekend of 4 November" the second says which. */
function merged(
  text: string,
  periods: readonly PeriodRange[],
  cut: (start: number, next: number) => { start: number; end: number },
): PeriodRange[] {
  const [first, second, third] = periods;
  if (first === undefined || second === undefined || third !== undefined) return [...periods];
  const between = text.slice(cut(first.start, first.next).end, cut(second.labelFrom, second.next).start);
  if (/^\s*of\s*$/iu.test(between)) return [{ ...second, start: first.start }];
  if (!/^\s*(?:and|&|,|, and)\s*(?:on\s*)?$/iu.test(between)) return [...periods];
  const from = first.span.from < second.span.from ? first.span.from : second.span.from;
  const to = first.span.to > second.span.to ? first.span.to : second.span.to;
  const [early, late] = first.span.from <= second.span.from ? [first.span, second.span] : [second.span, first.span];
  if (late.from > addDays(early.to, 1)) return [...periods];
  return [{ ...first, span: { from, to }, next: second.next }];
}

const LONGEST_LABEL = 60;

function said(text: string, at: { start: number; end: number }): string {
  return text.slice(at.start, at.end).replace(/\s+/gu, " ").slice(0, LONGEST_LABEL);
}

function sentence(text: string, at: { start: number; end: number }, problem: string): string {
  return problem.startsWith("“") ? `${problem}.` : `“${said(text, at)}” ${problem}.`;
}

function without(text: string, consumed: readonly { start: number; end: number }[]): string {
  let rest = "";
  let from = 0;
  for (const { start, end } of consumed) {
    rest += `${text.slice(from, start)} `;
    from = end;
  }
  return (rest + text.slice(from)).replace(/\s+/gu, " ").trim();
}

const NEXT_STEP = "Write a day as 2023-11-05 or 5 Nov 2023; a period as 7d, since Monday, October 2023 or 2023-11-01..2023-11-10.";

/** The period a text is, and nothing else. Throws UserError("usage") in the reader's words. */
export function readPeriod(text: string, context: DayContext): Period {
  const found = read(text, context, true);
  if (found?.kind === "problem") throw new UserError("usage", found.message, { next: NEXT_STEP });
  if (found?.period === undefined || /[\p{L}\p{N}]/u.test(found.rest))
    throw new UserError("usage", `“${text.trim().slice(0, LONGEST_LABEL)}” is not a period I can read.`, { next: NEXT_STEP });
  return found.period;
}

/**
 * The day a text is; of a longer stretch its first or last day ("7d" as `from` is seven days back, "October 2023" as `to`
 * is its 31st). Throws UserError("usage") in the reader's words.
 */
export function parseDay(text: string, context: DayContext, edge: "from" | "to"): string {
  const found = read(text, context, true);
  if (found?.kind === "problem") throw new UserError("usage", found.message, { next: NEXT_STEP });
  if (found === undefined || /[\p{L}\p{N}]/u.test(found.rest))
    throw new UserError("usage", `“${text.trim().slice(0, LONGEST_LABEL)}” is not a day I can read.`, { next: NEXT_STEP });
  return found.asOf?.day ?? (found.period ?? { from: dayAt(context.now, context.zone), to: dayAt(context.now, context.zone) })[edge];
}

/** Whether a text is wholly a day or a period, rightly written or not ("31 Feb" is): where a date ends among other words. */
export function isPeriodText(text: string, context: DayContext): boolean {
  const found = read(text, context, true);
  if (found === undefined) return false;
  if (found.kind === "problem") return !found.message.includes("is not a day or period I can read");
  return !/[\p{L}\p{N}]/u.test(found.rest);
}
