import { recordRef, type Source, type StoredRecord } from "../record/types.ts";
import { formatField } from "./format.ts";
import type { CitedSource, Line, Operation, Span, ValueFormat } from "./types.ts";

/** What a span may point at. */
type Cited = Pick<StoredRecord, "id" | "revision">;

/** Words of our own: no digit, no name. */
export const fixed = (text: string): Span => ({ kind: "text", text });

export const entity = (id: string, text: string, form: "name" | "alias" | "demonym" = "name"): Span => ({ kind: "entity", id, form, text });

export const value = (record: Cited, field: string, format: ValueFormat, text: string): Span => ({
  kind: "value",
  record: recordRef(record),
  field,
  format,
  text,
});

/** A field as it must read; empty where the record has no such field, which the linter then refuses. */
export const valueOf = (record: StoredRecord, field: string, format: ValueFormat): Span =>
  value(record, field, format, formatField(record, field, format) ?? "");

export const quote = (record: Cited, evidence: number, text: string): Span => ({
  kind: "quote",
  record: recordRef(record),
  evidence,
  text,
});

export const computed = (operation: Operation, inputs: readonly Cited[], text: string): Span => ({
  kind: "computed",
  operation,
  inputs: inputs.map(recordRef),
  text,
});

/** The reader's text of a line: span texts in order, quotes in quotation marks. */
export function spansText(spans: readonly Span[]): string {
  return spans.map((span) => (span.kind === "quote" ? `“${span.text}”` : span.text)).join("");
}

/** Numbers the sources of one briefing in the order they are first cited. */
export class Citations {
  readonly #numbers = new Map<string, number>();
  readonly #sources: ReadonlyMap<string, StoredRecord<"source">>;

  /** `sources`: every source the briefing may cite, by id. */
  constructor(sources: ReadonlyMap<string, StoredRecord<"source">>) {
    this.#sources = sources;
  }

  /** The number of a source, given on first use; undefined where the source is not visible. */
  number(id: string): number | undefined {
    if (!this.#sources.has(id)) return undefined;
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    const n = this.#numbers.size + 1;
    this.#numbers.set(id, n);
    return n;
  }

  /** Makes the line that rests on `records`, citing all their sources. */
  line(spans: Span[], records: readonly StoredRecord[]): Line {
    const cited = records.flatMap((record) => ("evidence" in record.body ? record.body.evidence.map((e) => this.number(e.source)) : []));
    const citations = [...new Set(cited.filter((n) => n !== undefined))].toSorted((a, b) => a - b);
    return { spans, text: spansText(spans), citations, records: [...new Set(records.map(recordRef))] };
  }

  /** The numbered list, for the foot of the briefing. */
  list(): CitedSource[] {
    return [...this.#numbers].map(([id, n]) => citedSource(n, this.#sources.get(id)!.body));
  }
}

function citedSource(n: number, source: Source): CitedSource {
  return {
    n,
    id: source.id,
    publisher: source.publisher ?? "publisher not on record",
    ...(source.headline === undefined ? {} : { headline: source.headline }),
    publishedAt: source.published_at,
    ...(source.url === undefined ? {} : { url: source.url }),
    ...(source.via === undefined ? {} : { note: `via ${source.via}` }),
  };
}
