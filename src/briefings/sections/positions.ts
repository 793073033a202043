import type { Position, StoredRecord } from "../../record/types.ts";
import type { Book } from "../book.ts";
import type { Draft } from "../draft.ts";
import { compareText, groupBy, moveText, previousOf, type Held } from "../ledger.ts";
import { independentOrigins } from "../origins.ts";
import { computed, fixed, quote, valueOf } from "../spans.ts";
import type { Span } from "../types.ts";
import { within, type Window } from "../window.ts";
import { SAID } from "../wording.ts";
import { holderSpans, joined, named } from "./actors.ts";

type PositionRecord = StoredRecord<"position">;

export interface PositionForm {
  /** Name the issue, where a section holds several. */
  issue: boolean;
  /** Give the source's own words where they are on record. */
  words: boolean;
}

/** Words that already say how a condition binds. */
const CONDITION_OPENERS = /^(if|unless|until|once|when|while|after|before|provided|as long as)\b/i;

/** "if all prisoners are freed; until …": what the stance hangs on. */
export function conditionSpans(position: PositionRecord): Span[] {
  const each = position.body.conditions.map((text, at): Span[] => [
    ...(CONDITION_OPENERS.test(text) ? [] : [fixed("if ")]),
    valueOf(position, `conditions.${at}`, "text"),
  ]);
  return joined(each, "; ");
}

/** The first verbatim words on record for it. They are the speaker's, or the actor's where nobody is named to speak. */
function wordsSpans(book: Book, record: PositionRecord): Span[] {
  const { evidence, speaker, actor } = record.body;
  const at = evidence.findIndex((e) => e.quote !== undefined && book.get("source", e.source));
  const words = evidence[at]?.quote;
  return words === undefined ? [] : [fixed(" — in the words of "), named(book, speaker ?? actor), fixed(": "), quote(record, at, words)];
}

/** "United States (Secretary of State Antony Blinken) on a ceasefire in Gaza: opposes — said that … — 10 Nov 2023". */
export function positionDraft(book: Book, position: PositionRecord, previous: PositionRecord | undefined, form: PositionForm): Draft {
  const { actor, speaker, issue, stated_on } = position.body;
  const move = previous && moveText(previous, position);
  const stance: Span[] = [
    ...holderSpans(book, { actor, speaker, day: stated_on }, position),
    ...(form.issue ? [fixed(" on "), named(book, issue)] : []),
    fixed(": "),
    valueOf(position, "stance", "word"),
    ...(position.body.conditions.length > 0 ? [fixed(" ("), ...conditionSpans(position), fixed(")")] : []),
    ...(previous && move ? [fixed(" "), computed("move", [previous, position], move)] : []),
  ];
  const statement = [fixed(` — ${SAID} that `), valueOf(position, "statement", "text")];
  const day = [fixed(" — "), valueOf(position, "stated_on", "date")];
  const records = previous && move ? [position, previous] : [position];
  const spans = [...stance, ...statement, ...day, ...(form.words ? wordsSpans(book, position) : [])];
  return { spans, records, compact: { spans: [...stance, ...day], records } };
}

/** "On a ceasefire: the United Nations said on 6 Nov 2023 that …", whoever `holder` is shown as; a move is told after it. */
export function positionSentence(position: PositionRecord, previous: PositionRecord | undefined, holder: readonly Span[]): Span[] {
  const by = position.body.stated_precision === "by";
  const move = previous && moveText(previous, position);
  return [
    ...holder,
    fixed(by ? ` ${SAID}, ` : ` ${SAID} on `),
    valueOf(position, "stated_on", "date"),
    fixed(by ? ", that " : " that "),
    valueOf(position, "statement", "text"),
    ...(previous && move
      ? [fixed(" ("), valueOf(position, "stance", "word"), fixed(" "), computed("move", [previous, position], move), fixed(")")]
      : []),
  ];
}

/**
 * The order of weight: those who moved within the window, then the newest, then actors that more of the topic's
 * records name, then more origins. An actor's second issue comes after every actor's first, and a second actor of
 * one stance after the first of another: where few fit, no side is left out.
 */
export function byWeight(book: Book, held: readonly Held[], window: Window, prominence: ReadonlyMap<string, number>): Held[] {
  const movedNow = (h: Held): number => Number(h.moved && within(window, h.latest.body.stated_on));
  const known = (h: Held): number => prominence.get(h.latest.body.actor) ?? 0;
  const origins = new Map(held.map((h) => [h.latest.id, independentOrigins(book.sourcesOf(h.latest))]));
  const sorted = held.toSorted(
    (a, b) =>
      movedNow(b) - movedNow(a) ||
      compareText(b.latest.body.stated_on, a.latest.body.stated_on) ||
      known(b) - known(a) ||
      (origins.get(b.latest.id) ?? 0) - (origins.get(a.latest.id) ?? 0) ||
      compareText(a.latest.id, b.latest.id),
  );
  const [actors, stances] = [new Map<string, number>(), new Map<string, number>()];
  const turn = sorted.map((h) => {
    const { actor, issue, stance } = h.latest.body;
    return { h, own: counted(actors, actor), like: counted(stances, `${issue} ${stance}`) };
  });
  return turn.toSorted((a, b) => a.own - b.own || a.like - b.like).map(({ h }) => h);
}

/** How often the key was counted before this time. */
function counted(seen: Map<string, number>, key: string): number {
  const before = seen.get(key) ?? 0;
  seen.set(key, before + 1);
  return before;
}

/** Drafts of the positions in force, the weightiest first, to be shown issue by issue. */
export function heldDrafts(book: Book, held: readonly Held[], form: PositionForm): Draft[] {
  const issues = [...new Set(held.map((h) => h.latest.body.issue))];
  return held.map((h, at) => ({
    ...positionDraft(book, h.latest, h.previous, form),
    order: `${pad(issues.indexOf(h.latest.body.issue))} ${pad(at)}`,
  }));
}

/** Every statement, newest first, with what each replaced. */
export function historyDrafts(book: Book, held: readonly Held[], form: PositionForm): Draft[] {
  const issues = groupBy(held, (h) => `${h.latest.body.actor} ${h.latest.body.issue}`).flatMap(([first]) => first ?? []);
  return issues.flatMap((h) => h.statements.map((p) => positionDraft(book, p, previousOf(p, h.statements), form)));
}

/** A number that sorts as text. */
export function pad(number: number): string {
  return String(number).padStart(6, "0");
}

/** The positions among these whose stance is one of those asked for. */
export function withStance(held: readonly Held[], stances: readonly Position["stance"][]): Held[] {
  return stances.length === 0 ? [...held] : held.filter((h) => stances.includes(h.latest.body.stance));
}
