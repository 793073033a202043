import { words as wordsOf } from "../core/text.ts";
import type { Selection } from "../record/port.ts";
import type { Topic } from "./types.ts";

/** Kinds of record that say something, and so can hold words. */
export const TELLING_KINDS = ["event", "position", "figure", "question", "claim"] as const satisfies Selection["kinds"];

/** Words that carry no subject of their own. */
const EMPTY = new Set(
  "a an the of in on at to for from by with about and or is are was were be been this that these those it its as into over s t".split(" "),
);

/** The distinct content words of a text, folded, in order. */
export function contentWords(text: string): string[] {
  return [...new Set(wordsOf(text))].filter((word) => !EMPTY.has(word));
}

/** Forms of one word that a record may hold instead: plural and singular. */
export function variants(word: string): string[] {
  if (word.length < 4 || /\d/u.test(word)) return [word];
  const forms = [word];
  if (word.endsWith("ies")) forms.push(`${word.slice(0, -3)}y`);
  else if (/(?:ss|sh|ch|x)es$/u.test(word)) forms.push(word.slice(0, -2));
  else if (word.endsWith("s") && !word.endsWith("ss")) forms.push(word.slice(0, -1));
  else if (/[^aeiou]y$/u.test(word)) forms.push(`${word.slice(0, -1)}ies`);
  else forms.push(/(?:ss|sh|ch|x)$/u.test(word) ? `${word}es` : `${word}s`);
  return forms;
}

/** A topic of free words, or of words within other ids. */
export function textTopic(label: string, words: readonly string[], refs: readonly string[] = [], id?: string): Topic {
  return { id: id ?? `text:${words.join(" ")}`, label, kind: "text", refs: [...refs], words: [...words] };
}
