import { sql } from "kysely";
import type { Change, CommitResult, RecordWriter } from "../../record/port.ts";
import type { Kind, Owner } from "../../record/types.ts";
import type { Put } from "../content.ts";
import { kindOfId } from "../../record/load-kinds.ts";
import { kindNumber } from "../kinds.ts";
import { FOREVER } from "../moments.ts";
import { Commit } from "./commit.ts";
import type { Connection } from "./connection.ts";
import { currentOf, putOf, rowAt } from "./current.ts";
import { Keys } from "./keys.ts";
import { internOwner } from "./owners.ts";
import { Rows } from "./rows.ts";
import { StoredFacts } from "./stored-facts.ts";

/** What is cited comes first, then what is linked through, then the rest. */
const LAST = 2;
const SEQUENCE: Partial<Record<Kind, number>> = { source: 0, place: 1, actor: 1, issue: 1, dispute: 1, dossier: 1 };
const rankOf = (change: Change) => {
  const kind = "put" in change ? change.put.kind : kindOfId(change.retract.id);
  return kind === undefined ? LAST : (SEQUENCE[kind] ?? LAST);
};

/** The newest commit as the next one needs it. */
interface Tip {
  position: number;
  lastRow: number;
  lastKey: number;
  settled: number;
}

/** Writes the record to SQLite: each commit one transaction, durable when it is answered. */
export class SqliteWriter implements RecordWriter {
  readonly #connection: Connection;
  readonly #keys: Keys;
  readonly #facts: StoredFacts;
  readonly #rows: Rows;
  /** The position up to which what is remembered holds. */
  #seen = -1;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#keys = new Keys(connection);
    this.#facts = new StoredFacts(connection);
    this.#rows = new Rows(connection);
  }

  async commit(owner: Owner, changes: readonly Change[], recordedAt: string): Promise<CommitResult> {
    try {
      return this.#connection.transaction("write", () => this.#commit(owner, changes, recordedAt));
    } catch (error) {
      // What was remembered of a commit that was taken back is not so.
      this.#seen = -1;
      throw error;
    }
  }

  #commit(owner: Owner, changes: readonly Change[], recordedAt: string): CommitResult {
    const tip = this.#tip();
    if (tip.position !== this.#seen) this.#forget();
    this.#keys.last = tip.lastKey;
    const ownerKey = internOwner(this.#connection, owner);
    const redirected = this.#facts.begin(ownerKey, finalEntities(changes)).flatMap((id) => this.#keys.find(id) ?? []);
    const commit = new Commit(
      {
        keys: this.#keys,
        rows: this.#rows,
        currentOf: (key) => currentOf(this.#connection, key),
        sourceKnown: (id) => this.#sourceKnown(ownerKey, id),
        facts: (reader) => this.#facts.view(reader),
      },
      ownerKey,
      recordedAt,
      tip,
    );
    for (const change of inSequence(changes)) {
      if ("put" in change) commit.put(change.put);
      else commit.retract(change.retract.id, change.retract.reason);
    }
    commit.finish();
    for (const row of this.#rowsLinkedTo(redirected, ownerKey, tip.lastRow)) this.#relink(commit, row);
    this.#facts.end();
    const { added, revised, retracted } = commit.result;
    if (added + revised + retracted + commit.moved > 0) {
      commit.result.position++;
      this.#connection
        .statement(
          "commit:add",
          () => sql`insert into commits (position, owner, recorded_at, last_row, last_key, settled)
            values (${sql.join(["position", "owner", "recorded", "row", "key", "settled"])})`,
        )
        .run(commit.result.position, ownerKey, recordedAt, commit.lastRow, this.#keys.last, commit.settled);
    }
    this.#seen = commit.result.position;
    return commit.result;
  }

  #forget(): void {
    this.#keys.forget();
    this.#facts.forget();
    this.#rows.discard();
  }

  #tip(): Tip {
    const row = this.#connection
      .statement("tip", () => sql`select position, last_row, last_key, settled from commits order by position desc limit 1`)
      .first({});
    const [position, lastRow, lastKey, settled] = row ?? [];
    return { position: Number(position ?? 0), lastRow: Number(lastRow ?? 0), lastKey: Number(lastKey ?? 0), settled: Number(settled ?? 0) };
  }

  #sourceKnown(owner: number, id: string): string | undefined {
    const row = this.#connection
      .statement(
        "source:known",
        () => sql`select r.known_at from refs f cross join records r on r.key = f.key
          where f.id = ${"id"} and r.kind = ${"kind"} and r.owner in (0, ${"owner"}) and r.seen_to = ${sql.lit(FOREVER)}
          order by r.owner limit 1`,
      )
      .first({ id, owner, kind: kindNumber("source") });
    return row === undefined ? undefined : String(row[0]);
  }

  /** Rows from before this commit that link to any of the keys and whose links the owner's records decide. */
  #rowsLinkedTo(keys: readonly number[], owner: number, lastRow: number): number[] {
    if (keys.length === 0) return [];
    return this.#connection
      .statement(
        "linked",
        () => sql`select distinct l.row from json_each(${"keys"}) k cross join links l on l.ref = k.value
          where l.row <= ${"last"} and (${"all"} or l.owner = ${"owner"}) order by l.row`,
      )
      .all({ keys: JSON.stringify(keys), last: lastRow, all: owner === 0 ? 1 : 0, owner })
      .map((row) => Number(row[0]));
  }

  #relink(commit: Commit, row: number): void {
    const current = rowAt(this.#connection, row);
    if (current === undefined) return;
    const links = commit.links(putOf(current), current.owner);
    if (JSON.stringify(links) !== JSON.stringify(current.links)) this.#rows.relink(current, links);
  }
}

function inSequence(changes: readonly Change[]): Change[] {
  return changes.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** What each changed record that links lead through will be; undefined where it is retracted. */
function finalEntities(changes: readonly Change[]): Map<string, Put | undefined> {
  const final = new Map<string, Put | undefined>();
  for (const change of changes) {
    const id = "put" in change ? change.put.body.id : change.retract.id;
    const kind = kindOfId(id);
    if (kind === "place" || kind === "actor" || kind === "issue" || kind === "dispute")
      final.set(id, "put" in change ? change.put : undefined);
  }
  return final;
}
