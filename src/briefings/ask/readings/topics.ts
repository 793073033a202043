import { dayLabel } from "../../../core/date-labels.ts";
import { unitsBefore } from "../../period-calendar.ts";
import { dayAt } from "../../period.ts";
import type { Granularity } from "../../requests.ts";
import type { Intent, Topic } from "../../types.ts";
import type { Selection } from "../../../record/port.ts";
import type { AskDesk } from "../desk.ts";
import { fitOf, wordsOf } from "../fitting.ts";
import { narrowedBy, remaining } from "../leftover.ts";
import { asserts } from "../asserted.ts";
import { isOpen } from "../chunks.ts";
import { issuesAlike } from "../issue-words.ts";
import { contentWords } from "../../topic-words.ts";
import type { Parse } from "../parse.ts";
import { agentOf, doneByOthers } from "../roles.ts";
import { QUESTION_TAGS, type Tag } from "../terms.ts";
import { decline, quoted, type Reading, Unclear } from "../understanding.ts";

/** The topic that the names and the words left over make, for readings that answer on one topic. */
async function topicIn(desk: AskDesk, parse: Parse, intent: Intent, used: readonly Tag[]): Promise<Topic | undefined> {
  const names = parse.names;
  parse.use(...names);
  parse.useAll(...used);
  const topic = (await desk.topicOf(names, intent, remaining(parse).length === 0)) ?? desk.before.topic;
  return narrowedBy(desk, parse, topic, intent, KINDS[intent]);
}

/** What each reading shows of the records that hold the words left over. */
const KINDS: Partial<Record<Intent, Selection["kinds"]>> = { timeline: ["event"], questions: ["question"] };

export async function missing(desk: AskDesk, intent: Intent): Promise<Reading> {
  return decline(intent, "topic-missing", "On which topic?", "No topic is named.", { suggestions: await desk.dossiers() });
}

const ASKING: readonly Tag[] = [...QUESTION_TAGS, "brief", "pronoun", "follow-up"];

export async function readBrief(desk: AskDesk, parse: Parse): Promise<Reading> {
  const [name] = parse.names;
  // "tell me about people": a word of the language is no topic.
  const open = parse.chunks.some((chunk) => chunk.rows.length > 0 || chunk.tags.size === 0);
  if (!open && parse.has("class") && !desk.context.period && desk.before.topic === undefined) return missing(desk, "brief");
  // "Is a ceasefire in place?": positions on it do not say.
  if (
    name &&
    parse.has("yes-no") &&
    !parse.has("brief", "happened") &&
    parse.names.length === 1 &&
    name.rows.every((row) => row.kind === "issue")
  )
    return decline("brief", "not-on-record", "Not on record", `The record holds positions on ${name.raw}, not whether it is so.`, {
      suggestions: [...new Set(name.rows.map((row) => row.ref))]
        .slice(0, 3)
        .map((id) => ({ id, label: desk.label(id), kind: "issue" as const })),
    });
  const topic = await topicIn(desk, parse, "brief", [...ASKING, "happened", "changed", "order", "holds"]);
  if (topic === undefined && desk.context.period) {
    const all = await desk.everything();
    return { kind: "request", request: { intent: "timeline", topic: all, granularity: "day" }, understood: `a timeline of ${all.label}` };
  }
  if (topic === undefined) return missing(desk, "brief");
  return { kind: "request", request: { intent: "brief", topic }, understood: `a briefing on ${topic.label}` };
}

export async function readTimeline(desk: AskDesk, parse: Parse): Promise<Reading> {
  const granularity = granularityOf(parse);
  const topic = await topicIn(desk, parse, "timeline", [
    ...ASKING,
    "timeline",
    "happened",
    "granularity",
    "order",
    "over-time",
    "meet",
    "visit",
    "discuss",
    "harm",
    "responsible",
  ]);
  const found = topic ?? (desk.context.period ? await desk.everything() : undefined);
  if (found === undefined) return missing(desk, "timeline");
  const about = parse.has("when", "where") ? await doneBy(desk, parse, found) : found;
  if (about === undefined)
    return decline("timeline", "not-on-record", "Not on record", `No recorded event says that ${parse.names[0]?.raw ?? "it"} did so.`, {
      suggestions: [{ id: found.id, label: found.label, kind: found.kind }],
    });
  return { kind: "request", request: { intent: "timeline", topic: about, granularity }, understood: `a timeline of ${about.label}` };
}

/** "When did X leave?": of the events found by their words, those that tell that X did; undefined where none does. */
async function doneBy(desk: AskDesk, parse: Parse, topic: Topic): Promise<Topic | undefined> {
  const words = wordsOf(parse.chunks.filter(isOpen));
  const events = topic.refs.every((id) => id.startsWith("evt-")) ? await desk.reader.get(desk.scope, "event", topic.refs) : [];
  const agent = events.length === 0 || words.every((word) => UNDERGOING.test(word)) ? [] : await agentOf(desk, parse);
  if (!agent.some((id) => id.startsWith("act-"))) return topic;
  const others = await doneByOthers(desk, events, agent);
  const own = events.filter((event) => !others.has(event.id) && asserts(event, words, false)).map(({ id }) => id);
  return own.length === 0 ? undefined : { ...topic, refs: own };
}

/** Verbs of what somebody undergoes, and does not do. */
const UNDERGOING = /^(?:killed|die|dies|died|injured|wounded|hurt|perish|perished|fall|fell|crash|crashed|suffer|suffered)$/u;

function granularityOf(parse: Parse): Granularity {
  const said = parse.chunks.map((chunk) => chunk.words.join(" ")).join(" ");
  if (/\bweek(?:ly)?\b/u.test(said) && parse.has("granularity", "timeline")) return "week";
  return /\bmonth(?:ly)?\b/u.test(said) && parse.has("granularity", "timeline") ? "month" : "day";
}

const OPEN = /\b(?:open|unanswered|unresolved|unknown|unclear|unsettled|still|yet|remain|remains|remaining|not answered)\b/u;

export async function readQuestions(desk: AskDesk, parse: Parse): Promise<Reading> {
  const used: readonly Tag[] = [
    ...ASKING,
    "unknown",
    "not",
    "meet",
    "visit",
    "discuss",
    "happened",
    "count",
    "harm",
    "position",
    "modal",
    "order",
    "class",
  ];
  const whole = await issueWhole(desk, parse, used);
  let topic: Topic | undefined;
  try {
    topic = whole ?? (await topicIn(desk, parse, "questions", used));
  } catch (error) {
    const near =
      error instanceof Unclear && error.declined.reason !== "ambiguous-topic" ? await questionsNear(desk, parse.fresh(), used) : undefined;
    if (near === undefined) throw error;
    return near;
  }
  if (topic === undefined) return missing(desk, "questions");
  const open = OPEN.test(parse.question.chunks.map((chunk) => chunk.words.join(" ")).join(" "));
  return {
    kind: "request",
    request: { intent: "questions", topic, ...(open ? { open } : {}) },
    understood: `what is not known on ${topic.label}`,
  };
}

/** The issue that is called by all that was asked, though some of its words are names by themselves, where questions on it are on record. */
async function issueWhole(desk: AskDesk, parse: Parse, used: readonly Tag[]): Promise<Topic | undefined> {
  const said = parse.chunks.filter((chunk) => chunk.rows.length > 0 || ![...used, ...HOLDING].some((tag) => chunk.tags.has(tag)));
  if (said.length < 2 || parse.names.length === 0 || desk.context.period) return undefined;
  const [id, ...others] = await issuesAlike(desk, contentWords(said.map(({ words }) => words.join(" ")).join(" ")), 0);
  if (id === undefined || others.length > 0 || !(await desk.any({ kinds: ["question"], about: [[id]] }))) return undefined;
  return { id, label: desk.label(id), kind: "issue", refs: [id], words: [] };
}

/** Where no question holds every word: those that say most of them, and of all names all; the words left out are named. */
async function questionsNear(desk: AskDesk, parse: Parse, used: readonly Tag[]): Promise<Reading | undefined> {
  const words = wordsOf(
    parse.chunks.filter((chunk) => chunk.rows.length === 0 && ![...used, ...HOLDING].some((tag) => chunk.tags.has(tag))),
  );
  const questions = await desk.select({ kinds: ["question"] });
  const scored = questions.map(({ id, body }) => {
    const linked = new Set([...body.actors, ...body.places, ...body.issues]);
    return { id, fit: fitOf(desk, { names: parse.names, words }, body.text, linked) };
  });
  const most = Math.max(0, ...scored.map(({ fit }) => fit.score));
  const best = scored.filter(({ fit }) => fit.score === most && fit.names.length === parse.names.length);
  const [first] = best;
  if (first === undefined || first.fit.words.length * 2 < words.length || first.fit.names.length + first.fit.words.length < 2)
    return undefined;
  const missed = words.filter((word) => !first.fit.words.includes(word));
  const refs = best.map(({ id }) => id).toSorted();
  const label = [...parse.names.map(({ raw }) => raw), ...first.fit.words].join(" ");
  return {
    kind: "request",
    request: { intent: "questions", topic: { id: `text:${label}`, label, kind: "text", refs, words: [] } },
    understood: `what is not known on ${quoted([label])}${missed.length > 0 ? `; not matched: ${quoted(missed)}` : ""}`,
  };
}

const HOLDING: readonly Tag[] = ["stop", "prep", "and", "or"];

/** Days that "what changed?" looks back where the question names none. */
const CHANGE_DAYS = 7;

export async function readChanges(desk: AskDesk, parse: Parse): Promise<Reading> {
  const topic = await topicIn(desk, parse, "changes", [...ASKING, "changed", "happened", "order", "moved", "position"]);
  const about = topic ?? (desk.context.period ? await desk.everything() : undefined);
  if (about === undefined) return missing(desk, "changes");
  const today = dayAt(desk.context.asOf, desk.context.zone);
  const newest = await desk.newestDay(about);
  // Where the record ends earlier, its last days are the ones to tell of, as a briefing does.
  const last = newest !== undefined && newest < unitsBefore(today, CHANGE_DAYS, "day") ? newest : today;
  const since = desk.context.period?.from ?? unitsBefore(last, CHANGE_DAYS, "day");
  return {
    kind: "request",
    request: { intent: "changes", topic: about, since },
    understood: `what changed on ${about.label}${desk.context.period ? "" : ` since ${dayLabel(since)}`}`,
  };
}
