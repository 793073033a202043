import { assertNever } from "../../core/errors.ts";
import type { StoredRecord } from "../../record/types.ts";
import type { Book } from "../book.ts";
import type { Draft } from "../draft.ts";
import { computed, fixed, quote, valueOf } from "../spans.ts";
import type { Span } from "../types.ts";
import { listed, SAID } from "../wording.ts";
import { holderSpans, joined, named } from "./actors.ts";
import { statusSpans } from "./developments.ts";
import { countSpans, NO_COUNTER } from "./figures.ts";
import { openDraft } from "./unknown.ts";
import { publisherName } from "../format.ts";

type Cited = StoredRecord<"event" | "position" | "figure" | "question" | "claim">;

function saidSpans(book: Book, record: Cited): Span[] {
  switch (record.kind) {
    case "event":
      return [valueOf(record, "date", "date"), ...statusSpans(record), fixed(" — "), valueOf(record, "summary", "text")];
    case "position":
      return [
        valueOf(record, "stated_on", "date"),
        fixed(" — "),
        ...holderSpans(book, { actor: record.body.actor, speaker: record.body.speaker, day: record.body.stated_on }, record),
        fixed(` ${SAID} that `),
        valueOf(record, "statement", "text"),
      ];
    case "claim":
      return [
        valueOf(record, "stated_on", "date"),
        fixed(" — "),
        ...holderSpans(book, { actor: record.body.by, speaker: record.body.speaker, day: record.body.stated_on }, record),
        fixed(` ${SAID} that `),
        valueOf(record, "statement", "text"),
      ];
    case "figure":
      return [
        valueOf(record, "as_of", "date"),
        fixed(" — "),
        ...countSpans(record),
        ...(record.body.reporter ? [fixed(", according to "), named(book, record.body.reporter)] : [fixed(`; ${NO_COUNTER}`)]),
      ];
    case "question":
      return openDraft(record).spans;
    default:
      return assertNever(record);
  }
}

/** What the record says, then each source that says it: who published it and when, and its own words where on record. */
export function evidenceDraft(book: Book, record: Cited): Draft {
  const told = book.sourcesOf(record).map((source): Span[] => {
    const at = record.body.evidence.findIndex((e) => e.source === source.id && e.quote !== undefined);
    const words = record.body.evidence[at];
    return [
      computed("publishers", [source], listed([publisherName(source)])),
      fixed(", "),
      valueOf(source, "published_at", "date"),
      ...(words?.quote
        ? [fixed(": "), quote(record, at, words.quote), ...(words.sha256 === undefined ? [fixed(" (not checked against the text)")] : [])]
        : []),
    ];
  });
  return { spans: [...saidSpans(book, record), fixed(" — "), ...joined(told, "; ")], records: [record] };
}
