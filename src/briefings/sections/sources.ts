import type { Kind, StoredRecord } from "../../record/types.ts";
import type { Draft } from "../draft.ts";
import { formatNumber } from "../format.ts";
import { groupBy } from "../ledger.ts";
import { computed, fixed, valueOf } from "../spans.ts";
import type { Span } from "../types.ts";
import { joined } from "./actors.ts";

/** A source and the records that cite it. */
export interface Carried {
  source: StoredRecord<"source">;
  records: StoredRecord[];
}

const PLURALS: Partial<Record<Kind, string>> = {
  event: "events",
  position: "positions",
  figure: "figures",
  question: "open questions",
  claim: "claims",
};

const SINGULARS: Partial<Record<Kind, string>> = { question: "open question" };

/** Whether the record quotes the source without having been checked against its text. */
function quotedUnchecked(record: StoredRecord, source: string): boolean {
  if (!("evidence" in record.body)) return false;
  return record.body.evidence.some((e) => e.source === source && e.quote !== undefined && e.sha256 === undefined);
}

/** "BBC News, 8 Jan 2020 — 3 positions, 2 figures; 1 with a quote not checked against its text". */
export function sourceDraft({ source, records }: Carried): Draft {
  const kinds = groupBy(records, (r) => r.kind).map((of): Span[] => {
    const kind = of[0]?.kind ?? "event";
    const word = of.length === 1 ? (SINGULARS[kind] ?? kind) : (PLURALS[kind] ?? kind);
    return [computed("count", of, formatNumber(new Set(of.map((r) => r.id)).size)), fixed(` ${word}`)];
  });
  const unchecked = records.filter((r) => quotedUnchecked(r, source.id));
  const headline: Span[] = source.body.headline === undefined ? [] : [fixed(", “"), valueOf(source, "headline", "text"), fixed("”")];
  const spans = [
    valueOf(source, "publisher", "publisher"),
    ...headline,
    fixed(", "),
    valueOf(source, "published_at", "date"),
    fixed(" — "),
    ...joined(kinds, ", "),
    ...(unchecked.length > 0
      ? [fixed("; "), computed("count", unchecked, formatNumber(unchecked.length)), fixed(" with a quote not checked against its text")]
      : []),
  ];
  return { spans, records: [], source: source.id };
}
