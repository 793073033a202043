import type { Clock } from "../core/clock.ts";
import type { Gazetteer } from "../record/gazetteer.ts";
import type { ImportedRows } from "../record/imported.ts";
import type { RecordStore } from "../record/port.ts";
import type { Publishers } from "../record/publishers.ts";
import type { Owner } from "../record/types.ts";

/** Bytes to import: a file's path, or a stream such as standard input. */
export type ImportInput = string | AsyncIterable<Uint8Array>;

export interface ImportProgress {
  bytes: number;
  /** Absent where the size is not known beforehand. */
  totalBytes?: number;
  /** Items whose records are on record now, durably, or were left out with a reason. */
  items: number;
}

export interface ImportDeps {
  store: RecordStore;
  /** What is remembered of datasets' rows. */
  imported: ImportedRows;
  /** The release of the dataset as the operator states it ("23.1"); else the file's name may tell. */
  release?: string;
  /** It is a part of a dataset, such as a page of it: nothing is taken for gone because this does not hold it. */
  partial?: boolean;
  /** Over the names of the store, as the owner sees them; as a function it is asked for where a format reads names in text. */
  gazetteer: Gazetteer | (() => Promise<Gazetteer>);
  publishers: Publishers;
  clock: Clock;
  owner: Owner;
  /** Where lines that were left out are listed; the file is made only if there are any. */
  rejects: string;
  /** Told after each commit. */
  onProgress(progress: ImportProgress): void;
  /** Stops the import after the commit in hand. */
  signal: AbortSignal;
}

/** What an import did. Counts of records take events and sources together. */
export interface ImportReport {
  /** Lines read that were not blank. */
  read: number;
  added: number;
  revised: number;
  unchanged: number;
  /** Records of rows that the newer release does not hold any more. */
  retracted: number;
  /** Rows that were not read again: as they were when last read, and older than what is on record. */
  sameRows: number;
  olderRows: number;
  /** Sound items that tell of no event, by reason. */
  skipped: { reason: string; count: number }[];
  /** Lines that could not be read as items. */
  rejected: number;
  rejectsFile?: string;
  /** What there is to say besides counts, as sentences. */
  notes: string[];
  /** Commit position after the import. */
  position: number;
  /** True where it was stopped; all that is counted is on record, and running it again goes on. */
  interrupted: boolean;
}
