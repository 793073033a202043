import { FIGURE_WORDS } from "./figure-words.ts";
import { type Tag, TERMS } from "./terms.ts";

const LONGEST_PHRASE = 7;

function verbForms(verb: string): string[] {
  const stem = verb.endsWith("e") ? verb.slice(0, -1) : verb;
  if (/[^aeiou]y$/u.test(verb)) return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  const third = /(?:s|sh|ch|x)$/u.test(verb) ? `${verb}es` : `${verb}s`;
  return [verb, third, `${stem}ed`, `${stem}ing`];
}

const phrases = new Map<string, Set<Tag>>();
let beginnings = new Set<string>();

function add(phrase: string, tag: Tag): void {
  const tags = phrases.get(phrase) ?? new Set();
  phrases.set(phrase, tags.add(tag));
  const words = phrase.split(" ");
  for (let n = 1; n < words.length; n += 1) beginnings.add(words.slice(0, n).join(" "));
}

for (const [tag, list] of Object.entries(TERMS)) {
  for (const entry of list.split("|")) {
    const forms = entry.endsWith("*") ? verbForms(entry.slice(0, -1)) : [entry];
    for (const form of forms) if (isTag(tag)) add(form, tag);
  }
}
beginnings = new Set(beginnings);

function isTag(tag: string): tag is Tag {
  return tag in TERMS;
}

/** The longest known phrase that begins at word `i`: how many words it takes, and all it can do. */
export function phraseAt(words: readonly string[], i: number): { length: number; tags: ReadonlySet<Tag> } | undefined {
  let key = "";
  let best: { length: number; tags: ReadonlySet<Tag> } | undefined;
  for (let n = 0; n < LONGEST_PHRASE && i + n < words.length; n += 1) {
    key += n === 0 ? (words[i] ?? "") : ` ${words[i + n] ?? ""}`;
    const tags = phrases.get(key);
    if (tags) best = { length: n + 1, tags };
    if (!beginnings.has(key)) break;
  }
  return best;
}

export function isTerm(word: string): boolean {
  return phrases.has(word);
}

/** Words long enough to be told when misspelt, by length. */
const spellable = new Map<number, string[]>();
for (const word of new Set([...[...phrases.keys()].flatMap((phrase) => phrase.split(" ")), ...FIGURE_WORDS.flat()])) {
  if (word.length < 5) continue;
  spellable.set(word.length, [...(spellable.get(word.length) ?? []), word]);
}

/** Short words that questions are made of, told when misspelt although they are short. */
const SHORT = "what when where which many much does have from with that this they said want wants says about there".split(" ");

/** The short word that this one misspells by one letter; undefined where there is none, or more than one. */
export function respeltShort(word: string): string | undefined {
  if (word.length < 3 || word.length > 6) return undefined;
  const near = SHORT.filter((known) => known !== word && Math.abs(known.length - word.length) < 2 && oneSlip(word, known));
  return near.length === 1 ? near[0] : undefined;
}

/** The known word that this one misspells by one letter; undefined where there is none, or more than one. */
export function respelt(word: string): string | undefined {
  if (word.length < 4) return undefined;
  const near = new Set<string>();
  for (const length of [word.length - 1, word.length, word.length + 1]) {
    for (const known of spellable.get(length) ?? []) if (oneSlip(word, known)) near.add(known);
  }
  const [only] = near;
  // "actualy" may be "actual" or "actually": where all do the same, it matters not which.
  const uses = new Set([...near].map((known) => [...(phrases.get(known) ?? [])].toSorted().join()));
  // "injurd" may be "injure" or "injured": one word in two forms.
  const alike = near.size > 0 && new Set([...near].map((known) => known.slice(0, Math.max(4, word.length - 1)))).size === 1;
  return near.size === 1 || alike || (uses.size === 1 && !uses.has("")) ? only : undefined;
}

/** Whether one insertion, deletion, substitution or swap of neighbours makes one word of the other. */
export function oneSlip(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let back = 0;
  while (back < a.length - from && back < b.length - from && a[a.length - 1 - back] === b[b.length - 1 - back]) back += 1;
  const [x, y] = [a.slice(from, a.length - back), b.slice(from, b.length - back)];
  if (x.length <= 1 && y.length <= 1) return x.length + y.length > 0;
  return x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0];
}
