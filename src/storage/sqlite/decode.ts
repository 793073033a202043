import type { Kind, Owner, StoredRecord } from "../../record/types.ts";
import { kindOfNumber } from "../kinds.ts";
import type { Row } from "./connection.ts";

/** The columns a record is read with, in the order `toRecord` takes them; `r` is the records table, `o` the owners. */
export const RECORD_COLUMNS = "r.kind, o.owner, r.id, r.revision, r.position, r.known_at, r.recorded_at, r.severity, r.body";

export function isOwner(text: string): text is Owner {
  return text === "shared" || text.includes(":");
}

export function toOwner(text: string): Owner {
  if (!isOwner(text)) throw new TypeError(`"${text}" is no owner`);
  return text;
}

/** A record from its columns. The body was checked when it was taken in. */
export function toRecord(row: Row): StoredRecord {
  return {
    kind: kindOfNumber(Number(row[0])),
    owner: toOwner(String(row[1])),
    id: String(row[2]),
    revision: Number(row[3]),
    position: Number(row[4]),
    knownAt: String(row[5]),
    recordedAt: String(row[6]),
    severity: Number(row[7]),
    body: JSON.parse(String(row[8])),
  };
}

/** Whether a record is of one of the kinds, for the types of a selection. */
export function isOfKind<K extends Kind>(record: object, kinds: readonly K[]): record is StoredRecord<K> {
  return "kind" in record && kinds.some((kind) => kind === record.kind);
}
