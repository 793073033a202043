import type { Bodies, Kind, Owner, StoredRecord } from "./types.ts";

/** Who is reading, and as of when. */
export interface Scope {
  /** Sees `shared` and its own. */
  owner: Owner;
  /**
   * An instant in UTC. Originals are visible when known (published) by then; revisions and retractions
   * when recorded by then.
   */
  asOf: string;
}

/**
 * Which records. `about` is a conjunction of alternatives: every inner list must share at least one
 * id with what the record links to. A record links to its own id; its actors, recipients, speaker and reporter;
 * for a person, the actors of the offices held on the record's day; its places with all their ancestors; its
 * issues with those issues' places and their ancestors (for an event, only where it has no place of its own); its dispute; the dossier whose folder it stands in.
 */
export interface Selection<K extends Kind = Kind> {
  kinds: readonly K[];
  about?: readonly (readonly string[])[];
  /** Folded words that must all occur in the record's own text. */
  words?: readonly string[];
  /**
   * Days, both inclusive, that the record's day lies in: an event's first day, the day a position or claim was
   * stated, a figure's as-of day, the day a question was raised.
   */
  from?: string;
  to?: string;
  /** Only what came in after this commit position. */
  after?: number;
  /** Only events that a machine coded, or all but those. */
  coded?: "machine" | "otherwise";
}

/** `severity` is the most severe first, of those the newest. Ties are broken by id, ascending, under binary collation. */
export type Order = "newest" | "oldest" | "severity";

export interface NameRow {
  /** Id of what the name names, and its kind: actor, place, issue or dossier. */
  ref: string;
  kind: Kind;
  owner: Owner;
  /** As written, and folded. */
  name: string;
  folded: string;
  /** `primary` is the record's name, `demonym` an adjective. */
  form: "primary" | "alias" | "demonym";
}

/** Reads the record. Every method rejects with UserError("storage-unavailable") where the store cannot be read. */
export interface RecordReader {
  /** Position of the newest commit; 0 when nothing is on record. */
  position(): Promise<number>;
  /** Where the record stands for this as-of: as long as it is the same text, so is everything that one owner reads. */
  standing(scope: Pick<Scope, "asOf">): Promise<string>;
  /** The visible revision of each id; an id not visible is left out. In the order asked for. */
  get<K extends Kind>(scope: Scope, kind: K, ids: readonly string[]): Promise<StoredRecord<K>[]>;
  select<K extends Kind>(scope: Scope, selection: Selection<K>, order: Order, limit: number): Promise<StoredRecord<K>[]>;
  count(scope: Scope, selection: Selection): Promise<number>;
  /** The newest day among the selected, or undefined. */
  newestDay(scope: Scope, selection: Selection): Promise<string | undefined>;
  /** Visible records that supersede any of these ids. */
  supersededBy<K extends Kind>(scope: Scope, kind: K, ids: readonly string[]): Promise<StoredRecord<K>[]>;
  /** Of these `id@revision`, how many have been revised or retracted after the scope's as-of. */
  correctedSince(scope: Scope, refs: readonly string[]): Promise<number>;
  /** Every name on record, for the gazetteer; ordered by folded name, then ref. */
  names(owner: Owner): Promise<NameRow[]>;
  /** All revisions of one record, oldest first, the retraction (with its reason) last where there is one. */
  history(owner: Owner, id: string): Promise<RevisionEntry[]>;
}

/** One revision of a record. */
export interface RevisionEntry {
  record: StoredRecord;
  /** The dossier folder it stands in. */
  dossier?: string;
  retracted?: { at: string; reason: string };
}

export type Change =
  | { put: { [K in Kind]: { kind: K; body: Bodies[K]; /** Dossier folder it stands in. */ dossier?: string } }[Kind] }
  | { retract: { id: string; reason: string } };

export interface CommitResult {
  /** The commit's position; the previous one where nothing changed. */
  position: number;
  added: number;
  revised: number;
  retracted: number;
  unchanged: number;
}

/** Writes the record; nothing is overwritten. */
export interface RecordWriter {
  /**
   * Takes the changes in as one commit, all or none. A body equal to the current revision is no change; a
   * different body is a new revision. `known` defaults to the earliest `published_at` among the cited sources,
   * which must be on record or in the same commit.
   */
  commit(owner: Owner, changes: readonly Change[], recordedAt: string): Promise<CommitResult>;
}

export type RecordStore = RecordReader & RecordWriter;
