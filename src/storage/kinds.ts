import type { Kind } from "../record/types.ts";

/** Every kind in the order of its number in the database, counting from 1. Append only. */
const KINDS = [
  "source",
  "actor",
  "place",
  "issue",
  "dossier",
  "event",
  "position",
  "figure",
  "question",
  "dispute",
  "claim",
] as const satisfies readonly Kind[];

const NUMBERS = new Map<Kind, number>(KINDS.map((kind, index) => [kind, index + 1]));

/** The number a kind has in the database. */
export function kindNumber(kind: Kind): number {
  return NUMBERS.get(kind) ?? 0;
}

/** The kind of a number in the database. */
export function kindOfNumber(number: number): Kind {
  const kind = KINDS[number - 1];
  if (kind === undefined) throw new RangeError(`no kind has the number ${number}`);
  return kind;
}
