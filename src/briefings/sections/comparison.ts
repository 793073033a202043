import type { Book } from "../book.ts";
import type { Draft } from "../draft.ts";
import { moveText, type Held } from "../ledger.ts";
import { computed, fixed, spansText, valueOf } from "../spans.ts";
import type { Span } from "../types.ts";
import { holderSpans, joined, named } from "./actors.ts";
import { conditionSpans } from "./positions.ts";

/** "conditional, if all prisoners are freed (10 Nov 2023) ▲ was: supports, 3 Nov 2023". */
function stanceSpans({ latest, previous }: Held): Span[] {
  const move = previous && moveText(previous, latest);
  return [
    valueOf(latest, "stance", "word"),
    ...(latest.body.conditions.length > 0 ? [fixed(", "), ...conditionSpans(latest)] : []),
    fixed(" ("),
    valueOf(latest, "stated_on", "date"),
    fixed(")"),
    ...(previous && move ? [fixed(" "), computed("move", [previous, latest], move)] : []),
  ];
}

/** What stands on one issue; two stances where it is not on record which came last. */
const onIssue = (held: readonly Held[]): Span[] => joined(held.map(stanceSpans), ", ");

/** One actor's latest stance on each issue, as a sentence and as the cells of a row; a bloc is named as one, and with `bySpeaker` who spoke for the actor. */
export function comparisonDraft(book: Book, row: readonly Held[], columns: readonly string[], bySpeaker = false): Draft {
  const [first] = row;
  if (!first) return { spans: [], records: [] };
  const { actor, speaker } = first.latest.body;
  const told = bySpeaker ? { actor, speaker } : { actor };
  const who = holderSpans(book, { ...told, day: first.latest.body.stated_on }, first.latest);
  const held = columns.map((issue) => ({ issue, spans: onIssue(row.filter((h) => h.latest.body.issue === issue)) }));
  const cells = held.map(({ spans }) => (spans.length > 0 ? spansText(spans) : "not on record"));
  const said = held.flatMap(({ issue, spans }): Span[][] => (spans.length > 0 ? [[named(book, issue), fixed(": "), ...spans]] : []));
  const missing = held.some(({ spans }) => spans.length === 0) ? [fixed("; otherwise not on record")] : [];
  return {
    spans: [...who, fixed(" — "), ...joined(said, "; "), ...missing],
    records: row.flatMap((h) => (h.moved && h.previous ? [h.latest, h.previous] : [h.latest])),
    cells: [spansText(who), ...cells],
  };
}
