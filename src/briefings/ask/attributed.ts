import { words as foldedWords } from "../../core/text.ts";
import { stemOf } from "../stem.ts";
import { sensesOf } from "./alike.ts";
import { type Chunk, isOpen } from "./chunks.ts";
import type { AskDesk } from "./desk.ts";
import type { Parse } from "./parse.ts";

/** "An X plane", "X embassy": the word of which the name makes a sort; undefined where it stands by itself. */
export function attributedTo(parse: Parse, chunk: Chunk): string | undefined {
  // "X's request" is as well a request of X, or by X.
  const next = chunk.possessive ? undefined : parse.after(chunk);
  return next !== undefined && !/(?:ing|ed)$/u.test(next.words[0] ?? "") && isOpen(next) && !next.breaksBefore && !next.verbatim
    ? next.words[0]
    : undefined;
}

/** Whether a text has the name right before the word, or before a like one: "United States Embassy" for "US embassy". */
export function saysAttributed(desk: AskDesk, text: string, chunk: Chunk, word: string): boolean {
  const wanted = new Set(sensesOf(word));
  const like = (said: string | undefined): boolean => said !== undefined && sensesOf(said).some((sense) => wanted.has(sense));
  const refs = new Set(chunk.rows.map(({ ref }) => ref));
  const told = desk.gazetteer.mentions(text);
  if (told.some(({ end, candidates }) => candidates.some(({ ref }) => refs.has(ref)) && like(foldedWords(text.slice(end))[0]))) return true;
  const all = foldedWords(text).map(stemOf);
  return [...refs].some((ref) => {
    const label = foldedWords(desk.label(ref)).map(stemOf);
    return all.some((_, i) => label.every((part, n) => all[i + n] === part) && like(foldedWords(text)[i + label.length]));
  });
}
