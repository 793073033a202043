import { kindOfId } from "../../record/load-kinds.ts";
import { referencesOf } from "../../record/load-references.ts";
import type { Put } from "../../record/load-yaml.ts";
import type { RecordReader } from "../../record/port.ts";
import type { Kind, Owner } from "../../record/types.ts";
import type { BadRow, GoodRow, Row } from "../dataset.ts";

/** A record of a file, or a retraction. */
export type OwnEntry = { put: Put } | { retract: { id: string; reason: string } };

/** Later than any as-of, so that all on record is seen. */
const END_OF_TIME = "9999-12-31T23:59:59Z";
/** Ids known to be there that are kept; beyond it the store is asked again. */
const MOST_KNOWN = 300_000;
/** Rows that may wait for what they name; what comes then and names something unknown is left out. */
const MOST_WAITING = 100_000;

interface Waiting {
  row: GoodRow<OwnEntry>;
  missing: Set<string>;
}

/**
 * Holds back records that name something not on record until it has come, so that a file may list them in any order, and
 * leaves out those that name what is nowhere.
 */
export class References {
  readonly #reader: RecordReader;
  readonly #owner: Owner;
  readonly #known = new Set<string>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #waitedFor = new Map<string, Set<string>>();

  constructor(reader: RecordReader, owner: Owner) {
    this.#reader = reader;
    this.#owner = owner;
  }

  /** Rows that may be taken in now, in order. */
  async take(rows: readonly GoodRow<OwnEntry>[]): Promise<Row<OwnEntry>[]> {
    const coming = new Set(rows.map(({ row }) => ("put" in row ? row.put.body.id : "")));
    await this.#look(rows.flatMap(namedBy).filter((id) => !this.#known.has(id) && !coming.has(id)));
    const ready: Row<OwnEntry>[] = [];
    for (const row of rows) {
      const missing = new Set(namedBy(row).filter((id) => !this.#known.has(id)));
      if (missing.size === 0) this.#release(row, ready);
      else if (this.#waiting.size >= MOST_WAITING) ready.push(this.#left({ row, missing }));
      else this.#hold({ row, missing });
    }
    return ready;
  }

  /** What is left at the end: records that name each other, and those that name what is nowhere. */
  async end(): Promise<Row<OwnEntry>[]> {
    await this.#look([...this.#waitedFor.keys()]);
    const stays = new Map(this.#waiting);
    for (let before = -1; before !== stays.size;) {
      before = stays.size;
      for (const [id, { missing }] of stays) if ([...missing].some((name) => !this.#known.has(name) && !stays.has(name))) stays.delete(id);
    }
    return [...this.#waiting].map(([id, waiting]) => (stays.has(id) ? waiting.row : this.#left(waiting, stays)));
  }

  async #look(ids: readonly string[]): Promise<void> {
    const byKind = new Map<Kind, Set<string>>();
    for (const id of ids) {
      const kind = kindOfId(id);
      if (kind !== undefined) byKind.set(kind, (byKind.get(kind) ?? new Set<string>()).add(id));
    }
    if (this.#known.size > MOST_KNOWN) this.#known.clear();
    for (const [kind, wanted] of byKind) {
      for (const { id } of await this.#reader.get({ owner: this.#owner, asOf: END_OF_TIME }, kind, [...wanted])) this.#known.add(id);
    }
  }

  /** Gives a row on, then those that waited for it alone. */
  #release(row: GoodRow<OwnEntry>, ready: Row<OwnEntry>[]): void {
    const next = [row];
    for (let one = next.shift(); one !== undefined; one = next.shift()) {
      ready.push(one);
      if (!("put" in one.row)) continue;
      const { id } = one.row.put.body;
      this.#known.add(id);
      for (const waiter of this.#waitedFor.get(id) ?? []) {
        const waiting = this.#waiting.get(waiter);
        waiting?.missing.delete(id);
        if (waiting === undefined || waiting.missing.size > 0) continue;
        this.#waiting.delete(waiter);
        next.push(waiting.row);
      }
      this.#waitedFor.delete(id);
    }
  }

  #hold(waiting: Waiting): void {
    this.#waiting.set(waiting.row.id, waiting);
    for (const id of waiting.missing) this.#waitedFor.set(id, (this.#waitedFor.get(id) ?? new Set<string>()).add(waiting.row.id));
  }

  #left({ row, missing }: Waiting, stays: ReadonlyMap<string, Waiting> = new Map()): BadRow {
    const nowhere = [...missing].filter((id) => !this.#known.has(id) && !stays.has(id)).toSorted();
    const [id] = nowhere;
    const path =
      id === undefined || !("put" in row.row) ? undefined : referencesOf(row.row.put.body).find((reference) => reference.id === id)?.path;
    const { line, bytes, text } = row;
    return {
      line,
      bytes,
      text,
      id: row.id,
      problem: `“${path?.join(".") ?? ""}” names ${id ?? "a record"}, which is nowhere or was left out`,
    };
  }
}

function namedBy({ row }: GoodRow<OwnEntry>): string[] {
  return "put" in row ? referencesOf(row.put.body).flatMap(({ id }) => (id === row.put.body.id ? [] : [id])) : [];
}
