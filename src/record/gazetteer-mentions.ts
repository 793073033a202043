import type { Mention } from "./gazetteer.ts";
import { isCommonEnglish } from "./gazetteer-english.ts";
import type { Entry, NameIndex } from "./gazetteer-index.ts";
import { tokenise } from "./gazetteer-tokens.ts";
import type { Token } from "./gazetteer-tokens.ts";
import { COMPASS_WORDS, EVERYDAY_WORDS, NAME_PARTICLES, PLACE_PREPOSITIONS } from "./gazetteer-words.ts";
import type { NameRow } from "./port.ts";

/** What capitals tell in a text: they mark names, they were not used, or everything is in capitals. */
type Casing = "mixed" | "lower" | "upper";

interface Found {
  first: number;
  last: number;
  end: number;
  candidates: NameRow[];
}

const EVERYDAY = new Map(EVERYDAY_WORDS.map((entry) => [entry.word, entry]));
const LONGEST_NAME = 12;
const ONE_PERSON = new Set(["i", "im", "id", "ive", "ill"]);

function hasUpper(text: string): boolean {
  return /\p{Lu}/u.test(text);
}

function casingOf(tokens: readonly Token[]): Casing {
  if (tokens.length > 1 && tokens.every((token) => !/\p{Ll}/u.test(token.surface)) && tokens.some((token) => hasUpper(token.surface)))
    return "upper";
  const marks = tokens.some((token) => !token.initial && hasUpper(token.surface) && !ONE_PERSON.has(token.folded));
  return marks ? "mixed" : "lower";
}

/** Whether words this far apart can be one name. A comma only where the name itself has one. */
function joins(text: string, from: Token, to: Token): "yes" | "comma" | "no" {
  if (to.start - from.end === 1) {
    const gap = text.charCodeAt(from.end);
    if (gap === 32 || gap === 45 || gap === 46) return gap === 46 && from.surface.length > 4 ? "no" : "yes";
  }
  const gap = text.slice(from.end, to.start);
  if (gap.length > 4 || /[\n;:!?"()[\]]/.test(gap)) return "no";
  if (gap.includes(",")) return "comma";
  // A full stop inside a name follows initials or a short form: "U.S.", "St. Petersburg".
  return gap.includes(".") && from.surface.length > 4 ? "no" : "yes";
}

/** Whether a full stop stands between all of the letters: "U.N.", but not "A U.S. envoy". */
function dotted(text: string, tokens: readonly Token[], first: number, last: number): boolean {
  return tokens.slice(first, last).every((token) => text[token.end] === ".");
}

/** Whether the words are written with the capitals that the name has. */
function writtenAs(name: string, tokens: readonly Token[], first: number, last: number): boolean {
  const words: string[] = name.match(/[\p{L}\p{N}\p{M}'\u2018\u2019\u02bc\u02bb\u0060]+/gu) ?? [];
  const written =
    words.length < last - first + 1 ? words.flatMap((word) => (/^\p{Lu}{2,5}$/u.test(word) ? word.split("") : [word])) : words;
  if (!hasUpper(name)) return true;
  const only = last === first ? tokens[first] : undefined;
  // Initials in dots, or a name whose words do not match one to one: every word needs its capital.
  if (written.length !== last - first + 1)
    return tokens.slice(first, last + 1).every((token) => hasUpper(token.surface) || /\d/.test(token.surface));
  if (only && name.length <= 3 && !/\p{Ll}/u.test(name)) return !/\p{Ll}/u.test(only.owner ? only.surface.slice(0, -2) : only.surface);
  let capitals = 0;
  for (const [offset, word] of written.entries()) {
    const token = tokens[first + offset];
    if (!token || !hasUpper(word)) continue;
    if (hasUpper(token.surface)) capitals += 1;
    else if (NAME_PARTICLES.has(token.folded)) continue;
    else if (COMPASS_WORDS.has(token.folded) || !isCommonEnglish(token.folded)) return false;
  }
  return capitals > 0;
}

/** Finds names in running text over one index. */
export function createMentionFinder(index: NameIndex): (text: string) => Mention[] {
  function readAsName(tokens: readonly Token[], at: number): boolean {
    const token = tokens[at];
    if (!token) return false;
    if (tokens.length === 1) return true;
    const word = token.owner?.folded ?? token.folded;
    const everyday = EVERYDAY.get(token.folded) ?? EVERYDAY.get(word);
    const before = tokens[at - 1]?.folded;
    if (!everyday) return !isCommonEnglish(token.folded);
    if (everyday.reading === "after-the") return before === "the";
    if (everyday.reading === "after-preposition") return before !== undefined && PLACE_PREPOSITIONS.has(before);
    return tokens.length === 2 && before === "the";
  }

  function accepted(row: NameRow, tokens: readonly Token[], first: number, last: number, casing: Casing): boolean {
    const token = tokens[first];
    if (!token) return false;
    const single = first === last;
    if (casing === "mixed" || (casing === "lower" && hasUpper(token.surface))) {
      const sentenceWord = single && token.initial && !/^\p{Lu}{2,}/u.test(token.surface) && EVERYDAY.get(token.folded)?.beginsSentences;
      if (!sentenceWord && writtenAs(row.name, tokens, first, last)) return true;
      if (casing === "mixed") return tokens.length === 1;
    }
    return !single || !hasUpper(row.name) || readAsName(tokens, first);
  }

  function keep(
    text: string,
    entry: Entry | undefined,
    tokens: readonly Token[],
    first: number,
    last: number,
    casing: Casing,
    comma: boolean,
  ): NameRow[] {
    if (!entry) return [];
    if (last > first && !/[^ ]{2}/.test(entry.folded) && !dotted(text, tokens, first, last)) return [];
    return entry.rows.filter((row) => (!comma || row.name.includes(",")) && accepted(row, tokens, first, last, casing));
  }

  /** The longest name that begins at a word. */
  function longestFrom(text: string, tokens: readonly Token[], first: number, casing: Casing): Found | undefined {
    let best: Found | undefined;
    let key = "";
    let comma = false;
    for (let last = first; last < tokens.length && last < first + LONGEST_NAME; last += 1) {
      const token = tokens[last];
      const previous = tokens[last - 1];
      if (!token) break;
      if (last > first && previous) {
        const joined = joins(text, previous, token);
        if (joined === "no") break;
        comma ||= joined === "comma";
        key += " ";
      }
      const owned = token.owner && keep(text, index.entries.get(key + token.owner.folded), tokens, first, last, casing, comma);
      key += token.folded;
      const whole = keep(text, index.entries.get(key), tokens, first, last, casing, comma);
      if (whole.length > 0) best = { first, last, end: token.end, candidates: whole };
      else if (token.owner && owned && owned.length > 0) best = { first, last, end: token.owner.end, candidates: owned };
      if (!index.beginnings.has(key)) break;
    }
    return best;
  }

  return (text) => {
    const tokens = tokenise(text);
    const casing = casingOf(tokens);
    const found: Found[] = [];
    for (let first = 0; first < tokens.length; first += 1) {
      const name = longestFrom(text, tokens, first, casing);
      if (name) found.push(name);
    }
    found.sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first);
    const taken = new Set<number>();
    const chosen = found.filter((name) => {
      for (let at = name.first; at <= name.last; at += 1) if (taken.has(at)) return false;
      for (let at = name.first; at <= name.last; at += 1) taken.add(at);
      return true;
    });
    chosen.sort((a, b) => a.first - b.first);
    return chosen.map(({ first, end, candidates }) => {
      const start = tokens[first]?.start ?? 0;
      // The last full stop of "U.S." belongs to it.
      const stop = text[end] === "." && /(?:^|[^\p{L}])\p{Lu}\.\p{Lu}$/u.test(text.slice(start, end)) ? end + 1 : end;
      return { start, end: stop, surface: text.slice(start, stop), candidates };
    });
  };
}
