import type { NameRow } from "../../record/port.ts";
import type { Tag } from "./terms.ts";

/** A stretch of a question with what it can be. Offsets in UTF-16 code units. */
export interface Chunk {
  start: number;
  end: number;
  /** Folded. */
  words: string[];
  /** As written. */
  raw: string;
  /** What the phrase can do; empty for a name or a word of no known use. */
  tags: ReadonlySet<Tag>;
  /** What the name can mean; empty where it is none. */
  rows: readonly NameRow[];
  /** The name or word was misspelt; this is what it was read as. */
  readAs?: string;
  /** The name cannot be settled from what was said: what it can mean is offered. */
  unsure?: boolean;
  /** It names an office, and says whose it is or does not. */
  office?: "owned" | "any";
  /** Of an office: everyone on record as ever having held it. */
  held?: readonly string[];
  /** An office that nobody is known to have held on the day asked from: who is taken to be meant. */
  taken?: string;
  /** What its rows name is meant together: all who held one office. */
  together?: boolean;
  /** "Who says that X must …": it is spoken of, and does not speak. */
  spokenOf?: boolean;
  /** Stands in quotation marks. */
  verbatim?: boolean;
  possessive: boolean;
  /** After a full stop, comma or bracket. */
  breaksBefore: boolean;
}

export const isName = (chunk: Chunk): boolean => chunk.rows.length > 0;

/** A word that is neither a name nor of any known use: it must be found in the record or it was not understood. */
export const isOpen = (chunk: Chunk): boolean => chunk.rows.length === 0 && chunk.tags.size === 0;

export const does = (chunk: Chunk | undefined, tag: Tag): boolean => chunk?.tags.has(tag) ?? false;
