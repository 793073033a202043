import { isUtf8 } from "node:buffer";
import { wrongSpans } from "../../record/load-dates.ts";
import type { Problem } from "../../record/load-problem.ts";
import { type LoadedFile, LISTS, readYaml } from "../../record/load-yaml.ts";
import type { BadRow, DatasetFormat, GoodRow, Row, SessionDeps } from "../dataset.ts";
import { type OwnEntry, References } from "./references.ts";
import { ownReader } from "./session.ts";

/** A file is read as a whole: what is larger is to be cut, or brought as JSON lines. */
const LARGEST = 4_000_000;

const LIST_AT_START = new RegExp(
  String.raw`^(?:\s*(?:#[^\n]*)?\n|---[^\n]*\n)*["']?(?:${Object.keys(LISTS).join("|")})["']?\s*:\s*(?:#[^\n]*)?(?:\[|\n|$)`,
);

/** A file of Readout's own form, as those of the data folder. */
export const readoutYaml: DatasetFormat<OwnEntry> = {
  name: "readout-yaml",
  description: "a record file of Readout, YAML with lists of sources, actors, places, events and so on, as in data/",
  rowsAre: "records of Readout",
  expected: `Expected is YAML with lists named ${Object.keys(LISTS).join(", ")}, at most four megabytes.`,
  detect: ({ text }) => (LIST_AT_START.test(text) ? 0.9 : 0),
  open: async ({ name }, deps) => ({
    rows: (bytes) => rowsOf(bytes, name ?? "the input", deps),
    read: ownReader(deps),
  }),
};

async function* rowsOf(bytes: AsyncIterable<Uint8Array>, name: string, { reader, owner }: SessionDeps): AsyncGenerator<Row<OwnEntry>[]> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const alone = (problem: string): Row<OwnEntry>[] => [{ line: 1, bytes: length, text: "", problem, foreign: true }];
  for await (const chunk of bytes) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LARGEST) return yield alone("larger than four megabytes; cut it into several files, or bring it as JSON lines");
  }
  const whole = Buffer.concat(chunks);
  if (!isUtf8(whole)) return yield alone("not UTF-8 text");
  const file = read(name, whole.toString("utf8").replace(/^\ufeff/, ""));
  if (file === undefined) return yield alone("not YAML that can be read");
  const problems = [...file.problems, ...file.records.flatMap(wrongSpans)];
  const bad = new Set(problems.map(({ entry }) => entry));
  yield problems.map((problem) => badRow(problem, length));
  const references = new References(reader, owner);
  yield await references.take(entriesOf(file, length).filter(({ id }) => !bad.has(id)));
  yield await references.end();
}

/** The file's records and problems. Undefined where its nesting or its aliases are beyond reading. */
function read(name: string, text: string): LoadedFile | undefined {
  try {
    return readYaml(name, text);
  } catch (cause) {
    if (cause instanceof RangeError || cause instanceof ReferenceError) return undefined;
    throw cause;
  }
}

/** As in a folder, all that stands with one dossier belongs to it. */
function entriesOf({ records }: LoadedFile, bytes: number): GoodRow<OwnEntry>[] {
  const [dossier, second] = records.flatMap(({ put }) => (put.kind === "dossier" ? [put.body.id] : []));
  const folder = dossier === undefined || second !== undefined ? {} : { dossier };
  return records.map(({ put, line }) => ({ line, bytes, text: put.body.id, id: put.body.id, row: { put: { ...put, ...folder } } }));
}

function badRow({ line, entry, field, found, expected }: Problem, bytes: number): BadRow {
  const where = field === undefined ? entry : `${entry} “${field}”`;
  return {
    line,
    bytes,
    text: entry,
    problem: `${where}: found ${found}, expected ${expected}`,
    ...(entry === "(file)" ? {} : { id: entry }),
  };
}
