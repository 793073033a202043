import { sql } from "kysely";
import type { Correction, Corrections } from "../../digests/corrections.ts";
import type { Connection, Row } from "./connection.ts";
import { toOwner } from "./decode.ts";

const COLUMNS = ["id", "owner", "record", "revision", "at", "by", "reason", "said"];
const NAMES = sql.join(COLUMNS.map((name) => sql.ref(name)));

/** Corrections in SQLite. */
export class SqliteCorrections implements Corrections {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async add({ id, owner, record, revision, at, by, reason, said }: Correction): Promise<void> {
    this.#connection.durable(() =>
      this.#connection
        .statement("corrections:add", () => sql`insert into corrections (${NAMES}) values (${sql.join(COLUMNS)})`)
        .run(id, owner, record, revision, at, by, reason, said),
    );
  }

  async get(id: string): Promise<Correction | undefined> {
    return this.#read("get", () => sql`select ${NAMES} from corrections where id = ${"id"}`, { id })[0];
  }

  async ofRecords(records: readonly string[]): Promise<Correction[]> {
    const build = () => sql`
      select ${NAMES} from corrections where record in (select value from json_each(${"records"})) order by at, id`;
    return this.#read("of", build, { records: JSON.stringify(records) });
  }

  #read(name: string, build: Parameters<Connection["statement"]>[1], slots: Record<string, string>): Correction[] {
    return this.#connection.guard(() => this.#connection.statement(`corrections:${name}`, build).all(slots).map(toCorrection));
  }
}

function toCorrection([id, owner, record, revision, at, by, reason, said]: Row): Correction {
  return {
    id: String(id),
    owner: toOwner(String(owner)),
    record: String(record),
    revision: Number(revision),
    at: String(at),
    by: String(by),
    reason: String(reason),
    said: String(said),
  };
}
