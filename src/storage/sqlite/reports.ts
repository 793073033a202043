import { sql } from "kysely";
import type { Report, Reports } from "../../digests/reports.ts";
import type { Connection } from "./connection.ts";
import { conversationOf, conversationValues } from "./conversations.ts";
import { toOwner } from "./decode.ts";

const COLUMNS = ["owner", "user", "reported_at", "answer", "understood", "as_of", "words", "platform", "tenant", "channel", "thread"];
const NAMES = sql.join(COLUMNS.map((name) => sql.ref(name)));

/** Reports of errors in SQLite; ids count up from R1. */
export class SqliteReports implements Reports {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async add({ owner, user, reportedAt, answer, understood, asOf, words, conversation }: Report): Promise<string> {
    return this.#connection.transaction("write", () => {
      this.#connection
        .statement("reports:add", () => sql`insert into reports (${NAMES}) values (${sql.join(COLUMNS)})`)
        .run(owner, user, reportedAt, answer, understood, asOf, words, ...conversationValues(conversation));
      return `R${this.#connection.number("select last_insert_rowid()")}`;
    });
  }

  async list(limit: number): Promise<(Report & { id: string })[]> {
    return this.#connection.guard(() =>
      this.#connection
        .statement("reports:list", () => sql`select id, ${NAMES} from reports order by id desc limit ${"limit"}`)
        .all({ limit })
        .map(([id, owner, user, reportedAt, answer, understood, asOf, words, ...conversation]) => ({
          id: `R${String(id)}`,
          owner: toOwner(String(owner)),
          user: String(user),
          reportedAt: String(reportedAt),
          answer: String(answer),
          understood: String(understood),
          asOf: String(asOf),
          words: String(words),
          conversation: conversationOf(conversation),
        })),
    );
  }
}
