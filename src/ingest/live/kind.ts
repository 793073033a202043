import type { Clock } from "../../core/clock.ts";
import type { Gazetteer } from "../../record/gazetteer.ts";
import type { ImportedRows } from "../../record/imported.ts";
import type { Change, RecordReader, RecordStore } from "../../record/port.ts";
import type { Publishers } from "../../record/publishers.ts";
import type { Owner } from "../../record/types.ts";
import type { Fetch, Validators } from "./fetcher.ts";
import type { LiveSource } from "./sources.ts";

/** What the user's accounts with providers need; from the environment alone, never kept or logged. */
export interface Credentials {
  RELIEFWEB_APPNAME?: string;
  UCDP_TOKEN?: string;
  ACLED_EMAIL?: string;
  ACLED_PASSWORD?: string;
}

/** What a fetch works with. */
export interface KindDeps {
  fetch: Fetch;
  reader: RecordReader;
  /** Written through `commit`; for importers. */
  store: RecordStore;
  /** What is remembered of datasets' rows. */
  imported: ImportedRows;
  /** Where rows that importers left out are listed. */
  rejects: string;
  /** Over the names of the store, as the owner sees them. */
  gazetteer: Gazetteer;
  publishers: Publishers;
  clock: Clock;
  owner: Owner;
  credentials: Credentials;
  /** Stops the fetch; what was taken in stays. */
  signal: AbortSignal;
  /** Takes what came in on record, as one commit, or counts it where nothing is to be stored. */
  commit(changes: readonly Change[]): Promise<void>;
  /** Keeps how far it has come: a fetch that is cut short goes on there. */
  keep(at: { cursor?: string; validators?: Validators }): Promise<void>;
  /** Counts items read, and those left out, with the reason as a clause. */
  read(items: number): void;
  skip(reason: string, items?: number): void;
  /** Says something besides counts, as a sentence. */
  note(sentence: string): void;
}

/** A kind of live source. */
export interface LiveKind {
  name: string;
  /** One line for the list of kinds. */
  summary: string;
  /** Minutes between fetches: unless said otherwise, and at least. */
  every: number;
  atLeast: number;
  /** Fetched where no address is given; without it one must be. */
  address?: string;
  /** What it is called where no label is given. */
  label: string;
  /** Variables of the environment it cannot do without. */
  needs: readonly (keyof Credentials)[];
  /** Fetches what is new and takes it in. Rejects with FetchProblem. */
  fetch(source: LiveSource, deps: KindDeps): Promise<void>;
}
