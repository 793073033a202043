import { dayAt, endOfDay, parseDay, readPeriod } from "../briefings/period.ts";
import type { Length, Period, RequestContext } from "../briefings/types.ts";
import { toInstant } from "../core/clock.ts";
import { dayLabel } from "../core/date-labels.ts";
import { UserError } from "../core/errors.ts";
import type { Call, OptionSpec, RawOptions } from "./command.ts";

export const TOPIC: OptionSpec = {
  name: "topic",
  kind: "topic",
  summary: "A dossier, place, actor, issue or any words",
  required: true,
  positional: true,
};

/** The options of every command that answers from the record. */
export const WHEN: readonly OptionSpec[] = [
  { name: "period", kind: "period", summary: "Days to cover: 1–10 Nov 2023, last week, 2023-11-01..2023-11-10" },
  { name: "since", kind: "day", summary: "From this day on: 2023-11-01, Monday, 7d" },
  { name: "as-of", kind: "day", summary: "Answer from what was known by then: 2023-11-05" },
];

export const LENGTH: OptionSpec = { name: "length", kind: "length", summary: "short, standard or full" };
export const PRIVATE: OptionSpec = { name: "private", kind: "flag", summary: "Show the answer to me alone" };

const LENGTHS: readonly Length[] = ["short", "standard", "full"];

/** The request's frame from its raw options. Throws UserError("usage") that quotes what cannot be read. */
export function requestContext(raw: RawOptions, call: Call): RequestContext {
  const now = toInstant(call.now);
  const asOfText = raw["as-of"];
  const asOf = asOfText === undefined ? now : endOfDay(parseDay(asOfText, { now, zone: call.zone }, "to"), call.zone);
  const period = periodOf(raw, asOf, call.zone);
  return {
    owner: call.owner,
    zone: call.zone,
    asOf,
    asOfStated: asOfText !== undefined,
    length: lengthOf(raw.length),
    ...(period === undefined ? {} : { period }),
  };
}

/** The value of an option that must be there. */
export function required(raw: RawOptions, name: string, example: string): string {
  const value = raw[name]?.trim();
  if (value) return value;
  throw new UserError("usage", `Which ${name}?`, { next: `For example: ${example}` });
}

export const isSet = (raw: RawOptions, name: string): boolean => raw[name] !== undefined && raw[name] !== "false";

/** `period` as it is; `since` as the days from then to the as-of day. */
function periodOf(raw: RawOptions, asOf: string, zone: string): Period | undefined {
  const context = { now: asOf, zone };
  if (raw.period !== undefined && raw.since !== undefined) {
    throw new UserError("usage", "Both period and since are given.", { next: "Give one of them." });
  }
  if (raw.period !== undefined) return readPeriod(raw.period, context);
  if (raw.since === undefined) return undefined;
  const [from, to] = [parseDay(raw.since, context, "from"), dayAt(asOf, zone)];
  if (from > to) throw new UserError("usage", `“${raw.since}” is after the as-of day.`, { next: "Name a day before it." });
  return { from, to, label: `since ${dayLabel(from)}` };
}

function lengthOf(text: string | undefined): Length {
  if (text === undefined) return "standard";
  const length = LENGTHS.find((known) => known === text.toLowerCase());
  if (length) return length;
  throw new UserError("usage", `“${text}” is not a length.`, { next: "Use short, standard or full." });
}
