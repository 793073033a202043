import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from "yaml";
import type { z } from "zod";
import { shown, type Problem } from "./load-problem.ts";
import type { Path } from "./load-references.ts";
import type { Change } from "./port.ts";
import { schemas } from "./schema.ts";
import type { Kind } from "./types.ts";

export type Put = Extract<Change, { put: unknown }>["put"];

/** A record of a file, well formed, with where it stands. */
export interface LoadedRecord {
  put: Put;
  file: string;
  /** Line of the entry, from 1. */
  line: number;
  /** Line of a field of the entry; of the entry where the field is not written out. */
  lineOf(path: Path): number;
}

export interface LoadedFile {
  file: string;
  records: LoadedRecord[];
  /** Ids of all entries, also of those with problems. */
  ids: string[];
  problems: Problem[];
}

/** The list each kind stands in, in a file. */
export const LISTS: Record<string, Kind> = {
  sources: "source",
  actors: "actor",
  places: "place",
  issues: "issue",
  dossiers: "dossier",
  events: "event",
  positions: "position",
  figures: "figure",
  questions: "question",
  disputes: "dispute",
  claims: "claim",
};

/** Reads the text of one file: a map of plural kinds to lists of records. */
export function readYaml(file: string, text: string): LoadedFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const loaded: LoadedFile = { file, records: [], ids: [], problems: [] };
  const report = (line: number, entry: string, found: string, expected: string, field?: string) =>
    loaded.problems.push({ file, line, entry, ...(field === undefined ? {} : { field }), found, expected, severity: "error" });
  for (const error of document.errors) {
    report(lines.linePos(error.pos[0]).line, "(file)", error.message.split("\n")[0]?.replace(/ at line .*$/, "") ?? "", "YAML");
  }
  if (document.errors.length > 0 || document.contents === null) return loaded;
  if (!isMap(document.contents)) {
    report(1, "(file)", "no map", `a map of ${Object.keys(LISTS).join(", ")}`);
    return loaded;
  }
  for (const { key, value } of document.contents.items) {
    const name = isScalar(key) ? String(key.value) : "";
    const kind = LISTS[name];
    const at = isScalar(key) ? lineAt(lines, key.range) : 1;
    if (kind === undefined) report(at, "(file)", `a list named ${shown(name)}`, `one of ${Object.keys(LISTS).join(", ")}`);
    else if (isSeq(value)) {
      for (const [index, node] of value.items.entries()) {
        if (isMap(node)) readEntry(loaded, kind, `${name}[${index}]`, node, lines);
        else report(at, `${name}[${index}]`, shown(node), `a map with the fields of a ${kind}`);
      }
    } else if (!isScalar(value) || value.value !== null) report(at, "(file)", `${name} without a list`, `a list of ${name}`);
  }
  return loaded;
}

function lineAt(lines: LineCounter, range: readonly number[] | null | undefined): number {
  return range === null || range === undefined ? 1 : lines.linePos(range[0] ?? 0).line;
}

function readEntry(loaded: LoadedFile, kind: Kind, place: string, node: YAMLMap, lines: LineCounter): void {
  const line = lineAt(lines, node.range);
  const lineOf = (path: Path) => {
    for (let length = path.length; length > 0; length--) {
      const found = node.getIn(path.slice(0, length), true);
      if (isScalar(found) || isMap(found) || isSeq(found)) return lineAt(lines, found.range);
    }
    return line;
  };
  const raw: unknown = node.toJSON();
  const id = node.get("id");
  const entry = typeof id === "string" && id !== "" ? id : place;
  if (typeof id === "string") loaded.ids.push(id);
  const read = readBody(kind, raw);
  if ("put" in read) loaded.records.push({ put: read.put, file: loaded.file, line, lineOf });
  else {
    for (const { path, ...rest } of read.problems) {
      const field = path.length === 0 ? {} : { field: path.join(".") };
      loaded.problems.push({ file: loaded.file, line: lineOf(path), entry, ...field, ...rest, severity: "error" });
    }
  }
}

/** A body of a kind as the record takes it, or all that is wrong with its fields. */
export function readBody(kind: Kind, raw: unknown): { put: Put } | { problems: Described[] } {
  const parsed = schemas[kind].safeParse(raw);
  if (parsed.success) return { put: toPut(kind, parsed.data) };
  return { problems: parsed.error.issues.flatMap((issue) => describe(issue, raw, kind)) };
}

/** The schema of a kind gives a body of that kind, which the types cannot see through the table of schemas. */
function toPut(kind: Kind, data: object): Put {
  const put: { kind: Kind; body: object } = { kind, body: data };
  if (!isPut(put)) throw new TypeError(`no schema for ${kind}`);
  return put;
}

function isPut(put: { kind: Kind; body: object }): put is Put {
  return put.kind in schemas;
}

/** What is wrong with a field. */
export interface Described {
  path: (string | number)[];
  found: string;
  expected: string;
}

function describe(issue: z.core.$ZodIssue, raw: unknown, kind: Kind): Described[] {
  const path = issue.path.filter((part) => typeof part !== "symbol");
  const found = shown(path.reduce<unknown>((value, part) => (isRecord(value) ? value[part] : undefined), raw));
  if (path.at(-2) === "evidence" && path.at(-1) === 0 && found === "nothing") {
    return [{ path: path.slice(0, -1), found, expected: "at least one source" }];
  }
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: [...path, key],
        found: `the unknown field ${shown(key)}`,
        expected: knownFields(kind, path),
      }));
    case "invalid_type":
      if (path.at(-1) === "evidence") return [{ path, found, expected: "at least one source" }];
      return [{ path, found, expected: EXPECTED_TYPES[issue.expected] ?? issue.expected }];
    case "invalid_value":
      return [{ path, found, expected: `one of ${issue.values.map(String).join(", ")}` }];
    case "too_small":
      return [{ path, found, expected: tooSmall(issue) }];
    case "invalid_union":
      return [{ path, found, expected: "a day, YYYY-MM-DD, or an instant like 2023-11-05T14:00:00Z" }];
    case "invalid_format":
      return [{ path, found, expected: FORMATS[issue.format] ?? issue.message }];
    default:
      return [{ path, found, expected: issue.message }];
  }
}

const FORMATS: Record<string, string> = { date: "a day that exists, YYYY-MM-DD", url: "an address beginning with http:// or https://" };
const EXPECTED_TYPES: Record<string, string> = { string: "text", array: "a list", tuple: "a list", object: "a map", int: "a whole number" };

function tooSmall(issue: z.core.$ZodIssueTooSmall): string {
  return issue.origin === "string" ? "text that is not empty" : `at least ${String(issue.minimum)}`;
}

function knownFields(kind: Kind, path: readonly (string | number)[]): string {
  return path.length === 0 ? `one of ${Object.keys(schemas[kind].shape).join(", ")}` : `a field of ${path.join(".")}`;
}

function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}
