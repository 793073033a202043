import type { Gazetteer } from "../../record/gazetteer.ts";
import { isCommonEnglish } from "../../record/gazetteer-english.ts";
import { EVERYDAY_WORDS } from "../../record/gazetteer-words.ts";
import type { NameRow } from "../../record/port.ts";
import { isTerm, phraseAt } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

/** A name in a question: which tokens it takes and what it can mean. */
export interface FoundName {
  from: number;
  to: number;
  rows: NameRow[];
  /** Nobody is known to have held the office on the day, or whose office it is was not said: ask, do not take one. */
  unsure?: boolean;
  /** Of an office: everyone on record as ever having held it. */
  held?: readonly string[];
  /** It names an office, and says whose it is or does not. */
  office?: "owned" | "any";
}

const LONGEST_NAME = 8;
const ARTICLES = new Set(["the", "a", "an"]);
const EVERYDAY = new Map(EVERYDAY_WORDS.map((entry) => [entry.word, entry]));
/** After these, "us" is who is asking. */
const BEFORE_PRONOUN = new Set(
  "tell give show brief update let help inform remind send catch keep bring get fill walk take run talk guide lead point around of for to between".split(
    " ",
  ),
);
/** Words that only hold a sentence together: never a name unless written in capitals. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  "a an the of in on at to for from by with about and or is are was were be been it its as into over who whom what which when where why how do does did has have had not no we you i me he she they them this that these those there if so am me my our your will would can could may shall must than then".split(
    " ",
  ),
);

const hasUpper = (text: string): boolean => /\p{Lu}/u.test(text);

/** Whether one word, as it is written, may be the name. */
function single(row: NameRow, tokens: readonly Token[], i: number, shouting: boolean): boolean {
  const token = tokens[i];
  if (token === undefined) return false;
  const marked = !shouting && token.letters !== "lower" && (!token.initial || token.letters === "upper");
  if (token.word === "us") return (marked && token.letters === "upper") || !BEFORE_PRONOUN.has(tokens[i - 1]?.word ?? "");
  if (FUNCTION_WORDS.has(token.word)) return marked && token.letters === "upper" && !/\p{Ll}/u.test(row.name);
  if (marked) return true;
  const everyday = EVERYDAY.get(token.word);
  if (everyday) return everyday.reading !== "alone" || tokens.length === 1;
  if (!hasUpper(row.name)) return true;
  // Initials in small letters: only where the question has no capitals, and of no place ("act" is a word).
  if (/^[A-Z]{2,4}$/u.test(row.name) && (row.kind === "place" || tokens.some((other) => !other.initial && other.letters !== "lower")))
    return false;
  return tokens.length === 1 || !(isCommonEnglish(token.word) || isTerm(token.word));
}

/** Names in a question, longest first from the left. Tokens for which `taken` holds are left out. */
export function findNames(text: string, tokens: readonly Token[], gazetteer: Gazetteer, taken: (token: Token) => boolean): FoundName[] {
  const shouting = tokens.length > 2 && tokens.every((token) => token.letters !== "lower" || !/\p{L}/u.test(token.word));
  const words = tokens.map((token) => token.word);
  const found: FoundName[] = [];
  for (let i = 0; i < tokens.length;) {
    const name = longestAt(text, tokens, i, gazetteer, taken, shouting);
    // A longer phrase of the language beats a name: "call for" is not a name that begins with "call".
    const phrase = phraseAt(words, i);
    if (name && (phrase === undefined || phrase.length <= name.to - i)) {
      found.push(name);
      i = name.to;
    } else i += 1;
  }
  return found;
}

function longestAt(
  text: string,
  tokens: readonly Token[],
  i: number,
  gazetteer: Gazetteer,
  taken: (token: Token) => boolean,
  shouting: boolean,
): FoundName | undefined {
  const first = tokens[i];
  if (first === undefined || taken(first) || ARTICLES.has(first.word)) return undefined;
  let most = 1;
  while (most < LONGEST_NAME && i + most < tokens.length && !endsName(text, tokens, i + most) && !taken(tokens[i + most] ?? first))
    most += 1;
  for (let n = most; n > 0; n -= 1) {
    const last = tokens[i + n - 1];
    if (last === undefined) continue;
    const raw = text.slice(first.start, last.end);
    const plainName = last.possessive ? raw.replace(/['’ʼ`]s$/iu, "") : raw;
    const bare = both(gazetteer.exact(raw), plainName === raw ? [] : gazetteer.exact(plainName));
    // "an end to the violence": an alias may begin with its article.
    const article = tokens[i - 1]?.word;
    const rows = article === "a" || article === "an" ? both(bare, gazetteer.exact(`${article} ${plainName}`)) : bare;
    const fit = n === 1 ? rows.filter((row) => single(row, tokens, i, shouting)) : rows;
    if (fit.length > 0 && !(n > 1 && tokens.slice(i, i + n).every((token) => FUNCTION_WORDS.has(token.word) && token.letters === "lower")))
      return { from: i, to: i + n, rows: fit };
  }
  return undefined;
}

function both(a: readonly NameRow[], b: readonly NameRow[]): NameRow[] {
  const seen = new Set<string>();
  return [...a, ...b].filter((row) => !seen.has(row.ref) && seen.add(row.ref));
}

/** A name does not run over a comma, a bracket or the end of a sentence; a full stop after initials is part of it. */
function endsName(text: string, tokens: readonly Token[], i: number): boolean {
  const [before, at] = [tokens[i - 1], tokens[i]];
  if (before === undefined || at === undefined) return true;
  const gap = text.slice(before.end, at.start);
  if (/[,;:!?"()[\]\n]/u.test(gap)) return true;
  return gap.includes(".") && before.end - before.start > 4;
}
