import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UserError } from "../../src/core/errors.ts";
import { importerOf } from "../../src/ingest/import.ts";
import type { ImportReport } from "../../src/ingest/import-types.ts";
import { ucdpGed } from "../../src/ingest/ucdp/format.ts";
import { schemas } from "../../src/record/schema.ts";
import type { Store } from "../../src/storage/sqlite/open.ts";
import { sharedFolder } from "../support/shared.ts";
import { importDeps, openWorld, SCOPE } from "./world.ts";

const shared = sharedFolder();
const file = (name: string) => join(shared ?? "", "datasets", "ucdp-ged", name);
const FILES: readonly [name: string, rows: number][] = [
  ["GEDEvent_v23_1_sample1000.csv", 1000],
  ["ged191_mmr_bgd.csv", 3194],
  ["conflict_data_BGD.csv", 601],
];

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-real-"));
  store = await openWorld();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function take(input: string | Uint8Array): Promise<ImportReport> {
  async function* bytes() {
    if (typeof input !== "string") yield input;
  }
  return importerOf(ucdpGed).import(typeof input === "string" ? input : bytes(), await importDeps(store, join(folder, "rejects.jsonl")));
}

describe.skipIf(!shared)("real files of UCDP GED (datasets/ucdp-ged beside the project)", () => {
  it.each(FILES)("takes in all of %s", async (name, rows) => {
    expect(await take(file(name))).toMatchObject({ read: rows, rejected: 0, skipped: [], retracted: 0 });
    const events = await store.select(SCOPE, { kinds: ["event"] }, "oldest", 10_000);
    expect(events).toHaveLength(rows);
    for (const { body } of events) {
      schemas.event.parse(body);
      expect(body.summary).toMatch(/^[\p{Lu}\d].*\.$/su);
      expect(JSON.stringify(body.casualties)).not.toContain("-1");
      const { low, best, high } = body.casualties.find(({ part }) => part !== true)?.quantity ?? {};
      expect([low, best, high].every((number) => number !== undefined && number >= 0)).toBe(true);
    }
    expect(await take(file(name))).toMatchObject({ added: 0, revised: 0, unchanged: 0, retracted: 0, sameRows: rows });
  });

  it("takes nothing from the older release over the newer, nor back what a sample does not hold", async () => {
    for (const [name] of FILES) await take(file(name));
    const again = await take(file("GEDEvent_v23_1_sample1000.csv"));
    expect(again).toMatchObject({ retracted: 0, sameRows: 1000 });
    expect(again.notes).toHaveLength(1);
  }, 30_000); // prettier-ignore

  it("survives any damage to them: what is sound goes in, the rest is listed, and no event is half read", async () => {
    const whole = readFileSync(file("GEDEvent_v23_1_sample1000.csv")).subarray(0, 40_000);
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.constantFrom(34, 44, 10, 13, 0, 255, 45, 57)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        await store.close();
        store = await openWorld();
        const bytes = Uint8Array.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        try {
          const report = await take(bytes);
          const events = await store.select(SCOPE, { kinds: ["event"] }, "oldest", 1000);
          const left = report.skipped.reduce((sum, { count }) => sum + count, 0);
          expect(events.length + report.rejected + left).toBe(report.read);
          for (const { body } of events) schemas.event.parse(body);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000); // prettier-ignore
});
