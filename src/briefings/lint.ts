import type { StoredRecord } from "../record/types.ts";
import type { Book } from "./book.ts";
import { computedProblem } from "./lint-computed.ts";
import { mayName, slantIn } from "./lint-names.ts";
import { countWords } from "./wording.ts";
import { formatField } from "./format.ts";
import { spansText } from "./spans.ts";
import type { Briefing, CitedSource, Line, Span } from "./types.ts";

/** The rules a line is held to. */
export type Rule =
  | "digit-in-fixed-text"
  | "name-in-fixed-text"
  | "slant-in-fixed-text"
  | "name-not-of-record"
  | "value-differs"
  | "quote-differs"
  | "name-differs"
  | "computed-differs"
  | "text-differs"
  | "no-citation"
  | "citation-not-listed"
  | "citation-of-no-record"
  | "source-not-cited"
  | "record-not-visible"
  | "record-not-listed"
  | "cell-not-in-line"
  | "over-budget";

/** A breach: which rule, where, and what was found. */
export interface Problem {
  rule: Rule;
  /** The line's text. */
  line: string;
  found: string;
}

/** What lines are checked against: revisions by `id@revision`, current records by id, and the as-of instant. */
export type Proof = Pick<Book, "byRef" | "find" | "scope" | "sources">;

/** Capitalised words that begin a sentence of ours, or are no name. */
const OWN_CAPITALS = new Set([
  "Also",
  "Among",
  "Corrected",
  "Counts",
  "No",
  "Nothing",
  "Numbers",
  "Of",
  "On",
  "People",
  "Retracted",
  "The",
  "Topics",
]);

const NUMBER_WORDS =
  /\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|first|second|third|twice)\b/i;

function fixedProblem(text: string): { rule: Rule; found: string } | undefined {
  const digit = /\p{N}+/u.exec(text)?.[0] ?? NUMBER_WORDS.exec(text)?.[0];
  if (digit !== undefined) return { rule: "digit-in-fixed-text", found: digit };
  const slant = slantIn(text);
  if (slant !== undefined) return { rule: "slant-in-fixed-text", found: slant };
  const name = (text.match(/[\p{L}\p{M}'’-]+/gu) ?? []).find((w) => /\p{Lu}/u.test(w) && !OWN_CAPITALS.has(w));
  return name === undefined ? undefined : { rule: "name-in-fixed-text", found: name };
}

/** Whether the record was to be seen at the as-of instant: originals when known, revisions when recorded. */
function visible(record: StoredRecord, asOf: string): boolean {
  return (record.revision === 1 ? record.knownAt : record.recordedAt) <= asOf;
}

/** Records that name and date things are not what a line claims; they need not be listed with it. */
const REFERENCE = new Set(["source", "actor", "place", "issue", "dossier"]);

function refProblem(ref: string, line: Line, proof: Proof): { rule: Rule; found: string } | undefined {
  const record = proof.byRef(ref);
  if (!record || !visible(record, proof.scope.asOf)) return { rule: "record-not-visible", found: ref };
  if (!REFERENCE.has(record.kind) && !line.records.includes(ref)) return { rule: "record-not-listed", found: ref };
  return undefined;
}

function namesOf(record: StoredRecord): string[] {
  const { body } = record;
  if (!("name" in body)) return [];
  return [body.name, ...("aliases" in body ? body.aliases : []), ...("demonyms" in body ? body.demonyms : [])];
}

function spanProblem(span: Span, line: Line, proof: Proof): { rule: Rule; found: string } | undefined {
  switch (span.kind) {
    case "text":
      return fixedProblem(span.text);
    case "entity": {
      const record = proof.find(span.id);
      if (!record || !visible(record, proof.scope.asOf)) return { rule: "record-not-visible", found: span.id };
      if (!namesOf(record).includes(span.text)) return { rule: "name-differs", found: span.text };
      return mayName(span.id, span.text, line, proof) ? undefined : { rule: "name-not-of-record", found: span.text };
    }
    case "value": {
      const missing = refProblem(span.record, line, proof);
      if (missing) return missing;
      const record = proof.byRef(span.record);
      const expected = record && formatField(record, span.field, span.format);
      return expected === span.text && span.text !== "" ? undefined : { rule: "value-differs", found: span.text };
    }
    case "quote": {
      const missing = refProblem(span.record, line, proof);
      if (missing) return missing;
      const body = proof.byRef(span.record)?.body;
      const evidence = body && "evidence" in body ? body.evidence[span.evidence] : undefined;
      return span.text !== "" && evidence?.quote?.includes(span.text) ? undefined : { rule: "quote-differs", found: span.text };
    }
    case "computed": {
      const missing = span.inputs.map((ref) => refProblem(ref, line, proof)).find((p) => p && !isListedByCount(p.rule, span));
      if (missing) return missing;
      const wrong = computedProblem(span, line, proof);
      return wrong === undefined ? undefined : { rule: "computed-differs", found: wrong };
    }
  }
}

/** Every breach of the span rules by one line, against the records it was made from. */
export function lintLine(line: Line, proof: Proof): Problem[] {
  const found: { rule: Rule; found: string }[] = line.spans.flatMap((span) => spanProblem(span, line, proof) ?? []);
  if (spansText(line.spans) !== line.text) found.push({ rule: "text-differs", found: line.text });
  found.push(...line.records.flatMap((ref) => refProblem(ref, line, proof) ?? []));
  if (line.citations.length === 0 && !isCountOrAbsence(line)) found.push({ rule: "no-citation", found: "" });
  const text = line.text.toLowerCase();
  for (const cell of line.cells ?? []) if (!text.includes(cell.toLowerCase())) found.push({ rule: "cell-not-in-line", found: cell });
  return found.map((problem) => ({ ...problem, line: line.text }));
}

/** A count names its records itself; the line need not cite them all. */
function isListedByCount(rule: Rule, span: Extract<Span, { kind: "computed" }>): boolean {
  return rule === "record-not-listed" && span.operation === "count";
}

/** Only a line of absence or a count may stand without a source. */
function isCountOrAbsence(line: Line): boolean {
  return line.absence !== undefined || line.query !== undefined;
}

/** Citations of a source that none of the line's records rests on; sources that look the same share a number. */
function strayCitations(lines: readonly Line[], sources: readonly CitedSource[], proof: Pick<Proof, "byRef" | "sources">): Problem[] {
  const listed = new Map(sources.map((source) => [source.n, source]));
  return lines.flatMap((line) => {
    const own = line.records.flatMap((ref) => {
      const body = proof.byRef(ref)?.body;
      return body && "evidence" in body ? body.evidence.flatMap(({ source }) => proof.sources.get(source) ?? []) : [];
    });
    // A line about a source rests on no record.
    const cited = line.records.length === 0 ? [] : line.citations.flatMap((n) => listed.get(n) ?? []);
    return cited
      .filter((source) => !own.some((known) => known.id === source.id || looksLike(known, source)))
      .map((source): Problem => ({ rule: "citation-of-no-record", line: line.text, found: source.id }));
  });
}

function looksLike({ body }: StoredRecord<"source">, { publisher, headline, publishedAt, url }: CitedSource): boolean {
  const named = body.publisher === null || body.publisher === publisher;
  return named && body.headline === headline && body.published_at === publishedAt && body.url === url;
}

/** Breaches that only the whole shows: citations without a source or of none of its records, sources nobody cites, too many words. */
export function lintBriefing(briefing: Briefing, budget: number, proof?: Pick<Proof, "byRef" | "sources">): Problem[] {
  const lines = briefing.sections.flatMap((section) => section.lines);
  const listed = new Set(briefing.sources.map((source) => source.n));
  const cited = new Set(lines.flatMap((line) => line.citations));
  const orphans = lines.flatMap((line) =>
    line.citations.filter((n) => !listed.has(n)).map((n): Problem => ({ rule: "citation-not-listed", line: line.text, found: String(n) })),
  );
  const unused = briefing.sources
    .filter((source) => !cited.has(source.n))
    .map((source): Problem => ({ rule: "source-not-cited", line: "", found: source.id }));
  const words = countWords(briefing.headline) + lines.reduce((sum, line) => sum + countWords(line.text), 0);
  const over: Problem[] = words > budget ? [{ rule: "over-budget", line: briefing.headline, found: String(words) }] : [];
  return [...orphans, ...(proof ? strayCitations(lines, briefing.sources, proof) : []), ...unused, ...over];
}
