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

/** Words that mean the same thing, in the forms they are met in. */
const ALIKE: readonly (readonly string[])[] = [
  ["plane", "planes", "airplane", "airliner", "jet", "aircraft"],
  ["shoot", "shoots", "shot", "shooting"],
  ["strike", "strikes", "struck", "striking"],
  ["begin", "begins", "began", "begun"],
  ["leave", "leaves", "left", "leaving"],
  ["send", "sends", "sent", "sending"],
  ["hold", "holds", "held", "holding"],
  ["take", "takes", "took", "taken", "taking"],
  ["fall", "falls", "fell", "fallen"],
  ["fly", "flies", "flew", "flown"],
  ["withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing", "withdrawal"],
  ["die", "dies", "died", "dying"],
  ["go", "goes", "went", "gone", "going"],
  ["break", "breaks", "broke", "broken"],
  ["bring", "brings", "brought", "bringing"],
  ["fight", "fights", "fought", "fighting"],
  ["meet", "meets", "met", "meeting"],
  ["soldier", "soldiers", "troops", "personnel"],
  ["fire", "fires", "fired", "firing", "launch", "launches", "launched", "launching"],
  ["detain", "detains", "detained", "arrest", "arrests", "arrested"],
  ["see", "sees", "saw", "seen"],
];
const alike = new Map(ALIKE.flatMap((group) => group.map((word) => [word, group] as const)));

/** Whether the word has forms of its own that no rule makes. */
export function irregular(word: string): boolean {
  return alike.has(word);
}

/** Forms of one word that a record may hold instead: plural and singular, the forms of a verb, words that mean the same. The word itself first. */
export function variants(word: string): string[] {
  const close = closeVariants(word);
  return word.length < 4 || /\d/u.test(word) ? close : [...new Set([...close, ...verbForms(word)])];
}

/** Forms that keep the sense of the word: plural and singular, the tenses of irregular verbs, words that mean the same. */
export function closeVariants(word: string): string[] {
  if (word.length < 4 || /\d/u.test(word)) return [...new Set([word, ...(alike.get(word) ?? [])])];
  const forms = new Set([word, ...(alike.get(word) ?? [])]);
  if (word.endsWith("ies")) forms.add(`${word.slice(0, -3)}y`);
  else if (/(?:ss|sh|ch|x)es$/u.test(word)) forms.add(word.slice(0, -2));
  else if (word.endsWith("s") && !word.endsWith("ss")) forms.add(word.slice(0, -1));
  else if (/[^aeiou]y$/u.test(word)) forms.add(`${word.slice(0, -1)}ies`);
  else if (!/(?:ed|ing)$/u.test(word)) forms.add(/(?:ss|sh|ch|x)$/u.test(word) ? `${word}es` : `${word}s`);
  return [...forms];
}

/** The past tense of a regular verb: "did X attack" is told as "X attacked". */
export function pastOf(word: string): string {
  if (word.endsWith("e")) return `${word}d`;
  return /[^aeiou]y$/u.test(word) ? `${word.slice(0, -1)}ied` : `${word}ed`;
}

function verbForms(word: string): string[] {
  if (word.endsWith("ly")) return [word.slice(0, -2)];
  const stem = /^(.{3,}?)(?:ed|ing)$/u.exec(word)?.[1];
  if (stem !== undefined)
    return /(.)\1$/u.test(stem)
      ? [stem, stem.slice(0, -1), `${stem}ed`, `${stem}ing`]
      : [stem, `${stem}e`, `${stem}s`, `${stem}es`, `${stem}ed`, `${stem}ing`];
  const base = word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
  if (base.endsWith("e")) return [`${base}d`, `${base.slice(0, -1)}ing`, `${base}ly`];
  if (/[^aeiou]y$/u.test(base)) return [`${base.slice(0, -1)}ied`];
  return [`${base}ed`, `${base}ing`, `${base}ly`];
}

/** A topic of free words, or of words within other ids. */
export function textTopic(label: string, words: readonly string[], refs: readonly string[] = [], id?: string): Topic {
  return { id: id ?? `text:${words.join(" ")}`, label, kind: "text", refs: [...refs], words: [...words] };
}
