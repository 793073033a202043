import type { Change, RecordReader } from "../record/port.ts";
import type { Gazetteer } from "../record/gazetteer.ts";
import type { Publishers } from "../record/publishers.ts";
import type { Clock } from "../core/clock.ts";
import type { Owner } from "../record/types.ts";

/** The beginning of an input, by which formats tell whether it is theirs. */
export interface Head {
  /** The file's own name, without its folder and without `.gz`; absent for a stream. */
  name?: string;
  /** Up to 64 KiB as text, without byte order mark; bytes that are no UTF-8 stand as U+FFFD. */
  text: string;
  /** The same as bytes. */
  bytes: Uint8Array;
  /** Whether this is all of the input. */
  whole: boolean;
}

/** Where a row stands. */
interface Stands {
  /** Line it begins on, counted from 1. */
  line: number;
  /** Bytes of the input up to and with it. */
  bytes: number;
  /** Its text, or the beginning of it; shown where it is left out. */
  text: string;
}

/** A row that was cut out and has an id, not yet read into records. */
export interface GoodRow<R> extends Stands {
  /** What the dataset calls it; the same row has the same id in every release. */
  id: string;
  row: R;
  /**
   * For formats that remember: what the row says, as text that is equal where nothing changed (its own text, mostly). A row
   * whose text was seen before is not read again.
   */
  says?: string;
  /** The part of the dataset it belongs to, by country and day, month or year ("Ethiopia|2021"): rows that are gone are looked for within what a file covers. */
  scope?: string;
  /** When the dataset last changed the row, as a number that grows; where it gives none the release stands in. */
  version?: number;
}

/** A row that cannot be read, and why, as a clause without a full stop. */
export interface BadRow extends Stands {
  problem: string;
  /** Its id where that at least could be read: the row is then not taken as gone. */
  id?: string;
  /** The input is wholly something else; said at once where it is the first row. */
  foreign?: boolean;
}

export type Row<R> = GoodRow<R> | BadRow;

/** What a row comes to. `skipped`: sound, but tells of nothing to put on record. Reasons are clauses without a full stop. */
export type Outcome = { changes: Change[] } | { skipped: string } | { rejected: string };

/** One input being read in a format. */
export interface Session<R> {
  /** Cuts bytes into rows, in the order of the file, as many at a time as arrived. Bounded in memory whatever comes. */
  rows(bytes: AsyncIterable<Uint8Array>): AsyncIterable<readonly Row<R>[]>;
  /** Reads rows into changes, one outcome a row. Called a few batches ahead of the commits, in order. */
  read(rows: readonly GoodRow<R>[]): Promise<readonly Outcome[]>;
  /** Whether rows are read in another thread, so that it pays to have some read ahead. */
  inThread?: boolean;
  /** What the report is to say besides counts, as sentences; asked once at the end. */
  notes?(): string[];
  close?(): Promise<void>;
}

/** What a session may look at. */
export interface SessionDeps {
  reader: RecordReader;
  /** Over the names of the store, as the owner sees them. */
  gazetteer: Gazetteer;
  publishers: Publishers;
  clock: Clock;
  owner: Owner;
  /** The release as stated, or as the file's name tells. */
  release?: string;
}

/**
 * A format that can be imported. It cuts an input into rows and says what each row comes to; batches, commits, reading
 * ahead, progress, stopping and going on, rejects, duplicates, newer and older releases are the runner's (`run.ts`), and a format need know nothing
 * of them. Records must have ids made from the row's id, so that the same row is the same record for ever.
 */
export interface DatasetFormat<R> {
  /** The word typed after `readout import`. */
  name: string;
  /** One line for the list of formats. */
  description: string;
  /** What its rows are called, in the plural, where a file is none of them: "Current events items". */
  rowsAre: string;
  /** What a file must look like, as a sentence; the next step where it does not. */
  expected: string;
  /** From 0, no, to 1, surely. The surest of all formats is taken, ties by name. */
  detect(head: Head): number;
  /** Whether its rows hold names in columns of their own, so that none are looked for in text; its session's gazetteer is then empty. */
  withoutNames?: boolean;
  /** Whether an input without rows is sound, such as an answer without results. */
  maybeEmpty?: boolean;
  /** What a file that is nearly of this format lacks, as a clause: "the column actor1 is missing". */
  lacks?(head: Head): string | undefined;
  open(head: Head, deps: SessionDeps): Promise<Session<R>>;
  /**
   * Set for datasets that come in releases: rows are remembered, so that unchanged ones cost nothing, older ones change nothing
   * and those gone from a newer release are retracted.
   */
  remembers?: {
    /** What the dataset is called: "UCDP GED". */
    title: string;
    /** Raised when the same row is to be read into other records than before. */
    mapping: number;
    /** The release a file's name or columns tell, such as "23.1" for GEDEvent_v23_1.csv, or "up to 19.1". */
    releaseOf?(head: Head): string | undefined;
    /** A release as stated or told, as a number that grows from release to release; undefined where it is none. */
    order?(release: string): number | undefined;
    /** The records, sources not among them, that a row makes: what is retracted when it is gone. */
    recordsOf(id: string): string[];
  };
}
