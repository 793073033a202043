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

/**
 * Numbers the sources of one briefing in the order they are first cited. Sources that a reader cannot tell apart (same
 * publisher, headline, day, address and note) share a number and one entry.
 */
export class Citations {
  readonly #numbers = new Map<string, number>();
  readonly #listed: CitedSource[] = [];
  readonly #sources: ReadonlyMap<string, StoredRecord<"source">>;

  /** `sources`: every source the briefing may cite, by id. */
  constructor(sources: ReadonlyMap<string, StoredRecord<"source">>) {
    this.#sources = sources;
  }

  /** The number of a source, given on first use; undefined where the source is not visible. */
  number(id: string): number | undefined {
    const source = this.#sources.get(id);
    if (!source) return undefined;
    const shown = shownSource(source.body);
    const key = JSON.stringify(shown);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const n = this.#listed.length + 1;
    this.#numbers.set(key, n);
    this.#listed.push({ n, id, ...shown });
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
    return [...this.#listed];
  }
}

/** Licences that ask for attribution wherever the work is passed on. */
const ATTRIBUTION_LICENCE = /^CC BY/;

/** Through whom it came, and the licence where that asks to be named and is not named already. */
function noteOf({ via, licence }: Source): string | undefined {
  const asked = licence !== undefined && ATTRIBUTION_LICENCE.test(licence) && !via?.includes(licence) ? licence : undefined;
  const parts = [via === undefined ? undefined : `via ${via}`, asked].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(", ");
}

/** What a reader sees of a source. */
function shownSource(source: Source): Omit<CitedSource, "n" | "id"> {
  const note = noteOf(source);
  return {
    publisher: source.publisher ?? "publisher not on record",
    ...(source.headline === undefined ? {} : { headline: source.headline }),
    publishedAt: source.published_at,
    ...(source.url === undefined ? {} : { url: source.url }),
    ...(note === undefined ? {} : { note }),
  };
}
