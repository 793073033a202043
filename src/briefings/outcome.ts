import { dayLabel, rangeLabel } from "../core/date-labels.ts";
import type { Gazetteer } from "../record/gazetteer.ts";
import type { Selection } from "../record/port.ts";
import type { Kind } from "../record/types.ts";
import type { Book } from "./book.ts";
import { aboutTopic, type DraftSection } from "./draft.ts";
import type { Reason, RequestContext, Topic, TopicRef } from "./types.ts";
import type { Window } from "./window.ts";
import { countWords } from "./wording.ts";

/** What every answer works with. */
export interface Desk {
  book: Book;
  gazetteer: Pick<Gazetteer, "label">;
  context: RequestContext;
}

/** An answer before its lines are chosen, checked and numbered. */
export interface Outcome {
  topic: TopicRef | null;
  understood: string;
  headline: string;
  answered: boolean;
  reason?: Reason;
  covers: Window | null;
  newest: string | undefined;
  activity: string;
  sections: DraftSection[];
}

/** Kinds that have a day of their own and tell of the world. */
export const DATED_KINDS = ["event", "position", "figure", "question", "claim"] as const satisfies readonly Kind[];

/** Most records of a kind that are read for one answer. */
export const MOST_READ = 300;

export function refOf(topic: Topic): TopicRef {
  return { id: topic.id, label: topic.label, kind: topic.kind };
}

/** The last day an answer looks at: the end of the stated period, never after the as-of day. */
export function lastDay({ book, context }: Desk): string {
  return context.period && context.period.to < book.day ? context.period.to : book.day;
}

/** The stated period as bounds of a selection; else everything up to the as-of day. */
export function bounds(desk: Desk): { from?: string; to: string } {
  const to = lastDay(desk);
  return desk.context.period ? { from: desk.context.period.from, to } : { to };
}

/** The newest day on record for a selection, not after the as-of day. */
export function newestDay({ book }: Desk, selection: Pick<Selection, "about" | "words"> | Topic): Promise<string | undefined> {
  const about = "refs" in selection ? aboutTopic(selection) : selection;
  return book.reader.newestDay(book.scope, { kinds: DATED_KINDS, ...about, to: book.day });
}

/** "as of 10 Nov 2023" and the period, where the reader stated them. */
export function whenUnderstood({ book, context }: Desk): string {
  const period = context.period ? `, ${rangeLabel(context.period.from, context.period.to)}` : "";
  return context.asOfStated ? `${period}, as of ${dayLabel(book.day)}` : period;
}

/** The name of anything an answer speaks of. */
export function label({ book, gazetteer }: Desk, id: string): string {
  const record = book.find(id);
  return (record && "name" in record.body ? record.body.name : undefined) ?? gazetteer.label(id) ?? id;
}

/** At most eight words: the parts as long as they fit, at least the first. */
export function headlineOf(first: string, ...more: string[]): string {
  const MOST_WORDS = 8;
  const whole = more.reduce((text, part) => (countWords(text + part) <= MOST_WORDS ? text + part : text), first);
  const runs = whole.split(/\s+/u);
  return runs.length <= MOST_WORDS ? whole : `${runs.slice(0, MOST_WORDS - 1).join(" ")} …`;
}
