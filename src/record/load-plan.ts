import { join } from "node:path";
import { formProblems, loadFolder } from "./load-folder.ts";
import { kindOfId } from "./load-kinds.ts";
import { inReadingOrder, type Problem } from "./load-problem.ts";
import { referencesOf, type Reference } from "./load-references.ts";
import type { LoadedRecord } from "./load-yaml.ts";
import type { Change, RecordReader } from "./port.ts";
import type { Kind, Owner } from "./types.ts";

/** What a folder asks of the store. */
export interface SyncPlan {
  changes: Change[];
  /** Ids taken in, by path of the file; files left out are absent. */
  taken: Map<string, string[]>;
  notLoaded: string[];
  problems: Problem[];
}

/** Later than any as-of, so that all on record is seen. */
const END_OF_TIME = "9999-12-31T23:59:59Z";

/** Reads a folder and decides what to put in and what to retract. `before`: ids each file gave the last time, by path below the folder. */
export async function planSync(
  reader: RecordReader,
  folder: string,
  owner: Owner,
  before: ReadonlyMap<string, readonly string[]>,
): Promise<SyncPlan> {
  const loaded = loadFolder(folder);
  const problems = formProblems([loaded]);
  const records = loaded.files.flatMap((file) => file.records);
  const written = new Map(loaded.files.flatMap(({ file, ids }) => ids.map((id) => [id, file])));
  const malformed = new Set(problems.map(({ file }) => file));
  const gone = [...before].flatMap(([file, ids]) =>
    malformed.has(join(folder, file)) ? [] : ids.filter((id) => !written.has(id)).map((id) => ({ id, file })),
  );
  const stored = await onRecord(reader, owner, records, [...gone.map(({ id }) => id), ...idsIn(loaded.files, malformed)]);
  const isGone = new Set(gone.map(({ id }) => id));
  const stays = (id: string) => stored.has(id) && !isGone.has(id);
  problems.push(...dangling(records, (id) => written.has(id) || stays(id)));
  const bad = new Set(problems.map(({ file }) => file));
  const { kept, left } = split(
    records.filter(({ file }) => !bad.has(file)),
    (id) => !bad.has(written.get(id) ?? "") || stays(id),
    (id) => written.get(id) ?? "",
  );
  return {
    changes: [
      ...kept.map(({ put }) => ({ put })),
      ...gone.filter(({ id }) => stored.get(id) === owner).map(({ id, file }) => ({ retract: { id, reason: `removed from ${file}` } })),
    ],
    taken: new Map(loaded.files.filter(({ file }) => !bad.has(file)).map(({ file, ids }) => [file, ids])),
    notLoaded: [...bad].toSorted(),
    problems: inReadingOrder([...problems, ...left]),
  };
}

function idsIn(files: readonly { file: string; ids: readonly string[] }[], chosen: ReadonlySet<string>): string[] {
  return files.filter(({ file }) => chosen.has(file)).flatMap(({ ids }) => ids);
}

/** Which of the ids, and of those the records refer to but do not hold, are on record, and whose they are. */
async function onRecord(reader: RecordReader, owner: Owner, records: readonly LoadedRecord[], more: string[]): Promise<Map<string, Owner>> {
  const own = new Set(records.map(({ put }) => put.body.id));
  const wanted = records.flatMap(({ put }) => referencesOf(put.body).map(({ id }) => id)).filter((id) => !own.has(id));
  const byKind = new Map<Kind, Set<string>>();
  for (const id of [...wanted, ...more]) {
    const kind = kindOfId(id);
    if (kind !== undefined) byKind.set(kind, (byKind.get(kind) ?? new Set<string>()).add(id));
  }
  const found = new Map<string, Owner>();
  for (const [kind, ids] of byKind) {
    for (const record of await reader.get({ owner, asOf: END_OF_TIME }, kind, [...ids])) found.set(record.id, record.owner);
  }
  return found;
}

/** References to what is nowhere. */
export function dangling(records: readonly LoadedRecord[], exists: (id: string) => boolean): Problem[] {
  return records.flatMap((record) =>
    referencesOf(record.put.body)
      .filter(({ id }) => !exists(id))
      .map((reference) => problemAt(record, reference, `${reference.id}, which is nowhere`, "the id of a record")),
  );
}

/** Leaves out what cites a source that was not loaded; what merely names something not loaded is kept, and reported. */
function split(
  records: readonly LoadedRecord[],
  isThere: (id: string) => boolean,
  fileOf: (id: string) => string,
): { kept: LoadedRecord[]; left: Problem[] } {
  const left: Problem[] = [];
  const kept = records.filter((record) => {
    const missing = referencesOf(record.put.body).filter(({ id }) => !isThere(id));
    for (const reference of missing) {
      left.push(
        problemAt(record, reference, `${reference.id}, which stands in ${fileOf(reference.id)}`, "the id of a record that was loaded"),
      );
    }
    return missing.every(({ id }) => kindOfId(id) !== "source");
  });
  return { kept, left };
}

function problemAt(record: LoadedRecord, { path }: Reference, found: string, expected: string): Problem {
  return {
    file: record.file,
    line: record.lineOf(path),
    entry: record.put.body.id,
    field: path.join("."),
    found,
    expected,
    severity: "error",
  };
}
