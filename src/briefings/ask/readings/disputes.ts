import type { Topic } from "../../types.ts";
import { fold } from "../../../core/text.ts";
import type { Chunk } from "../chunks.ts";
import { variants } from "../../topic-words.ts";
import type { AskDesk } from "../desk.ts";
import { mustBeKnown, openWords } from "../leftover.ts";
import type { Parse } from "../parse.ts";
import { decline, type Reading } from "../understanding.ts";
import { missing } from "./topics.ts";

/** Of the disputes of a topic, those that hold most of the words, where these are half of them and at least two with the topic. */
export async function disputesNear(desk: AskDesk, words: readonly string[], topic: Topic | undefined): Promise<string[]> {
  const texts = await disputeTexts(desk, topic);
  const scored = texts.map(({ id, text }) => ({
    id,
    held: words.filter((word) => variants(word).some((form) => text.includes(` ${form} `))).length,
  }));
  const most = Math.max(0, ...scored.map(({ held }) => held));
  if (most * 2 < words.length || most + (topic ? 1 : 0) < 2) return [];
  return scored.filter(({ held }) => held === most).map(({ id }) => id);
}

async function disputeTexts(desk: AskDesk, topic: Topic | undefined): Promise<{ id: string; text: string }[]> {
  const about = topic ? { about: [topic.refs, ...(topic.all ?? [])] } : {};
  const disputes = await desk.select({ kinds: ["dispute"], ...about });
  if (disputes.length === 0) return [];
  const claims = await desk.select({ kinds: ["claim"], about: [disputes.map(({ id }) => id)] });
  return disputes
    .map(({ id, body }) => {
      const own = claims.filter((claim) => claim.body.dispute === id).map((claim) => claim.body.statement);
      return { id, text: ` ${fold([body.subject, body.differs?.how ?? "", ...own].join(" "))} ` };
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Disputes whose subject or claims hold every word, within a topic where one is named. */
export async function disputesWith(desk: AskDesk, words: readonly string[], topic: Topic | undefined, forms = variants): Promise<string[]> {
  const texts = await disputeTexts(desk, topic);
  return texts.filter(({ text }) => words.every((word) => forms(word).some((form) => text.includes(` ${form} `)))).map(({ id }) => id);
}

/** What is disputed, on a topic or about what words name. */
export async function readDisputed(desk: AskDesk, parse: Parse): Promise<Reading> {
  const names = parse.names;
  parse.use(...names);
  parse.useAll(
    "who",
    "what",
    "which",
    "when",
    "where",
    "how",
    "yes-no",
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
  return (await disputeReading(desk, words, topic, { near: true })) ?? (await noDispute(desk, words, topic, parse.left));
}

/** The disputes that hold the words, as a reading; undefined where none does. */
export async function disputeReading(
  desk: AskDesk,
  words: readonly string[],
  topic: Topic | undefined,
  { forms = variants, near = false }: { forms?: typeof variants; near?: boolean } = {},
): Promise<Reading | undefined> {
  const exact = await disputesWith(desk, words, topic, forms);
  const ids = exact.length > 0 || !near ? exact : await disputesNear(desk, words, topic);
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
