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

const PREFIXES: Record<Kind, string> = {
  source: "src",
  actor: "act",
  place: "plc",
  issue: "iss",
  dossier: "dos",
  event: "evt",
  position: "pos",
  figure: "fig",
  question: "qst",
  dispute: "dsp",
  claim: "clm",
};

const NUMBERS = new Map<Kind, number>(KINDS.map((kind, index) => [kind, index + 1]));
const BY_PREFIX = new Map<string, Kind>(KINDS.map((kind) => [PREFIXES[kind], kind]));

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

/** The kind an id names by its prefix (`evt-…`), or undefined. */
export function kindOfId(id: string): Kind | undefined {
  return id.charAt(3) === "-" ? BY_PREFIX.get(id.slice(0, 3)) : undefined;
}
