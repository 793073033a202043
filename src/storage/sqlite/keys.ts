import { sql } from "kysely";
import type { Connection } from "./connection.ts";

const CACHE_LIMIT = 200_000;
/** Ids of these kinds are linked to again and again; those of events and sources mostly once. */
const REUSED = /^(?:act|plc|iss|dos|dsp)-/;

/** Gives every id its number. Only within a write transaction are new numbers given. */
export class Keys {
  /** The newest number given. */
  last = 0;
  readonly #connection: Connection;
  readonly #reused = new Map<string, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  forget(): void {
    this.#reused.clear();
  }

  find(id: string): number | undefined {
    const known = this.#reused.get(id);
    if (known !== undefined) return known;
    const row = this.#connection.statement("key", () => sql`select key from refs where id = ${"id"}`).first({ id });
    if (row === undefined) return undefined;
    return this.#remember(id, Number(row[0]));
  }

  /** The number of an id, given now where it has none. */
  intern(id: string): number {
    return this.find(id) ?? this.add(id);
  }

  /** Gives a number to an id known to have none. */
  add(id: string): number {
    this.#connection.statement("key:add", () => sql`insert into refs (id, key) values (${"id"}, ${"key"})`).run(id, ++this.last);
    return this.#remember(id, this.last);
  }

  #remember(id: string, key: number): number {
    if (REUSED.test(id)) {
      if (this.#reused.size >= CACHE_LIMIT) this.#reused.clear();
      this.#reused.set(id, key);
    }
    return key;
  }
}
