import type { RecordReader, Scope } from "../../record/port.ts";
import type { ReadCells } from "../csv/rows.ts";
import type { TableShape } from "../csv/table.ts";
import type { Outcome } from "../dataset.ts";
import { acledEventId } from "./read.ts";
import { moment } from "./row.ts";

/** A row of ACLED's list of events that it deleted. */
export interface AcledDeletion {
  deleted: string;
}

/** The list has the ids of deleted events and when they were deleted, and nothing else. */
export const DELETED_SHAPE: TableShape = { required: ["event_id_cnty", "deleted_timestamp"], known: [], enough: 2 };

/** Checks one row of the list. */
export const readDeletion: ReadCells<AcledDeletion> = (cells) => {
  const id = cells.get("event_id_cnty");
  if (!/^[\w-]{1,40}$/.test(id)) return { problem: id === "" ? "“event_id_cnty” is missing" : "“event_id_cnty” is no id" };
  const version = moment(cells.get("deleted_timestamp"));
  if (version === undefined) return { id, problem: `“deleted_timestamp” is no time: “${cells.get("deleted_timestamp").slice(0, 40)}”` };
  // A part of its own: that a later list does not name it says nothing.
  return { id, row: { deleted: id }, scope: `deleted ${id}`, version };
};

/** Retracts those of the deleted events that are on record. */
export async function takeBack(rows: readonly AcledDeletion[], reader: RecordReader, scope: Scope): Promise<Outcome[]> {
  const ids = rows.map(({ deleted }) => acledEventId(deleted));
  const own = new Set((await reader.get(scope, "event", ids)).filter(({ owner }) => owner === scope.owner).map(({ id }) => id));
  return ids.map((id) =>
    own.has(id) ? { changes: [{ retract: { id, reason: "deleted by ACLED" } }] } : { skipped: "deleted by ACLED and not on record" },
  );
}
