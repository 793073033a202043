import { fold } from "../core/text.ts";

/** One word of a text as it stands there, and folded. */
export interface Token {
  /** Offsets in UTF-16 code units. */
  start: number;
  end: number;
  surface: string;
  folded: string;
  /** Where the word ends before a possessive `'s`, and its folded form without it. */
  owner?: { end: number; folded: string };
  /** Stands at the beginning of the text or of a sentence. */
  initial: boolean;
}

const APOSTROPHES = "'\u2018\u2019\u02bc\u02bb\u0060";
const WORD = new RegExp(`[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}]|[${APOSTROPHES}](?=[\\p{L}\\p{N}]))*`, "gu");
const POSSESSIVE = new RegExp(`[${APOSTROPHES}][sS]$`);
const SENTENCE_END = /[.!?:;\n"\u201c\u2022]\s*$/;
const ABBREVIATION = /(?:^|[^\p{L}])(?:\p{L}|[A-Z]\p{L}{1,3})\.\s*$/u;

function foldWord(surface: string): string {
  return /^[a-z0-9]+$/.test(surface) ? surface : fold(surface);
}

function beginsSentence(text: string, previousEnd: number, start: number): boolean {
  const gap = text.slice(previousEnd, start);
  if (!SENTENCE_END.test(gap)) return false;
  return !ABBREVIATION.test(text.slice(Math.max(0, previousEnd - 6), start));
}

/** The words of a text, in order; what folds to nothing is left out. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let previousEnd = 0;
  for (const match of text.matchAll(WORD)) {
    const surface = match[0];
    const start = match.index;
    const end = start + surface.length;
    const folded = foldWord(surface);
    if (folded === "") continue;
    const token: Token = { start, end, surface, folded, initial: tokens.length === 0 || beginsSentence(text, previousEnd, start) };
    if (POSSESSIVE.test(surface)) token.owner = { end: end - 2, folded: foldWord(surface.slice(0, -2)) };
    tokens.push(token);
    previousEnd = end;
  }
  return tokens;
}
