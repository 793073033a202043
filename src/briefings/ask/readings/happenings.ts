import { words as wordsOf } from "../../../core/text.ts";
import type { StoredRecord } from "../../../record/types.ts";
import { stemOf } from "../../stem.ts";
import { contentWords } from "../../topic-words.ts";
import type { Topic } from "../../types.ts";
import { sensesOf } from "../alike.ts";
import { type Chunk, does } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import type { Parse } from "../parse.ts";
import { listed } from "../phrases.ts";
import { kindOf, saidAs, sensesIn, toldBy } from "../record-words.ts";
import { rolesIn } from "../roles.ts";
import { QUESTION_TAGS, type Tag } from "../terms.ts";
import type { Reading } from "../understanding.ts";
import { mentions } from "./recall.ts";

type Event = StoredRecord<"event">;

/** Most events that are looked through for a kind. */
const MOST_EVENTS = 400;
/** Phrases by which a question asks for something else than what happened. */
const OTHER: readonly Tag[] = [
  "say",
  "position",
  "supports",
  "opposes",
  "undecided",
  "conditions",
  "compare",
  "agree",
  "count",
  "counter",
  "harm",
  "meet",
  "visit",
  "discuss",
  "disputed",
  "responsible",
  "unknown",
  "sources",
  "evidence",
  "outside",
  "modal",
  "why",
  "not",
  "limit",
  "bot",
  "changed",
  "moved",
];
/** Verbs with which any happening goes. */
const LIGHT = new Set(
  "imposed impose recorded held hold staged carried carry made make been logged noted registered listed taken took place happened occurred launched conducted ordered issued single every registered seen know involving".split(
    " ",
  ),
);
const ASKING: readonly Tag[] = [
  ...QUESTION_TAGS,
  "brief",
  "happened",
  "timeline",
  "granularity",
  "order",
  "pronoun",
  "class",
  "and",
  "or",
  "prep",
  "stop",
  "over-time",
  "holds",
  "attend",
  "opposes",
];

/** "Which arrests are on record?": a noun for a kind of happening, in the plural, and no verb of its own. */
export function listsHappenings(parse: Parse): boolean {
  const at = nounAt(parse);
  if (at < 0) return false;
  const own = new Set(qualifiers(parse, at));
  const turned = (chunk: Chunk): boolean => chunk.words[0] !== "against" && OTHER.some((tag) => does(chunk, tag));
  if (parse.chunks.some((chunk) => chunk.rows.length === 0 && !own.has(chunk) && turned(chunk))) return false;
  const lead = parse.chunks.slice(0, at);
  const listing = lead.some(
    (chunk) =>
      does(chunk, "which") || does(chunk, "what") || does(chunk, "where") || does(chunk, "when") || LISTING.test(chunk.words.join(" ")),
  );
  const there = parse.chunks.some((chunk) => THERE.test(chunk.words.join(" ")));
  const where = parse.chunks.slice(at).some((chunk) => does(chunk, "where") || does(chunk, "when"));
  const bare = lead.length === 0 && !parse.has("yes-no");
  return listing || there || where || bare;
}

const LISTING = /^(?:list|list all|all|any|every|each|show|show me|give me|name|name all|how many times)$/u;
const THERE = /^(?:are there|were there|was there|is there|has there been|have there been|there were|there was|on record|on file)$/u;

const plural = (chunk: Chunk): boolean => {
  const word = chunk.words.at(-1) ?? "";
  return word.length > 4 && word.endsWith("s") && !word.endsWith("ss");
};

/** The chunk that may be the noun: the first open word in the plural, or a single word after "every". */
function nounAt(parse: Parse): number {
  return parse.chunks.findIndex((chunk, i) => {
    const open =
      (chunk.rows.length === 0 && chunk.tags.size === 0) ||
      (chunk.words.length <= 2 && chunk.rows.length > 0 && chunk.rows.every((row) => row.kind === "issue"));
    const every = parse.chunks[i - 1]?.words.includes("every") ?? false;
    return open && (plural(chunk) || every);
  });
}

/** The word before the noun that belongs to it: "rocket attacks", "which press conferences". */
function qualifiers(parse: Parse, at: number): Chunk[] {
  const [before, first] = [parse.chunks[at - 1], parse.chunks[at - 2]];
  if (before === undefined || before.rows.length > 0 || before.words.length > 1) return [];
  const asked = first !== undefined && (does(first, "which") || does(first, "what")) && does(before, "supports");
  return before.tags.size === 0 || asked ? [before] : [];
}

/** All events of the kind asked after, of those named; undefined where the noun is no kind of event on record. */
export async function readHappenings(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  const at = nounAt(parse);
  const noun = parse.chunks[at];
  if (noun === undefined) return undefined;
  const qualifier = qualifiers(parse, at);
  const names = parse.names.filter((chunk) => chunk !== noun);
  const topics = await Promise.all(names.map((chunk) => desk.topic(chunk, "timeline").catch(() => undefined)));
  if (topics.some((topic) => topic === undefined)) return undefined;
  const named = topics.filter((topic) => topic !== undefined);
  const all = await eventsOn(desk, named);
  const kind = [...qualifier, noun].flatMap((chunk) => contentWords(chunk.words.join(" ")));
  const rest = parse.chunks.filter(
    (chunk) => chunk.rows.length === 0 && chunk !== noun && !qualifier.includes(chunk) && !ASKING.some((tag) => does(chunk, tag)),
  );
  const words = contentWords(rest.map((chunk) => chunk.words.join(" ")).join(" ")).filter((word) => !LIGHT.has(word));
  const roles = rolesIn(parse);
  const nobody: Topic = { id: "", label: "", kind: "text", refs: [], words: [] };
  const inOrder = parse.names.map((chunk) => named[names.indexOf(chunk)] ?? nobody);
  const fits = (event: Event): boolean => {
    const text = toldBy(event);
    const senses = sensesIn(text);
    const links = new Set([...event.body.actors, ...event.body.recipients, ...event.body.places, ...event.body.issues]);
    return (
      words.every((word) => saidAs(word, senses) !== undefined) &&
      names.every((chunk, i) => named[i]?.refs.some((ref) => links.has(ref)) || mentions(desk, text, chunk)) &&
      roles.fit(event, inOrder)
    );
  };
  const found = eventsOfKind(all, kind, fits);
  if (found.length === 0) return undefined;
  const label = listed(
    [kind.join(" "), ...named.map((topic) => topic.label), ...(words.length > 0 ? [words.join(" ")] : [])],
    ",",
  ).replaceAll(" , ", ", ");
  const topic: Topic = { id: `text:${kind.join(" ")}`, label, kind: "text", refs: found.map(({ id }) => id).toSorted(), words: [] };
  return { kind: "request", request: { intent: "timeline", topic, granularity: "day" }, understood: `${label} on record, by day` };
}

/** Events of what is named, else of all dossiers, within the period asked. */
async function eventsOn(desk: AskDesk, named: readonly Topic[]): Promise<Event[]> {
  const about = named.length > 0 ? named.slice(0, 1).map(({ refs }) => refs) : [(await desk.everything()).refs];
  const { period } = desk.context;
  return desk.reader.select(
    desk.scope,
    { kinds: ["event"], about, ...(period ? { from: period.from, to: period.to } : {}) },
    "newest",
    MOST_EVENTS,
  );
}

/** Events whose type or mode is called by these words; by like words where none is. */
function eventsOfKind(all: readonly Event[], kind: readonly string[], fits: (event: Event) => boolean): Event[] {
  const events = all.filter(fits);
  const called = (event: Event): string[] => wordsOf(kindOf(event.body));
  const own = events.filter((event) => {
    const stems = new Set(called(event).map(stemOf));
    return kind.every((word) => stems.has(stemOf(word)));
  });
  if (own.length > 0) return own;
  return events.filter((event) => {
    const senses = new Set(called(event).flatMap(sensesOf));
    return kind.every((word) => sensesOf(word).some((sense) => senses.has(sense)));
  });
}
