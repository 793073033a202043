import type { Request } from "../requests.ts";
import type { Reason, RequestContext } from "../types.ts";
import { worthGuessing } from "../topic-names.ts";
import { officeTerms } from "../topic-offices.ts";
import { type Unbound, withoutClause } from "./clause.ts";
import { AskDesk } from "./desk.ts";
import { Parse } from "./parse.ts";
import { capital, timePhrase } from "./phrases.ts";
import { type Question, readQuestion } from "./question.ts";
import { withOwnedIssues } from "./owned-issues.ts";
import { asksForAccount, readAccount } from "./readings/account.ts";
import { notDone } from "./readings/when-done.ts";
import { readOnRecord } from "./readings/on-record.ts";
import { withGovernments } from "./seats.ts";
import { asksWhenDone } from "./sought.ts";
import { settled } from "./settle.ts";
import type { Reading, Understanding, Understood } from "./understanding.ts";
import { withAllSides } from "./all-sides.ts";
import { sinceEvent } from "./since-event.ts";
import { type EarlierFrame, carriedOver, framedBy, refuse, dated } from "./framing.ts";
import { byRules, byWords, takenFor } from "./by-rules.ts";
import type { TopicDeps } from "../topic.ts";

/**
 * Reads a question as one request on the record. Every word must be bound: to a name, a period, a use in the
 * sentence, or to records that hold it; else the question is declined with the words that could not be.
 */
export async function understand(
  asked: string,
  deps: TopicDeps,
  context: RequestContext,
  previous?: Request,
  earlier: EarlierFrame = {},
): Promise<Understanding> {
  const first = new AskDesk(deps, context, previous);
  const asRead = await dated(first, await read(asked, first, {}), (upTo) => read(asked, first, upTo));
  const question = await withOwnedIssues(first, await settled(first, await withGovernments(first, asRead)));
  const byEvent = await sinceEvent(first, deps, question, context);
  if (byEvent) return byEvent;
  const refused = refuse(question);
  const framed = framedBy(question, context);
  if (refused) return { ...refused, context: framed };
  const desk = new AskDesk(deps, framed, previous, first);
  const reading = await unbound(desk, question, await byRules(desk, new Parse(question)));
  const frame = reading.kind === "request" && reading.followsUp ? carriedOver(framed, earlier) : framed;
  const phrased = (understood: string): string => capital(understood) + takenFor(desk, question) + timePhrase(frame);
  const again = async (): Promise<Understood | undefined> => {
    const found = (await byWords(desk, new Parse(question))) ?? (await readOnRecord(desk, new Parse(question)));
    const other = found && (await withAllSides(desk, new Parse(question), found));
    return other && { request: other.request, context: frame, understood: phrased(other.understood) };
  };
  if (reading.kind === "declined" && RECALLED.has(reading.reason)) {
    const parse = new Parse(question);
    const undone = asksWhenDone(parse) && (await byWords(desk, parse)) === undefined ? await notDone(desk, parse) : undefined;
    if (undone) return { ...undone, context: framed };
  }
  if (reading.kind === "declined") return { ...reading, context: framed, ...(RECALLED.has(reading.reason) ? { again } : {}) };
  const told = await withAllSides(desk, new Parse(question), reading);
  return { kind: "request", request: told.request, context: frame, understood: phrased(told.understood), again };
}

export function read(asked: string, desk: AskDesk, upTo: { yearsUpTo?: string }): Promise<Question> {
  return readQuestion(
    asked,
    desk.gazetteer,
    { now: desk.context.asOf, zone: desk.context.zone, ...upTo },
    {
      known: (word) => desk.knows(word),
      worth: (rows) => worthGuessing(rows, desk.deps, desk.scope),
      offices: () => officeTerms(desk.reader, desk.scope),
    },
  );
}

/** Reasons for which the words of records may still answer. */
const RECALLED: ReadonlySet<Reason> = new Set(["not-understood", "not-on-record", "topic-missing"]);

/** Answers that give the day of all they tell: a clause of time is not applied, and said not to be. */
const DATED: ReadonlySet<Request["intent"]> = new Set(["disputed", "positions", "evidence"]);

/** Where a clause of time stood in the way: what is on record of the rest, with its days. */
async function unbound(desk: AskDesk, question: Question, reading: Reading): Promise<Reading> {
  if (reading.kind === "request" || reading.reason !== "not-understood") return reading;
  const cut = withoutClause(question);
  const rest = cut && ((await accountOf(desk, cut)) ?? (await byRules(desk, new Parse(cut.question))));
  if (cut === undefined || rest?.kind !== "request" || !DATED.has(rest.request.intent)) return reading;
  const request = rest.request.intent === "positions" ? { ...rest.request, history: true } : rest.request;
  return { ...rest, request, understood: `${rest.understood}, by day; “${cut.said}” is not applied` };
}

/** "Before X denied it, what did it say?": the clause says that an account is asked for. */
async function accountOf(desk: AskDesk, { question, clause }: Unbound): Promise<Reading | undefined> {
  return asksForAccount(new Parse({ ...question, chunks: clause })) ? readAccount(desk, new Parse(question)) : undefined;
}
