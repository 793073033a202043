import { QUESTION_TAGS } from "../terms.ts";
import type { Topic } from "../../types.ts";
import { fold } from "../../../core/text.ts";
import { onlyAskedFor } from "../asserted.ts";
import { attributedTo, saysAttributed } from "../attributed.ts";
import { type Chunk, does } from "../chunks.ts";
import { variants } from "../../topic-words.ts";
import type { AskDesk } from "../desk.ts";
import { mustBeKnown, openWords } from "../leftover.ts";
import type { Parse } from "../parse.ts";
import { decline, type Reading } from "../understanding.ts";
import { mentions } from "./recall.ts";
import { missing } from "./topics.ts";

/** Of the disputes of a topic, those that hold most of the words, where these are half of them and at least two with the topic. */
export async function disputesNear(
  desk: AskDesk,
  words: readonly string[],
  topic: Topic | undefined,
  also: readonly string[] = [],
  atLeast = 0,
): Promise<string[]> {
  const texts = await disputeTexts(desk, topic);
  const scored = texts.map(({ id, subject, text }) => ({
    id,
    held: words.filter((word) => variants(word).some((form) => text.includes(` ${form} `))).length,
    named: [...words, ...also].filter((word) => variants(word).some((form) => subject.includes(` ${form} `))).length,
  }));
  const most = Math.max(0, ...scored.map(({ held }) => held));
  if (most < atLeast || most * 2 < words.length || most + (topic ? 1 : 0) < 2) return [];
  const best = scored.filter(({ held }) => held === most);
  const closest = Math.max(...best.map(({ named }) => named));
  return best.filter(({ named }) => named === closest).map(({ id }) => id);
}

interface DisputeText {
  id: string;
  subject: string;
  /** Subject, difference and claims. */
  text: string;
  /** The subject with each claim, and who made it. */
  claims: { by: readonly string[]; text: string }[];
}

const padded = (...parts: readonly string[]): string => ` ${fold(parts.join(" "))} `;

/** Disputes of a topic: linked to it, or with its name in their subject. */
async function disputeTexts(desk: AskDesk, topic: Topic | undefined): Promise<DisputeText[]> {
  const linked = topic ? await desk.select({ kinds: ["dispute"], about: [topic.refs, ...(topic.all ?? [])] }) : [];
  const ids = new Set(linked.map(({ id }) => id));
  const all =
    topic && topic.refs.length > 0 && !topic.all?.length
      ? await desk.select({ kinds: ["dispute"] })
      : topic
        ? []
        : await desk.select({ kinds: ["dispute"] });
  const name = topic ? padded(topic.label) : "";
  const disputes = [
    ...linked,
    ...all.filter(({ id, body }) => !ids.has(id) && (topic === undefined || padded(body.subject).includes(name))),
  ];
  if (disputes.length === 0) return [];
  const claims = await desk.select({ kinds: ["claim"], about: [disputes.map(({ id }) => id)] });
  return disputes
    .map(({ id, body }) => {
      const own = claims.filter((claim) => claim.body.dispute === id);
      return {
        id,
        subject: padded(body.subject, body.differs?.how ?? ""),
        text: padded(body.subject, body.differs?.how ?? "", ...own.map((claim) => claim.body.statement)),
        claims: own.map((claim) => ({
          by: [claim.body.by, ...(claim.body.speaker === undefined ? [] : [claim.body.speaker])],
          text: padded(body.subject, claim.body.statement),
        })),
      };
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Disputes that hold every word, within a topic where one is named: in the subject, or in one claim with the subject; where
 * somebody is said to have done it, in the subject or in a claim of theirs.
 */
export async function disputesWith(
  desk: AskDesk,
  words: readonly string[],
  topic: Topic | undefined,
  forms = variants,
  agent: readonly string[] = [],
): Promise<string[]> {
  const texts = await disputeTexts(desk, topic);
  const holds = (text: string): boolean => words.every((word) => forms(word).some((form) => text.includes(` ${form} `)));
  return texts
    .filter(
      ({ subject, claims }) =>
        holds(subject) || claims.some(({ by, text }) => holds(text) && (agent.length === 0 || by.some((id) => agent.includes(id)))),
    )
    .map(({ id }) => id);
}

/**
 * Of disputes, those in which one side says it of everybody who is named: in a claim with the matter, or by making it. A
 * dispute on something else between the same two is no answer to whether it was so.
 */
export async function disputesNaming(desk: AskDesk, parse: Parse, ids: readonly string[]): Promise<string[]> {
  const claims = ids.length === 0 ? [] : await desk.select({ kinds: ["claim"], about: [[...ids]] });
  const disputes = await desk.reader.get(desk.scope, "dispute", ids);
  const subjects = new Map(disputes.map(({ id, body }) => [id, body.subject]));
  const naming = claims.filter(({ body }) => {
    const by = [body.by, body.speaker ?? body.by];
    const text = `${subjects.get(body.dispute) ?? ""} ${body.statement}`;
    return parse.names.every((chunk, i) => {
      if (i === 0 && chunk.rows.some(({ ref }) => by.includes(ref))) return true;
      const word = i === 0 ? undefined : attributedTo(parse, chunk);
      return word === undefined ? mentions(desk, text, chunk) : saysAttributed(desk, text, chunk, word);
    });
  });
  return ids.filter((id) => naming.some(({ body }) => body.dispute === id));
}

/** Of disputes, those that do not only tell that it was asked for: who arrested somebody is not who issued arrest warrants. */
export async function disputesTelling(desk: AskDesk, ids: readonly string[], words: readonly string[]): Promise<string[]> {
  const claims = ids.length === 0 ? [] : await desk.select({ kinds: ["claim"], about: [[...ids]] });
  const disputes = await desk.reader.get(desk.scope, "dispute", ids);
  return disputes
    .filter(({ id, body }) => {
      const said = claims.filter((claim) => claim.body.dispute === id).map((claim) => claim.body.statement);
      return !words.some((word) => onlyAskedFor([body.subject, ...said].join(" "), word));
    })
    .map(({ id }) => id);
}

/** What is disputed, on a topic or about what words name. */
export async function readDisputed(desk: AskDesk, parse: Parse): Promise<Reading> {
  const names = parse.names;
  parse.use(...names);
  parse.useAll(
    ...QUESTION_TAGS,
    "brief",
    "pronoun",
    "disputed",
    "visit",
    "meet",
    "compare",
    "say",
    "position",
    "agree",
    "class",
    "compare",
    "responsible",
    "happened",
    "count",
    "why",
  );
  const words = openWords(desk, parse, "disputed");
  const topic = (await desk.topicOf(names, "disputed", words.length === 0)) ?? desk.before.topic;
  if (words.length === 0) {
    if (topic === undefined) return missing(desk, "disputed");
    return { kind: "request", request: { intent: "disputed", topic }, understood: `what is disputed on ${topic.label}` };
  }
  const also = parse.chunks.filter((chunk) => does(chunk, "count") && chunk.rows.length === 0).flatMap((chunk) => chunk.words);
  return (await disputeReading(desk, words, topic, { near: true, also })) ?? (await noDispute(desk, words, topic, parse.left));
}

/** The disputes that hold the words, as a reading; undefined where none does. */
export async function disputeReading(
  desk: AskDesk,
  words: readonly string[],
  topic: Topic | undefined,
  {
    forms = variants,
    near = false,
    agent = [],
    also = [],
    atLeast = 0,
  }: { forms?: typeof variants; near?: boolean; agent?: readonly string[]; also?: readonly string[]; atLeast?: number } = {},
): Promise<Reading | undefined> {
  const exact = await disputesWith(desk, words, topic, forms, agent);
  const ids = exact.length > 0 || !near ? exact : await disputesNear(desk, words, topic, also, atLeast);
  if (ids.length === 0) return undefined;
  const label = `${words.join(" ")}${topic ? `, ${topic.label}` : ""}`;
  return {
    kind: "request",
    request: { intent: "disputed", topic: { id: topic?.id ?? `text:${words.join(" ")}`, label, kind: "text", refs: ids, words: [] } },
    understood: `what is disputed on “${words.join(" ")}”${topic ? ` in ${topic.label}` : ""}`,
  };
}

async function noDispute(desk: AskDesk, words: readonly string[], topic: Topic | undefined, raw: readonly Chunk[]): Promise<Reading> {
  await mustBeKnown(desk, words, "disputed", raw);
  return decline("disputed", "not-on-record", "No such dispute on record", `No dispute on “${words.join(" ")}” is on record.`, {
    ...(topic ? { topic: { id: topic.id, label: topic.label, kind: topic.kind } } : {}),
    suggestions: await desk.dossiers(),
  });
}
