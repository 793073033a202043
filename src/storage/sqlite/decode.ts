import { frozen } from "../../core/frozen.ts";
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

/**
 * Makes records of rows. A revision never changes, so each is made once and shared as long as it is remembered; frozen, as it then
 * belongs to many answers.
 */
export class Decoder {
  readonly #made = new Map<string, StoredRecord>();
  readonly #limit: number;

  /** `limit`: how many revisions are remembered at most. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The rows as records of the kinds they were asked for by. */
  records<K extends Kind>(rows: readonly Row[], kinds: readonly K[]): StoredRecord<K>[] {
    const records: StoredRecord<K>[] = [];
    for (const row of rows) {
      const record = this.#record(row);
      if (isOfKind(record, kinds)) records.push(record);
    }
    return records;
  }

  #record(row: Row): StoredRecord {
    const revision = `${row[1]} ${row[2]}@${row[3]}`;
    const known = this.#made.get(revision);
    if (known !== undefined) return known;
    const record = frozen(toRecord(row));
    if (this.#made.size >= this.#limit) this.#made.clear();
    if (this.#limit > 0) this.#made.set(revision, record);
    return record;
  }
}

/** Whether a record is of one of the kinds, for the types of a selection. */
export function isOfKind<K extends Kind>(record: object, kinds: readonly K[]): record is StoredRecord<K> {
  return "kind" in record && kinds.some((kind) => kind === record.kind);
}
