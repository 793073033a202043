import type { StoredRecord } from "../../record/types.ts";
import type { Book } from "../book.ts";
import type { Draft } from "../draft.ts";
import { eventWords } from "../event-words.ts";
import type { Held } from "../ledger.ts";
import { baseScore, isMachineCoded, type Ranked } from "../rank.ts";
import { independentOrigins } from "../origins.ts";
import { computed, fixed, spansText, valueOf } from "../spans.ts";
import type { Span } from "../types.ts";
import { within, type Window } from "../window.ts";
import { countWords } from "../wording.ts";
import { claimSpans, sides, type Matter, type Side } from "./disputed.ts";
import { holderSpans, named } from "./actors.ts";
import { positionSentence } from "./positions.ts";
import { eventSpans } from "./developments.ts";

/** No sentence of the bottom line is longer. */
export const BOTTOM_LINE_WORDS = 30;

/** What words weigh beside events of severity 0–5: a position that moved and a concession stand between 4 and 5. */
export const MOVED_SEVERITY = 4.5;
export const STATED_SEVERITY = 2;

/** What is only alleged or planned, or was cancelled, stands back behind what is reported to have happened. */
export const UNCERTAIN_WEIGHS_LESS = 1;

/** Talks and visits stand back behind what was done, where nobody was harmed or agreed. */
export const TALK_WEIGHS_LESS = 1;
const isTalk = ({ lead }: Ranked): boolean => lead.body.type === "consult" && lead.body.casualties.length === 0;

/** What each further id of the topic that an event names adds, and for how many at most: what is on more of the topic stands first. */
export const FOCUS_WEIGHT = 0.25;
const MOST_FOCUS = 4;

function focus({ lead: { body } }: Ranked, refs: ReadonlySet<string>): number {
  const links = new Set([...body.places, ...body.actors, ...body.recipients, ...body.issues]);
  return FOCUS_WEIGHT * Math.min([...links].filter((id) => refs.has(id)).length, MOST_FOCUS);
}

/** Sentences kept in reserve. */
const SPARE = 3;

interface Candidate {
  draft: Draft;
  score: number;
  /** The record it tells of in full, so that it is not told again; empty where it needs the other telling. */
  id: string;
  attributed: boolean;
  /** Whether it tells of what happened, or of what was said. */
  of: "event" | "words";
}

/** Publishers in a sentence, each once. */
function publisherSpans(book: Book, records: readonly StoredRecord[]): Span[] {
  const sources = [...new Map(records.flatMap((r) => book.sourcesOf(r)).map((s) => [s.id, s])).values()];
  if (sources.some((s) => s.body.publisher !== null)) return [];
  return sources.length === 0 ? [] : [fixed(" ("), computed("publishers", sources, "publisher not on record"), fixed(")")];
}

function hasPublisher(book: Book, records: readonly StoredRecord[]): boolean {
  return records.some((r) => book.sourcesOf(r).some((s) => s.body.publisher !== null));
}

function eventCandidate(book: Book, group: Ranked, refs: ReadonlySet<string>): Candidate {
  const { lead } = group;
  const spans = [...eventSpans(lead), ...publisherSpans(book, group.members)];
  return {
    draft: { spans, records: group.members },
    score:
      group.score +
      focus(group, refs) -
      (lead.body.status === "occurred" ? 0 : UNCERTAIN_WEIGHS_LESS) -
      (isTalk(group) ? TALK_WEIGHS_LESS : 0),
    id: lead.id,
    attributed: hasPublisher(book, group.members) && !isMachineCoded(group),
    of: "event",
  };
}

/** A position as a sentence, with the issue and the speaker where that fits. */
function positionCandidate(book: Book, { latest, previous, moved }: Held, window: Window): Candidate {
  const { actor, speaker, issue, stated_on } = latest.body;
  const said = (by: string | undefined): Span[] =>
    positionSentence(latest, previous, holderSpans(book, { actor, speaker: by, day: stated_on }, latest));
  const on = [fixed("On "), named(book, issue), fixed(": ")];
  const end = publisherSpans(book, [latest]);
  const forms = [
    [...on, ...said(speaker), ...end],
    [...said(speaker), ...end],
    [...on, ...said(undefined), ...end],
    [...said(undefined), ...end],
  ];
  const spans = forms.find(fits) ?? forms[0] ?? [];
  const records = moved && previous ? [latest, previous] : [latest];
  const score = baseScore(moved ? MOVED_SEVERITY : STATED_SEVERITY, stated_on, independentOrigins(book.sourcesOf(latest)), window);
  return { draft: { spans, records }, score, id: latest.id, attributed: hasPublisher(book, [latest]), of: "words" };
}

/** What a side says, or conceded after it had denied it, with the matter and the speaker where that fits a sentence. */
function claimCandidate(book: Book, { dispute, own }: Matter, { latest, concedes }: Side, window: Window): Candidate {
  const { by, stated_on } = latest.body;
  const said = (speaker: string | undefined): Span[] =>
    claimSpans(latest, concedes, holderSpans(book, { actor: by, speaker, day: stated_on }, latest));
  const subject = [fixed("On "), valueOf(dispute, "subject", "text"), fixed(": ")];
  const end = publisherSpans(book, [latest]);
  const forms = [
    { spans: [...subject, ...said(latest.body.speaker), ...end], whole: true },
    // Where the briefing is on who spoke, that is the last thing to leave out.
    ...(own.length > 0 ? [{ spans: [...said(latest.body.speaker), ...end], whole: false }] : []),
    { spans: [...subject, ...said(undefined), ...end], whole: true },
    { spans: [...said(latest.body.speaker), ...end], whole: false },
  ];
  const form = forms.find(({ spans }) => fits(spans)) ?? forms[0];
  const score = baseScore(concedes ? MOVED_SEVERITY : STATED_SEVERITY, stated_on, independentOrigins(book.sourcesOf(latest)), window);
  const draft = { spans: form?.spans ?? [], records: form?.whole ? [dispute, latest] : [latest] };
  return { draft, score, id: form?.whole ? latest.id : "", attributed: hasPublisher(book, [latest]), of: "words" };
}

function fits(spans: readonly Span[]): boolean {
  return countWords(spansText(spans)) <= BOTTOM_LINE_WORDS;
}

export interface BottomLine {
  /** The chosen, then what takes the place of one that fails the check. */
  drafts: Draft[];
  most: number;
  /** Records it tells of, which the sections below leave out. */
  told: ReadonlySet<string>;
  /** How many records its events rest on. */
  events: number;
  /** Whether it already says what a text says. */
  says: (text: string) => boolean;
}

/** Share of a text's words that the bottom line must hold to have said it. */
const SAID_ALREADY = 0.8;

/** What the bottom line is chosen from. */
export interface Material {
  ranked: readonly Ranked[];
  held: readonly Held[];
  told: readonly Matter[];
  /** What the briefing is on. */
  refs: readonly string[];
}

/**
 * The weightiest of the window's events and positions that fit a sentence; what rests on sources without a publisher
 * alone, or was coded by a machine, only where nothing else is there. A second sentence tells of words where the first tells of what happened, or the other way round.
 */
export function bottomLine(book: Book, { ranked, held, told, refs }: Material, window: Window, sentences: number): BottomLine {
  const topical = new Set(refs);
  const conceded = told.flatMap((matter) =>
    sides(matter)
      .filter((side) => within(window, side.latest.body.stated_on))
      .filter((side) => (matter.own.length > 0 ? matter.own.includes(side.latest) : side.concedes))
      .map((side) => claimCandidate(book, matter, side, window)),
  );
  const all = [
    ...ranked.map((group) => eventCandidate(book, group, topical)),
    ...held.filter((h) => within(window, h.latest.body.stated_on)).map((h) => positionCandidate(book, h, window)),
    ...conceded,
  ];
  const attributed = all.filter((c) => c.attributed);
  const fitting = (attributed.length > 0 ? attributed : all)
    .filter((c) => fits(c.draft.spans))
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const [first] = fitting;
  const second = first && fitting.find((c) => c.of !== first.of);
  const chosen = [first, second].filter((c) => c !== undefined).slice(0, sentences);
  const spare = fitting.filter((c) => !chosen.includes(c)).slice(0, SPARE);
  const words = chosen.map((c) => eventWords(spansText(c.draft.spans)).tokens);
  const says = (text: string): boolean => {
    const tokens = eventWords(text).tokens;
    return tokens.size > 0 && words.some((shown) => [...tokens].filter((token) => shown.has(token)).length >= SAID_ALREADY * tokens.size);
  };
  return {
    drafts: [...chosen, ...spare].map((c) => c.draft),
    most: chosen.length,
    told: new Set(chosen.map((c) => c.id)),
    events: chosen.reduce((sum, c) => sum + (c.of === "event" ? c.draft.records.length : 0), 0),
    says,
  };
}
