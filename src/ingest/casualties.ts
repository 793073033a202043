import type { Event } from "../record/types.ts";
import { assertedNoun, assertedVerb } from "./casualty-clauses.ts";
import { readGroups, type Group } from "./casualty-groups.ts";
import { joinGroups } from "./casualty-lists.ts";
import { othersAfter, subjectOf } from "./casualty-roles.ts";
import { cues, namesEarlierYear, triggerOf, type Cues, type Effect, type Trigger } from "./casualty-words.ts";
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
  // An item that began with another year goes on telling of it.
  let earlier = false;
  return sentences.flatMap((sentence, i) => {
    const before = earlier;
    earlier ||= namesEarlierYear(sentence, context.year);
    if (!HARM.test(sentence)) return [];
    const tokens = tokenize(sentence);
    const found = readSentence(sentence, tokens, context, { later: i > 0, earlier: before }).filter(
      (casualty) => !seen.has(casualty.effect),
    );
    for (const casualty of found) seen.add(casualty.effect);
    // A count that could not be read may hold the one that follows it, or be its whole.
    if (readNumbers(tokens).length > 0) for (const token of tokens) if (triggerOf(token.lower)) seen.add(triggerOf(token.lower)!.effect);
    return found;
  });
}

function readSentence(
  sentence: string,
  tokens: readonly Token[],
  context: CasualtyContext,
  { later, earlier }: { later: boolean; earlier: boolean },
): Casualty[] {
  const triggers = tokens.map((token, i) => triggerOf(token.lower, tokens[i - 1]?.lower));
  const tolls = readTolls(tokens);
  const told = cues(sentence, earlier || namesEarlierYear(sentence, context.year));
  if (told.past || (later && told.background)) return [];
  const disease = told.disease || context.epidemic;
  // "rises to 40, with 12 deaths in …": beside a running toll a noun only breaks it down.
  const beside = readings(sentence, tokens, triggers, told, disease, new Set(tolls.map((toll) => toll.at))).filter(
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
  taken: ReadonlySet<number>,
): Reading[] {
  const lists = joinGroups(
    tokens,
    readGroups(sentence, tokens).filter((group) => !taken.has(group.from)),
  );
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
    if (!trigger?.subject || sickened(trigger, told, disease) || either(tokens, at)) return;
    const subject = subjectOf(tokens, triggers, lists, at, trigger, told);
    for (const group of subject) if (fits(trigger, group)) take(trigger.effect, group, at);
  });
  triggers.forEach((trigger, at) => {
    if (!trigger?.object || sickened(trigger, told, disease) || either(tokens, at) || !assertedVerb(tokens, at, trigger, told)) return;
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

/** Whether it is a disease that killed, or may be. */
const sickened = (trigger: Trigger, told: Cues, disease: boolean) =>
  trigger.effect === "killed" && (told.epidemic || (disease && trigger.dies === true));

/** "16 protesters killed or injured", "killing and injuring 29": neither is counted. */
function either(tokens: readonly Token[], at: number): boolean {
  const [before, after] = [tokens[at - 1]?.lower, tokens[at + 1]?.lower];
  if (before === "or" || after === "or") return true;
  return (
    (before === "and" && triggerOf(tokens[at - 2]?.lower ?? "") !== undefined) ||
    (after === "and" && triggerOf(tokens[at + 2]?.lower ?? "") !== undefined)
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
