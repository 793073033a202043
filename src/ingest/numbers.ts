import type { Quantity } from "../record/types.ts";
import type { Token } from "./tokens.ts";

/** A number in a sentence: tokens `from`–`to` (exclusive), with the words that qualify it. */
export interface NumberPhrase {
  from: number;
  to: number;
  quantity: Quantity;
}

const UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
const TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };

const SMALL: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, i) => [word, i + 1] as const),
  ...TEENS.map((word, i) => [word, i + 10] as const),
  ...TENS.flatMap((ten, i) => [[ten, (i + 2) * 10] as const, ...UNITS.map((unit, j) => [`${ten}-${unit}`, (i + 2) * 10 + j + 1] as const)]),
]);

/** Words before a number that say how it is meant, longest first. */
const QUALIFIERS: readonly (readonly [words: readonly string[], qualifier: Quantity["qualifier"]])[] = [
  [["no", "fewer", "than"], "at_least"],
  [["no", "less", "than"], "at_least"],
  [["not", "less", "than"], "at_least"],
  [["a", "minimum", "of"], "at_least"],
  [["at", "the", "very", "least"], "at_least"],
  [["at", "least"], "at_least"],
  [["as", "many", "as"], "up_to"],
  [["a", "maximum", "of"], "up_to"],
  [["at", "most"], "up_to"],
  [["up", "to"], "up_to"],
  [["more", "than"], "more_than"],
  [["upwards", "of"], "more_than"],
  [["greater", "than"], "more_than"],
  [["well", "over"], "more_than"],
  [["fewer", "than"], "fewer_than"],
  [["less", "than"], "fewer_than"],
  [["close", "to"], "about"],
  [["an", "estimated"], "about"],
  [["a", "reported"], "exactly"],
  [["over"], "more_than"],
  [["above"], "more_than"],
  [["exceeding"], "more_than"],
  [["under"], "fewer_than"],
  [["nearly"], "about"],
  [["almost"], "about"],
  [["about"], "about"],
  [["around"], "about"],
  [["approximately"], "about"],
  [["roughly"], "about"],
  [["some"], "about"],
  [["estimated"], "about"],
  [["circa"], "about"],
];

const MONTHS = new Set(
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split(
    " ",
  ),
);
/** A number after one of these names a thing and counts nothing. */
const LABELS = new Set(
  "flight category magnitude number no phase room age aged section article chapter level class route highway interstate line version resolution group day week season game round boeing airbus covid type stage page part title amendment proposition area zone unit block gate bus train building grade tier".split(
    " ",
  ),
);
const CURRENCIES = new Set(["$", "€", "£", "¥", "₹", "₽", "₺", "₩", "₦", "₱", "₪", "฿", "us$", "usd", "eur", "gbp"]);

/** Every number of a sentence that can be a count, in order. Years, dates, ages, clock times, money, shares and labels are left out. */
export function readNumbers(tokens: readonly Token[]): NumberPhrase[] {
  const found: NumberPhrase[] = [];
  for (let i = 0; i < tokens.length;) {
    const phrase = phraseAt(tokens, i);
    if (phrase && !isNoCount(tokens, phrase)) found.push(withQualifier(tokens, phrase, found.at(-1)?.to ?? 0));
    i = phrase ? Math.max(phrase.to, found.at(-1)?.to ?? 0) : i + 1;
  }
  return found;
}

/** A number or a range that begins at a token. */
function phraseAt(tokens: readonly Token[], at: number): NumberPhrase | undefined {
  const first = valueAt(tokens, at);
  if (!first) return undefined;
  const between = tokens[at - 1]?.lower === "between";
  // "rises from 40 to 43" names two numbers, not a range.
  const joint = tokens[at - 1]?.lower === "from" ? undefined : tokens[first.to]?.lower;
  if (joint === "–" || joint === "—" || joint === "-" || joint === "to" || (between && joint === "and")) {
    const second = valueAt(tokens, first.to + 1);
    if (second && second.value > first.value) {
      const quantity = { low: first.value, high: second.value, qualifier: "exactly" } as const;
      return { from: between ? at - 1 : at, to: second.to, quantity };
    }
    if (second) return { from: at, to: second.to, quantity: { value: Number.NaN, qualifier: "exactly" } };
  }
  return { from: at, to: first.to, quantity: { value: first.value, qualifier: "exactly" } };
}

/** One number in digits or words: "1,300", "2.5 million", "twenty-one", "one hundred and four", "a hundred". */
function valueAt(tokens: readonly Token[], at: number): { value: number; to: number } | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.kind === "number") {
    const value = Number(token.text.replaceAll(",", ""));
    const scale = SCALES[tokens[at + 1]?.lower ?? ""];
    return Number.isFinite(value) ? { value: round(value * (scale ?? 1)), to: at + (scale ? 2 : 1) } : undefined;
  }
  return wordsAt(tokens, at);
}

function wordsAt(tokens: readonly Token[], start: number): { value: number; to: number } | undefined {
  let at = start;
  let total = 0;
  let part = 0;
  let seen = false;
  const first = tokens[at]?.lower;
  if ((first === "a" || first === "one") && isBigScale(tokens[at + 1]?.lower)) {
    part = 1;
    at += 1;
  } else if (!first || !SMALL.has(first)) return undefined;
  for (; at < tokens.length; at += 1) {
    const word = tokens[at]!.lower;
    const small = SMALL.get(word);
    if (small !== undefined && (!seen || part % 100 === 0 || (part % 10 === 0 && part % 100 >= 20 && small < 10))) part += small;
    else if (word === "hundred" && part > 0 && part < 100) part *= 100;
    else if (SCALES[word] && part > 0) {
      total += part * SCALES[word];
      part = 0;
    } else if (
      word === "and" &&
      seen &&
      (part >= 100 || (part === 0 && total > 0)) &&
      SMALL.has(tokens[at + 1]?.lower ?? "") &&
      isHundreds(tokens[at - 1])
    )
      continue;
    else break;
    seen = true;
  }
  return seen && total + part > 0 ? { value: total + part, to: at } : undefined;
}

const isBigScale = (word: string | undefined) => word === "hundred" || (word !== undefined && word in SCALES);
const isHundreds = (token: Token | undefined) => token !== undefined && isBigScale(token.lower);
/** Keeps 2.3 million from becoming 2299999.9999999995. */
const round = (value: number) => Math.round(value * 1000) / 1000;

function isNoCount(tokens: readonly Token[], phrase: NumberPhrase): boolean {
  const { from, to, quantity } = phrase;
  const before = tokens[from - 1];
  const after = tokens[to];
  const largest = quantity.value ?? quantity.high ?? Number.NaN;
  if (!Number.isInteger(largest) || largest < 1) return true;
  if (before && (CURRENCIES.has(before.lower) || LABELS.has(before.lower) || (MONTHS.has(before.lower) && /^\p{Lu}/u.test(before.text))))
    return true;
  if (after && (after.text === "%" || after.lower === "percent" || (after.lower === "per" && tokens[to + 1]?.lower === "cent")))
    return true;
  if (after && after.lower.startsWith("year") && tokens[to + 1]?.lower === "old") return true;
  if (after && MONTHS.has(after.lower) && /^\p{Lu}/u.test(after.text)) return true;
  if (after?.text === ":" && tokens[to + 1]?.kind === "number" && tokens[to + 1]?.start === after.end) return true;
  if (before?.text === ":" && tokens[from - 2]?.kind === "number" && before.end === tokens[from]?.start) return true;
  if ((after?.text === "/" || before?.text === "/") && tokens[from]!.kind === "number") return true;
  if (before?.lower === "no" && tokens[from]!.lower === "one") return true;
  return tokens[from]!.kind === "number" && /^(?:1[89]|20)\d\d$/.test(tokens[from]!.text) && isYearPlace(before, after);
}

/** A four-digit number without separator is a year unless a noun that can be counted follows; the caller knows the nouns. */
function isYearPlace(before: Token | undefined, after: Token | undefined): boolean {
  const frame = new Set(["in", "since", "of", "until", "from", "by", "during", "early", "late", "mid", ","]);
  return !after || after.kind === "sign" || (before !== undefined && frame.has(before.lower));
}

function withQualifier(tokens: readonly Token[], phrase: NumberPhrase, floor: number): NumberPhrase {
  for (const [words, qualifier] of QUALIFIERS) {
    const from = phrase.from - words.length;
    if (from < floor || !words.every((word, i) => tokens[from + i]!.lower === word)) continue;
    return { from, to: phrase.to, quantity: { ...phrase.quantity, qualifier } };
  }
  const after = tokens[phrase.to]?.lower === "or" ? tokens[phrase.to + 1]?.lower : undefined;
  if (after === "more") return { from: phrase.from, to: phrase.to + 2, quantity: { ...phrase.quantity, qualifier: "at_least" } };
  if (after === "fewer" || after === "less")
    return { from: phrase.from, to: phrase.to + 2, quantity: { ...phrase.quantity, qualifier: "up_to" } };
  return phrase;
}
