import { sql } from "kysely";
import type { Connection } from "./connection.ts";

/** What Keyv asks of a store: text by key, each until an absolute time or for good. */
export interface KeyedValues {
  get(key: string): Promise<string | undefined>;
  /** `expires` in milliseconds since the epoch; without it the value stays. */
  set(key: string, value: string, expires: number | undefined, now: number): Promise<void>;
  delete(key: string): Promise<boolean>;
  /** Deletes every key that begins with `prefix`. */
  clear(prefix: string): Promise<void>;
}

/** Keyed values in SQLite. A failure rejects; it never reads as "not there". */
export class SqliteKeyedValues implements KeyedValues {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async get(key: string): Promise<string | undefined> {
    return this.#connection.guard(() => {
      const row = this.#connection.statement("keyed:get", () => sql`select value from keyed where key = ${"key"}`).first({ key });
      return row === undefined ? undefined : String(row[0]);
    });
  }

  set(key: string, value: string, expires: number | undefined, now: number): Promise<void> {
    return this.#connection.together(() => {
      this.#connection.statement("keyed:expire", () => sql`delete from keyed where expires <= ${"now"}`).run(now);
      this.#connection
        .statement(
          "keyed:set",
          () => sql`insert or replace into keyed (key, value, expires) values (${sql.join(["key", "value", "expires"])})`,
        )
        .run(key, value, expires ?? null);
    });
  }

  async delete(key: string): Promise<boolean> {
    const there = (await this.get(key)) !== undefined;
    if (there) {
      this.#connection.transaction("write", () =>
        this.#connection.statement("keyed:delete", () => sql`delete from keyed where key = ${"key"}`).run(key),
      );
    }
    return there;
  }

  async clear(prefix: string): Promise<void> {
    this.#connection.transaction("write", () =>
      this.#connection
        .statement("keyed:clear", () => sql`delete from keyed where substr(key, 1, length(${"prefix"})) = ${"again"}`)
        .run(prefix, prefix),
    );
  }
}
