import { sql } from "kysely";
import { kindOfNumber } from "../kinds.ts";
import type { Put } from "../content.ts";
import type { Connection, Row } from "./connection.ts";
import type { Placed } from "./rows.ts";

/** The newest revision of one record of one owner. */
export interface Current extends Placed {
  owner: number;
  revision: number;
  text: string;
  dossier: string | undefined;
  retracted: boolean;
}

function numbers(text: string): number[] {
  const list: unknown = JSON.parse(text);
  return Array.isArray(list) ? list.map(Number) : [];
}

function toCurrent(row: Row): Current {
  return {
    row: Number(row[0]),
    owner: Number(row[1]),
    kind: Number(row[2]),
    day: Number(row[3]),
    revision: Number(row[4]),
    dossier: row[5] === null ? undefined : String(row[5]),
    retracted: row[6] !== null,
    links: numbers(String(row[7])),
    text: String(row[8]),
  };
}

const COLUMNS = sql.raw("r.row, r.owner, r.kind, r.day, r.revision, r.dossier, r.retracted_at, r.links, r.body");

/** The newest revision of an id for every owner that has one. */
export function currentOf(connection: Connection, key: number): Current[] {
  const rows = connection
    .statement("current", () => sql`select ${COLUMNS} from records r where r.key = ${"key"} order by r.owner, r.revision`)
    .all({ key })
    .map(toCurrent);
  return rows.filter((row, index) => rows[index + 1]?.owner !== row.owner);
}

/** One row by its number. */
export function rowAt(connection: Connection, row: number): Current | undefined {
  const found = connection.statement("row", () => sql`select ${COLUMNS} from records r where r.row = ${"row"}`).first({ row });
  return found === undefined ? undefined : toCurrent(found);
}

/** The record as it was put in. */
export function putOf(current: Current): Put {
  return {
    kind: kindOfNumber(current.kind),
    body: JSON.parse(current.text),
    ...(current.dossier === undefined ? {} : { dossier: current.dossier }),
  };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** Whether two bodies as JSON say the same, in whatever order their fields stand. */
export function sameBody(a: string, b: string): boolean {
  return a === b || JSON.stringify(sorted(JSON.parse(a))) === JSON.stringify(sorted(JSON.parse(b)));
}
