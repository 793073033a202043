import type { Selection } from "../../../record/port.ts";
import { TELLING_KINDS, variants } from "../../topic-words.ts";
import type { Topic } from "../../types.ts";
import type { Chunk } from "../chunks.ts";
import { asserts } from "../asserted.ts";
import type { AskDesk } from "../desk.ts";
import type { Parse } from "../parse.ts";
import { listed } from "../phrases.ts";
import { saysAttributed } from "../attributed.ts";
import { ownWords, saidAs, sensesIn, speaks, type Telling, toldBy } from "../record-words.ts";
import { stemOf } from "../../stem.ts";
import { doneByOthers } from "../roles.ts";
import { asksWhenDone, OTHER, type Sought, sought } from "../sought.ts";
import { saidOrDoneBy } from "../speakers.ts";
import { candidatesFor, contextOf, linkedTo } from "../candidates.ts";
import type { Reading } from "../understanding.ts";

/** Records that say it, at most; more and the words say too little. */
const MOST_FOUND = 16;

/**
 * The records whose own words hold every word of the question that is no name, in some form or in a word that news uses
 * for the same, and that name everyone and every place it names: for questions that no other reading answers.
 */
export async function recall(desk: AskDesk, parse: Parse, kinds: Selection["kinds"] = TELLING_KINDS): Promise<Reading | undefined> {
  const asked = sought(parse);
  if (parse.has("unknown")) kinds = ["question"];
  if (asked === undefined || asked.words.length + asked.names.length < 2) return undefined;
  if ((asked.held && asked.names.length === 0) || (asked.words.length > 0 && asked.words.every((word) => asked.contact.has(word))))
    return undefined;
  const all = await recalled(desk, asked, kinds);
  // A number or an open question is not the deed whose day is asked for.
  const found = all && asksWhenDone(parse) ? { ...all, records: all.records.filter(tellsOfDeed) } : all;
  if (found === undefined || found.records.length === 0 || found.records.length > MOST_FOUND) return undefined;
  const named = new Set(asked.names.flatMap((chunk) => chunk.rows.map(({ ref }) => ref)));
  return evidenceOf({ ...found, records: await withOtherSides(desk, found.records, named) }, asked);
}

const tellsOfDeed = ({ kind }: Telling): boolean => kind !== "question" && kind !== "figure";

/** A claim is shown with what the others say of the matter, unless it was asked what those named say. */
async function withOtherSides(desk: AskDesk, records: readonly Telling[], named: ReadonlySet<string>): Promise<Telling[]> {
  const disputes = records.flatMap((record) =>
    record.kind === "claim" && !named.has(record.body.by) && !named.has(record.body.speaker ?? "") ? [record.body.dispute] : [],
  );
  const others = disputes.length === 0 ? [] : await desk.select({ kinds: ["claim"], about: [[...new Set(disputes)]] });
  const siblings = others.filter(({ id, body }) => disputes.includes(body.dispute) && !records.some((record) => record.id === id));
  return [...records, ...siblings];
}

/** Words by which a record itself gives a reason. */
const REASON =
  /\b(?:over|because|in answer to|in response to|in retaliation|cited|citing|for safety|to protect|due to|on suspicion|in protest)\b/iu;

/** "Why did X …?": the records that say X did, with the reason that they give themselves. */
export async function recallReason(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  const asked = sought(
    parse,
    ["why"],
    OTHER.filter((tag) => tag !== "why"),
  );
  if (asked === undefined || asked.words.length === 0 || asked.names.length === 0) return undefined;
  const found = await recalled(desk, { ...asked, done: true }, ["event"]);
  const records = (found?.records ?? []).filter((record) => REASON.test(toldBy(record)));
  if (found === undefined || records.length === 0 || records.length > MOST_FOUND) return undefined;
  const reading = evidenceOf({ ...found, records }, asked);
  return { ...reading, understood: `${reading.understood}, with the reason only as recorded` };
}

/** Records as the answer, with the words they were matched by. */
export function evidenceOf(
  { records, matched, labels }: Recalled,
  { words }: Pick<Sought, "words">,
): Extract<Reading, { kind: "request" }> {
  const said = words.map((word) => {
    const others = [...(matched.get(word) ?? [])].toSorted();
    return others.length === 0 ? `“${word}”` : `“${word}” (as ${others.map((other) => `“${other}”`).join(", ")})`;
  });
  const about = listed(labels);
  const topic: Topic = {
    id: `text:${words.join(" ")}`,
    label: [words.join(" "), about].filter((part) => part !== "").join(", "),
    kind: "text",
    refs: records.map(({ id }) => id).toSorted(),
    words: [],
  };
  return {
    kind: "request",
    request: { intent: "evidence", topic, words: [] },
    understood: said.length === 0 ? `what is not known on ${about}` : `records that say ${listed(said)}${about === "" ? "" : `, ${about}`}`,
  };
}

export interface Recalled {
  records: Telling[];
  /** By word asked, the other words that records have for it. */
  matched: ReadonlyMap<string, ReadonlySet<string>>;
  labels: string[];
}

/** All that fits; undefined where a name could not be settled. */
export async function recalled(desk: AskDesk, asked: Sought, kinds: Selection["kinds"]): Promise<Recalled | undefined> {
  const topics = await Promise.all(asked.names.map((chunk) => desk.topic(chunk, "evidence").catch(() => undefined)));
  if (topics.some((topic) => topic === undefined)) return undefined;
  const named = topics.filter((topic) => topic !== undefined);
  const linked = await Promise.all(named.map((topic) => linkedTo(desk, topic, kinds)));
  const { candidates, ofAll } = await candidatesFor(desk, asked.words, named, linked, kinds);
  const links = (i: number, id: string): boolean => ofAll.has(id) || (linked[i]?.ids.has(id) ?? false);
  const context = await contextOf(desk, candidates);
  const matched = new Map<string, Set<string>>();
  const records = candidates.filter((record) => {
    const text = toldBy(record, context.get(record.id) ?? "");
    const senses = sensesIn(text);
    if (asked.yesNo && !answersWhether(desk, record, asked, context.get(record.id) ?? "")) return false;
    const met = record.kind === "event" && record.body.type === "consult" && record.body.mode !== "call";
    const said = asked.words.map((word) => [word, saidAs(word, senses) ?? (met && asked.contact.has(word) ? word : undefined)] as const);
    if (said.some(([, as]) => as === undefined)) return false;
    if (asked.done && speaks(record) && asked.words.some((word) => senses.get(stemOf(word)) === undefined)) return false;
    if (asked.done && isSaid(record) && !asked.names.every((chunk) => mentions(desk, record.body.statement, chunk))) return false;
    if (asked.done && !asserts(record, asked.deeds, asked.yesNo)) return false;
    if (asked.done && asked.names.some((_, i) => asked.roles.agent === i && record.kind === "event" && !links(i, record.id))) return false;
    if (!asked.names.every((chunk, i) => links(i, record.id) || mentions(desk, text, chunk))) return false;
    if (!asked.roles.fit(record, named) || (asked.held && !holds(record, named))) return false;
    if (asked.names.some((chunk, i) => chunk.spokenOf && holds(record, named.slice(i, i + 1)))) return false;
    for (const [word, as] of said)
      if (as !== undefined && !variants(word).includes(as)) matched.set(word, (matched.get(word) ?? new Set()).add(as));
    return true;
  });
  const agent = asked.done ? (named[asked.roles.agent]?.refs ?? []) : [];
  const events = records.flatMap((record) => (record.kind === "event" ? [record] : []));
  const others = await doneByOthers(desk, events, agent);
  const sayer = named[asked.sayer];
  const own = sayer === undefined ? records : await saidOrDoneBy(desk, records, sayer.refs);
  return {
    records: own.filter(({ id }) => !others.has(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    matched,
    labels: named.map(({ label }) => label),
  };
}

const WHETHER = /^(?:did|was|were|has|have|will|is|are|do|does)\b/iu;

/** Whether a record can say that something is so: of all who are named, and by itself. */
function answersWhether(desk: AskDesk, record: Telling, asked: Sought, context: string): boolean {
  const active = asked.roles.agent === 0 && asked.names.length > 1;
  // A number tells of what was done besides; an open question is on whether it was.
  if (active && (record.kind === "figure" || (record.kind === "question" && !WHETHER.test(record.body.text)))) return false;
  const text = ownWords(record);
  const apart = (chunk: Chunk, i: number): boolean => {
    const word = asked.attributed[i];
    return word === undefined || saysAttributed(desk, text, chunk, word);
  };
  if (record.kind !== "figure" && record.kind !== "question" && !asked.names.every(apart)) return false;
  if (asked.done && record.kind === "event" && speaks(record) && !asked.names.slice(1).every((chunk) => mentions(desk, text, chunk)))
    return false;
  // What an issue is also called is not what a position on it says.
  if (record.kind !== "position" || asked.held) return true;
  const [issue = ""] = context.split("\n");
  const senses = sensesIn([toldBy(record), issue, ...record.body.evidence.map(({ quote }) => quote ?? "")].join(" "));
  return asked.told.every((word) => saidAs(word, senses) !== undefined);
}

/** Whether the text names what the chunk names, or says its words. */
export function mentions(desk: AskDesk, text: string, chunk: Chunk): boolean {
  const refs = new Set(chunk.rows.map(({ ref }) => ref));
  if (desk.gazetteer.mentions(text).some(({ candidates }) => candidates.some(({ ref }) => refs.has(ref)))) return true;
  const senses = sensesIn(text);
  const said = (words: readonly string[]): boolean => words.every((word) => saidAs(word, senses) !== undefined);
  if (chunk.words.every((word) => senses.get(stemOf(word)) !== undefined)) return true;
  // "US troops", where the text has "United States troops".
  return chunk.words.some((_, n) => {
    const owner = new Set(n === 0 ? [] : desk.gazetteer.exact(chunk.words.slice(0, n).join(" ")).map(({ ref }) => ref));
    const named = owner.size > 0 && desk.gazetteer.mentions(text).some(({ candidates }) => candidates.some(({ ref }) => owner.has(ref)));
    return named && said(chunk.words.slice(n));
  });
}

/** What somebody said was done is of those named in the words, and not of who said it. */
function isSaid(record: Telling): record is Extract<Telling, { kind: "position" | "claim" }> {
  return record.kind === "claim" || record.kind === "position";
}

/** Whether one of those named holds or did it. */
function holds(record: Telling, named: readonly Topic[]): boolean {
  const refs = new Set(named.flatMap((topic) => topic.refs));
  switch (record.kind) {
    case "position":
      return refs.has(record.body.actor) || refs.has(record.body.speaker ?? "");
    case "claim":
      return refs.has(record.body.by) || refs.has(record.body.speaker ?? "");
    case "event":
      return record.body.actors.some((id) => refs.has(id));
    default:
      return false;
  }
}
