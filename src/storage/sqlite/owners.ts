import { sql } from "kysely";
import { UserError } from "../../core/errors.ts";
import type { Owner } from "../../record/types.ts";
import type { Connection } from "./connection.ts";
import { isOwner } from "./decode.ts";

/** The number of an owner; undefined where nothing is on record for it. */
export function findOwner(connection: Connection, owner: Owner): number | undefined {
  if (owner === "shared") return 0;
  const row = connection.statement("owner", () => sql`select key from owners where owner = ${"owner"}`).first({ owner });
  return row === undefined ? undefined : Number(row[0]);
}

/** The number of an owner, given now where it has none. Within a write transaction. */
export function internOwner(connection: Connection, owner: Owner): number {
  const known = findOwner(connection, owner);
  if (known !== undefined) return known;
  if (!isOwner(owner)) throw new UserError("usage", `"${owner}" is no owner.`);
  connection.statement("owner:add", () => sql`insert into owners (owner) values (${"owner"})`).run(owner);
  return findOwner(connection, owner) ?? 0;
}
