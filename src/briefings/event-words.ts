import { fold } from "../core/text.ts";

const EMPTY_WORDS = new Set(
  "a an and are as at be been by for from had has have he her his in into is it its of on or she that the their they this to was were which who will with after before during over than more least about near also".split(
    " ",
  ),
);

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const NUMBER_WORDS = new Map<string, number>([
  ...UNITS.map((word, n): [string, number] => [word, n]),
  ...TENS.map((word, n): [string, number] => [word, (n + 2) * 10]),
  ["dozen", 12],
  ["dozens", 12],
]);

const ORDINALS = new Set("first second third fourth fifth sixth seventh eighth ninth tenth".split(" "));
/** Words that begin a count and name nobody. */
const ROUND_COUNTS = new Set("tens dozens hundreds thousands millions several some many".split(" "));
/** Words that refer to the day before: what they tell came after it. */
const FOLLOWS_UP = /\b(yesterday|previous day|day (?:after|before)|last night|earlier|consecutive|continues?)\b/i;

/** What an event's summary is compared by. */
export interface EventWords {
  /** Words that carry the event, cut to a common stem: "strikes" and "strike" are the same. */
  tokens: ReadonlySet<string>;
  /** Folded capitalised words, the first of the sentence left out unless it is capitalised as a name elsewhere too. */
  names: ReadonlySet<string>;
  /** Words that carry the event and are no names. */
  plain: ReadonlySet<string>;
  /** Numbers in figures or words, and ordinals. */
  numbers: ReadonlySet<string>;
  /** The first word that is neither a number nor empty: mostly who did it. */
  subject: string;
  /** Whether it refers to the day before. */
  followsUp: boolean;
}

export function eventWords(summary: string): EventWords {
  const tokens = new Set<string>();
  const names = new Set<string>();
  const plain = new Set<string>();
  const numbers = new Set<string>();
  let subject = "";
  const runs = summary.match(/\p{N}[\p{N},.]*\p{N}|[\p{L}\p{M}\p{N}'’]+/gu) ?? [];
  let tens: number | undefined;
  runs.forEach((run, at) => {
    const word = folded(run);
    const counted = numberOf(word, run);
    if (counted !== undefined) {
      if (tens !== undefined && counted < 10) {
        numbers.delete(String(tens));
        numbers.add(String(tens + counted));
        tens = undefined;
        return;
      }
      numbers.add(String(counted));
      tens = TENS.includes(word) ? counted : undefined;
      return;
    }
    tens = undefined;
    if (ORDINALS.has(word)) numbers.add(word);
    if (word.length < 2 || EMPTY_WORDS.has(word)) return;
    const stem = word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, "") : word;
    tokens.add(stem);
    const name = /^\p{Lu}/u.test(run);
    if (name && at > 0) names.add(stem);
    if (!name) plain.add(stem);
    if (subject === "" && !ROUND_COUNTS.has(word)) subject = stem;
  });
  return { tokens, names, plain, numbers, subject, followsUp: FOLLOWS_UP.test(summary) };
}

/** Folds one word; most are plain letters, for which lower case is enough. */
function folded(run: string): string {
  return /^[A-Za-z]+$/.test(run) ? run.toLowerCase() : fold(run);
}

function numberOf(word: string, run: string): number | undefined {
  if (/^\p{N}/u.test(run)) {
    const number = Number(run.replaceAll(",", ""));
    return Number.isNaN(number) ? undefined : number;
  }
  return NUMBER_WORDS.get(word);
}

export interface Similarity {
  /** Shared words as part of all. */
  jaccard: number;
  /** Shared words as part of the shorter text's. */
  containment: number;
}

export function similarity<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): Similarity {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const token of few) if (many.has(token)) shared += 1;
  const union = a.size + b.size - shared;
  return { jaccard: union === 0 ? 0 : shared / union, containment: few.size === 0 ? 0 : shared / few.size };
}

/** Whether all of the smaller set is in the larger. */
export function nested<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  for (const item of few) if (!many.has(item)) return false;
  return true;
}
