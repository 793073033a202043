import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { listFiles } from "./load-files.ts";
import type { Problem } from "./load-problem.ts";
import type { Owner } from "./types.ts";

/** Where is remembered what was taken in from a folder. A state is opaque to the store. */
export interface FolderStates {
  folderFiles(folder: string, owner: Owner): Promise<{ file: string; state: string }[]>;
  /** Replaces all that is remembered of the folder. */
  saveFolderFiles(folder: string, owner: Owner, files: readonly { file: string; state: string }[]): Promise<void>;
}

/** What is remembered of one file. */
export interface FileState {
  modified: number;
  size: number;
  sha256: string;
  /** Ids of the records taken in from it. */
  ids: string[];
  loader: number;
}

/** Counted up when the same file would be read differently. */
export const LOADER = 1;

/** What was wrong with the folder the last time, and the store's position then: what was missing may have come in since. */
export interface Trouble {
  position: number;
  notLoaded: string[];
  problems: Problem[];
}

export interface Remembered {
  files: Map<string, FileState>;
  trouble: Trouble | undefined;
}

/** Stands for the folder among its files. */
const WHOLE = "";

function isFileState(value: unknown): value is FileState {
  return typeof value === "object" && value !== null && "sha256" in value && "ids" in value && Array.isArray(value.ids);
}

function isTrouble(value: unknown): value is Trouble {
  return typeof value === "object" && value !== null && "problems" in value && Array.isArray(value.problems) && "position" in value;
}

/** What is remembered, from its rows; what cannot be understood is forgotten, and so read again. */
export function fromRows(rows: readonly { file: string; state: string }[]): Remembered {
  const remembered: Remembered = { files: new Map(), trouble: undefined };
  for (const row of rows) {
    const state: unknown = JSON.parse(row.state);
    if (row.file === WHOLE) remembered.trouble = isTrouble(state) ? state : undefined;
    else if (isFileState(state)) remembered.files.set(row.file, state);
  }
  return remembered;
}

export function toRows({ files, trouble }: Remembered): { file: string; state: string }[] {
  const rows = [...files].map(([file, state]) => ({ file, state: JSON.stringify(state) }));
  return trouble === undefined ? rows : [{ file: WHOLE, state: JSON.stringify(trouble) }, ...rows];
}

export type FileNow = Pick<FileState, "modified" | "size" | "sha256">;

/**
 * The files of a folder as they are now. A file of the same time and size is taken for unchanged; only others are hashed.
 */
export function filesNow(folder: string, before: ReadonlyMap<string, FileState>): Map<string, FileNow> {
  const now = new Map<string, FileNow>();
  for (const file of listFiles(folder)) {
    const path = join(folder, file);
    const { mtimeMs: modified, size } = statSync(path);
    const known = before.get(file);
    const same = known !== undefined && known.modified === modified && known.size === size;
    const sha256 = same ? known.sha256 : createHash("sha256").update(readFileSync(path)).digest("hex");
    now.set(file, { modified, size, sha256 });
  }
  return now;
}

/** Whether nothing needs to be read: every file as remembered, none gone. */
export function isUnchanged(before: ReadonlyMap<string, FileState>, now: ReadonlyMap<string, FileNow>): boolean {
  return (
    before.size === now.size &&
    [...now].every(([file, state]) => {
      const known = before.get(file);
      return known !== undefined && known.loader === LOADER && known.sha256 === state.sha256;
    })
  );
}
