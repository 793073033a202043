import { resolve } from "node:path";
import { createGazetteer } from "./gazetteer.ts";
import { formProblems, loadFolder, type LoadedFolder } from "./load-folder.ts";
import { dangling } from "./load-plan.ts";
import { namesOf } from "./load-names.ts";
import { inReadingOrder, type Problem } from "./load-problem.ts";
import { referencesOf } from "./load-references.ts";
import type { LoadedRecord } from "./load-yaml.ts";
import type { Figure } from "./types.ts";
import { Book, problemIn } from "./validate-book.ts";
import { quoteProblems, textProblems, type Texts } from "./validate-evidence.ts";
import { nameProblems } from "./validate-names.ts";
import { numberProblems } from "./validate-numbers.ts";
import { officeProblems } from "./validate-offices.ts";
import { supersedesProblems } from "./validate-supersedes.ts";

export type { Problem } from "./load-problem.ts";
export { readTexts } from "./validate-texts.ts";

export interface ValidateOptions {
  /** Full texts of sources by key, as `readTexts` reads them. */
  texts?: Texts;
  /** Folders whose records may be referred to, and are not themselves checked: the record that ships. */
  beside?: readonly string[];
}

const MOST_WORDS = 30;

/**
 * Everything wrong with the record files of the folders, and everything that could not be checked, in reading order:
 * form, references, duplicates, evidence, offices, wording, and what supersedes what.
 */
export async function validateFolders(folders: readonly string[], options: ValidateOptions = {}): Promise<Problem[]> {
  const tested = folders.map(loadFolder);
  const beside = withoutTested((options.beside ?? []).map(loadFolder), tested);
  const all = [...tested, ...beside].flatMap(({ files }) => files);
  const records = tested.flatMap(({ files }) => files).flatMap((file) => file.records);
  const everything = all.flatMap((file) => file.records);
  const written = new Set(all.flatMap(({ ids }) => ids));
  const testedFiles = new Set(tested.flatMap(({ files }) => files.map(({ file }) => file)));
  const form = formProblems([...beside, ...tested]).filter(({ file }) => testedFiles.has(file));
  const rest = check(records, everything, options.texts ?? new Map());
  return inReadingOrder([...form, ...dangling(records, (id) => written.has(id)), ...rest]);
}

/** A folder under test may lie within one beside it: then its files count once, and belong to the dossier they have there. */
function withoutTested(beside: readonly LoadedFolder[], tested: readonly LoadedFolder[]): LoadedFolder[] {
  const files = new Map(tested.flatMap((folder) => folder.files.map((file) => [resolve(file.file), file] as const)));
  for (const file of beside.flatMap((folder) => folder.files)) {
    for (const [index, record] of (files.get(resolve(file.file))?.records ?? []).entries()) {
      const dossier = file.records[index]?.put.dossier;
      if (dossier !== undefined) record.put.dossier ??= dossier;
    }
  }
  return beside.map((folder) => ({ ...folder, files: folder.files.filter(({ file }) => !files.has(resolve(file))) }));
}

function check(records: readonly LoadedRecord[], everything: readonly LoadedRecord[], texts: Texts): Problem[] {
  const book = new Book(everything);
  const gazetteer = createGazetteer(everything.flatMap(({ put }) => namesOf(put)));
  const figures = figuresBySource(everything);
  return records.flatMap((record) => {
    const sources = sourcesOf(record);
    const sourceTexts = sources.flatMap((id) => texts.get(book.body("source", id)?.text?.key ?? "") ?? []);
    return [
      ...textProblems(record, texts),
      ...quoteProblems(record, book, texts),
      ...officeProblems(record, book),
      ...supersedesProblems(record, book),
      ...lengthProblems(record),
      ...numberProblems(record, sources.flatMap((id) => figures.get(id) ?? [])), // prettier-ignore
      ...nameProblems(record, book, gazetteer, sourceTexts),
    ];
  });
}

function sourcesOf({ put }: LoadedRecord): string[] {
  return referencesOf(put.body)
    .map(({ id }) => id)
    .filter((id) => id.startsWith("src-"));
}

function figuresBySource(records: readonly LoadedRecord[]): Map<string, Figure[]> {
  const bySource = new Map<string, Figure[]>();
  for (const { put } of records) {
    if (put.kind !== "figure") continue;
    for (const { source } of put.body.evidence) bySource.set(source, [...(bySource.get(source) ?? []), put.body]);
  }
  return bySource;
}

function lengthProblems(record: LoadedRecord): Problem[] {
  if (record.put.kind !== "event") return [];
  const words = record.put.body.summary.split(/\s+/).length;
  return words <= MOST_WORDS ? [] : [problemIn(record, ["summary"], `${words} words`, `at most ${MOST_WORDS} words`)];
}
