import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { ActionKeys } from "../../core/actions.ts";
import type { Action } from "../../core/document.ts";
import type { Connection } from "./connection.ts";

/** Characters of a key: 96 bits, so that no two actions ever share one. */
const KEY_LENGTH = 16;

/**
 * What buttons do, a row each for as long as the database lives. The key is a digest of the action, so the same
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
    if (known === undefined) {
      this.#connection.transaction("write", () =>
        this.#connection
          .statement("actions:add", () => sql`insert into actions (key, action) values (${"key"}, ${"action"}) on conflict do nothing`)
          .run(key, text),
      );
    }
    return key;
  }

  async get(key: string): Promise<Action | undefined> {
    const text = this.#connection.guard(() => this.#find(key));
    if (text === undefined) return undefined;
    const [label, command, options]: [string, string, [string, string][]] = JSON.parse(text);
    return { label, command, options: Object.fromEntries(options) };
  }

  #find(key: string): string | undefined {
    const row = this.#connection.statement("actions:get", () => sql`select action from actions where key = ${"key"}`).first({ key });
    return row === undefined ? undefined : String(row[0]);
  }
}
