import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Recent } from "../../src/core/recent.ts";
import type { Owner } from "../../src/record/types.ts";
import { Connection } from "../../src/storage/sqlite/connection.ts";
import { migrate } from "../../src/storage/sqlite/migrations.ts";
import { openStore, type Store } from "../../src/storage/sqlite/open.ts";
import { event, retract, source } from "../contract/record-store-builders.ts";

const DESK = "slack:T1";
const at = (day: number): string => `2024-01-${String(day).padStart(2, "0")}T12:00:00Z`;
const events = { kinds: ["event"] } as const;

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "readout-remembering-"));
  path = join(folder, "readout.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

async function withStores(limits: readonly number[], work: (...stores: Store[]) => Promise<void>): Promise<void> {
  const stores: Store[] = [];
  try {
    for (const remembered of limits) stores.push(await openStore({ path, remembered }));
    await work(...stores);
  } finally {
    for (const store of stores) await store.close();
  }
}

/** Everything that is remembered, as it reads for one owner at one moment. */
async function readAll(store: Store, owner: Owner, asOf: string): Promise<unknown> {
  const scope = { owner, asOf };
  return {
    all: await store.select(scope, events, "oldest", 9),
    first: await store.select(scope, events, "newest", 1),
    some: await store.get(scope, "event", ["evt-a", "evt-b", "evt-c"]),
    superseded: await store.supersededBy(scope, "event", ["evt-a"]),
    count: await store.count(scope, events),
    narrow: await store.count(scope, { ...events, from: "2023-10-02" }),
    newest: await store.newestDay(scope, events),
    position: await store.position(),
  };
}

describe("what a store remembers of its reads", () => {
  it("is not read from the file again, and is frozen", async () => {
    await withStores([100], async (store) => {
      await store.commit("shared", [source(), event("evt-a", "2023-10-01")], at(1));
      const before = await readAll(store, "shared", at(2));
      const raw = new DatabaseSync(path);
      raw.exec("delete from links; delete from records");
      raw.close();
      // Another second, in which nothing begins or ends.
      expect(await readAll(store, "shared", at(3))).toEqual(before);
      expect(await store.count({ owner: "shared", asOf: at(3) }, { kinds: ["event"], to: "2023-12-31" })).toBe(0);
      const [record] = await store.get({ owner: "shared", asOf: at(3) }, "event", ["evt-a", "evt-b", "evt-c"]);
      expect(() => record?.body.actors.push("act-a")).toThrow(TypeError);
    });
  });

  it("is a list of the caller's own each time", async () => {
    await withStores([100], async (store) => {
      await store.commit("shared", [source(), event("evt-a", "2023-10-01"), event("evt-b", "2023-10-02")], at(1));
      const scope = { owner: "shared", asOf: at(2) } as const;
      for (const _ of [1, 2, 3]) {
        const read = await store.select(scope, events, "oldest", 9);
        expect(read.map(({ id }) => id)).toEqual(["evt-a", "evt-b"]);
        read.length = 0;
      }
    });
  });

  it("gives way at once to a commit of its own or of another process", async () => {
    await withStores([100, 100], async (store, other) => {
      await store.commit("shared", [source(), event("evt-a", "2023-10-01")], at(1));
      const count = (): Promise<number> => store.count({ owner: "shared", asOf: at(9) }, events);
      expect(await count()).toBe(1);
      await store.commit("shared", [event("evt-b", "2023-10-01")], at(2));
      expect(await count()).toBe(2);
      await other.commit("shared", [event("evt-c", "2023-10-01")], at(3));
      expect(await count()).toBe(3);
      await other.commit("shared", [retract("evt-a")], at(4));
      expect(await count()).toBe(2);
    });
  });

  it("tells moments apart as long as anything still begins or ends", async () => {
    await withStores([100], async (store) => {
      await store.commit("shared", [source(), source("src-later", { published_at: at(20) }), event("evt-a", "2023-10-01")], at(1));
      await store.commit("shared", [event("evt-b", "2023-10-02", { evidence: [{ source: "src-later" }] })], at(2));
      await store.commit("shared", [retract("evt-a")], at(10));
      const ids: string[][] = [];
      for (const day of [3, 9, 10, 15, 20, 25, 3]) {
        const seen = await store.select({ owner: "shared", asOf: at(day) }, events, "oldest", 9);
        ids.push(seen.map(({ id }) => id));
      }
      expect(ids).toEqual([["evt-a"], ["evt-a"], [], [], ["evt-b"], ["evt-b"], ["evt-a"]]);
    });
  });

  it("is each owner's own", async () => {
    await withStores([100], async (store) => {
      await store.commit("shared", [source(), event("evt-a", "2023-10-01")], at(1));
      await store.commit(DESK, [event("evt-b", "2023-10-01")], at(2));
      const counts: number[] = [];
      for (const owner of [DESK, "shared", "slack:T2", DESK] as const) counts.push(await store.count({ owner, asOf: at(9) }, events));
      expect(counts).toEqual([2, 1, 1, 2]);
    });
  });

  it("knows of a record made before formats told when it settled", async () => {
    await withStores([0], async (store) => {
      const later = source("src-later", { published_at: at(20) });
      await store.commit("shared", [source(), later, event("evt-a", "2023-10-01", { evidence: [{ source: "src-later" }] })], at(1));
    });
    const made = path;
    path = join(folder, "older.db");
    const raw = new DatabaseSync(path);
    migrate(new Connection(path, raw), 4);
    raw.exec(`attach '${made}' as made; insert into commits select position, owner, recorded_at, last_row, last_key from made.commits`);
    for (const table of ["refs", "records", "links"]) raw.exec(`insert into ${table} select * from made.${table}`);
    raw.close();
    await withStores([100], async (store) => {
      const counts: number[] = [];
      for (const day of [2, 19, 20, 21]) counts.push(await store.count({ owner: "shared", asOf: at(day) }, events));
      expect(counts).toEqual([0, 0, 1, 1]);
    });
  });

  it("never differs from what a store reads that remembers nothing, whatever is written by whom", async () => {
    const change = fc.record({
      id: fc.constantFrom("evt-a", "evt-b", "evt-c"),
      by: fc.constantFrom(0, 1),
      owner: fc.constantFrom<Owner>("shared", DESK),
      day: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 4 }),
      source: fc.constantFrom("src-early", "src-late"),
      supersedes: fc.boolean(),
    });
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        path = join(folder, `${(round += 1)}.db`);
        await withStores([100, 4, 0], async (...stores) => {
          const [first, , plain] = stores;
          const sources = [source("src-early"), source("src-late", { published_at: at(12) })];
          await first?.commit("shared", sources, at(1));
          for (const [index, { id, by, owner, day, source: cited, supersedes }] of changes.entries()) {
            const replaced = supersedes && id !== "evt-a" ? { supersedes: "evt-a" } : {};
            const put = day === null ? retract(id) : event(id, `2023-10-0${day}`, { evidence: [{ source: cited }], ...replaced });
            // What may not be changed is not; the stores must agree on that, too.
            await stores[by]?.commit(owner, [put], at(index + 2)).catch(() => undefined);
            for (const reader of ["shared", DESK] as const) {
              for (const asOf of [at(1), at(index + 2), at(11), at(12), at(28)]) {
                const expected = plain && (await readAll(plain, reader, asOf));
                for (const store of stores) expect(await readAll(store, reader, asOf)).toEqual(expected);
              }
            }
          }
        });
      }),
      { numRuns: 25 },
    );
  });
});

describe("values used last", () => {
  it("weigh no more together than the limit; those used longest ago give way", () => {
    const recent = new Recent<string>(10);
    recent.add("a", "A", 4);
    recent.add("b", "B", 4);
    expect(recent.get("a")).toBe("A");
    recent.add("c", "C", 5);
    expect(["a", "b", "c"].map((key) => recent.get(key))).toEqual(["A", undefined, "C"]);
    recent.add("d", "D", 11);
    expect(["a", "c", "d"].map((key) => recent.get(key))).toEqual(["A", "C", undefined]);
    recent.clear();
    recent.add("e", "E", 10);
    expect(["a", "c", "e"].map((key) => recent.get(key))).toEqual([undefined, undefined, "E"]);
  });
});
