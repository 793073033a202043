import { words } from "../core/text.ts";
import type { Path } from "./load-references.ts";
import type { LoadedRecord, Put } from "./load-yaml.ts";
import type { Problem } from "./load-problem.ts";
import type { Bodies, Kind } from "./types.ts";

/** All records at hand by id: those under test, and those they may refer to. */
export class Book {
  /** Every word of a title of an office, folded; capitalised in a sentence, it is no name. */
  readonly titleWords: ReadonlySet<string>;
  readonly #records: ReadonlyMap<string, LoadedRecord>;

  constructor(records: readonly LoadedRecord[]) {
    // Of an id that stands twice the first counts; the second is reported elsewhere.
    this.#records = new Map(records.toReversed().map((record) => [record.put.body.id, record]));
    const offices = records.flatMap(({ put }) => (put.kind === "actor" ? put.body.offices : []));
    this.titleWords = new Set(offices.flatMap(({ title }) => words(title)));
  }

  record(id: string): LoadedRecord | undefined {
    return this.#records.get(id);
  }

  /** The body of a record of a kind, or undefined. */
  body<K extends Kind>(kind: K, id: string | undefined): Bodies[K] | undefined {
    const put = id === undefined ? undefined : this.#records.get(id)?.put;
    return put !== undefined && isBodyOf(put, kind) ? put.body : undefined;
  }

  /** The actor and all it is part of, nearest first. */
  wholes(id: string | undefined, before: readonly string[] = []): string[] {
    if (id === undefined || before.includes(id)) return [...before];
    return this.wholes(this.body("actor", id)?.part_of, [...before, id]);
  }

  /** The place and all it lies in, nearest first. */
  surroundings(id: string | undefined, before: readonly string[] = []): string[] {
    if (id === undefined || before.includes(id)) return [...before];
    return this.surroundings(this.body("place", id)?.parent, [...before, id]);
  }
}

function isBodyOf<K extends Kind>(put: { kind: Kind; body: object }, kind: K): put is { kind: K; body: Bodies[K] } {
  return put.kind === kind;
}

/** The day a record speaks of, `YYYY-MM-DD`; empty for kinds without one. */
export function dayOf(put: Put): string {
  if (put.kind === "event") return put.body.date.from;
  if (put.kind === "figure") return put.body.as_of;
  return put.kind === "position" || put.kind === "claim" ? put.body.stated_on : "";
}

/** A problem of a record at one of its fields. */
export function problemIn(
  record: LoadedRecord,
  path: Path,
  found: string,
  expected: string,
  severity: Problem["severity"] = "error",
): Problem {
  return { file: record.file, line: record.lineOf(path), entry: record.put.body.id, field: path.join("."), found, expected, severity };
}
