import type { Period, RequestContext } from "../types.ts";
import { dayAt } from "../period.ts";
import { TELLING_KINDS } from "../topic-words.ts";
import { does } from "./chunks.ts";
import type { AskDesk } from "./desk.ts";
import type { Question } from "./question.ts";
import { type Declined, decline } from "./understanding.ts";

/** What the request that a follow-up refers to was asked for: its period, and the past instant (UTC) it answers for. */
export interface EarlierFrame {
  period?: Period;
  asOf?: string;
}

/** The frame of a follow-up: what it does not state itself is as it was before, but for an as-of that its period is after. */
export function carriedOver(framed: RequestContext, { period, asOf }: EarlierFrame): RequestContext {
  const stated = framed.period;
  const carriesAsOf = asOf !== undefined && !framed.asOfStated && asOf < framed.asOf && (stated === undefined || stated.from <= asOf);
  return {
    ...framed,
    ...(stated === undefined && period !== undefined ? { period } : {}),
    ...(carriesAsOf ? { asOf, asOfStated: true } : {}),
  };
}

/** A date without its year is the newest such date that what is asked about has records of. */
export async function dated(
  desk: AskDesk,
  question: Question,
  again: (upTo: { yearsUpTo: string }) => Promise<Question>,
): Promise<Question> {
  if (!question.time?.yearAssumed) return question;
  const refs = question.chunks.flatMap((chunk) => chunk.rows.map((row) => row.ref));
  const about = refs.length > 0 ? refs : (await desk.everything()).refs;
  const told = { kinds: TELLING_KINDS, about: [[...new Set(about)]] };
  const newest = await desk.reader.newestDay(desk.scope, told);
  if (newest === undefined) return question;
  const first = newest >= dayAt(desk.context.asOf, desk.context.zone) ? question : await again({ yearsUpTo: newest });
  // Of the years in which that date has been, the newest with a record on it.
  let tried = first;
  for (let year = Number(newest.slice(0, 4)), n = 0; n < YEARS_BACK; n += 1) {
    const period = tried.time?.period;
    if (period === undefined || (await desk.any({ ...told, from: period.from, to: period.to }))) return tried;
    year = Math.min(year, Number(period.from.slice(0, 4))) - 1;
    tried = await again({ yearsUpTo: `${year}-12-31` });
  }
  return first;
}

/** Years that a date without one is looked for in. */
const YEARS_BACK = 8;

/** What is refused before it is read. */
export function refuse({ problem, tooLong, chunks }: Question): Declined | undefined {
  if (tooLong)
    return decline(
      "brief",
      "not-understood",
      "The question is too long",
      "The question is longer than I read. Ask about one thing in a sentence.",
    );
  if (problem) {
    if (problem.future) return decline("brief", "outside-the-record", "Outside what the record holds", problem.message);
    return decline("brief", "not-understood", "The date was not understood", problem.message);
  }
  if (chunks.some((chunk) => does(chunk, "bot")))
    return decline(
      "brief",
      "outside-the-record",
      "Ask about what is on record",
      "I answer questions on recorded events, positions and figures, with their sources.",
    );
  return undefined;
}

/** The reader's frame with the period and the as-of day that the question names. */
export function framedBy({ time }: Question, context: RequestContext): RequestContext {
  if (!time) return context;
  const { period, asOf } = time;
  return {
    ...context,
    ...(period ? { period } : {}),
    ...(asOf ? { asOf: asOf.instant < context.asOf ? asOf.instant : context.asOf, asOfStated: true } : {}),
  };
}
