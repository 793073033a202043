import { sql } from "kysely";
import type { Connection } from "./connection.ts";

/** The numbers of those ids that anything on record has or links to. */
export function keysOf(connection: Connection, ids: readonly string[]): number[] {
  return connection
    .statement("keys", () => sql`select distinct f.key from json_each(${"ids"}) j cross join refs f on f.id = j.value`)
    .all({ ids: JSON.stringify(ids) })
    .map((row) => Number(row[0]));
}

/** The last row taken in up to a commit position; rows count up as they come in. */
export function afterRow(connection: Connection, position: number): number {
  if (position <= 0) return 0;
  const row = connection
    .statement("after", () => sql`select last_row from commits where position <= ${"position"} order by position desc limit 1`)
    .first({ position });
  return Number(row?.[0] ?? 0);
}

/** The last row taken in so far. */
export function newestRow(connection: Connection): number {
  const row = connection.statement("newest-row", () => sql`select last_row from commits order by position desc limit 1`).first({});
  return Number(row?.[0] ?? 0);
}
