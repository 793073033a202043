import { fold } from "../../core/text.ts";

/** One word of a question. Offsets are in UTF-16 code units of the question. */
export interface Token {
  start: number;
  end: number;
  /** Folded, without a possessive ending; a number without its thousands separators. */
  word: string;
  /** How it is written: all capitals, a capital first, or neither. */
  letters: "upper" | "title" | "lower";
  possessive: boolean;
  /** Begins the question or a sentence of it, where a capital says nothing. */
  initial: boolean;
}

/** More words than any question; the rest of a longer text is not read. */
export const MOST_TOKENS = 80;

const PIECE = /\d+(?:[.,]\d+)*(?:st|nd|rd|th|k|m)?(?!\p{L})|[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’ʼ`](?=\p{L}))*/gu;
const SENTENCE_END = /[.!?]\s+$|\n\s*$/u;

/** What contractions stand for, apostrophe dropped. */
const CONTRACTIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    whats: "what is",
    whos: "who is",
    wheres: "where is",
    whens: "when is",
    whys: "why is",
    hows: "how is",
    thats: "that is",
    theres: "there is",
    lets: "let us",
    dont: "do not",
    doesnt: "does not",
    didnt: "did not",
    hasnt: "has not",
    havent: "have not",
    hadnt: "had not",
    isnt: "is not",
    arent: "are not",
    aint: "is not",
    wasnt: "was not",
    werent: "were not",
    wont: "will not",
    wouldnt: "would not",
    cant: "can not",
    cannot: "can not",
    couldnt: "could not",
    shouldnt: "should not",
    im: "i am",
    ive: "i have",
    theyre: "they are",
    theyve: "they have",
    youre: "you are",
    youve: "you have",
    whove: "who have",
    weve: "we have",
    plz: "please",
    pls: "please",
    wat: "what",
    wht: "what",
    teh: "the",
    waht: "what",
    r: "are",
    u: "you",
    abt: "about",
    btw: "between",
  }).map(([word, words]) => [word, words.split(" ")]),
);

function lettersOf(raw: string): Token["letters"] {
  if (!/\p{Lu}/u.test(raw)) return "lower";
  return /\p{Ll}/u.test(raw.replace(/['’]s$/u, "")) || raw.length < 2 ? "title" : "upper";
}

/** The words of a question in order, contractions taken apart; at most `MOST_TOKENS`. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let previous = 0;
  for (const match of text.matchAll(PIECE)) {
    if (tokens.length >= MOST_TOKENS) break;
    const raw = match[0];
    const start = match.index;
    const at = { start, end: start + raw.length };
    const initial = tokens.length === 0 || SENTENCE_END.test(text.slice(previous, start));
    previous = at.end;
    const folded = fold(raw.replace(/(\d)[.,](?=\d{3}(?!\d))/gu, "$1"));
    if (folded === "") continue;
    const spelled = CONTRACTIONS.get(folded);
    const letters = lettersOf(raw);
    if (spelled && !(letters === "upper" && raw.length < 3)) {
      for (const word of spelled) tokens.push({ ...at, word, letters: "lower", possessive: false, initial });
      continue;
    }
    const possessive = /['’ʼ`]s$/iu.test(raw);
    tokens.push({ ...at, word: possessive ? folded.slice(0, -1) : folded, letters, possessive, initial });
  }
  return tokens;
}

/** The text with curly quotes straightened and control and direction characters gone; offsets do not move. */
export function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]/gu, " ")
    .replace(/[\u2018\u2019\u02bc\u02bb\u0060]/gu, "'")
    .replace(/[\u201c\u201d]/gu, '"');
}
