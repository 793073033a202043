import type { StoredRecord } from "../record/types.ts";
import type { Proof } from "./lint.ts";
import type { Line } from "./types.ts";

/** Ids that a record names itself: who did, said, counted or was met, where, and on what. */
function idsOf({ id, body }: StoredRecord): string[] {
  const lists = [
    "actors" in body ? body.actors : [],
    "recipients" in body ? body.recipients : [],
    "places" in body ? body.places : [],
    "issues" in body ? body.issues : [],
    "includes" in body ? body.includes : [],
    "casualties" in body ? body.casualties.flatMap(({ reporter }) => reporter ?? []) : [],
  ];
  const single = [
    "actor" in body ? body.actor : undefined,
    "speaker" in body ? body.speaker : undefined,
    "by" in body ? body.by : undefined,
    "issue" in body ? body.issue : undefined,
    "reporter" in body ? body.reporter : undefined,
  ];
  return [id, ...lists.flat(), ...single.flatMap((ref) => ref ?? [])];
}

/**
 * Whether a line may name an entity: one of its records does, or it is what a person named there holds an office of, or
 * the question that the line answers names it.
 */
export function mayName(id: string, text: string, line: Line, proof: Proof): boolean {
  const named = new Set(line.records.flatMap((ref) => proof.byRef(ref) ?? []).flatMap(idsOf));
  if (named.has(id) || (line.absence ?? line.query ?? "").includes(text)) return true;
  return [...named].some((ref) => {
    const record = proof.find(ref);
    return record?.kind === "actor" && record.body.offices.some((office) => office.of === id);
  });
}

/** Verbs that take a side: what anyone asserts is said, what anyone concedes is acknowledged. */
const LOADED_VERBS =
  /\b(?:claim(?:ed|ing|s? that)|admit(?:s|ted)?|confess(?:es|ed)?|insist(?:s|ed)?|boast(?:s|ed)?|brag(?:s|ged)?|lie[sd]?|falsely)\b/i;

/** A denial of ours turns a record's words into their opposite; these alone are ours to use. */
const DENIAL = /\b(?:not|never|nor|hardly)\b(?! (?:on record|checked against|stated by))/i;

/** A word of fixed text that takes a side or turns what follows into its opposite. */
export function slantIn(text: string): string | undefined {
  return LOADED_VERBS.exec(text)?.[0] ?? DENIAL.exec(text)?.[0];
}
