import { fold } from "../../core/text.ts";
import type { Gazetteer } from "../../record/gazetteer.ts";
import { isCommonEnglish } from "../../record/gazetteer-english.ts";
import type { NameRow } from "../../record/port.ts";
import type { Chunk } from "./chunks.ts";
import { FIGURE_WORDS } from "./figure-words.ts";
import { byLastName } from "./last-names.ts";
import { isTerm, oneSlip, phraseAt, respelt, respeltShort } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

/** Misspellings are looked for in so many words at most, which bounds the time. */
const MOST_RESPELT = 6;
const FIGURE_WORD = new Set(FIGURE_WORDS.flat());

/** What reading misspelt words may ask of the record. */
export interface SpellingDeps {
  /** Whether a word stands in the record, and so is no misspelling. */
  known: (word: string) => Promise<boolean>;
  /** Of names guessed from their spelling, those worth guessing. */
  worth: (rows: readonly NameRow[]) => Promise<NameRow[]>;
}

/** Short words of the language as they were meant: "how mnay" asks how many. */
export async function asMeant(tokens: readonly Token[], gazetteer: Gazetteer, known: SpellingDeps["known"]): Promise<Token[]> {
  const out: Token[] = [];
  for (const token of tokens) {
    const plainWord = token.letters === "lower" || token.initial;
    const meant = plainWord && !isTerm(token.word) && !isCommonEnglish(token.word) ? respeltShort(token.word) : undefined;
    const word = meant !== undefined && gazetteer.exact(token.word).length === 0 && !(await known(token.word)) ? meant : token.word;
    out.push({ ...token, word });
  }
  return out;
}

/** Reads misspelt words as the name or the word of the language they are nearest to. */
export async function spelled(chunks: Chunk[], gazetteer: Gazetteer, deps: SpellingDeps): Promise<Chunk[]> {
  const out: Chunk[] = [];
  let tries = 0;
  for (let i = 0; i < chunks.length; i += 1) {
    const chunk = chunks[i];
    if (chunk === undefined) continue;
    const word = chunk.words[0] ?? "";
    const unknown = !chunk.verbatim && chunk.rows.length === 0 && chunk.tags.size === 0 && !FIGURE_WORD.has(word) && !/\d/u.test(word);
    if (!unknown || tries >= MOST_RESPELT) {
      out.push(chunk);
      continue;
    }
    tries += 1;
    const called = byLastName(chunk, out.at(-1), chunks[i + 1], gazetteer);
    if (called) {
      out.push(called);
      continue;
    }
    out.push((await asSpelled(chunk, chunks[i + 1], gazetteer, deps, () => (i += 1))) ?? chunk);
  }
  return out;
}

/** "qassem suleimani": a misspelt first name before the rest of the name of the same person. */
function isWholeName(word: string, next: Chunk, gazetteer: Gazetteer): boolean {
  return (
    word.length > 3 &&
    next.rows.length > 0 &&
    next.rows.every((row) => row.kind === "actor") &&
    next.rows.some((row) =>
      fold(gazetteer.label(row.ref) ?? "")
        .split(" ")
        .slice(0, -1)
        .some((part) => part === word || oneSlip(part, word)),
    )
  );
}

async function asSpelled(
  chunk: Chunk,
  next: Chunk | undefined,
  gazetteer: Gazetteer,
  { known, worth }: SpellingDeps,
  takeNext: () => void,
): Promise<Chunk | undefined> {
  const word = chunk.words[0] ?? "";
  // "netanyahus stance": a possessive without its apostrophe.
  const bare = word.endsWith("s") && word.length > 3 && !isCommonEnglish(word) ? gazetteer.exact(word.slice(0, -1)) : [];
  if (bare.length > 0) return { ...chunk, rows: bare, possessive: true };
  if (isCommonEnglish(word)) return undefined;
  const whole = next && isWholeName(word, next, gazetteer);
  if (next && whole) {
    takeNext();
    return { ...next, start: chunk.start, words: [...chunk.words, ...next.words], raw: `${chunk.raw} ${next.raw}` };
  }
  const term = respelt(word);
  if (term !== undefined && isTerm(term) && !(await known(word))) {
    const found = phraseAt([term], 0);
    if (found) return { ...chunk, words: [term], tags: found.tags, readAs: term };
  }
  if (term !== undefined && FIGURE_WORD.has(term) && !(await known(word))) return { ...chunk, words: [term], readAs: term };
  // Two words of one name: "recep erdogann".
  if (next && next.rows.length === 0 && next.tags.size === 0) {
    const rows = await worth(gazetteer.approximate(`${chunk.raw} ${next.raw}`));
    if (rows.length > 0) {
      takeNext();
      return {
        ...chunk,
        end: next.end,
        words: [...chunk.words, ...next.words],
        raw: `${chunk.raw} ${next.raw}`,
        rows,
        readAs: rows[0]?.name ?? "",
      };
    }
  }
  const guessed = gazetteer.approximate(word.endsWith("s") && chunk.possessive ? word.slice(0, -1) : word);
  if (guessed.length === 0 || (await known(word))) return undefined;
  const rows = await worth(guessed);
  if (rows.length === 0) return undefined;
  return { ...chunk, rows, readAs: rows[0]?.name ?? fold(word) };
}
