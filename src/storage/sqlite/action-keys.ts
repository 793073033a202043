import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { ActionKeys } from "../../core/actions.ts";
import type { Action } from "../../core/document.ts";
import type { Connection } from "./connection.ts";

/** Characters of a key: 96 bits, so that no two actions ever share one. */
const KEY_LENGTH = 16;

/**
 * What buttons do, a row each until it has not been offered for long. The key is a digest of the action, so the same
 * button made twice is one row and every process gives it the same key.
 */
export class SqliteActionKeys implements ActionKeys {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async put(action: Action): Promise<string> {
    const text = JSON.stringify([action.label, action.command, Object.entries(action.options).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
    const key = createHash("sha256").update(text).digest("base64url").slice(0, KEY_LENGTH);
    const known = this.#connection.guard(() => this.#find(key));
    if (known !== undefined && known.dated) {
      // In use again: it is dated anew the next time that is looked at.
      await this.#connection.together(() =>
        this.#connection.statement("actions:use", () => sql`update actions set day = null where key = ${"key"}`).run(key),
      );
    }
    if (known === undefined) {
      await this.#connection.together(() =>
        this.#connection
          .statement("actions:add", () => sql`insert into actions (key, action) values (${"key"}, ${"action"}) on conflict do nothing`)
          .run(key, text),
      );
    }
    return key;
  }

  async get(key: string): Promise<Action | undefined> {
    const known = this.#connection.guard(() => this.#find(key));
    if (known === undefined) return undefined;
    const [label, command, options]: [string, string, [string, string][]] = JSON.parse(known.action);
    return { label, command, options: Object.fromEntries(options) };
  }

  #find(key: string): { action: string; dated: boolean } | undefined {
    const row = this.#connection.statement("actions:get", () => sql`select action, day from actions where key = ${"key"}`).first({ key });
    return row === undefined ? undefined : { action: String(row[0]), dated: row[1] !== null };
  }
}
