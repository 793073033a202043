import type { Group } from "./casualty-groups.ts";
import type { Cues, Trigger } from "./casualty-words.ts";
import type { Token } from "./tokens.ts";

const NOT_BEFORE_PARTICIPLE = new Set("for of about without before from against with in between not allegedly suspected by".split(" "));

/** Whether a verb of harm says what happened, and not what did not, may, or did long before. */
export function assertedVerb(tokens: readonly Token[], at: number, trigger: Trigger, told: Cues): boolean {
  const before = tokens[at - 1]?.lower ?? "";
  if (trigger.form === "participle" && before === "with" && tokens[at - 2]?.lower === "along") return true;
  if (trigger.form === "participle") return !NOT_BEFORE_PARTICIPLE.has(before) && !negated(tokens, at) && !told.earlierYear;
  if (before === "to" || modal(tokens, at) || negated(tokens, at)) return false;
  if (trigger.form === "past") return !subordinate(tokens, at, told);
  return true;
}

const MODALS = new Set("would could may might can should must will shall cannot not never to n't didn't don't doesn't if".split(" "));
/** Whether the verb stands after "would", "may" or "not". */
export function modal(tokens: readonly Token[], at: number): boolean {
  return [1, 2].some(
    (back) =>
      MODALS.has(tokens[at - back]?.lower ?? "") &&
      (back === 1 || tokens[at - 1]?.lower === "be" || tokens[at - 1]?.lower === "have" || tokens[at - 1]?.lower === "also"),
  );
}

/** Whether a word close before denies it, doubts it or only means it. */
export function negated(tokens: readonly Token[], at: number): boolean {
  return [1, 2, 3].some((back) =>
    /^(?:no|without|denies|denied|deny|threat|threatens|plot|plotting|attempt|attempted|attempting|fear|fears|risk|if|claims|claim|claimed)$/.test(
      tokens[at - back]?.lower ?? "",
    ),
  );
}

/** Whether the words stand in a clause that tells of something before: "after police killed two", "in which 40 people were killed". */
export function subordinate(tokens: readonly Token[], at: number, told: Cues): boolean {
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
export function assertedNoun(tokens: readonly Token[], group: Group): boolean {
  const before = tokens.slice(Math.max(0, group.from - 3), group.from).map((token) => token.lower);
  return (
    before.some((word) =>
      /^(?:in|with|cause[sd]?|causing|confirms?|confirmed|reports?|reported|least|and|,|to|leaves|leaving)$/.test(word),
    ) &&
    !negated(tokens, group.from) &&
    !before.includes("the")
  );
}
