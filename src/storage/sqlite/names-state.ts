import { sql } from "kysely";
import type { Kind } from "../../record/types.ts";
import { kindNumber } from "../kinds.ts";
import { FOREVER } from "../moments.ts";
import type { Connection } from "./connection.ts";

/** Kinds whose records have names. */
const NAMED: readonly Kind[] = ["actor", "place", "issue", "dossier"];

/** A text that changes whenever a name on record may have, and stays while only other things come in. Costs a millisecond. */
export function namesState(connection: Connection): string {
  const of = connection.statement(
    "names:state",
    () => sql`select max(row), count(*) from links where ref = 0 and kind = ${"kind"} and day = 0 and seen_to = ${sql.lit(FOREVER)}`,
  );
  return connection.guard(() => NAMED.map((kind) => of.first({ kind: kindNumber(kind) })?.join(":")).join(" "));
}
