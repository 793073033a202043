import { fold } from "../core/text.ts";
import { createCompleter } from "./gazetteer-completion.ts";
import { indexNames } from "./gazetteer-index.ts";
import { createMentionFinder } from "./gazetteer-mentions.ts";
import { createSpellingIndex } from "./gazetteer-spelling.ts";
import type { NameRow } from "./port.ts";
import type { Kind } from "./types.ts";

/** A name found in a text. Offsets in UTF-16 code units. */
export interface Mention {
  start: number;
  end: number;
  surface: string;
  /** All that the name can mean, best first; more than one is an ambiguity for the caller to settle. */
  candidates: NameRow[];
}

export interface Suggestion {
  ref: string;
  kind: Kind;
  /** The primary name. */
  label: string;
}

/** Knows every name on record. Built once per store position; lookups are in memory and synchronous. */
export interface Gazetteer {
  /** Everything that has exactly this name, by folded form ("Türkiye", "the United States", "u.s."). */
  exact(name: string): NameRow[];
  /** Names within a typing mistake or two ("gazza"), nearest first, only where clearly nearer than chance. */
  approximate(name: string): NameRow[];
  /** The nearest names whatever their distance, for "did you mean"; one row a ref. */
  nearest(name: string, limit: number): Suggestion[];
  /** Names that begin with the prefix (any word of the name), most used kinds first. */
  complete(prefix: string, limit: number, kinds?: readonly Kind[]): Suggestion[];
  /**
   * Names in running text, longest first, not overlapping. In mixed-case text a name must be capitalised as names are,
   * so "us" and "turkey" in lower case are words; text wholly in lower case is read leniently.
   */
  mentions(text: string): Mention[];
  label(ref: string): string | undefined;
}

/** Folds a name as typed on its own: without a leading article or a possessive at its end. */
function foldName(name: string): { folded: string; bare: string } {
  const folded = fold(name);
  const owner = /['\u2018\u2019]s\s*$/i.test(name) ? folded.slice(0, -1) : folded;
  return { folded, bare: owner.startsWith("the ") ? owner.slice(4) : owner };
}

/** Builds the gazetteer over all names on record, in any order. What only spelling and completion need is built at their first use. */
export function createGazetteer(rows: readonly NameRow[]): Gazetteer {
  const index = indexNames(rows);
  const spelling = createSpellingIndex(index);
  const complete = createCompleter(index);
  return {
    exact(name) {
      const { folded, bare } = foldName(name);
      return (index.entries.get(folded) ?? index.entries.get(bare) ?? index.entries.get(`the ${bare}`))?.rows.slice() ?? [];
    },
    approximate: (name) => spelling.approximate(foldName(name).bare).slice(),
    nearest: (name, limit) => spelling.nearest(foldName(name).bare, limit),
    complete: (prefix, limit, kinds) => complete(fold(prefix).replace(/^the /, ""), limit, kinds),
    mentions: createMentionFinder(index),
    label: (ref) => index.labels.get(ref),
  };
}
