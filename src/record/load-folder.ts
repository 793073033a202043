import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { listFiles } from "./load-files.ts";
import { wrongSpans } from "./load-dates.ts";
import { inReadingOrder, type Problem } from "./load-problem.ts";
import { readYaml, type LoadedFile, type LoadedRecord } from "./load-yaml.ts";

/** What stands in a folder: every file with its well-formed records and its problems. */
export interface LoadedFolder {
  folder: string;
  files: LoadedFile[];
}

/** Reads every file of a folder. Paths in records and problems begin with the folder as it was given. */
export function loadFolder(folder: string): LoadedFolder {
  const files = listFiles(folder).map((name) => {
    const path = join(folder, name);
    const bytes = readFileSync(path);
    const file = readYaml(path, bytes.toString("utf8"));
    if (!isUtf8(bytes))
      file.problems.push({ file: path, line: 1, entry: "(file)", found: "bytes that are not UTF-8", expected: "UTF-8", severity: "error" });
    return file;
  });
  fillDossiers(folder, files);
  for (const file of files) file.problems.push(...file.records.flatMap(wrongSpans));
  return { folder, files };
}

function isUtf8(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString("utf8"), "utf8").equals(bytes);
}

/** A sub-folder in which one dossier stands is that dossier's folder: what stands in or under it belongs to the dossier. */
function fillDossiers(folder: string, files: readonly LoadedFile[]): void {
  const found = new Map<string, string[]>();
  for (const { put, file } of files.flatMap(({ records }) => records)) {
    if (put.kind !== "dossier" || dirname(file) === join(folder)) continue;
    found.set(dirname(file), [...(found.get(dirname(file)) ?? []), put.body.id]);
  }
  for (const { file, records } of files) {
    for (let at = dirname(file); at !== join(folder) && at !== dirname(at); at = dirname(at)) {
      const [dossier, second] = found.get(at) ?? [];
      if (dossier === undefined || second !== undefined) continue;
      for (const record of records) record.put.dossier = dossier;
      break;
    }
  }
}

/** Ids that stand twice, in one folder or in several; the second is the problem. */
export function duplicates(folders: readonly LoadedFolder[]): Problem[] {
  const first = new Map<string, LoadedRecord>();
  const problems: Problem[] = [];
  for (const record of folders.flatMap(({ files }) => files).flatMap(({ records }) => records)) {
    const { id } = record.put.body;
    const before = first.get(id);
    if (before === undefined) first.set(id, record);
    else {
      const found = `the id ${id} again, first at ${before.file}:${before.line}`;
      problems.push({
        file: record.file,
        line: record.line,
        entry: id,
        field: "id",
        found,
        expected: "an id of its own",
        severity: "error",
      });
    }
  }
  return problems;
}

/** All that is wrong with the form of the folders: YAML, fields, dates, duplicate ids. */
export function formProblems(folders: readonly LoadedFolder[]): Problem[] {
  return inReadingOrder([...folders.flatMap(({ files }) => files.flatMap(({ problems }) => problems)), ...duplicates(folders)]);
}
