import type { Suggestion } from "./gazetteer.ts";
import { isCommonEnglish } from "./gazetteer-english.ts";
import { compareText, formRank, kindRank } from "./gazetteer-index.ts";
import type { Entry, NameIndex } from "./gazetteer-index.ts";
import type { NameRow } from "./port.ts";

/** A name prepared for comparison. */
interface Form {
  entry: Entry;
  text: string;
  /** Spelt as it sounds; worked out when first compared. */
  sound?: string;
  /** One bit a letter that occurs. */
  letters: number;
}

const SHORTEST = 4;
const LONG = 8;
/** More names than this equally near means that the word is near to none of them in particular. */
const TOO_MANY = 4;

/** A spelling in which what transliterations differ in is levelled. */
function soundOf(text: string): string {
  return text
    .replace(/ph/g, "f")
    .replace(/[kg]h/g, (pair) => pair.charAt(0))
    .replace(/ck|q/g, "k")
    .replace(/c(?![eihy])/g, "k")
    .replace(/ou|oo|w/g, "u")
    .replace(/ee|y/g, "i")
    .replace(/(.)\1+/gu, "$1");
}

function lettersOf(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at) - 97;
    bits |= letter >= 0 && letter < 26 ? 1 << letter : 1 << (26 + (text.charCodeAt(at) % 6));
  }
  return bits;
}

function bitCount(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      current.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? most + 1;
}

/** Words that differ must not be English as they stand: "cape" is not "Gaza" mistyped. */
function differsInEnglishWord(typed: string, name: string): boolean {
  const typedWords = typed.split(" ");
  const nameWords = name.split(" ");
  if (typedWords.length !== nameWords.length) return typedWords.every(isCommonEnglish);
  return typedWords.some((word, at) => word !== nameWords[at] && isCommonEnglish(word));
}

function grams(text: string): string[] {
  const padded = ` ${text} `;
  return Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2));
}

export interface SpellingIndex {
  approximate(folded: string): NameRow[];
  nearest(folded: string, limit: number): Suggestion[];
}

/** Finds misspelt names over one index; the tables behind it are built at the first use. */
export function createSpellingIndex(index: NameIndex): SpellingIndex {
  let byLength: Map<number, Form[]> | undefined;
  let byGram: Map<string, number[]> | undefined;
  let entries: Entry[] = [];

  function forms(): Map<number, Form[]> {
    if (byLength) return byLength;
    byLength = new Map();
    for (const entry of index.entries.values()) {
      const text = entry.folded;
      if (text.length < SHORTEST - 1) continue;
      const form: Form = { entry, text, letters: lettersOf(text) };
      const bucket = byLength.get(text.length);
      if (bucket) bucket.push(form);
      else byLength.set(text.length, [form]);
    }
    return byLength;
  }

  function cost(typed: string, sound: string, form: Form, most: number): number {
    // A wrong first letter is a rare slip; it weighs two.
    const first = typed[0] === form.text[0] ? 0 : 1;
    const spelt = distance(typed, form.text, most) + first;
    // Doubled letters and transliterations are the likelier slips, so at the same number of edits they come first.
    return sound === form.sound && spelt > 1 ? Math.min(spelt, 1.5) : spelt - (sound === form.sound ? 0.5 : 0);
  }

  function approximate(typed: string): NameRow[] {
    const exact = index.entries.get(typed);
    if (exact) return exact.rows;
    const letters = typed.replaceAll(" ", "").length;
    if (letters < SHORTEST || typed.length > 80) return [];
    if (typed.split(" ").every(isCommonEnglish)) return [];
    const most = letters >= LONG ? 2 : 1;
    const sound = soundOf(typed);
    const bits = lettersOf(typed);
    let best = most + 0.5;
    let near: Form[] = [];
    for (let length = typed.length - 2; length <= typed.length + 2; length += 1) {
      for (const form of forms().get(length) ?? []) {
        if (bitCount(bits ^ form.letters) > 4) continue;
        form.sound ??= soundOf(form.text);
        const alike = form.sound === sound;
        if (!alike && (Math.abs(length - typed.length) > most || bitCount(bits ^ form.letters) > 2 * most)) continue;
        const at = cost(typed, sound, form, alike ? 2 : most);
        if (at > best || (at > most && !alike) || differsInEnglishWord(typed, form.text)) continue;
        if (at < best) near = [];
        best = at;
        near.push(form);
      }
    }
    if (near.length > TOO_MANY) return [];
    near.sort((a, b) => compareText(a.text, b.text));
    const seen = new Set<string>();
    return near.flatMap((form) => form.entry.rows).filter((row) => !seen.has(row.ref) && seen.add(row.ref));
  }

  function gramTable(): Map<string, number[]> {
    if (byGram) return byGram;
    byGram = new Map();
    entries = [...index.entries.values()].toSorted((a, b) => compareText(a.folded, b.folded));
    for (const [at, entry] of entries.entries()) {
      for (const gram of new Set(grams(entry.folded))) {
        const places = byGram.get(gram);
        if (places) places.push(at);
        else byGram.set(gram, [at]);
      }
    }
    return byGram;
  }

  function nearest(typed: string, limit: number): Suggestion[] {
    const wanted = new Set(grams(typed.slice(0, 80)));
    const table = gramTable();
    const shared = new Uint8Array(entries.length);
    for (const gram of wanted) for (const at of table.get(gram) ?? []) shared[at] = (shared[at] ?? 0) + 1;
    const fewest = Math.max(2, Math.ceil(wanted.size / 4));
    const scored: { entry: Entry; score: number }[] = [];
    for (const [at, entry] of entries.entries()) {
      const common = shared[at] ?? 0;
      if (common >= fewest) scored.push({ entry, score: (2 * common) / (wanted.size + entry.folded.length + 1) });
    }
    scored.sort((a, b) => b.score - a.score || compareText(a.entry.folded, b.entry.folded));
    const seen = new Set<string>();
    const suggestions: Suggestion[] = [];
    for (const { entry } of scored) {
      const rows = entry.rows.toSorted((a, b) => formRank(a.form) - formRank(b.form) || kindRank(a.kind) - kindRank(b.kind));
      for (const row of rows) {
        if (suggestions.length >= limit) return suggestions;
        if (seen.has(row.ref)) continue;
        seen.add(row.ref);
        suggestions.push({ ref: row.ref, kind: row.kind, label: index.labels.get(row.ref) ?? row.name });
      }
    }
    return suggestions;
  }

  return { approximate, nearest };
}
