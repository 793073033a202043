import { sql } from "kysely";
import type { ImportedRow, ImportedRows, NumberedRow } from "../../record/imported.ts";
import type { Owner } from "../../record/types.ts";
import type { Connection, Row } from "./connection.ts";
import { findOwner, internOwner } from "./owners.ts";

/** The tables of what importing remembers; a format of the record. */
export const IMPORTED_ROWS_SCHEMA = `
  create table import_datasets (key integer primary key, owner integer not null, dataset text not null, unique (owner, dataset));
  create table import_scopes (key integer primary key, dataset integer not null, scope text not null, unique (dataset, scope));
  create table imported_rows (
    key integer primary key,
    dataset integer not null,
    id text not null,
    scope integer not null,
    says integer not null,
    version integer,
    gone integer not null default 0,
    unique (dataset, id)
  );
`;

/** More parts than any dataset has; beyond it their numbers are looked up again. */
const MOST_SCOPES = 100_000;

/** What importing remembers, in SQLite. Datasets and their parts have numbers, as rows are many. */
export class SqliteImportedRows implements ImportedRows {
  readonly #connection: Connection;
  readonly #scopes = new Map<string, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async findRows(owner: Owner, dataset: string, ids: readonly string[]): Promise<NumberedRow[]> {
    return this.#connection.guard(() => {
      const set = this.#dataset(owner, dataset);
      if (set === undefined || ids.length === 0) return [];
      return this.#connection
        .statement(
          "imported:find",
          () => sql`select r.key, r.id, s.scope, r.says, r.version, r.gone from json_each(${"ids"}) j
            cross join imported_rows r on r.dataset = ${"dataset"} and r.id = j.value cross join import_scopes s on s.key = r.scope
            order by j.key`,
        )
        .all({ ids: JSON.stringify(ids), dataset: set })
        .map(toRow);
    });
  }

  async saveRows(owner: Owner, dataset: string, rows: readonly ImportedRow[]): Promise<number[]> {
    try {
      return this.#connection.transaction("write", () => {
        const set = this.#dataset(owner, dataset) ?? this.#addDataset(owner, dataset);
        const save = this.#connection.statement(
          "imported:save",
          () => sql`insert into imported_rows (dataset, id, scope, says, version, gone)
            values (${sql.join(["dataset", "id", "scope", "says", "version", "gone"])})
            on conflict (dataset, id) do update set scope = excluded.scope, says = excluded.says, version = excluded.version,
            gone = excluded.gone returning key`,
        );
        return rows.map(({ id, scope, says, version, gone }) => {
          const [saved] = save.all({ dataset: set, id, scope: this.#scope(set, scope), says, version, gone: Number(gone) });
          return Number(saved?.[0]);
        });
      });
    } catch (error) {
      // Numbers given in a transaction that was taken back are not so.
      this.#scopes.clear();
      throw error;
    }
  }

  async lastRow(): Promise<number> {
    return this.#connection.guard(() => {
      const row = this.#connection.statement("imported:last", () => sql`select max(key) from imported_rows`).first({});
      return Number(row?.[0] ?? 0);
    });
  }

  async pageOfRows(owner: Owner, dataset: string, after: number, limit: number): Promise<NumberedRow[]> {
    return this.#connection.guard(() => {
      const set = this.#dataset(owner, dataset);
      if (set === undefined) return [];
      return this.#connection
        .statement(
          "imported:page",
          () => sql`select r.key, r.id, s.scope, r.says, r.version, r.gone from imported_rows r cross join import_scopes s on s.key = r.scope
            where r.key > ${"after"} and r.dataset = ${"dataset"} order by r.key limit ${"limit"}`,
        )
        .all({ after, dataset: set, limit })
        .map(toRow);
    });
  }

  #dataset(owner: Owner, dataset: string): number | undefined {
    const key = findOwner(this.#connection, owner);
    if (key === undefined) return undefined;
    const row = this.#connection
      .statement("imported:set", () => sql`select key from import_datasets where owner = ${"owner"} and dataset = ${"dataset"}`)
      .first({ owner: key, dataset });
    return row === undefined ? undefined : Number(row[0]);
  }

  #addDataset(owner: Owner, dataset: string): number {
    const key = internOwner(this.#connection, owner);
    const row = this.#connection
      .statement(
        "imported:set-add",
        () => sql`insert into import_datasets (owner, dataset) values (${"owner"}, ${"dataset"}) returning key`,
      )
      .first({ owner: key, dataset });
    return Number(row?.[0]);
  }

  #scope(dataset: number, scope: string): number {
    const name = `${dataset}\n${scope}`;
    const known = this.#scopes.get(name);
    if (known !== undefined) return known;
    const row = this.#connection
      .statement(
        "imported:scope",
        () => sql`insert into import_scopes (dataset, scope) values (${"dataset"}, ${"scope"})
          on conflict (dataset, scope) do update set scope = excluded.scope returning key`,
      )
      .first({ dataset, scope });
    const key = Number(row?.[0]);
    if (this.#scopes.size >= MOST_SCOPES) this.#scopes.clear();
    this.#scopes.set(name, key);
    return key;
  }
}

function toRow(row: Row): NumberedRow {
  return {
    key: Number(row[0]),
    id: String(row[1]),
    scope: String(row[2]),
    says: Number(row[3]),
    version: row[4] === null || row[4] === undefined ? null : Number(row[4]),
    gone: row[5] === 1,
  };
}
