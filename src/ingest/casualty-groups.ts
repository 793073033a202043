import type { Quantity } from "../record/types.ts";
import { readNumbers, type NumberPhrase } from "./numbers.ts";
import { peopleNoun } from "./people.ts";
import type { Token } from "./tokens.ts";

/** People counted in a sentence: "at least 12 Turkish soldiers", "a civilian", "20 others". Tokens `from`–`to` (exclusive). */
export interface Group {
  from: number;
  to: number;
  quantity: Quantity;
  /** The noun phrase as written; undefined where the number stands alone or with "others". */
  population: string | undefined;
  /** "others", "more": people beside some already named. */
  others: boolean;
  /** Part of a count given before it: "including five children", "two of them". */
  subset: boolean;
  /** What a noun counts by itself: "nine deaths", "14 injuries". */
  counts?: "killed" | "injured";
}

/** Words that end a noun phrase. */
export const FUNCTION_WORDS = new Set(
  (
    "a an the and or but nor as at by for from in into near of off on onto over after before during since through to toward towards under until upon with within without while when where which who whom whose that " +
    "is are was were be been being has have had do does did will would could may might can should must not no including among amid amongst between because if it he she they them their its his her this these those " +
    "there then than so also still yet just only later earlier when following according per via about against along across around behind below beneath beside beyond inside outside onboard aboard overnight " +
    "yesterday today tomorrow tonight dead alive die dies died dying missing killed injured wounded hurt kidnapped abducted captured displaced homeless unaccounted kills killing injures injuring wounds wounding " +
    "remain remains remained reported confirmed presumed feared believed go goes went get gets got left leaves leaving seriously critically severely slightly lightly reportedly allegedly both each all some many most several " +
    "fatally nationwide worldwide monday tuesday wednesday thursday friday saturday sunday said says say hospitalized hospitalised arrested detained rescued shot stabbed trapped hostage perish perished drown drowned drowns found"
  ).split(/\s+/),
);
/** Nouns that count people killed or injured by themselves. */
const EFFECT_NOUNS: Readonly<Record<string, "killed" | "injured">> = {
  deaths: "killed",
  death: "killed",
  fatalities: "killed",
  fatality: "killed",
  injuries: "injured",
  injury: "injured",
};
const OTHERS = new Set(["other", "others", "more", "additional", "further", "another"]);
/** Collective nouns that take a plural number: "21 police", "18 crew". */
const COLLECTIVES = new Set(["police", "crew", "military", "clergy", "infantry", "personnel", "gendarmerie", "forces"]);
const WITH_OF = new Set(["members", "member", "employees", "citizens", "residents", "supporters", "officers"]);
const ORDINAL =
  /^(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|same|new|only|next|former|late)$/;
const DEFINITE = new Set("pilot co-pilot copilot driver gunman attacker perpetrator bomber assailant shooter hijacker suspect".split(" "));
/** Participles that may stand between a number and its noun: "two reported militants". */
const PARTICIPLES = new Set([
  "reported",
  "injured",
  "wounded",
  "displaced",
  "captured",
  "missing",
  "arrested",
  "detained",
  "kidnapped",
  "abducted",
  "trapped",
  "homeless",
]);
const LONGEST_MODIFIERS = 6;

/** Every group of counted people in a sentence, in order. */
export function readGroups(sentence: string, tokens: readonly Token[]): Group[] {
  const numbers = readNumbers(tokens);
  const groups: Group[] = [];
  let floor = 0;
  for (const phrase of [...numbers, ...singles(tokens, numbers)].toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (phrase.from < floor) continue;
    const group = groupAt(sentence, tokens, phrase);
    if (!group) continue;
    groups.push(group);
    floor = group.to;
  }
  return groups;
}

/** "a civilian", "another", "the pilot": one person without a numeral. */
function singles(tokens: readonly Token[], numbers: readonly NumberPhrase[]): NumberPhrase[] {
  const starts = new Set(numbers.map((phrase) => phrase.from));
  return tokens.flatMap((token, i) => {
    const article = token.lower === "a" || token.lower === "an" || token.lower === "another" || token.lower === "the";
    if (!article || starts.has(i + 1) || starts.has(i)) return [];
    return [{ from: i, to: i + 1, quantity: { value: 1, qualifier: "exactly" as const } }];
  });
}

function groupAt(sentence: string, tokens: readonly Token[], phrase: NumberPhrase): Group | undefined {
  const word = tokens[phrase.from]!.lower;
  const article = word === "a" || word === "an" || word === "the";
  const single = article || word === "another" ? phrase.to - phrase.from === 1 : false;
  const one = phrase.quantity.value === 1;
  let at = phrase.to;
  let others = word === "another" || OTHERS.has(tokens[phrase.from - 1]?.lower ?? "");
  let subset = false;
  if (tokens[at]?.lower === "of" && !single) {
    const next = tokens[at + 1]?.lower ?? "";
    if (next === "them" && /^(?:kill|injur|wound)/.test(tokens[leftEdge(tokens, phrase.from) - 1]?.lower ?? "")) subset = false;
    else if (next === "them" || next === "whom" || next === "which") subset = true;
    else if (next !== "the" && next !== "its" && next !== "their" && next !== "those" && next !== "his" && next !== "her") return undefined;
    at += 2;
    if (readNumbers(tokens.slice(at, at + 3))[0]?.from === 0) at += 1;
  }
  // "ten of the dead": a part of those counted elsewhere.
  if (at > phrase.to && /^(?:dead|injured|wounded|missing|killed|deceased|displaced)$/.test(tokens[at]?.lower ?? "")) return undefined;
  while (OTHERS.has(tokens[at]?.lower ?? "")) {
    others = true;
    at += 1;
  }
  const head = headFrom(tokens, at, one && at === phrase.to + (others ? at - phrase.to : 0));
  const from = leftEdge(tokens, phrase.from);
  const base = { from, quantity: phrase.quantity, others, subset: subset || isSubset(tokens, from) };
  if (head?.counts) return article ? undefined : { ...base, to: head.to, population: undefined, counts: head.counts };
  if (head) {
    if (word === "the" && !(head.to === at + 1 && DEFINITE.has(tokens[at]!.lower))) return undefined;
    return { ...base, to: head.to, population: sentence.slice(tokens[at]!.start, tokens[head.to - 1]!.end) };
  }
  if (article || !standsAlone(tokens, at)) return undefined;
  return { ...base, to: at, population: undefined };
}

/** The head noun of the phrase that begins here: the last noun for people before the phrase ends. */
function headFrom(tokens: readonly Token[], start: number, one: boolean): { to: number; counts?: "killed" | "injured" } | undefined {
  let to = 0;
  let many: "many" | "one" | undefined;
  for (let at = start; at < tokens.length && at - start <= LONGEST_MODIFIERS; at += 1) {
    const token = tokens[at]!;
    if (token.kind !== "word" || ORDINAL.test(token.lower)) break;
    const counts = EFFECT_NOUNS[token.lower];
    // "a death penalty", "ten death threats" count nobody.
    if (counts) return isEndOfPhrase(tokens[at + 1]) ? { to: at + 1, counts } : undefined;
    const noun = COLLECTIVES.has(token.lower) && !one ? "many" : peopleNoun(token.lower, token.text);
    if (noun) {
      to = at + 1;
      many = noun;
    } else if (FUNCTION_WORDS.has(token.lower) && !(at === start && PARTICIPLES.has(token.lower))) break;
  }
  if (to === 0 || (many === "one") !== one) return undefined;
  const last = tokens[to - 1]!;
  const follows = isEndOfPhrase(tokens[to]);
  if ((many === "one" || COLLECTIVES.has(last.lower) || /^\p{Lu}/u.test(last.text)) && !follows) return undefined;
  return { to: pair(tokens, withOf(tokens, to)) };
}

const isEndOfPhrase = (next: Token | undefined) => !next || next.kind !== "word" || FUNCTION_WORDS.has(next.lower);

/** "members of the security forces" is one phrase. */
function withOf(tokens: readonly Token[], to: number): number {
  if (!WITH_OF.has(tokens[to - 1]!.lower) || tokens[to]?.lower !== "of") return to;
  let at = to + 1;
  while (tokens[at]?.lower === "the" || tokens[at]?.lower === "a" || tokens[at]?.lower === "an") at += 1;
  const first = at;
  while (at - first < 7 && tokens[at]?.kind === "word" && !FUNCTION_WORDS.has(tokens[at]!.lower)) at += 1;
  return at > first ? at : to;
}

/** "women and children" counts both. */
function pair(tokens: readonly Token[], to: number): number {
  const second = tokens[to + 1]?.lower ?? "";
  return tokens[to]?.lower === "and" && ["women", "children", "men", "girls", "boys"].includes(second) ? to + 2 : to;
}

/** A number without a noun counts people only where its phrase plainly ends. */
function standsAlone(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  if (!next) return true;
  if (next.kind === "sign") return /[.,;:)("“”—–!?]/u.test(next.text);
  return next.kind === "word" && FUNCTION_WORDS.has(next.lower) && !["of", "a", "an", "the", "per", "each"].includes(next.lower);
}

const DETERMINERS = new Set(["all", "another", "the", "his", "her", "their", "its"]);

/** Takes in "a total of", "all", "the", "another" before the number. */
function leftEdge(tokens: readonly Token[], from: number): number {
  const before = tokens[from - 1]?.lower;
  if (before === "of" && tokens[from - 2]?.lower === "total") return tokens[from - 3]?.lower === "a" ? from - 3 : from - 2;
  if (before === "further" || before === "additional")
    return tokens[from - 2]?.lower === "a" || tokens[from - 2]?.lower === "an" ? from - 2 : from - 1;
  return before !== undefined && DETERMINERS.has(before) ? from - 1 : from;
}

function isSubset(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1]?.lower ?? "";
  return (
    before === "including" ||
    before === "includes" ||
    before === "included" ||
    before === "include" ||
    (before === "them" && tokens[from - 2]?.lower === "among")
  );
}
