import { dayLabel, rangeLabel } from "../../core/date-labels.ts";
import type { Selection } from "../../record/port.ts";
import { aboutTopic, type Draft, type DraftSection } from "../draft.ts";
import { DATED_KINDS, type Desk } from "../outcome.ts";
import { computed, fixed } from "../spans.ts";
import type { Span, Topic } from "../types.ts";
import { addDays, type Window } from "../window.ts";
import { TITLES } from "../wording.ts";
import { recordDay } from "./record-day.ts";

/** A line that says nothing is on record, with the query it answers. */
export function absenceDraft(spans: Span[], query: string): Draft {
  return { spans, records: [], absence: query };
}

/** "No record from 1–7 Dec 2023. Nearest: 10 Nov 2023 before and 3 Jan 2024 after." */
export async function nearestLine(desk: Desk, topic: Topic, window: Window): Promise<DraftSection> {
  const { book } = desk;
  const period = rangeLabel(window.from, window.to);
  const about: Selection<(typeof DATED_KINDS)[number]> = { kinds: DATED_KINDS, ...aboutTopic(topic) };
  const earlier = addDays(window.from, -1);
  const [day, later] = await Promise.all([
    book.reader.newestDay(book.scope, { ...about, to: earlier }),
    window.to < book.day ? book.reader.select(book.scope, { ...about, from: addDays(window.to, 1), to: book.day }, "oldest", 1) : [],
  ]);
  const next = later[0] && recordDay(later[0])?.day;
  const found = [
    ...(day === undefined ? [] : [{ words: "before", label: dayLabel(day) }]),
    ...(next === undefined ? [] : [{ words: "after", label: dayLabel(next) }]),
  ];
  const nearest = found.flatMap(({ words, label }, at): Span[] => [
    fixed(at === 0 ? " The nearest are of " : " and of "),
    computed("period", [], label),
    fixed(` ${words} it`),
  ]);
  const query = `records on ${topic.label} of ${period}${found.map((f) => `; the nearest ${f.words}: ${f.label}`).join("")}`;
  const spans = [
    fixed("Nothing on record of "),
    computed("period", [], period),
    fixed("."),
    ...nearest,
    ...(nearest.length > 0 ? [fixed(".")] : []),
  ];
  return { kind: "developments", title: TITLES.developments, drafts: [absenceDraft(spans, query)] };
}
