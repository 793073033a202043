/** Fields that hold the id, or the ids, of other records. */
const REFERRING = new Set([
  "source",
  "of",
  "in",
  "place",
  "part_of",
  "speaks_for",
  "parent",
  "places",
  "actors",
  "issues",
  "issue",
  "recipients",
  "reporter",
  "supersedes",
  "actor",
  "speaker",
  "dispute",
  "by",
  "target",
  "answered_by",
]);
const ID = /^(?:src|act|plc|iss|evt|pos|fig|qst|dsp|clm|dos)-[a-z0-9]+(?:-[a-z0-9]+)*$/;

export type Path = readonly (string | number)[];

/** One mention of another record's id, and where in the body it stands. */
export interface Reference {
  id: string;
  path: Path;
}

/** Every id a body refers to, in the order of its fields. */
export function referencesOf(body: object): Reference[] {
  return collect(body, [], false);
}

function collect(value: unknown, path: Path, refers: boolean): Reference[] {
  if (typeof value === "string") return refers && ID.test(value) ? [{ id: value, path }] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => collect(item, [...path, index], refers));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => collect(inner, [...path, key], REFERRING.has(key)));
}
