import { sql, type RawBuilder } from "kysely";
import { searchedWords, severityOfPut, type Put } from "../content.ts";
import { namesOf } from "../../record/load-names.ts";
import { kindNumber } from "../kinds.ts";
import { dayNumber, FOREVER } from "../moments.ts";
import { searchKey } from "./search-key.ts";
import type { Connection } from "./connection.ts";

/** One row of the record as it goes in, with what its index rows repeat. */
export interface RecordRow {
  row: number;
  key: number;
  owner: number;
  revision: number;
  position: number;
  day: string;
  seenFrom: number;
  recordedAt: string;
  knownAt: string;
  supersedes: number | null;
  /** Keys it links to, ascending, 0 first. */
  links: readonly number[];
  text: string;
}

/** A row of the record whose index rows are to change. */
export interface Placed {
  row: number;
  kind: number;
  day: number;
  links: readonly number[];
}

type LinkRow = readonly [ref: number, kind: number, day: number, row: number, severity: number, owner: number, from: number, to: number];

const byKey = (a: LinkRow, b: LinkRow) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3];

const list = (...columns: string[]): RawBuilder<unknown> => sql.join(columns);
const INSERT_RECORD = () =>
  sql`insert into records (row, key, owner, kind, revision, position, day, severity, seen_from, seen_to, id, recorded_at, known_at,
    dossier, supersedes, links, body) values (${list("row", "key", "owner", "kind", "revision", "position", "day", "severity")},
    ${list("from", "to", "id", "recorded", "known", "dossier", "supersedes", "links", "body")})`;
const INSERT_LINK = () =>
  sql`insert into links (ref, kind, day, row, severity, owner, seen_from, seen_to)
    values (${list("ref", "kind", "day", "row", "severity", "owner", "from", "to")})`;

/** Writes rows. Index rows are gathered and go in sorted at `flush`, which spares the trees they stand in. */
export class Rows {
  readonly #connection: Connection;
  readonly #links: LinkRow[] = [];
  readonly #search: [key: number, words: string][] = [];

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  insert(put: Put, row: RecordRow): void {
    const kind = kindNumber(put.kind);
    const day = dayNumber(row.day);
    const severity = severityOfPut(put);
    this.#connection
      .statement("record:add", INSERT_RECORD)
      .run(row.row, row.key, row.owner, kind, row.revision, row.position, day, severity, row.seenFrom, FOREVER, put.body.id,
        row.recordedAt, row.knownAt, put.dossier ?? null, row.supersedes, JSON.stringify(row.links), row.text); // prettier-ignore
    for (const ref of row.links) this.#links.push([ref, kind, day, row.row, severity, row.owner, row.seenFrom, FOREVER]);
    const words = searchedWords(put);
    if (words !== "") this.#search.push([searchKey(kind, day, row.row), words]);
  }

  /** Drops what was gathered for a commit that was taken back. */
  discard(): void {
    this.#links.length = 0;
    this.#search.length = 0;
  }

  flush(): void {
    const link = this.#connection.statement("link:add", INSERT_LINK);
    for (const row of this.#links.toSorted(byKey)) link.run(...row);
    const search = this.#connection.statement("search:add", () => sql`insert into search (rowid, words) values (${list("key", "words")})`);
    for (const [key, words] of this.#search.toSorted((a, b) => a[0] - b[0])) search.run(key, words);
    this.discard();
  }

  /** Ends the time a row is seen in; where it is retracted, with the reason. After `flush` of the row. */
  end(row: Placed, seenTo: number, retracted?: { at: string; reason: string }): void {
    this.#connection
      .statement(
        "record:end",
        () => sql`update records set seen_to = ${"to"}, retracted_at = ${"at"}, reason = ${"reason"} where row = ${"row"}`,
      )
      .run(seenTo, retracted?.at ?? null, retracted?.reason ?? null, row.row);
    const link = this.#connection.statement(
      "link:end",
      () => sql`update links set seen_to = ${"to"} where ref = ${"ref"} and kind = ${"kind"} and day = ${"day"} and row = ${"row"}`,
    );
    for (const ref of row.links) link.run(seenTo, ref, row.kind, row.day, row.row);
  }

  /** Makes a row link to `links` instead of what it linked to. */
  relink(row: Placed, links: readonly number[]): void {
    const remove = this.#connection.statement(
      "link:remove",
      () => sql`delete from links where ref = ${"ref"} and kind = ${"kind"} and day = ${"day"} and row = ${"row"}`,
    );
    const add = this.#connection.statement(
      "link:copy",
      () => sql`insert into links (ref, kind, day, row, severity, owner, seen_from, seen_to)
        select ${"ref"}, kind, day, row, severity, owner, seen_from, seen_to from records where row = ${"row"}`,
    );
    for (const ref of row.links) if (!links.includes(ref)) remove.run(ref, row.kind, row.day, row.row);
    for (const ref of links) if (!row.links.includes(ref)) add.run(ref, row.row);
    this.#connection
      .statement("record:links", () => sql`update records set links = ${"links"} where row = ${"row"}`)
      .run(JSON.stringify(links), row.row);
  }

  /** Puts a row under another dossier, or none. */
  place(row: Placed, dossier: string | null, links: readonly number[]): void {
    this.relink(row, links);
    this.#connection
      .statement("record:dossier", () => sql`update records set dossier = ${"dossier"} where row = ${"row"}`)
      .run(dossier, row.row);
  }

  /** Replaces the names a record is known by. */
  rename(id: string, owner: number, put: Put | undefined): void {
    this.#connection.statement("name:remove", () => sql`delete from names where ref = ${"ref"} and owner = ${"owner"}`).run(id, owner);
    if (put === undefined) return;
    const add = this.#connection.statement(
      "name:add",
      () => sql`insert or ignore into names (folded, ref, form, name, owner, kind)
        values (${list("folded", "ref", "form", "name", "owner", "kind")})`,
    );
    for (const name of namesOf(put)) add.run(name.folded, id, name.form, name.name, owner, kindNumber(put.kind));
  }
}
