import { copyFileSync } from "node:fs";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { openStore } from "../src/storage/sqlite/open.ts";
import { commitAll, removeDatabase } from "./build.ts";
import { milliseconds, millisecondsOf } from "./measure.ts";
import { type Ran, recordStatements } from "./statements.ts";
import { eventChanges } from "./synthetic.ts";

export interface ImportTimes {
  events: number;
  seconds: number;
  /** The inserts of the same final rows, prepared, in transactions of the same size. */
  floorSeconds: number;
}

const STATEMENTS_A_TRANSACTION = 10_000;

/**
 * Times an import of the next `events` into a copy of the record, against the bare inserts it made, replayed into
 * another copy.
 */
export async function importTimes(path: string, present: number, events: number): Promise<ImportTimes> {
  const [own, bare, noted] = ["import", "floor", "noted"].map((name) => `${path}.${name}`);
  if (!own || !bare || !noted) throw new Error("no paths");
  for (const copy of [own, bare, noted]) {
    removeDatabase(copy);
    copyFileSync(path, copy);
  }
  const changes = [...eventChanges(present, present + events, present + events)];
  try {
    const { ran } = await recordStatements("run", () => importInto(noted, changes));
    const inserts = ran.filter(({ sql }) => /^\s*(insert|replace)\b/i.test(sql));
    const seconds = (await importInto(own, changes)) / 1_000;
    return { events, seconds, floorSeconds: replay(bare, inserts) / 1_000 };
  } finally {
    for (const copy of [own, bare, noted]) removeDatabase(copy);
  }
}

async function importInto(path: string, changes: Parameters<typeof commitAll>[1]): Promise<number> {
  const store = await openStore({ path });
  try {
    return await millisecondsOf(() => commitAll(store, changes));
  } finally {
    await store.close();
  }
}

function replay(path: string, inserts: readonly Ran[]): number {
  const raw = new DatabaseSync(path);
  raw.exec("pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -32768; pragma wal_autocheckpoint = 4000");
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = prepared.get(sql) ?? raw.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  try {
    return milliseconds(() => {
      for (let i = 0; i < inserts.length; i += STATEMENTS_A_TRANSACTION) {
        raw.exec("begin");
        for (const { sql, values } of inserts.slice(i, i + STATEMENTS_A_TRANSACTION)) statement(sql).run(...values);
        raw.exec("commit");
      }
    });
  } finally {
    raw.close();
  }
}
