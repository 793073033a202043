import { hash } from "node:crypto";
import type { Gazetteer } from "../record/gazetteer.ts";
import type { Event, Evidence, Source } from "../record/types.ts";
import type { Atlas } from "./atlas.ts";
import { readCasualties } from "./casualties.ts";
import { isEpidemic } from "./casualty-words.ts";
import { eventKind, hasVerb, type EventKind } from "./event-type.ts";
import { happenings, type Happening } from "./happenings.ts";
import { placeFromHeading } from "./headings.ts";
import type { Item } from "./item.ts";
import { linkSentence, type Links } from "./links.ts";
import { sourcesOf, takeOutlets } from "./outlets.ts";
import { splitSentences } from "./sentences.ts";

export interface ReadingDeps {
  gazetteer: Gazetteer;
  atlas: Atlas;
}

/** What an item comes to: its sources and events, or why it tells of no event. */
export type Reading = { sources: Source[]; events: Event[] } | { skipped: string };

/**
 * Reads an item of the Current events portal into its sources and its event, or events where it tells of several.
 * Names are linked from the sentence; `fresh` says that the innermost heading stands directly over this item, so that it may
 * lend a place to a sentence without one. Same item, same gazetteer: same records.
 */
export function readItem(item: Item, fresh: boolean, deps: ReadingDeps): Reading {
  const { body, outlets } = takeOutlets(item);
  if (!/\p{L}{2}/u.test(body)) return { skipped: "no words" };
  if (!/[.!?…]["”’')\]]*$/u.test(body) && !hasVerb(body)) return { skipped: "a heading, not a sentence" };
  const sources = sourcesOf(item, outlets, sha256(item.text));
  const headings = [...new Set(item.topics.map((topic) => topic.trim()).filter((topic) => topic !== ""))];
  const kindOf = remembered(eventKind);
  const link = remembered((sentence) => linkSentence(sentence, deps.gazetteer, deps.atlas, kindOf(sentence)));
  const named = (sentence: string) => (deps.gazetteer.mentions(sentence)[0]?.start ?? Number.POSITIVE_INFINITY) <= SUBJECT;
  const told = happenings(splitSentences(body), kindOf, named);
  const around = { headings, sources, body, fresh, kindOf, link, deps };
  const [first, ...rest] = told.map((happening, i) => eventOf(item, happening, i, around));
  // What follows in an item happened where it began, unless it says otherwise.
  const events = first ? [first, ...rest.map((event) => (event.places.length > 0 ? event : { ...event, places: first.places }))] : [];
  return { sources, events };
}

/** How far into a sentence, in characters, its subject begins. */
const SUBJECT = 12;

/** Asks once for each sentence. */
function remembered<T>(read: (sentence: string) => T): (sentence: string) => T {
  const known = new Map<string, T>();
  return (sentence) => {
    const found = known.get(sentence) ?? read(sentence);
    known.set(sentence, found);
    return found;
  };
}

interface Around {
  headings: string[];
  sources: readonly Source[];
  body: string;
  fresh: boolean;
  kindOf: (sentence: string) => EventKind;
  link: (sentence: string) => Links;
  deps: ReadingDeps;
}

function eventOf(item: Item, { lead, sentences }: Happening, index: number, around: Around): Event {
  const kind = around.kindOf(lead.text);
  const links = around.link(lead.text);
  const lent =
    links.places.length === 0
      ? placeFromHeading(around.headings, lead.text, links, around.deps.gazetteer, around.deps.atlas, around.fresh)
      : undefined;
  const places = links.places.length > 0 ? links.places : lent ? [lent.place] : elsewhere(links, lead, sentences, around);
  const sentence = clean(lead.text);
  const counted = readCasualties(
    sentences.map(({ text }) => text),
    { year: Number(item.date.slice(0, 4)), epidemic: item.topics.some(isEpidemic) },
  );
  const casualties = links.speaker === undefined ? counted : counted.map((casualty) => ({ ...casualty, reporter: links.speaker ?? null }));
  return {
    id: index === 0 ? `evt-${item.id}` : `evt-${item.id}-s${index + 1}`,
    date: { from: item.date, precision: "day" },
    type: kind.type,
    ...(kind.mode === undefined ? {} : { mode: kind.mode }),
    actors: links.actors,
    recipients: [...new Set([...links.recipients, ...alsoDoing(sentences, lead, around)])].filter((ref) => !links.actors.includes(ref)),
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

/** What a sentence says that tells of earlier days. */
const BACKGROUND =
  /\b(?:ago|previously|earlier|formerly|since|last (?:week|month|year)|(?:in|since|on|of|from) (?:\p{Lu}\p{L}+ )?(?:\d{1,2},? )?(?:19|20)\d\d)\b/u;

/** Who further sentences with a verb say did something too; outlets are who tells. That somebody is named there otherwise is mostly background. */
function alsoDoing(sentences: Happening["sentences"], lead: Happening["lead"], { link, kindOf, deps }: Around): string[] {
  return sentences
    .filter((sentence) => sentence !== lead && !BACKGROUND.test(sentence.text) && kindOf(sentence.text).verb >= 0)
    .flatMap(({ text }) => link(text).actors)
    .filter((ref) => deps.atlas.actors.get(ref)?.type !== "media");
}

/** What a state does at home unless said otherwise; where it attacks, meets or sends troops is not known. */
const AT_HOME = new Set<Event["type"]>(["statement", "election", "coerce", "concede", "protest", "disaster", "request", "other"]);

/** What somebody does by force is told of where it was done; "the US warns" and the place after it need not belong together. */
const BY_FORCE = new Set<Event["type"]>(["assault", "protest"]);

/** The place where neither the sentence nor a heading names one: the home of the only state acting, else the one place of the further sentences. */
function elsewhere(links: Links, lead: Happening["lead"], sentences: Happening["sentences"], { link, kindOf, deps }: Around): string[] {
  const isState = (ref: string) => deps.atlas.actors.get(ref)?.type === "state";
  const [state, ...others] = [...links.actors, ...links.recipients].filter(isState);
  const home = state === undefined || !links.actors.includes(state) ? undefined : deps.atlas.actors.get(state)?.place;
  if (home !== undefined && others.length === 0 && AT_HOME.has(kindOf(lead.text).type)) return [home];
  if (state !== undefined && !BY_FORCE.has(kindOf(lead.text).type)) return [];
  const further = [...new Set(sentences.filter((sentence) => sentence !== lead).flatMap((sentence) => link(sentence.text).places))];
  return further.length === 1 ? further : [];
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

/** Characters that a line of a chat cannot show as they are. */
const UNCLEAN = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]| {2}/u;

/** Line breaks and runs of spaces become one space; invisible controls go. */
const clean = (text: string) =>
  UNCLEAN.test(text)
    ? text
        .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
        .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
        .replace(/ {2,}/g, " ")
        .trim()
    : text;
