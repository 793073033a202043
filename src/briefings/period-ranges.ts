import { addDays, type DaySpan, dayAt, EARLIEST_DAY } from "./period-calendar.ts";
import { daysOf, type PartialDate } from "./period-dates.ts";
import { type DayContext, type End, endAt } from "./period-ends.ts";
import { type DateToken, JOINERS, RANGE_WORDS, type RangeWord } from "./period-words.ts";

/** A stretch of tokens that names a period or an as-of day, or that tries to and cannot. */
export type Range =
  | { kind: "period" | "as-of"; span: DaySpan; start: number; next: number; labelFrom: number; yearAssumed: boolean }
  /** Words that hold a date and are the name of something: "the 7 October attack". */
  | { kind: "name"; start: number; next: number }
  | { kind: "problem"; problem: string; start: number; next: number; future: boolean };

const meanings = RANGE_WORDS.map(([words, meaning]) => [words.split(" "), meaning] as const);

function rangeWordAt(tokens: readonly DateToken[], i: number): { meaning: RangeWord; next: number; word: string } | undefined {
  for (const [words, meaning] of meanings) {
    if (words.every((word, k) => tokens[i + k]?.word === word)) return { meaning, next: i + words.length, word: words.join(" ") };
  }
  return undefined;
}

/** Words that introduce many other things too, so that what follows must look like a date by itself. */
const WEAK = new Set(["by", "for", "at", "through", "beginning", "starting"]);
const ONWARD = new Set(["on", "onward", "onwards", "forward"]);

/** Reads the range that begins at token `i`. `alone`: the whole text is meant to be a period. */
export function rangeAt(tokens: readonly DateToken[], i: number, context: DayContext, alone: boolean): Range | undefined {
  const lead = rangeWordAt(tokens, i);
  if (lead === undefined) return bareRange(tokens, i, context, alone);
  const introduced = alone || !WEAK.has(lead.word);
  const paired = lead.meaning === "between" || lead.meaning === "from";
  const first = endAt(tokens, lead.next, context, { introduced, inRange: paired || lead.meaning === "within" });
  if (first === undefined) return unreadable(tokens, i, lead, alone);
  const second = paired ? secondEnd(tokens, first.next, context, JOINERS) : farEnd(tokens, first, context);
  if (second) return joined(first, second, { start: i, labelFrom: lead.meaning === "within" ? lead.next : i }, context);
  if (bareDay(first) || lead.meaning === "between") return undefined;
  return settle(first, { start: i, labelFrom: lead.meaning === "within" ? lead.next : i }, context, (span, from) =>
    meant(lead.meaning, span, first, context, ONWARD.has(tokens[from]?.word ?? "") ? from + 1 : undefined),
  );
}

const RANGE_JOINERS = new Set([...JOINERS].filter((word) => word !== "and"));

function unreadable(
  tokens: readonly DateToken[],
  i: number,
  lead: { meaning: RangeWord; next: number },
  alone: boolean,
): Range | undefined {
  if (lead.meaning !== "since" && lead.meaning !== "as-of" && !alone) return undefined;
  const rest = tokens.slice(lead.next, lead.next + 4).filter((token) => /[\p{L}\p{N}]/u.test(token.word));
  if (rest.length === 0 || (rest[0]?.word === "when" && !alone)) return undefined;
  return {
    kind: "problem",
    problem: `“${rest.map((token) => token.raw).join(" ")}” is not a day or period I can read`,
    start: i,
    next: tokens.length,
    future: false,
  };
}

const bareDay = (end: End): boolean =>
  end.kind === "date" && end.date.day !== undefined && end.date.month === undefined && end.date.year === undefined;

/** What a lead word makes of the days after it; `onward` is set where "on" or "onwards" follows. */
function meant(
  meaning: RangeWord,
  span: DaySpan,
  end: End,
  context: DayContext,
  onward: number | undefined,
): [DaySpan, number, "period" | "as-of"] {
  const today = dayAt(context.now, context.zone);
  const next = onward ?? end.next;
  if (meaning === "as-of") return [{ from: span.to, to: span.to }, end.next, "as-of"];
  if (meaning === "since" || onward !== undefined) return [{ from: span.from, to: today }, next, "period"];
  if (meaning === "from") return [end.kind === "date" ? { from: span.from, to: today } : span, next, "period"];
  if (meaning === "after") return [{ from: addDays(span.to, 1), to: today }, end.next, "period"];
  if (meaning === "before") return [{ from: EARLIEST_DAY, to: addDays(span.from, -1) }, end.next, "period"];
  if (meaning === "until") return [{ from: EARLIEST_DAY, to: span.to }, end.next, "period"];
  return [span, end.next, "period"];
}

function secondEnd(tokens: readonly DateToken[], i: number, context: DayContext, joiners: ReadonlySet<string>): End | undefined {
  if (!joiners.has(tokens[i]?.word ?? "")) return undefined;
  return endAt(tokens, i + 1, context, { introduced: true, inRange: true });
}

/** The other end of a range, or the second of two days of one month: "5 and 6 November", "January 3rd and 5th". */
function farEnd(tokens: readonly DateToken[], first: End, context: DayContext): End | undefined {
  const ranged = secondEnd(tokens, first.next, context, RANGE_JOINERS);
  if (ranged) return ranged;
  const second = secondEnd(tokens, first.next, context, JOINERS);
  if (second?.kind !== "date" || first.kind !== "date" || second.date.day === undefined || first.date.day === undefined) return undefined;
  const ordinal = /^\d+(?:st|nd|rd|th)$/u.test(tokens[first.next + 1]?.word ?? "");
  const ofOneMonth = first.date.month === undefined ? second.date.month !== undefined : second.date.month === undefined && ordinal;
  return ofOneMonth ? second : undefined;
}

/** A range or date without a word before it: "1–10 Nov 2023", "yesterday", "31 October". */
function bareRange(tokens: readonly DateToken[], i: number, context: DayContext, alone: boolean): Range | undefined {
  const first = endAt(tokens, i, context, { introduced: alone, inRange: true });
  const second = first && farEnd(tokens, first, context);
  if (first && second) {
    const range = joined(first, second, { start: i, labelFrom: i }, context);
    if (range) return range;
  }
  const single = endAt(tokens, i, context, { introduced: alone, inRange: false });
  if (single === undefined) return undefined;
  if (single.kind === "date" && !alone && namesSomething(tokens, i, single)) return { kind: "name", start: i, next: single.next };
  return settle(single, { start: i, labelFrom: i }, context, (span) => [span, single.next, "period"]);
}

/** "the 7 October attack" is the name of an event, not a period. */
function namesSomething(tokens: readonly DateToken[], i: number, end: End): boolean {
  const after = tokens[end.next]?.word ?? "";
  const the = tokens[i]?.word === "the" || tokens[i - 1]?.word === "the";
  return the && /^\p{L}{3,}$/u.test(after) && !FUNCTION_WORDS.has(after);
}

const FUNCTION_WORDS = new Set(["and", "was", "were", "did", "has", "have", "the", "for", "with", "about", "who", "what", "according"]);

interface Extent {
  start: number;
  labelFrom: number;
}

function settle(
  end: End,
  extent: Extent,
  context: DayContext,
  make: (span: DaySpan, from: number) => [DaySpan, number, "period" | "as-of"],
): Range {
  const today = dayAt(context.now, context.zone);
  const problem = (text: string, future = false): Range => ({
    kind: "problem",
    problem: text,
    start: extent.start,
    next: end.next,
    future,
  });
  if (end.kind === "days" && end.future) return problem("lies in the future", true);
  const found = end.kind === "days" ? end.span : daysOf(end.date, context.yearsUpTo ?? today);
  if ("problem" in found) return problem(found.problem);
  const [span, next, kind] = make(found, end.next);
  if (found.from > today) return problem("lies in the future", true);
  if (span.from > span.to) return problem("leaves no day up to the as-of day", true);
  return { kind, span, ...extent, next, yearAssumed: end.kind === "date" && end.date.year === undefined };
}

/** Two ends; each takes the month and year it lacks from the other. Undefined where neither is a date. */
function joined(first: End, second: End, extent: Extent, context: DayContext): Range | undefined {
  const today = dayAt(context.now, context.zone);
  const problem = (text: string, future = false): Range => ({
    kind: "problem",
    problem: text,
    start: extent.start,
    next: second.next,
    future,
  });
  if ((first.kind === "days" && first.future) || (second.kind === "days" && second.future)) return problem("lies in the future", true);
  let [a, b] = [first, second];
  if (a.kind === "date" && b.kind === "date") {
    const [from, to] = completed(a.date, b.date);
    if (from === undefined || to === undefined) return undefined;
    [a, b] = [
      { ...a, date: from },
      { ...b, date: to },
    ];
  } else if (bareDay(a) || bareDay(b)) return undefined;
  const upTo = context.yearsUpTo ?? today;
  const to = b.kind === "days" ? b.span : daysOf(b.date, upTo);
  if ("problem" in to) return problem(to.problem);
  const from = a.kind === "days" ? a.span : daysOf(a.date, a.date.year === undefined ? to.to : upTo);
  if ("problem" in from) return problem(from.problem);
  if (from.from > to.to) return problem("ends before it begins");
  if (from.from > today) return problem("lies in the future", true);
  const yearAssumed = [a, b].every((end) => end.kind === "date" && end.date.year === undefined);
  return { kind: "period", span: { from: from.from, to: to.to }, ...extent, next: second.next, yearAssumed };
}

function completed(a: PartialDate, b: PartialDate): [PartialDate, PartialDate] | [] {
  const month = { first: a.month ?? b.month, second: b.month ?? a.month };
  if (a.day !== undefined && month.first === undefined) return [];
  if (b.day !== undefined && month.second === undefined) return [];
  const from = { ...a, ...(a.day !== undefined && month.first !== undefined ? { month: month.first } : {}) };
  const to = { ...b, ...(b.day !== undefined && month.second !== undefined ? { month: month.second } : {}) };
  // "Nov 1–10, 2023" and "1–10 Nov 2023" write the year once; "20 Dec to 5 Jan 2024" begins in the year before.
  if (from.year === undefined && to.year !== undefined) {
    const wraps = from.month !== undefined && to.month !== undefined && from.month > to.month;
    return [{ ...from, year: wraps ? to.year - 1 : to.year }, to];
  }
  if (to.year === undefined && from.year !== undefined) {
    const wraps = from.month !== undefined && to.month !== undefined && from.month > to.month;
    return [from, { ...to, year: wraps ? from.year + 1 : from.year }];
  }
  return [from, to];
}
