import { Recent } from "../../core/recent.ts";
import type { NameRow, Order, RecordReader, Scope, Selection } from "../../record/port.ts";
import type { Kind, Owner, StoredRecord } from "../../record/types.ts";
import { isOfKind } from "./decode.ts";
import type { SqliteReader } from "./reader.ts";

/** A key counts like a record for each so many characters. */
const CHARACTERS_A_RECORD = 512;

/**
 * Gives what was read before from memory, as long as the record stands where it stood. That is looked up for every read, so that a
 * commit of any process is seen at once.
 */
export class RememberingReader implements RecordReader {
  readonly #reader: SqliteReader;
  readonly #records: Recent<readonly object[]>;
  readonly #counts: Recent<number>;
  readonly #days: Recent<{ day: string | undefined }>;
  #position = -1;

  /** `limit`: how many records are remembered, one found by two reads counted twice, and how many counts. */
  constructor(reader: SqliteReader, limit: number) {
    this.#reader = reader;
    this.#records = new Recent(limit);
    this.#counts = new Recent(limit);
    this.#days = new Recent(limit);
  }

  position(): Promise<number> {
    return this.#reader.position();
  }

  standing(scope: Pick<Scope, "asOf">): Promise<string> {
    return this.#reader.standing(scope);
  }

  async get<K extends Kind>(scope: Scope, kind: K, ids: readonly string[]): Promise<StoredRecord<K>[]> {
    return this.#recordsOf([kind], this.#key(scope, "get", kind, ids), () => this.#reader.get(scope, kind, ids));
  }

  async select<K extends Kind>(scope: Scope, selection: Selection<K>, order: Order, limit: number): Promise<StoredRecord<K>[]> {
    return this.#recordsOf(selection.kinds, this.#key(scope, "select", selection, order, limit), () =>
      this.#reader.select(scope, selection, order, limit),
    );
  }

  async supersededBy<K extends Kind>(scope: Scope, kind: K, ids: readonly string[]): Promise<StoredRecord<K>[]> {
    return this.#recordsOf([kind], this.#key(scope, "superseded", kind, ids), () => this.#reader.supersededBy(scope, kind, ids));
  }

  async count(scope: Scope, selection: Selection): Promise<number> {
    const key = this.#key(scope, selection);
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const count = await this.#reader.count(scope, selection);
    this.#counts.add(key, count, weightOf(key));
    return count;
  }

  async newestDay(scope: Scope, selection: Selection): Promise<string | undefined> {
    const key = this.#key(scope, selection);
    const known = this.#days.get(key);
    if (known !== undefined) return known.day;
    const day = await this.#reader.newestDay(scope, selection);
    this.#days.add(key, { day }, weightOf(key));
    return day;
  }

  correctedSince(scope: Scope, refs: readonly string[]): Promise<number> {
    return this.#reader.correctedSince(scope, refs);
  }

  names(owner: Owner): Promise<NameRow[]> {
    return this.#reader.names(owner);
  }

  history(owner: Owner, id: string): ReturnType<RecordReader["history"]> {
    return this.#reader.history(owner, id);
  }

  async #recordsOf<K extends Kind>(kinds: readonly K[], key: string, read: () => Promise<StoredRecord<K>[]>): Promise<StoredRecord<K>[]> {
    const known = this.#records.get(key);
    if (known !== undefined) return known.filter((record) => isOfKind(record, kinds));
    const records = await read();
    this.#records.add(key, [...records], records.length + weightOf(key));
    return records;
  }

  /** What a read is remembered under. It names where the record stands, so that one still under way when the record moves on is never taken for newer. */
  #key(scope: Scope, ...asked: unknown[]): string {
    const { position, standing } = this.#reader.stands(scope);
    if (position !== this.#position) {
      for (const remembered of [this.#records, this.#counts, this.#days]) remembered.clear();
      this.#position = position;
    }
    return JSON.stringify([standing, scope.owner, ...asked]);
  }
}

const weightOf = (key: string): number => Math.ceil(key.length / CHARACTERS_A_RECORD);
