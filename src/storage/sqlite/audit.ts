import { sql } from "kysely";
import type { Audit, AuditEntry } from "../../digests/audit.ts";
import type { Owner } from "../../record/types.ts";
import type { Connection } from "./connection.ts";
import { conversationOf, conversationValues } from "./conversations.ts";
import { toOwner } from "./decode.ts";

const COLUMNS = ["owner", "at", "by", "action", "target", "details", "platform", "tenant", "channel", "thread"];
const NAMES = sql.join(COLUMNS.map((name) => sql.ref(name)));

/** The audit log in SQLite: rows are only ever added. */
export class SqliteAudit implements Audit {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async add({ owner, at, by, action, target, details, conversation }: AuditEntry): Promise<void> {
    this.#connection.durable(() =>
      this.#connection
        .statement("audit:add", () => sql`insert into audit (${NAMES}) values (${sql.join(COLUMNS)})`)
        .run(owner, at, by, action, target, details, ...conversationValues(conversation)),
    );
  }

  async list(owner: Owner, { target, limit }: { target?: string; limit: number }): Promise<AuditEntry[]> {
    const build = () => sql`
      select ${NAMES} from audit where owner = ${"owner"} and (${"target"} is null or target = ${"of"})
      order by id desc limit ${"limit"}`;
    return this.#connection.guard(() =>
      this.#connection
        .statement("audit:list", build)
        .all({ owner, target: target ?? null, of: target ?? null, limit })
        .map(([whose, at, by, action, what, details, ...conversation]) => ({
          owner: toOwner(String(whose)),
          at: String(at),
          by: String(by),
          action: String(action),
          target: String(what),
          details: String(details),
          conversation: conversationOf(conversation),
        })),
    );
  }
}
