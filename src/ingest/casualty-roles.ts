import { modal, negated, subordinate } from "./casualty-clauses.ts";
import { FUNCTION_WORDS, type Group } from "./casualty-groups.ts";
import type { GroupList } from "./casualty-lists.ts";
import type { Cues, Trigger } from "./casualty-words.ts";
import type { Token } from "./tokens.ts";

const AUXILIARIES = new Set(
  "is are was were be been being has have had get gets got go goes went gone confirmed reported found declared pronounced left also now still seriously critically severely slightly lightly badly mortally fatally reportedly allegedly shot stabbed crushed trampled beaten burned burnt hacked stoned frozen starved strangled suffocated bludgeoned rammed beheaded tortured raped to and later either remain remains remained taken held more others then feared presumed believed not never".split(
    " ",
  ),
);
const DOUBT = new Set(["feared", "presumed", "believed", "not", "never"]);
const PAST = new Set(["was", "were", "had"]);
/** Prepositions that may stand between a subject and its verb: "four people aboard the plane are killed". */
const AFTER_SUBJECT = new Set(
  "aboard onboard on in at from of inside near with travelling traveling belonging working participating trying attempting attending , ( including".split(
    " ",
  ),
);
/** What may open an aside between commas after a subject: "six people, one of them a child, are killed". */
const ASIDES = new Set(
  "including among aged some most mostly mainly many several all both one two three four five six seven eight nine ten of with from aboard along at least as".split(
    " ",
  ),
);
const LONGEST_GAP = 16;
const OTHER_PARTICIPLE = /[a-z]ed$|^hit$/;

/** An auxiliary, an adverb, or another participle before "and": "was knocked down and injured". */
function isAuxiliary(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]!.lower;
  const next = tokens[at + 1]?.lower;
  const particle = /^(?:down|over|up|off)$/;
  const before = tokens[at - 1]?.lower;
  if (word === "and")
    return before !== undefined && before !== "and" && (AUXILIARIES.has(before) || OTHER_PARTICIPLE.test(before) || particle.test(before));
  if (next === "and" && (particle.test(word) || OTHER_PARTICIPLE.test(word))) return true;
  if (next !== undefined && particle.test(next) && tokens[at + 2]?.lower === "and" && OTHER_PARTICIPLE.test(word)) return true;
  return AUXILIARIES.has(word);
}

/** Whether the word after a verb begins what it was done to. */
function takesObject(next: Token | undefined): boolean {
  if (next?.kind !== "word") return next?.kind === "number";
  return /^(?:an?|the|his|her|its|their|our|my|each|all|some|several|many|at|more|about|nearly|over|around|up|another|himself|themselves|herself)$/.test(
    next.lower,
  )
    ? !/^(?:at|over|around|up)$/.test(next.lower)
    : !FUNCTION_WORDS.has(next.lower);
}

/** The groups that a participle or intransitive verb is said of. */
export function subjectOf(
  tokens: readonly Token[],
  triggers: readonly (Trigger | undefined)[],
  lists: readonly GroupList[],
  at: number,
  trigger: Trigger,
  told: Cues,
): readonly Group[] {
  let k = at;
  let past = trigger.past === true;
  let passive = false;
  while (k > 0 && isAuxiliary(tokens, k - 1)) {
    const word = tokens[k - 1]!.lower;
    if (lists.some((l) => l.to >= k && l.from < k)) break;
    if (DOUBT.has(word)) return [];
    if (PAST.has(word)) past = true;
    if (/^(?:is|are|was|were|been|be|being|get|gets|got|found|left)$/.test(word)) passive = true;
    k -= 1;
  }
  if (trigger.object && !passive && lists.some((l) => l.from === at + 1)) return [];
  // "A student has killed his teacher": the subject did it.
  if (trigger.object && !passive && takesObject(tokens[at + 1])) return [];
  // "four homeless men": says what they are, not what became of them.
  if (trigger.form === "state" && !trigger.dies && tokens[at + 1]?.kind === "word" && !FUNCTION_WORDS.has(tokens[at + 1]!.lower)) return [];
  if (trigger.aux && k === at) return [];
  if (modal(tokens, k)) return [];
  const list = lists.findLast((l) => l.to <= k);
  if (!list || !reaches(tokens, triggers, list, k)) return [];
  if (negated(tokens, list.from)) return [];
  if (past && passive && subordinate(tokens, list.from, told)) return [];
  const groups = list.groups.filter((g) => !g.counts);
  // "William Jennette, a truck driver, died": says who, and counts nobody.
  if (tokens[list.from - 1]?.text === "," && tokens[list.to]?.text === "," && /^(?:an?|the)$/.test(tokens[list.from]!.lower)) return [];
  const objectVerb = triggers[list.from - 1];
  // "killing two people and three others injured": only the last is the subject.
  if (objectVerb?.object && groups.length > 1) return groups.slice(-1);
  if (objectVerb?.object && groups.length === 1 && list.to === k && k === at) return objectVerb.effect === trigger.effect ? [] : groups;
  return apposition(tokens, groups, list.to < k && tokens[list.to]?.text === ",");
}

function reaches(tokens: readonly Token[], triggers: readonly (Trigger | undefined)[], list: GroupList, k: number): boolean {
  if (list.to === k) return true;
  if (k - list.to > LONGEST_GAP || !AFTER_SUBJECT.has(tokens[list.to]!.lower)) return false;
  if (list.groups.some((group) => group.population === undefined) && !["on", "aboard", "in", "from", "at"].includes(tokens[list.to]!.lower))
    return false;
  // "42 soldiers, police and suspects": the number may be that of all of them.
  if (tokens[list.to]!.text === "," && list.to + 1 === k) return list.groups.length > 1;
  if (tokens[list.to]!.text === "," && !ASIDES.has(tokens[list.to + 1]?.lower ?? "")) return false;
  // A clause of its own in between would have another subject.
  for (let i = list.to; i < k; i += 1) {
    const word = tokens[i]!.lower;
    if (triggers[i] || /^(?:;|:|while|when|as|after|where|which|that|is|are|was|were|says|said)$/.test(word)) return false;
    if (word === "," && i < k - 1 && tokens[list.to]!.text !== "," && !/^\p{Lu}/u.test(tokens[i + 1]!.text)) return false;
    if (word === "and" && /^(?:a|an|the|its|his|her|their)$/.test(tokens[i + 1]?.lower ?? "") && tokens[list.to]!.text !== ",")
      return false;
  }
  return true;
}

/** "Four family members, three women and one man, were found dead": the parts are not added to the whole. */
function apposition(tokens: readonly Token[], groups: readonly Group[], closed: boolean): readonly Group[] {
  const [whole, ...parts] = groups;
  if (!whole || parts.length === 0) return groups;
  const sum = parts.reduce((total, group) => total + (group.quantity.value ?? 0), 0);
  const generic = /^(?:people|persons|victims|individuals|others)$/.test((whole.population ?? "people").toLowerCase().split(" ").at(-1)!);
  const comma = tokens[whole.to]?.text === ",";
  if (sum === whole.quantity.value && comma && (generic || closed)) return [whole];
  return generic && comma && !closed && parts.length > 1 && sum < (whole.quantity.value ?? 0) ? [whole] : groups;
}

/** "killing General Soleimani and six others": the others alone are counted. */
export function othersAfter(
  tokens: readonly Token[],
  triggers: readonly (Trigger | undefined)[],
  lists: readonly GroupList[],
  at: number,
): Group | undefined {
  const first = tokens[at + 1];
  if (
    !first ||
    (first.kind === "word" &&
      !/^\p{Lu}/u.test(first.text) &&
      FUNCTION_WORDS.has(first.lower) &&
      !["the", "its", "his", "her", "their", "a", "an"].includes(first.lower))
  )
    return undefined;
  const list = lists.find((l) => l.from > at + 1);
  if (!list || list.from - at > 14 || !list.groups[0]!.others || tokens[list.from - 1]?.lower !== "and") return undefined;
  for (let i = at + 1; i < list.from; i += 1)
    if (triggers[i] || /^(?:in|at|near|after|when|while|as|;|:)$/.test(tokens[i]!.lower)) return undefined;
  const next = triggers[list.to];
  return next?.subject ? undefined : list.groups[0];
}
