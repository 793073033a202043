import type { RecordReader, Scope } from "../record/port.ts";
import { kindOfId } from "../record/load-kinds.ts";
import { recordRef, type Kind, type StoredRecord } from "../record/types.ts";

/** Which kind an id names, by its prefix. */
type Shelves = { [K in Kind]: Map<string, StoredRecord<K>> };

/**
 * The records one answer has read, by id and by `id@revision`: lines are made from it and checked against it.
 * Only what is visible in its scope ever gets in.
 */
export class Book {
  readonly reader: RecordReader;
  readonly scope: Scope;
  /** The as-of day in the reader's zone. */
  readonly day: string;
  readonly #earlier = new Map<string, StoredRecord>();
  readonly #shelves: Shelves = {
    source: new Map(),
    actor: new Map(),
    place: new Map(),
    issue: new Map(),
    dossier: new Map(),
    event: new Map(),
    position: new Map(),
    figure: new Map(),
    question: new Map(),
    dispute: new Map(),
    claim: new Map(),
  };

  constructor(reader: RecordReader, scope: Scope, day: string) {
    this.reader = reader;
    this.scope = scope;
    this.day = day;
  }

  /** Keeps records for the lines and their check. */
  add<K extends Kind>(kind: K, records: readonly StoredRecord<K>[]): void {
    const shelf: Map<string, StoredRecord<K>> = this.#shelves[kind];
    for (const record of records) shelf.set(record.id, record);
  }

  /** Keeps one revision for the check, though it is not the current one. */
  keep(record: StoredRecord): void {
    this.#earlier.set(recordRef(record), record);
  }

  /** Reads those not read yet. */
  async load<K extends Kind>(kind: K, ids: Iterable<string | null | undefined>): Promise<void> {
    const shelf: Map<string, StoredRecord<K>> = this.#shelves[kind];
    const missing = new Set<string>();
    for (const id of ids) if (id && !shelf.has(id)) missing.add(id);
    if (missing.size > 0) this.add(kind, await this.reader.get(this.scope, kind, [...missing].toSorted()));
  }

  /** Reads records of any kind by id. */
  async loadAny(ids: Iterable<string | undefined>): Promise<void> {
    const byKind = new Map<Kind, string[]>();
    for (const id of ids) {
      const kind = id === undefined ? undefined : kindOfId(id);
      if (id !== undefined && kind !== undefined) byKind.set(kind, [...(byKind.get(kind) ?? []), id]);
    }
    await Promise.all([...byKind].map(([kind, list]) => this.load(kind, list)));
  }

  get<K extends Kind>(kind: K, id: string | null | undefined): StoredRecord<K> | undefined {
    const shelf: Map<string, StoredRecord<K>> = this.#shelves[kind];
    return id ? shelf.get(id) : undefined;
  }

  /** The current revision of a record of any kind. */
  find(id: string): StoredRecord | undefined {
    const kind = kindOfId(id);
    return kind === undefined ? undefined : this.get(kind, id);
  }

  /** A revision by `id@revision`. */
  byRef(ref: string): StoredRecord | undefined {
    const current = this.find(ref.slice(0, ref.lastIndexOf("@")));
    return current && recordRef(current) === ref ? current : this.#earlier.get(ref);
  }

  get sources(): ReadonlyMap<string, StoredRecord<"source">> {
    return this.#shelves.source;
  }

  /** The visible sources a record cites, in its order. */
  sourcesOf(record: StoredRecord): StoredRecord<"source">[] {
    if (!("evidence" in record.body)) return [];
    const cited = new Set(record.body.evidence.map((e) => e.source));
    return [...cited].flatMap((id) => this.#shelves.source.get(id) ?? []);
  }
}
