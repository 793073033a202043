import { hash } from "node:crypto";
import type { Gazetteer } from "../record/gazetteer.ts";
import type { Publishers } from "../record/publishers.ts";
import type { Change } from "../record/port.ts";
import type { Event, Evidence, Source } from "../record/types.ts";
import type { Atlas } from "./atlas.ts";
import { readCasualties } from "./casualties.ts";
import { isEpidemic } from "./casualty-words.ts";
import { eventKind, hasVerb } from "./event-type.ts";
import { happenings, type Happening } from "./happenings.ts";
import { placeFromHeading } from "./headings.ts";
import type { Item } from "./item.ts";
import { linkSentence, type Links } from "./links.ts";
import { sourcesOf, takeOutlets } from "./outlets.ts";
import { splitSentences } from "./sentences.ts";

export interface ReadingDeps {
  gazetteer: Gazetteer;
  atlas: Atlas;
  publishers: Publishers;
}

/** What an item comes to: its records, or why it tells of no event. */
export type Reading = { changes: Change[] } | { skipped: string };

/**
 * Reads an item of the Current events portal into its sources and its event, or events where it tells of several.
 * Names are linked from the sentence; `fresh` says that the innermost heading stands directly over this item, so that it may
 * lend a place to a sentence without one. Same item, same gazetteer: same records.
 */
export function readItem(item: Item, fresh: boolean, deps: ReadingDeps): Reading {
  const { body, outlets } = takeOutlets(item);
  if (!/\p{L}{2}/u.test(body)) return { skipped: "no words" };
  if (!/[.!?…]["”’')\]]*$/u.test(body) && !hasVerb(body)) return { skipped: "a heading, not a sentence" };
  const sources = sourcesOf(item, outlets, sha256(item.text), deps.publishers);
  const headings = [...new Set(item.topics.map((topic) => topic.trim()).filter((topic) => topic !== ""))];
  const link = (sentence: string) => linkSentence(sentence, deps.gazetteer, deps.atlas, eventKind(sentence));
  const named = (sentence: string) => {
    const links = link(sentence);
    return links.actors.length + links.places.length > 0;
  };
  const told = happenings(splitSentences(body), named);
  const events = told.map((happening, i) => eventOf(item, happening, i, { headings, sources, body, fresh, link, deps }));
  return {
    changes: [
      ...sources.map((source): Change => ({ put: { kind: "source", body: source } })),
      ...events.map((event): Change => ({ put: { kind: "event", body: event } })),
    ],
  };
}

interface Around {
  headings: string[];
  sources: readonly Source[];
  body: string;
  fresh: boolean;
  link: (sentence: string) => Links;
  deps: ReadingDeps;
}

function eventOf(item: Item, { lead, sentences }: Happening, index: number, around: Around): Event {
  const kind = eventKind(lead.text);
  const links = widen(
    around.link(lead.text),
    sentences.filter((sentence) => sentence !== lead).map((sentence) => around.link(sentence.text)),
  );
  const home = homeOf(links, around.deps.atlas);
  const lent =
    links.places.length === 0
      ? placeFromHeading(around.headings, lead.text, links, around.deps.gazetteer, around.deps.atlas, around.fresh)
      : undefined;
  const places = links.places.length > 0 ? links.places : lent ? [lent.place] : home === undefined ? [] : [home];
  const sentence = clean(lead.text);
  const casualties = readCasualties(
    sentences.map(({ text }) => text),
    { year: Number(item.date.slice(0, 4)), epidemic: item.topics.some(isEpidemic) },
  );
  return {
    id: index === 0 ? `evt-${item.id}` : `evt-${item.id}-s${index + 1}`,
    date: { from: item.date, precision: "day" },
    type: kind.type,
    ...(kind.mode === undefined ? {} : { mode: kind.mode }),
    actors: links.actors,
    recipients: links.recipients,
    places,
    issues: links.issues,
    // A sentence that names nothing known is readable only under its heading.
    summary: lent && links.actors.length + links.recipients.length === 0 ? `${lent.heading}: ${sentence}` : sentence,
    topics: [],
    status: kind.status,
    casualties,
    headings: around.headings,
    evidence: evidenceOf(around.sources, around.body, sentences),
  };
}

/** Adds places and issues of the further sentences where the first names none; actors come from the lead alone, where their part is plain. */
function widen(lead: Links, further: readonly Links[]): Links {
  const places = lead.places.length > 0 ? lead.places : [...new Set(further.flatMap((links) => links.places))].slice(0, 1);
  return { ...lead, places };
}

/** Where a state alone is named, it is at home. */
function homeOf(links: Links, atlas: Atlas): string | undefined {
  const states = [...links.actors, ...links.recipients].flatMap((ref) => {
    const actor = atlas.actors.get(ref);
    return actor?.type === "state" && actor.place !== undefined ? [actor.place] : [];
  });
  return states.length === 1 ? states[0] : undefined;
}

/** Every outlet with the portal's words: where they begin in the item's text, and their hash. */
function evidenceOf(sources: readonly Source[], body: string, sentences: Happening["sentences"]): [Evidence, ...Evidence[]] {
  const start = sentences[0]!.start;
  const quote = body.slice(start, sentences.at(-1)!.end);
  const proof = { quote, start, sha256: sha256(quote) };
  const [first, ...rest] = sources.map(({ id }): Evidence => ({ source: id, ...proof }));
  if (!first) throw new Error("an item has at least one source");
  return [first, ...rest];
}

const sha256 = (text: string) => hash("sha256", text, "hex");

/** Line breaks and runs of spaces become one space; invisible controls go. */
const clean = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/ {2,}/g, " ")
    .trim();
