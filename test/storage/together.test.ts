import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Connection } from "../../src/storage/sqlite/connection.ts";

let folder = "";
let path = "";
let connection: Connection;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "readout-together-"));
  path = join(folder, "some.db");
  connection = new Connection(path, new DatabaseSync(path, { timeout: 0 }));
  connection.execute("pragma journal_mode = wal; create table t (x integer primary key)");
});
afterEach(async () => {
  await connection.close();
  rmSync(folder, { recursive: true });
});

const insert = (x: number) => () => {
  connection.execute(`insert into t values (${x})`);
  return x;
};

/** What another process sees. */
function seen(): number[] {
  const other = new DatabaseSync(path);
  const rows = other.prepare("select x from t order by x").all();
  other.close();
  return rows.map((row) => Number(row["x"]));
}

/** What came of each: its value, or what was wrong. */
async function outcomes(work: readonly Promise<unknown>[]): Promise<unknown[]> {
  const settled = await Promise.allSettled(work);
  return settled.map((one) => (one.status === "fulfilled" ? one.value : one.reason instanceof Error ? one.reason.message : one.reason));
}

describe("writes that are handed in together", () => {
  it("are one transaction, each told once all are there for everybody", async () => {
    const during: number[][] = [];
    const look = () => {
      during.push(seen());
      return "looked";
    };
    const work: (() => unknown)[] = [insert(1), look, insert(2), look];
    const told = work.map((one) => connection.together(one));
    expect(seen()).toEqual([]);
    told[0]?.then(() => during.push(seen()));
    expect(await outcomes(told)).toEqual([1, "looked", 2, "looked"]);
    expect(during).toEqual([[], [], [1, 2]]);
  });

  it("fail alone, taking back what they did", async () => {
    const half = () => {
      insert(7)();
      throw new Error("no more");
    };
    const work: (() => unknown)[] = [insert(1), half, insert(2), insert(1), insert(3)];
    const [first, second, third, fourth, fifth] = await outcomes(work.map((one) => connection.together(one)));
    expect([first, second, third, fifth]).toEqual([1, "no more", 2, 3]);
    expect(fourth).toBe("UNIQUE constraint failed: t.x");
    expect(seen()).toEqual([1, 2, 3]);
  });

  it("all fail where none can be written, and those handed in later do not", async () => {
    const other = new DatabaseSync(path);
    other.exec("begin immediate");
    const busy = await outcomes([connection.together(insert(1)), connection.together(insert(2))]);
    const expected = `Another process is writing to the record and did not finish in time (${path}).`;
    expect(busy).toEqual([expected, expected]);
    other.exec("rollback");
    other.close();
    expect(await connection.together(insert(3))).toBe(3);
    expect(seen()).toEqual([3]);
  });

  it("are written before the file is closed", async () => {
    const told = connection.together(insert(1));
    await connection.close();
    expect(await told).toBe(1);
    expect(seen()).toEqual([1]);
  });
});
