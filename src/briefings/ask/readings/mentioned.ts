import { TELLING_KINDS } from "../../topic-words.ts";
import { type Chunk, does } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import type { Parse } from "../parse.ts";
import { type Telling } from "../record-words.ts";
import { QUESTION_TAGS, type Tag } from "../terms.ts";
import type { Reading } from "../understanding.ts";

/** Records shown at most. */
const MOST_SHOWN = 40;
const MENTION =
  /^(?:mention|mentions|mentioned|mentioning|refer|refers|referred|referring|refer to|refers to|referred to|come up|comes up|came up|appear|appears|appeared)$/u;
const RECORDS = new Set(
  "records record events event reports report articles article entries entry texts text items item lines line anywhere".split(" "),
);
const HOLDING: readonly Tag[] = [
  ...QUESTION_TAGS,
  "stop",
  "prep",
  "brief",
  "happened",
  "evidence",
  "sources",
  "say",
  "pronoun",
  "and",
  "or",
  "position",
  "order",
  "discuss",
];

const said = (chunk: Chunk): string => chunk.words.join(" ");
const isWord = (chunk: Chunk, words: ReadonlySet<string>): boolean =>
  chunk.rows.length === 0 && chunk.words.every((word) => words.has(word));

/** "Which records mention X?", "where is X mentioned?". */
export function asksForMention(parse: Parse): boolean {
  const verb = parse.chunks.some((chunk) => chunk.rows.length === 0 && (MENTION.test(said(chunk)) || /\bmention/u.test(said(chunk))));
  const records = parse.chunks.some((chunk) => chunk.rows.length === 0 && chunk.words.some((word) => RECORDS.has(word)));
  return verb && (records || parse.has("where", "yes-no")) && !parse.has("who", "count", "supports", "opposes");
}

/** Records that link to all that is named and hold all the words. */
export async function readMention(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  const open = parse.chunks.filter(
    (chunk) => chunk.rows.length === 0 && !MENTION.test(said(chunk)) && !isWord(chunk, RECORDS) && !HOLDING.some((tag) => does(chunk, tag)),
  );
  const words = desk.words(open);
  const topic = await desk.topicOf(parse.names, "evidence");
  if (topic === undefined && words.length === 0) return undefined;
  const about = topic ? [topic.refs, ...(topic.all ?? [])] : [];
  const { held, missing } = await desk.formsHeld(words, about);
  if (missing.length > 0) return undefined;
  const records = await desk.select({ kinds: TELLING_KINDS, about, ...(held.length > 0 ? { words: held } : {}), ...bounds(desk) });
  if (records.length === 0) return undefined;
  const label = [...held.map((word) => `“${word}”`), ...(topic ? [topic.label] : [])].join(", ");
  return shown(records, topic?.label ?? held.join(" "), `records that mention ${label}`);
}

function bounds(desk: AskDesk): { from?: string; to?: string } {
  const { period } = desk.context;
  return period ? { from: period.from, to: period.to } : {};
}

function shown(records: readonly Telling[], label: string, understood: string): Reading {
  const refs = records
    .slice(0, MOST_SHOWN)
    .map(({ id }) => id)
    .toSorted();
  return {
    kind: "request",
    request: { intent: "evidence", topic: { id: `text:${label}`, label, kind: "text", refs, words: [] }, words: [] },
    understood,
  };
}
