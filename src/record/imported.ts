import type { Owner } from "./types.ts";

/** What is remembered of one row of a dataset. */
export interface ImportedRow {
  /** The row's id in the dataset. */
  id: string;
  /** The part of the dataset it belongs to; rows that are gone are looked for within the parts a file covers. */
  scope: string;
  /** A 48-bit hash of what the row said when it was last read. */
  says: number;
  /** When the dataset last changed it, or the newest release it was seen in, as a number; null where neither is known. */
  version: number | null;
  /** Whether a newer release did not hold it any more. */
  gone: boolean;
}

/** A remembered row with the number it has in the store, by which rows seen in a run are kept apart cheaply. */
export type NumberedRow = ImportedRow & { key: number };

/** Remembers rows of datasets, so that a file taken in again costs little and a newer one is told from an older. */
export interface ImportedRows {
  /** The rows of these ids that are remembered. */
  findRows(owner: Owner, dataset: string, ids: readonly string[]): Promise<NumberedRow[]>;
  /** Remembers rows, each in place of what was remembered of its id. Answers their numbers, in order. */
  saveRows(owner: Owner, dataset: string, rows: readonly ImportedRow[]): Promise<number[]>;
  /** The highest number a remembered row has; 0 where there is none. */
  lastRow(): Promise<number>;
  /** Up to `limit` rows numbered above `after`, in the order of their numbers. */
  pageOfRows(owner: Owner, dataset: string, after: number, limit: number): Promise<NumberedRow[]>;
}
