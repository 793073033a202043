/** A word, number or sign of a sentence. Offsets in UTF-16 code units. */
export interface Token {
  text: string;
  /** Lower case, typographic apostrophes made plain. */
  lower: string;
  start: number;
  end: number;
  kind: "word" | "number" | "sign";
}

/** Digits with separators, unless letters hang on to them ("63rd", "17-year-old"); initialisms with their dots; words; single signs. */
const TOKEN = /\d+(?:[.,]\d+)*(?![\p{L}\d]|-\p{L})|(?:\p{L}\.){2,}|[\p{L}\p{N}]+(?:['’‑-][\p{L}\p{N}]+)*|[^\s]/gu;

/** Numerals as English text writes them: 12 · 1300 · 1,300 · 2.5 · 1,300.5. Other groupings are left unread. */
const NUMERAL = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/** Cuts a sentence into tokens, in order; white space is dropped, nothing else is. */
export function tokenize(sentence: string): Token[] {
  const tokens: Token[] = [];
  for (const match of sentence.matchAll(TOKEN)) {
    const text = match[0];
    tokens.push({
      text,
      lower: text.toLowerCase().replaceAll("’", "'"),
      start: match.index,
      end: match.index + text.length,
      kind: NUMERAL.test(text) ? "number" : /^[\p{L}\p{N}]/u.test(text) ? "word" : "sign",
    });
  }
  return tokens;
}
