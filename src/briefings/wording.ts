import type { Event, Position } from "../record/types.ts";
import type { SectionKind } from "./types.ts";

/** What stands over each section. */
export const TITLES: Record<SectionKind, string> = {
  bottom_line: "Bottom line",
  corrections: "Corrections",
  changes: "Changes",
  figures: "Figures",
  positions: "Positions",
  developments: "Developments",
  disputed: "Disputed",
  unknown: "Not known",
  timeline: "Timeline",
  comparison: "Comparison",
};

/** The verbs of attribution, one for every side: what anyone asserts is said, what anyone concedes is acknowledged. */
export const SAID = "said";
export const ACKNOWLEDGED = "acknowledged";

/** Values of the record that read otherwise than their underscores made spaces. */
const WORDS: Readonly<Record<string, string>> = {
  conditional: "conditional",
  ambiguous: "unclear",
  armed_group: "armed group",
};

/** A snake_case value of the record as the reader sees it. */
export function word(value: string): string {
  return WORDS[value] ?? value.replaceAll("_", " ");
}

/** The stances in the order they are listed. */
export const STANCES: readonly Position["stance"][] = ["opposes", "conditional", "supports", "ambiguous"];

/** A stance as it follows a plural subject: "3 oppose". */
export const STANCE_PLURAL: Record<Position["stance"], string> = {
  supports: "support",
  opposes: "oppose",
  conditional: "set conditions",
  ambiguous: "are unclear",
};

/** How an event that is not simply what happened is marked. */
export const STATUS_MARKS: Record<Event["status"], string | undefined> = {
  occurred: undefined,
  planned: "planned",
  alleged: "alleged",
  cancelled: "cancelled",
};

/** Indicators that follow those counted as a participle does: "9,000 people killed". */
const PARTICIPLES = new Set(["missing", "held", "dead", "hurt"]);

/** Whether an indicator reads after its population ("people killed") rather than as a heading ("aid trucks"). */
export function isParticiple(indicator: string): boolean {
  return PARTICIPLES.has(indicator) || /^[a-z]{3,}ed(?:_|$)/.test(indicator);
}

/** The order figures are listed in; indicators not named follow, by name. */
export const INDICATOR_ORDER: readonly string[] = ["killed", "injured", "missing", "captured", "hostages", "displaced"];

/** Joins names as a sentence does: "a, b and c". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Words as a reader counts them: runs without a space that hold a letter or digit, or stand as a mark. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((run) => run !== "").length;
}
