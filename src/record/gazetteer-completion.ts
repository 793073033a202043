import type { Suggestion } from "./gazetteer.ts";
import { compareText, formRank, kindRank } from "./gazetteer-index.ts";
import type { NameIndex } from "./gazetteer-index.ts";
import type { NameRow } from "./port.ts";
import type { Kind } from "./types.ts";

/** A name from one of its words on. */
interface Tail {
  text: string;
  /** 0 where the tail is the whole name. */
  from: number;
  row: NameRow;
}

function compareTails(a: Tail, b: Tail): number {
  return (
    Math.sign(a.from) - Math.sign(b.from) ||
    kindRank(a.row.kind) - kindRank(b.row.kind) ||
    formRank(a.row.form) - formRank(b.row.form) ||
    a.row.folded.length - b.row.folded.length ||
    compareText(a.row.folded, b.row.folded) ||
    compareText(a.row.ref, b.row.ref)
  );
}

function tailsOf(index: NameIndex): Tail[] {
  const tails: Tail[] = [];
  for (const { folded, rows } of index.entries.values()) {
    for (let from = 0; ;) {
      const text = folded.slice(from);
      for (const row of rows) tails.push({ text, from, row });
      const space = folded.indexOf(" ", from);
      if (space < 0) break;
      from = space + 1;
    }
  }
  return tails.toSorted((a, b) => compareText(a.text, b.text));
}

function firstAtLeast(tails: readonly Tail[], text: string): number {
  let low = 0;
  let high = tails.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const tail = tails[middle];
    if (tail && tail.text < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Completes folded prefixes over one index; the table behind it is built at the first use. */
export function createCompleter(index: NameIndex): (prefix: string, limit: number, kinds?: readonly Kind[]) => Suggestion[] {
  let tails: Tail[] | undefined;
  /** Answers to prefixes of at most two letters run over many names and are asked again and again. */
  const short = new Map<string, Tail[]>();

  function matching(prefix: string): Tail[] {
    const known = short.get(prefix);
    if (known) return known;
    tails ??= tailsOf(index);
    const matches = tails.slice(firstAtLeast(tails, prefix), firstAtLeast(tails, `${prefix}\uffff`)).toSorted(compareTails);
    if (prefix.length <= 2 && short.size < 2_000) short.set(prefix, matches);
    return matches;
  }

  return (prefix, limit, kinds) => {
    const seen = new Set<string>();
    const suggestions: Suggestion[] = [];
    for (const { row } of matching(prefix)) {
      if (suggestions.length >= limit) break;
      if (seen.has(row.ref) || (kinds && !kinds.includes(row.kind))) continue;
      seen.add(row.ref);
      suggestions.push({ ref: row.ref, kind: row.kind, label: index.labels.get(row.ref) ?? row.name });
    }
    return suggestions;
  };
}
