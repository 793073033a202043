import type { Event } from "../record/types.ts";
import { FUNCTION_WORDS, joinGroups, readGroups, type Group, type GroupList } from "./casualty-groups.ts";
import { cues, triggerOf, type Cues, type Effect, type Trigger } from "./casualty-words.ts";
import { readNumbers } from "./numbers.ts";
import { readTolls } from "./casualty-tolls.ts";
import { tokenize, type Token } from "./tokens.ts";

export type Casualty = Event["casualties"][number];

/** What the reader must know besides the sentence. */
export interface CasualtyContext {
  /** Year of the item; a sentence that names an earlier one tells of the past. */
  year: number;
  /** The item stands under a heading on an epidemic: deaths and tolls there are statistics of the disease. */
  epidemic: boolean;
}

/** Every sentence that can hold a reading; most hold none and are not looked at further. */
const HARM =
  /kill|murder|massacr|execut|behead|assassinat|injur|wound|hurt|kidnap|abduct|captur|displac|dead|slain|\bdie|perish|drown|missing|unaccounted|hostage|homeless|death|fatalit|\btoll\b/i;

interface Reading {
  at: number;
  effect: Effect;
  group: Group;
}

/**
 * People killed, injured, missing, captured and displaced, as the sentences count them.
 *
 * Read are numerals and number words beside a noun for people that are subject or object of a verb of harm. Left out are
 * vague quantities ("dozens"), parts of a count ("including five children"), statistics of a disease, what is feared,
 * planned or denied, and what a court, a report or an anniversary tells of the past. A running toll ("the death toll rises to 40")
 * is marked cumulative. Each effect is taken from the first sentence that counts it, so that nothing is counted twice.
 */
export function readCasualties(sentences: readonly string[], context: CasualtyContext): Casualty[] {
  const seen = new Set<Effect>();
  return sentences.flatMap((sentence, i) => {
    if (!HARM.test(sentence)) return [];
    const tokens = tokenize(sentence);
    const found = readSentence(sentence, tokens, context, i > 0).filter((casualty) => !seen.has(casualty.effect));
    for (const casualty of found) seen.add(casualty.effect);
    // A count that could not be read may hold the one that follows it, or be its whole.
    if (readNumbers(tokens).length > 0) for (const token of tokens) if (triggerOf(token.lower)) seen.add(triggerOf(token.lower)!.effect);
    return found;
  });
}

function readSentence(sentence: string, tokens: readonly Token[], context: CasualtyContext, later: boolean): Casualty[] {
  const triggers = tokens.map((token, i) => triggerOf(token.lower, tokens[i - 1]?.lower));
  const tolls = readTolls(tokens);
  const told = cues(sentence, tokens, context.year);
  if (told.past || (later && told.background)) return [];
  const disease = told.disease || context.epidemic;
  // "rises to 40, with 12 deaths in …": beside a running toll a noun only breaks it down.
  const beside = readings(sentence, tokens, triggers, told, disease).filter(
    ({ effect, group }) => group.counts === undefined || tolls.every((toll) => toll.effect !== effect),
  );
  const found = toCasualties(tokens, beside);
  const running = disease ? [] : tolls.filter((toll) => !found.some((casualty) => casualty.effect === toll.effect));
  return [
    ...running.map(({ effect, quantity }) => ({ effect, quantity, population: "people", reporter: null, cumulative: true })),
    ...found,
  ];
}

function readings(
  sentence: string,
  tokens: readonly Token[],
  triggers: readonly (Trigger | undefined)[],
  told: Cues,
  disease: boolean,
): Reading[] {
  const lists = joinGroups(tokens, readGroups(sentence, tokens));
  const found: Reading[] = [];
  const used = new Set<Group>();
  const take = (effect: Effect, group: Group, at: number) => {
    if (used.has(group)) return;
    used.add(group);
    found.push({ at, effect, group });
  };
  for (const list of lists)
    for (const group of list.groups) if (group.counts && !disease && assertedNoun(tokens, group)) take(group.counts, group, group.from);
  // Subjects first: "killing two and three others injured" gives the three to "injured".
  triggers.forEach((trigger, at) => {
    if (!trigger?.subject || (disease && trigger.dies) || either(tokens, at)) return;
    const subject = subjectOf(tokens, triggers, lists, at, trigger, told);
    for (const group of subject) if (fits(trigger, group)) take(trigger.effect, group, at);
  });
  triggers.forEach((trigger, at) => {
    if (!trigger?.object || either(tokens, at) || !assertedVerb(tokens, at, trigger, told)) return;
    const list = lists.find((l) => l.from === at + 1);
    if (list)
      for (const group of list.groups.filter((g) => !g.counts)) {
        if (fits(trigger, group)) take(trigger.effect, group, at);
      }
    else {
      const other = othersAfter(tokens, triggers, lists, at);
      if (other && fits(trigger, other)) take(trigger.effect, other, at);
    }
  });
  return found.toSorted((a, b) => a.group.from - b.group.from);
}

/** Places and arms are captured too: there a noun for people must stand. */
const fits = (trigger: Trigger, group: Group) => !trigger.needsNoun || group.population !== undefined || group.others;

/** "16 protesters killed or injured": neither is counted. */
const either = (tokens: readonly Token[], at: number) => tokens[at - 1]?.lower === "or" || tokens[at + 1]?.lower === "or";

const AUXILIARIES = new Set(
  "is are was were be been being has have had get gets got go goes went gone confirmed reported found declared pronounced left also now still seriously critically severely slightly lightly badly mortally fatally reportedly allegedly shot stabbed crushed trampled beaten burned burnt hacked stoned frozen starved bludgeoned rammed beheaded tortured raped to and later either remain remains remained taken held more others then feared presumed believed not never".split(
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

/** An auxiliary, an adverb, or another participle before "and": "was knocked down and injured". */
function isAuxiliary(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]!.lower;
  const next = tokens[at + 1]?.lower;
  const particle = /^(?:down|over|up|off)$/;
  if (word === "and")
    return (
      isAuxiliary(tokens, at - 1 < 0 ? at + 1 : at - 1) ||
      /[a-z]ed$|^hit$/.test(tokens[at - 1]?.lower ?? "") ||
      particle.test(tokens[at - 1]?.lower ?? "")
    );
  if (next === "and" && (particle.test(word) || /[a-z]ed$|^hit$/.test(word))) return true;
  if (next !== undefined && particle.test(next) && tokens[at + 2]?.lower === "and" && /[a-z]ed$/.test(word)) return true;
  return AUXILIARIES.has(word);
}

/** The groups that a participle or intransitive verb is said of. */
function subjectOf(
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
function othersAfter(
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
  return next?.subject && !next.object ? undefined : triggers[list.to]?.subject && tokens[list.to] ? undefined : list.groups[0];
}

const NOT_BEFORE_PARTICIPLE = new Set("for of about without before from against with in between not allegedly suspected by".split(" "));

function assertedVerb(tokens: readonly Token[], at: number, trigger: Trigger, told: Cues): boolean {
  const before = tokens[at - 1]?.lower ?? "";
  if (trigger.form === "participle" && before === "with" && tokens[at - 2]?.lower === "along") return true;
  if (trigger.form === "participle") return !NOT_BEFORE_PARTICIPLE.has(before) && !negated(tokens, at) && !told.earlierYear;
  if (before === "to" || modal(tokens, at) || negated(tokens, at)) return false;
  if (trigger.form === "past") return !subordinate(tokens, at, told);
  return true;
}

const MODALS = new Set("would could may might can should must will shall cannot not never to n't didn't don't doesn't if".split(" "));
function modal(tokens: readonly Token[], at: number): boolean {
  return [1, 2].some(
    (back) =>
      MODALS.has(tokens[at - back]?.lower ?? "") &&
      (back === 1 || tokens[at - 1]?.lower === "be" || tokens[at - 1]?.lower === "have" || tokens[at - 1]?.lower === "also"),
  );
}

function negated(tokens: readonly Token[], at: number): boolean {
  return [1, 2, 3].some((back) =>
    /^(?:no|without|denies|denied|deny|threat|threatens|plot|plotting|attempt|attempted|attempting|fear|fears|risk|if|claims|claim|claimed)$/.test(
      tokens[at - back]?.lower ?? "",
    ),
  );
}

/** Whether the words stand in a clause that tells of something before: "after police killed two", "in which 40 people were killed". */
function subordinate(tokens: readonly Token[], at: number, told: Cues): boolean {
  if (told.earlierYear) return true;
  for (let i = at - 1; i >= 0; i -= 1) {
    const word = tokens[i]!.lower;
    if (word === ";") return false;
    if (/^(?:after|which|who|when|where|since|following|over|whose|before|during|because|for)$/.test(word)) return true;
    if (
      word === "that" &&
      !/^(?:says?|said|states?|stated|reports?|reported|announces?|announced|confirms?|confirmed|adds?|added|claims?|claimed)$/.test(
        tokens[i - 1]?.lower ?? "",
      )
    )
      return true;
  }
  return false;
}

/** "nine deaths" is told where it is a result or a report, not where it explains something else. */
function assertedNoun(tokens: readonly Token[], group: Group): boolean {
  const before = tokens.slice(Math.max(0, group.from - 3), group.from).map((token) => token.lower);
  return (
    before.some((word) =>
      /^(?:in|with|cause[sd]?|causing|confirms?|confirmed|reports?|reported|least|and|,|to|leaves|leaving)$/.test(word),
    ) &&
    !negated(tokens, group.from) &&
    !before.includes("the")
  );
}

function toCasualties(tokens: readonly Token[], found: readonly Reading[]): Casualty[] {
  const taken = found.filter((reading, i) => {
    const before = found.slice(0, i).filter((r) => r.effect === reading.effect && r.at !== reading.at);
    return before.length === 0 || !isBreakdown(tokens, before.at(-1)!, reading);
  });
  return taken.map(({ effect, group }, i) => ({
    effect,
    quantity: group.quantity,
    population:
      group.population ??
      (group.others &&
      taken.every((r, j) => j >= i || r.effect !== effect) &&
      taken.every((r) => r.effect !== "killed" || r.effect === effect)
        ? "others"
        : "people"),
    reporter: null,
  }));
}

/** A second count of the same effect that breaks the first one down: after a colon, "with", "of whom", "including". */
function isBreakdown(tokens: readonly Token[], first: Reading, second: Reading): boolean {
  const from = Math.max(first.group.to, second.group.from - 2);
  const between = tokens.slice(Math.min(first.group.to, second.group.from), second.group.from);
  return (
    between.some((token) => token.text === ":") ||
    tokens.slice(from, second.group.from).some((token) => /^(?:with|whom|including|among|latter)$/.test(token.lower))
  );
}
