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
