import { createHash } from "node:crypto";
import { shown, type Problem } from "./load-problem.ts";
import type { Path } from "./load-references.ts";
import type { LoadedRecord } from "./load-yaml.ts";
import type { Evidence } from "./types.ts";
import { problemIn, type Book } from "./validate-book.ts";
import { findQuote } from "./validate-quote.ts";

/** Full texts at hand, by the key a source's `text` names. */
export type Texts = ReadonlyMap<string, string>;

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/** Every piece of evidence of a record, and where it stands. */
function evidenceOf({ put }: LoadedRecord): { evidence: Evidence; path: Path }[] {
  if (put.kind === "actor") {
    return put.body.offices.flatMap((office, o) =>
      office.evidence.map((evidence, e) => ({ evidence, path: ["offices", o, "evidence", e] })),
    );
  }
  if (!("evidence" in put.body)) return [];
  return put.body.evidence.map((evidence, index) => ({ evidence, path: ["evidence", index] }));
}

/** Whether the text of a source is the one that was read when the record was made. */
export function textProblems(record: LoadedRecord, texts: Texts): Problem[] {
  if (record.put.kind !== "source" || record.put.body.text === undefined) return [];
  const { key, sha256: expected } = record.put.body.text;
  const text = texts.get(key);
  if (text === undefined)
    return [problemIn(record, ["text", "key"], `the text ${shown(key)} is not at hand`, "its text, to check", "unchecked")];
  const found = sha256(text);
  return found === expected ? [] : [problemIn(record, ["text", "sha256"], `a text with the hash ${found}`, `the hash ${expected}`)];
}

/** Quotes whose hash or place is not theirs, or that are not in their source; `unchecked` where the text is not at hand. */
export function quoteProblems(record: LoadedRecord, book: Book, texts: Texts): Problem[] {
  return evidenceOf(record).flatMap(({ evidence, path }) => {
    const { quote, start } = evidence;
    if (quote === undefined) {
      return start === undefined && evidence.sha256 === undefined
        ? []
        : [problemIn(record, path, "a place or hash without a quote", "the quote")];
    }
    const problems: Problem[] = [];
    if (evidence.sha256 !== undefined && sha256(quote) !== evidence.sha256) {
      problems.push(problemIn(record, [...path, "sha256"], `a quote with the hash ${sha256(quote)}`, `the hash ${evidence.sha256}`));
    }
    const key = book.body("source", evidence.source)?.text?.key;
    const text = key === undefined ? undefined : texts.get(key);
    if (text === undefined) {
      const why = key === undefined ? `${evidence.source} names no text` : `the text ${shown(key)} is not at hand`;
      return [...problems, problemIn(record, [...path, "quote"], why, "the quote in its source", "unchecked")];
    }
    const at = findQuote(text, quote, start);
    if (at === undefined) problems.push(problemIn(record, [...path, "quote"], shown(quote), `words that stand in ${evidence.source}`));
    else if (start !== undefined && at !== start) problems.push(problemIn(record, [...path, "start"], `start ${start}`, `start ${at}`));
    return problems;
  });
}
