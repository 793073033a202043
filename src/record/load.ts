import { join, resolve } from "node:path";
import { toInstant, type Clock } from "../core/clock.ts";
import { UserError } from "../core/errors.ts";
import { filesNow, fromRows, isUnchanged, LOADER, toRows, type FileNow, type FileState, type FolderStates } from "./load-manifest.ts";
import type { Problem } from "./load-problem.ts";
import type { LoadedRecord } from "./load-yaml.ts";
import type { CommitResult, RecordStore } from "./port.ts";
import type { Owner } from "./types.ts";

export type { Problem } from "./load-problem.ts";
export type { FolderStates } from "./load-manifest.ts";

/** What taking in a folder did. */
export interface SyncReport {
  /** Whether any file had to be read. */
  changed: boolean;
  /** Record files in the folder. */
  files: number;
  /** Files left out because of their problems, as the folder was given. */
  notLoaded: string[];
  /** What the commit did; undefined where nothing was read. */
  commit?: CommitResult;
  problems: Problem[];
}

/** Reads a folder of record files: the well-formed records with file and line, and what is wrong with the rest. */
export async function readFolder(folder: string): Promise<{ records: LoadedRecord[]; problems: Problem[] }> {
  const { formProblems, loadFolder } = await import("./load-folder.ts");
  const loaded = loadFolder(folder);
  return { records: loaded.files.flatMap(({ records }) => records), problems: formProblems([loaded]) };
}

/**
 * Takes in what changed in a folder since the last time, as one commit; a record gone from its file is retracted.
 * A file with a problem is left out, the rest is taken in. Where nothing changed no file is even read.
 */
export async function syncFolder(store: RecordStore & FolderStates, folder: string, owner: Owner, clock: Clock): Promise<SyncReport> {
  const key = resolve(folder);
  const before = fromRows(await store.folderFiles(key, owner));
  const now = lookAt(folder, before.files);
  const { trouble } = before;
  if (isUnchanged(before.files, now) && (trouble === undefined || trouble.position === (await store.position()))) {
    const touched = [...now].some(([file, state]) => before.files.get(file)?.modified !== state.modified);
    const files = new Map([...before.files].map(([file, state]) => [file, { ...state, ...now.get(file) }]));
    if (touched) await store.saveFolderFiles(key, owner, toRows({ files, trouble }));
    return { changed: false, files: now.size, notLoaded: trouble?.notLoaded ?? [], problems: trouble?.problems ?? [] };
  }
  const { planSync } = await import("./load-plan.ts");
  const plan = await planSync(store, folder, owner, new Map([...before.files].map(([file, state]) => [file, state.ids])));
  const commit = await store.commit(owner, plan.changes, toInstant(clock.now()));
  const files = [...now].map(([file, state]): [string, FileState] => {
    const ids = plan.taken.get(join(folder, file)) ?? before.files.get(file)?.ids ?? [];
    return [file, { ...state, ids, loader: LOADER }];
  });
  const { notLoaded, problems } = plan;
  const left = problems.length === 0 ? undefined : { position: commit.position, notLoaded, problems };
  await store.saveFolderFiles(key, owner, toRows({ files: new Map(files), trouble: left }));
  return { changed: true, files: now.size, notLoaded, commit, problems };
}

function lookAt(folder: string, before: ReadonlyMap<string, FileState>): Map<string, FileNow> {
  try {
    return filesNow(folder, before);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    throw new UserError("bad-configuration", `The data folder ${folder} cannot be read.`, {
      next: "Check that it exists and that this user may read it.",
      cause: error,
    });
  }
}
