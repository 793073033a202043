import type { Gazetteer } from "../../record/gazetteer.ts";
import type { RecordReader } from "../../record/port.ts";
import type { Request } from "../requests.ts";
import type { Period, Reason, RequestContext } from "../types.ts";
import { worthGuessing } from "../topic-names.ts";
import { dayAt } from "../period.ts";
import { TELLING_KINDS } from "../topic-words.ts";
import { officeTerms } from "../topic-offices.ts";
import { does } from "./chunks.ts";
import { type Unbound, withoutClause } from "./clause.ts";
import { anchored } from "./anchor.ts";
import { AskDesk } from "./desk.ts";
import { readFollowUp } from "./follow-up.ts";
import { unexplained } from "./inherit.ts";
import { Parse } from "./parse.ts";
import { capital, timePhrase } from "./phrases.ts";
import { type Question, readQuestion } from "./question.ts";
import { asksForAccount, readAccount } from "./readings/account.ts";
import { numberReading } from "./readings/evidence.ts";
import { recallFigures } from "./readings/figure-recall.ts";
import { readOnRecord } from "./readings/on-record.ts";
import { recall } from "./readings/recall.ts";
import { RULES } from "./rules.ts";
import { withGovernments } from "./seats.ts";
import { settled } from "./settle.ts";
import { type Declined, decline, notUnderstood, type Reading, Unclear, type Understanding, type Understood } from "./understanding.ts";
import { withAllSides } from "./all-sides.ts";

export interface UnderstandDeps {
  reader: RecordReader;
  gazetteer: Gazetteer;
}

/**
 * Reads a question as one request on the record. Every word must be bound: to a name, a period, a use in the
 * sentence, or to records that hold it; else the question is declined with the words that could not be.
 */
export async function understand(
  asked: string,
  deps: UnderstandDeps,
  context: RequestContext,
  previous?: Request,
  earlier: EarlierFrame = {},
): Promise<Understanding> {
  const first = new AskDesk(deps, context, previous);
  const asRead = await dated(first, await read(asked, first, {}), (upTo) => read(asked, first, upTo));
  const question = await settled(first, await withGovernments(first, asRead));
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
  if (reading.kind === "declined") return { ...reading, context: framed, ...(RECALLED.has(reading.reason) ? { again } : {}) };
  const told = await withAllSides(desk, new Parse(question), reading);
  return { kind: "request", request: told.request, context: frame, understood: phrased(told.understood), again };
}

/** Whom names that do not say it themselves were taken for: ", X taken for the government of Y". */
function takenFor(desk: AskDesk, { chunks }: Question): string {
  const takenByWord = new Map([
    ...chunks.flatMap(({ raw, taken }) => (taken === undefined ? [] : [[bare(raw), taken] as const])),
    ...desk.metonyms,
  ]);
  return [...takenByWord].map(([said, meant]) => `, ${said} taken for ${meant}`).join("");
}

const bare = (raw: string): string => raw.replace(/['’]s$/u, "");

/** Answers that a clause of time named by an event may narrow. */
const NARROWED: ReadonlySet<Request["intent"]> = new Set(["timeline", "figures", "brief", "evidence", "meetings", "changes"]);

/** "What happened after the plane was shot down?": asked of the days since the event that the clause names. */
async function sinceEvent(
  desk: AskDesk,
  deps: UnderstandDeps,
  question: Question,
  context: RequestContext,
): Promise<Understanding | undefined> {
  const clause = await anchored(desk, question);
  if (clause === undefined) return undefined;
  const within = { ...context, period: clause.period };
  const there = new AskDesk(deps, within, desk.previous, desk);
  const reading = await byRules(there, new Parse(clause.question));
  if (reading.kind === "declined" || !NARROWED.has(reading.request.intent)) return undefined;
  const phrased = (understood: string): string => `${capital(understood)}${takenFor(there, question)}, ${clause.period.label}`;
  const again = async (): Promise<Understood | undefined> => {
    const other = await byWords(there, new Parse(clause.question));
    return other && { request: other.request, context: within, understood: phrased(other.understood) };
  };
  return { kind: "request", request: reading.request, context: within, understood: phrased(reading.understood), again };
}

/** What the request that a follow-up refers to was asked for: its period, and the past instant (UTC) it answers for. */
export interface EarlierFrame {
  period?: Period;
  asOf?: string;
}

/** The frame of a follow-up: what it does not state itself is as it was before, but for an as-of that its period is after. */
function carriedOver(framed: RequestContext, { period, asOf }: EarlierFrame): RequestContext {
  const stated = framed.period;
  const carriesAsOf = asOf !== undefined && !framed.asOfStated && asOf < framed.asOf && (stated === undefined || stated.from <= asOf);
  return {
    ...framed,
    ...(stated === undefined && period !== undefined ? { period } : {}),
    ...(carriesAsOf ? { asOf, asOfStated: true } : {}),
  };
}

function read(asked: string, desk: AskDesk, upTo: { yearsUpTo?: string }): Promise<Question> {
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

/** A date without its year is the newest such date that what is asked about has records of. */
async function dated(desk: AskDesk, question: Question, again: (upTo: { yearsUpTo: string }) => Promise<Question>): Promise<Question> {
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
function refuse({ problem, tooLong, chunks }: Question): Declined | undefined {
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
function framedBy({ time }: Question, context: RequestContext): RequestContext {
  if (!time) return context;
  const { period, asOf } = time;
  return {
    ...context,
    ...(period ? { period } : {}),
    ...(asOf ? { asOf: asOf.instant < context.asOf ? asOf.instant : context.asOf, asOfStated: true } : {}),
  };
}

/** Reasons for which the words of records may still answer. */
const RECALLED: ReadonlySet<Reason> = new Set(["not-understood", "not-on-record", "topic-missing"]);

/** The records or figures that say what the question says. */
async function byWords(desk: AskDesk, parse: Parse): Promise<Extract<Reading, { kind: "request" }> | undefined> {
  const asksWho = parse.has("who", "evidence", "sources", "counter");
  const found =
    (asksWho ? await numberReading(desk, parse.fresh()).catch(() => undefined) : undefined) ??
    (parse.has("count", "harm") ? await recallFigures(desk, parse.fresh()) : undefined) ??
    (await recall(desk, parse.fresh()));
  return found?.kind === "request" ? found : undefined;
}

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

/** What the question is read as. */
async function byRules(desk: AskDesk, parse: Parse): Promise<Reading> {
  try {
    const nobody = unexplained(parse, desk.before);
    if (nobody) return nobody;
    const followUp = await readFollowUp(desk, parse.fresh());
    if (followUp) return followUp.kind === "request" ? { ...followUp, followsUp: true } : followUp;
    for (const rule of RULES) {
      if (rule.any.length > 0 && !parse.has(...rule.any)) continue;
      if (rule.none && parse.has(...rule.none)) continue;
      if (rule.when && !rule.when(parse)) continue;
      const reading = await rule.read(desk, parse.fresh());
      if (reading) return reading;
    }
    return notUnderstood("brief", parse.chunks.map((chunk) => chunk.raw).slice(0, 5), await desk.dossiers());
  } catch (error) {
    if (error instanceof Unclear) return error.declined;
    throw error;
  }
}
