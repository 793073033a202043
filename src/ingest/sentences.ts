/** A sentence and where it stands in its text, in UTF-16 code units. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
}

/** Abbreviations that a name or number follows, so that their dot ends nothing. */
const TITLES = new Set(
  "mr mrs ms dr st sr lt gen col maj capt cpl sgt pvt cmdr adm brig rev fr hon pres prof sen rep gov supt det insp mt ft no nos vs v art op cit al approx ca jan feb mar apr jun jul aug sep sept oct nov dec messrs mme mlle msgr dist dept".split(
    " ",
  ),
);
/** Abbreviations that may end a sentence; the next word decides. */
const MAY_END = new Set("inc corp co ltd jr bros etc plc am pm est cest cet gmt utc ave blvd".split(" "));
/** Words that begin a sentence and hardly ever go on from an abbreviation. */
const STARTERS = new Set(
  "the a an it its he his she her they their this that these those there in on at after as however meanwhile according no some several many most more all both one two three four five six seven eight nine ten by for from with when while although police officials authorities earlier since if following due among".split(
    " ",
  ),
);

const END = /[.!?]+["”’')\]]*(?=\s)/gu;

/**
 * Cuts a text into sentences. A dot after a title, an initial or an initialism ("Gen.", "L. K. Advani", "U.S.")
 * ends a sentence only where the next word commonly begins one; a sentence begins with a capital, a digit or a quotation mark.
 * The sentences, in order, hold every character of the text but the white space between them.
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = skipSpace(text, 0);
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    const next = skipSpace(text, end);
    if (next >= text.length || end <= start || !endsSentence(text, match.index, match[0], next)) continue;
    sentences.push({ text: text.slice(start, end), start, end });
    start = next;
  }
  const end = text.trimEnd().length;
  if (end > start) sentences.push({ text: text.slice(start, end), start, end });
  return sentences;
}

function endsSentence(text: string, dot: number, mark: string, next: number): boolean {
  if (!/^["“‘'([]?[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(text.slice(next, next + 3))) return false;
  if (mark[0] !== "." || mark.startsWith("..")) return true;
  const word = /[\p{L}\p{N}.]*$/u.exec(text.slice(Math.max(0, dot - 24), dot))?.[0] ?? "";
  const bare = word.toLowerCase().replaceAll(".", "");
  const following = /^["“‘'([]?([\p{L}\p{N}-]+)/u.exec(text.slice(next, next + 24))?.[1]?.toLowerCase() ?? "";
  if (TITLES.has(bare)) return bare === "no" ? !/^\d/.test(following) : false;
  if (/^\p{L}$/u.test(word)) return false;
  const initialism = /^(?:\p{L}\.)+\p{L}$/u.test(word);
  return initialism || MAY_END.has(bare) ? STARTERS.has(following) : true;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/u.test(text[at]!)) at += 1;
  return at;
}
