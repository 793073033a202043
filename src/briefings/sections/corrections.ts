import type { StoredRecord } from "../../record/types.ts";
import { recordRef } from "../../record/types.ts";
import type { Book } from "../book.ts";
import type { Draft } from "../draft.ts";
import { formatField } from "../format.ts";
import type { Seen } from "../requests.ts";
import { compareText } from "../ledger.ts";
import { fixed, valueOf } from "../spans.ts";
import type { Span, ValueFormat } from "../types.ts";

/** Most corrections a briefing lists. */
export const MOST_CORRECTIONS = 5;
/** Most entries whose earlier revisions are read. */
const MOST_READ = 40;

/** Fields a reader would have been told, with their name in a correction. */
const TOLD_FIELDS: readonly (readonly [field: string, format: ValueFormat, name: string])[] = [
  ["summary", "text", "the account"],
  ["statement", "text", "the statement"],
  ["text", "text", "the question"],
  ["quantity", "quantity", "the figure"],
  ["population", "text", "those counted"],
  ["stance", "word", "the stance"],
  ["date", "date", "the date"],
  ["stated_on", "date", "the date"],
  ["as_of", "date", "the as-of date"],
  ["status", "word", "the status"],
];

function differences(was: StoredRecord, is: StoredRecord): Span[] {
  const parts = TOLD_FIELDS.flatMap(([field, format, name]): Span[][] => {
    const [old, current] = [formatField(was, field, format), formatField(is, field, format)];
    if (old === undefined || current === undefined || old === current) return [];
    return [[fixed(`${name} was “`), valueOf(was, field, format), fixed("”, is now “"), valueOf(is, field, format), fixed("”")]];
  });
  return parts.flatMap((part, at) => (at === 0 ? part : [fixed("; "), ...part]));
}

/** A few words to tell which entry was corrected. */
function subject(record: StoredRecord): Span[] {
  switch (record.kind) {
    case "event":
      return [valueOf(record, "date", "date"), fixed(", "), valueOf(record, "type", "word")];
    case "figure":
      return [valueOf(record, "population", "text"), fixed(" "), valueOf(record, "indicator", "word")];
    default:
      return [fixed(record.kind)];
  }
}

/**
 * Entries corrected since a day, the latest correction first: "Corrected on 12 Jan 2020 — people killed: the figure
 * was “180”, is now “176”". A correction that changes nothing the reader was told is left out.
 */
export async function correctionDrafts(book: Book, records: readonly StoredRecord[], since: string): Promise<Draft[]> {
  const revised = records
    .filter((r) => r.revision > 1 && r.recordedAt.slice(0, 10) >= since)
    .toSorted((a, b) => compareText(b.recordedAt, a.recordedAt) || compareText(a.id, b.id))
    .slice(0, MOST_READ);
  const drafts = await Promise.all(revised.map((record) => correctionDraft(book, record)));
  return drafts.filter((draft) => draft !== undefined);
}

/**
 * What a reader was told (`id@revision`) that was corrected or taken back since: the latest correction first. What changed
 * in nothing the reader was told is left out.
 */
export async function correctedSinceSeen(book: Book, { citations, asOf }: Seen): Promise<Draft[]> {
  const told = new Map(citations.map((ref) => [ref.slice(0, ref.lastIndexOf("@")), ref] as const));
  await book.loadAny(told.keys());
  const changed = [...told].filter(([id, ref]) => {
    const current = book.find(id);
    return current === undefined || recordRef(current) !== ref;
  });
  const drafts = await Promise.all(changed.slice(0, MOST_READ).map(([id, ref]) => sinceDraft(book, { id, ref, asOf })));
  return drafts.filter((draft) => draft !== undefined).toSorted((a, b) => compareText(b.order ?? "", a.order ?? ""));
}

async function sinceDraft(book: Book, { id, ref, asOf }: { id: string; ref: string; asOf: string }): Promise<Draft | undefined> {
  const history = await book.reader.history(book.scope.owner, id);
  const was = history.find((entry) => recordRef(entry.record) === ref)?.record;
  if (was === undefined) return undefined;
  book.keep(was);
  const is = book.find(id);
  if (is !== undefined) {
    const changed = differences(was, is);
    if (changed.length === 0) return undefined;
    const spans = [fixed("Corrected on "), valueOf(is, "@recordedAt", "date"), fixed(" — "), ...subject(is), fixed(": "), ...changed];
    return { spans, records: [is, was], order: is.recordedAt };
  }
  const back = history.findLast((entry) => entry.retracted !== undefined && entry.retracted.at <= book.scope.asOf)?.retracted;
  // What had been retracted when the edition was made was told then.
  const told = TOLD_FIELDS.find(([field, format]) => formatField(was, field, format) !== undefined);
  if (back === undefined || told === undefined || back.at <= asOf) return undefined;
  const [field, format] = told;
  const spans = [fixed("Retracted — "), ...subject(was), fixed(": “"), valueOf(was, field, format), fixed("”")];
  return { spans, records: [was], order: back.at };
}

async function correctionDraft(book: Book, record: StoredRecord): Promise<Draft | undefined> {
  const history = await book.reader.history(book.scope.owner, record.id);
  const was = history
    .map((entry) => entry.record)
    .findLast((entry) => entry.revision < record.revision && entry.recordedAt <= book.scope.asOf);
  if (!was || recordRef(was) === recordRef(record)) return undefined;
  book.keep(was);
  const changed = differences(was, record);
  if (changed.length === 0) return undefined;
  return {
    spans: [fixed("Corrected on "), valueOf(record, "@recordedAt", "date"), fixed(" — "), ...subject(record), fixed(": "), ...changed],
    records: [record, was],
  };
}
