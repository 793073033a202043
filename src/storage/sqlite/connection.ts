import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from "node:sqlite";
import { Kysely, SqliteDialect, type RawBuilder, type SqliteStatement } from "kysely";
import { storageError } from "../errors.ts";

export type Value = SQLOutputValue;
export type Row = readonly Value[];

/** Values of a statement's slots by name. */
export type Slots = Record<string, SQLInputValue>;

function areRows(found: unknown): found is Row[] {
  return Array.isArray(found) && (found.length === 0 || Array.isArray(found[0]));
}

function areInputs(values: readonly unknown[]): values is SQLInputValue[] {
  return values.every((value) => value === null || ["string", "number", "bigint"].includes(typeof value) || ArrayBuffer.isView(value));
}

/** A statement compiled once by Kysely and prepared once; rows come as arrays, which node:sqlite makes thrice as fast as objects. */
export class Statement {
  readonly #statement: StatementSync;
  readonly #slots: readonly string[];

  constructor(statement: StatementSync, slots: readonly string[]) {
    statement.setReturnArrays(true);
    this.#statement = statement;
    this.#slots = slots;
  }

  all(slots: Slots): Row[] {
    const rows: unknown = this.#statement.all(...this.#slots.map((slot) => slots[slot] ?? null));
    return areRows(rows) ? rows : [];
  }

  first(slots: Slots): Row | undefined {
    return this.all(slots)[0];
  }

  /** Runs it with values in the order of its slots. */
  run(...values: SQLInputValue[]): void {
    this.#statement.run(...values);
  }
}

/** Work that waits to be written with other work: answers how to tell who waits for it that it is. */
interface Waiting {
  run: () => () => void;
  reject: (error: unknown) => void;
}

/** One SQLite file: the handle, the Kysely over it, and the statements prepared on it. */
export class Connection {
  readonly path: string;
  readonly db: Kysely<unknown>;
  readonly #raw: DatabaseSync;
  readonly #statements = new Map<string, Statement>();
  readonly #waiting: Waiting[] = [];

  constructor(path: string, raw: DatabaseSync) {
    this.path = path;
    this.#raw = raw;
    this.db = new Kysely<unknown>({
      dialect: new SqliteDialect({ database: { close: () => raw.close(), prepare: (text) => wrap(raw, text) } }),
    });
  }

  /** The statement of that name, built on first use. Its parameters are slot names, to be given values when it runs. */
  statement(name: string, build: () => RawBuilder<unknown>): Statement {
    const known = this.#statements.get(name);
    if (known !== undefined) return known;
    const compiled = build().compile(this.db);
    const statement = new Statement(this.#raw.prepare(compiled.sql), compiled.parameters.map(String));
    this.#statements.set(name, statement);
    return statement;
  }

  execute(text: string): void {
    this.#raw.exec(text);
  }

  /** The one number a pragma or query answers. */
  number(text: string): number {
    const row: Record<string, Value> | undefined = this.#raw.prepare(text).get();
    return row === undefined ? 0 : Number(Object.values(row)[0]);
  }

  /** The first column of every row a pragma or query answers, as text. */
  texts(text: string): string[] {
    return this.#raw
      .prepare(text)
      .all()
      .map((row) => String(Object.values(row)[0]));
  }

  /** Runs `work` in one transaction; a failure takes all of it back. */
  transaction<T>(mode: "read" | "write", work: () => T): T {
    return this.guard(() => {
      this.#raw.exec(mode === "write" ? "begin immediate" : "begin");
      try {
        const result = work();
        this.#raw.exec("commit");
        return result;
      } catch (error) {
        if (this.#raw.isTransaction) this.#raw.exec("rollback");
        throw error;
      }
    });
  }

  /**
   * Runs `work` in one write transaction with all that is handed in until the event loop comes round; resolves once it is
   * committed. Work that fails rejects by itself, and the rest is written.
   */
  together<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.#writeWaiting());
      const run = () => {
        const result = work();
        return () => resolve(result);
      };
      this.#waiting.push({ run, reject });
    });
  }

  #writeWaiting(): void {
    const waiting = this.#waiting.splice(0);
    while (waiting.length > 0) {
      let at = -1;
      try {
        const written = this.transaction("write", () => {
          const told = waiting.map(({ run }, index) => {
            at = index;
            return run();
          });
          at = -1;
          return told;
        });
        for (const tell of written) tell();
        return;
      } catch (error) {
        // Where beginning or committing failed, nothing of it can be written.
        const failed = at < 0 ? waiting.splice(0) : waiting.splice(at, 1);
        for (const { reject } of failed) reject(error);
      }
    }
  }

  /** A write transaction that is on disk when it returns; others reach it within moments, which a power cut may take back. */
  durable<T>(work: () => T): T {
    this.#raw.exec("pragma synchronous = full");
    try {
      return this.transaction("write", work);
    } finally {
      this.#raw.exec("pragma synchronous = normal");
    }
  }

  /** Runs `work`, putting errors of the storage in the user's words. */
  guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw storageError(error, this.path);
    }
  }

  async close(): Promise<void> {
    this.#writeWaiting();
    this.#statements.clear();
    if (this.#raw.isOpen) this.#raw.close();
  }
}

/** What Kysely's SQLite dialect asks of a statement, over node:sqlite. */
function wrap(raw: DatabaseSync, text: string): SqliteStatement {
  const statement = raw.prepare(text);
  const inputs = (values: readonly unknown[]) => {
    if (!areInputs(values)) throw new TypeError("only text, numbers, null and bytes can be stored");
    return values;
  };
  return {
    reader: statement.columns().length > 0,
    all: (values) => statement.all(...inputs(values)),
    run: (values) => statement.run(...inputs(values)),
    iterate: (values) => statement.iterate(...inputs(values)),
  };
}
