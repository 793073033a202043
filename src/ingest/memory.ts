import { hash } from "node:crypto";
import type { ImportedRow, ImportedRows, NumberedRow } from "../record/imported.ts";
import type { Owner } from "../record/types.ts";
import type { BadRow, GoodRow, Outcome } from "./dataset.ts";
import { SeenRows } from "./seen-rows.ts";

/** A row that is to be read, as it will be remembered. */
export interface FreshRow<R> {
  row: GoodRow<R>;
  memory: ImportedRow;
}

/** A batch sorted by what is remembered. */
export interface Sorted<R> {
  fresh: FreshRow<R>[];
  /** Unchanged rows of a newer release than they were last seen in. */
  renewed: ImportedRow[];
  same: number;
  older: number;
  repeated: { row: GoodRow<R>; line: number; alike: boolean }[];
}

/** What a memory is of. */
export interface MemoryOf {
  rows: ImportedRows;
  owner: Owner;
  dataset: string;
  mapping: number;
  /** The file's release as a number. */
  release: number | undefined;
}

interface InFlight {
  line: number;
  memory: ImportedRow;
}

/** Tells new and changed rows from those that are as they were, older, or repeated; and keeps which rows a run has seen. */
export class Memory<R> {
  readonly of: MemoryOf;
  readonly seen = new SeenRows();
  readonly #groups = new Set<string>();
  /** The first and the last of the days, months or years that rows of the file are of. */
  readonly #span: { from: string; to: string } = { from: "", to: "" };
  /** Whether a row could not even be told by its id: then none can be said to be gone. */
  blind = false;
  /** The newest version a row of the file has. */
  newest: number | null = null;
  /** Rows of batches that are not committed yet. */
  readonly #inFlight = new Map<string, InFlight>();

  constructor(of: MemoryOf) {
    this.of = of;
  }

  /** Whether the file covers a part: it is of a country and of a time that the file has rows of. */
  covers(scope: string): boolean {
    const { group, time } = partOf(scope);
    const { from, to } = this.#span;
    const within = time.slice(0, from.length);
    return this.#groups.has(group) && time.length >= from.length && within >= from && within <= to;
  }

  #extend(scope: string): void {
    const { group, time } = partOf(scope);
    if (this.#groups.size === 0 || time < this.#span.from) this.#span.from = time;
    if (this.#groups.size === 0 || time > this.#span.to) this.#span.to = time;
    this.#groups.add(group);
  }

  async sort(rows: readonly GoodRow<R>[], bad: readonly Pick<BadRow, "id">[]): Promise<Sorted<R>> {
    const sorted: Sorted<R> = { fresh: [], renewed: [], same: 0, older: 0, repeated: [] };
    const ids = [...rows.map(({ id }) => id), ...bad.flatMap(({ id }) => id ?? [])];
    if (bad.some(({ id }) => id === undefined)) this.blind = true;
    const { rows: store, owner, dataset } = this.of;
    const known = new Map((await store.findRows(owner, dataset, ids)).map((row) => [row.id, row]));
    for (const { id } of bad) {
      const row = id === undefined ? undefined : known.get(id);
      if (row && !this.seen.line(row.key)) this.seen.add(row.key, 1);
    }
    for (const row of rows) this.#sortRow(row, known.get(row.id), sorted);
    return sorted;
  }

  #sortRow(row: GoodRow<R>, known: NumberedRow | undefined, sorted: Sorted<R>): void {
    const version = row.version ?? this.of.release ?? null;
    const scope = row.scope ?? "";
    this.#extend(scope);
    if (version !== null && (this.newest === null || version > this.newest)) this.newest = version;
    const memory: ImportedRow = { id: row.id, scope, says: this.#says(row), version, gone: false };
    const line = known && this.seen.line(known.key);
    const flying = this.#inFlight.get(row.id);
    const before = flying ?? (known && line ? { line, memory: known } : undefined);
    if (before && !isNewer(version, before.memory.version)) {
      sorted.repeated.push({ row, line: before.line, alike: before.memory.says === memory.says });
      return;
    }
    if (known) this.seen.add(known.key, row.line);
    const last = flying?.memory ?? known;
    if (last && isNewer(last.version, version)) sorted.older += 1;
    else if (last && last.says === memory.says && !last.gone) {
      sorted.same += 1;
      if (isNewer(version, last.version)) sorted.renewed.push({ ...memory });
    } else {
      sorted.fresh.push({ row, memory });
      this.#inFlight.set(row.id, { line: row.line, memory });
    }
  }

  /** Remembers a batch whose changes are on record. Rows that could not be read are not remembered, and so read again. */
  async save({ fresh, renewed }: Sorted<R>, outcomes: readonly Outcome[]): Promise<void> {
    const read = fresh.filter((_, at) => !("rejected" in (outcomes[at] ?? { rejected: "" })));
    const { rows, owner, dataset } = this.of;
    const all = [...read.map(({ memory }) => memory), ...renewed];
    if (all.length > 0) {
      const keys = await rows.saveRows(owner, dataset, all);
      for (const [at, { row }] of read.entries()) this.seen.add(keys[at] ?? 0, row.line);
    }
    for (const { row, memory } of fresh) if (this.#inFlight.get(row.id)?.memory === memory) this.#inFlight.delete(row.id);
  }

  #says({ says, text }: GoodRow<R>): number {
    return hash("sha256", `${this.of.mapping}\n${says ?? text}`, "buffer").readUIntBE(0, 6);
  }
}

/** "Ethiopia|2021": what a part is of, and which day, month or year. */
export function partOf(scope: string): { group: string; time: string } {
  const at = scope.lastIndexOf("|");
  return at < 0 ? { group: scope, time: "" } : { group: scope.slice(0, at), time: scope.slice(at + 1) };
}

/** Whether a version is surely later than another. */
function isNewer(version: number | null, than: number | null): boolean {
  return version !== null && than !== null && version > than;
}
