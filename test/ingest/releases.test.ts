import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importerOf } from "../../src/ingest/import.ts";
import type { ImportDeps, ImportReport } from "../../src/ingest/import-types.ts";
import { ucdpGed } from "../../src/ingest/ucdp/format.ts";
import type { Store } from "../../src/storage/sqlite/open.ts";
import { type GedCells, gedCells, gedFile } from "./ged.ts";
import { importDeps, openWorld, SCOPE } from "./world.ts";

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-releases-"));
  store = await openWorld();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function take(name: string, rows: readonly GedCells[] | string, more: Partial<ImportDeps> = {}): Promise<ImportReport> {
  const path = join(folder, name);
  writeFileSync(path, typeof rows === "string" ? rows : gedFile(rows));
  return importerOf(ucdpGed).import(path, await importDeps(store, join(folder, "rejects.jsonl"), more));
}

/** Rows 1 to `n` of one country and year. */
const rows = (n: number, more: (id: number) => GedCells = () => ({})): GedCells[] =>
  Array.from({ length: n }, (_, i) => gedCells(String(i + 1), more(i + 1)));
const onRecord = async () =>
  (await store.select(SCOPE, { kinds: ["event"] }, "oldest", 1000))
    .map(({ id }) => Number(id.replace("evt-ucdp-", "")))
    .toSorted((a, b) => a - b);
const bestOf = async (id: string) => (await store.get(SCOPE, "event", [`evt-ucdp-${id}`]))[0]?.body.casualties[0]?.quantity.best;

describe("a dataset in releases", () => {
  it("changes nothing when the same file comes again, and reads no row of it again", async () => {
    const first = await take("GEDEvent_v22_1.csv", rows(6));
    const again = await take("GEDEvent_v22_1.csv", rows(6));
    expect(again).toMatchObject({ read: 6, added: 0, revised: 0, unchanged: 0, retracted: 0, sameRows: 6, position: first.position });
  });

  it("revises what a newer release tells otherwise, under the same id", async () => {
    await take("GEDEvent_v22_1.csv", rows(3));
    expect(
      await take(
        "GEDEvent_v23_1.csv",
        rows(3, (id) => (id === 2 ? { best: "5" } : {})),
      ),
    ).toMatchObject({ revised: 1, sameRows: 2 });
    const history = await store.history("shared", "evt-ucdp-2");
    expect(history.map(({ record }) => record.revision)).toEqual([1, 2]);
    expect(await bestOf("2")).toBe(5);
  });

  it("takes nothing from an older release over a newer one, but what only the older holds", async () => {
    await take("GEDEvent_v23_1.csv", rows(3));
    const older = await take(
      "GEDEvent_v22_1.csv",
      rows(4, () => ({ best: "9" })),
    );
    expect(older).toMatchObject({ added: 1, revised: 0, retracted: 0, olderRows: 3 });
    expect([await bestOf("1"), await bestOf("4")]).toEqual([4, 9]);
  });

  it("knows a row for one of the newer release also where it did not change there", async () => {
    await take("GEDEvent_v21_1.csv", rows(3));
    await take("GEDEvent_v23_1.csv", rows(3));
    expect(
      await take(
        "GEDEvent_v22_1.csv",
        rows(3, () => ({ best: "9" })),
      ),
    ).toMatchObject({ revised: 0, olderRows: 3 });
  });

  it("retracts what a newer release does not hold any more, with the reason; an older one does not bring it back, a newer one does", async () => {
    await take("GEDEvent_v22_1.csv", rows(6));
    expect(await take("GEDEvent_v23_1.csv", rows(4))).toMatchObject({ retracted: 2, notes: [] });
    expect(await onRecord()).toEqual([1, 2, 3, 4]);
    const [last] = (await store.history("shared", "evt-ucdp-6")).toReversed();
    expect(last?.retracted?.reason).toBe("not in UCDP GED release 23.1");
    expect(await take("GEDEvent_v22_1.csv", rows(6))).toMatchObject({ added: 0, olderRows: 6 });
    expect(await onRecord()).toEqual([1, 2, 3, 4]);
    expect(await take("GEDEvent_v24_1.csv", rows(6))).toMatchObject({ added: 2, sameRows: 4 });
    expect(await onRecord()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("retracts nothing outside the countries and years that the file covers", async () => {
    const elsewhere = [gedCells("101", { country: "Graustark" }), gedCells("102", { date_start: "2016-01-01", date_end: "2016-01-01" })];
    await take("GEDEvent_v22_1.csv", [...rows(4), ...elsewhere]);
    expect(await take("GEDEvent_v23_1.csv", rows(3))).toMatchObject({ retracted: 1 });
    expect(await onRecord()).toEqual([1, 2, 3, 101, 102]);
  });

  it("takes a file with fewer than half of the rows for an extract, says so, and retracts only where it is said to be a release", async () => {
    await take("GEDEvent_v22_1.csv", rows(6));
    expect(await take("GEDEvent_v23_1.csv", rows(2))).toMatchObject({
      retracted: 0,
      notes: [
        "Taken as an extract of Ruritania: it holds 2 of the 6 rows on record for the time it covers; nothing there was retracted. --release NAME says that it is a whole release.",
      ],
    });
    expect(await take("part.csv", rows(2), { release: "23.1" })).toMatchObject({ retracted: 4 });
    expect(await onRecord()).toEqual([1, 2]);
  });

  it("takes nothing back for a country of which it holds little, though it holds much of another", async () => {
    const graustark = Array.from({ length: 10 }, (_, i) => gedCells(`9${i}`, { country: "Graustark" }));
    await take("GEDEvent_v22_1.csv", [...rows(30), ...graustark]);
    const report = await take("GEDEvent_v23_1.csv", [...rows(29), ...graustark.slice(0, 2)]);
    expect(report.retracted).toBe(1);
    expect(report.notes).toEqual([
      "Taken as an extract of Graustark: it holds 2 of the 10 rows on record for the time it covers; nothing there was retracted. --release NAME says that it is a whole release.",
    ]);
  });

  it("retracts nothing where a row could not even be told by its id", async () => {
    await take("GEDEvent_v22_1.csv", rows(6));
    const report = await take("GEDEvent_v23_1.csv", `${gedFile(rows(4))}"5,broken\n`);
    expect(report).toMatchObject({ retracted: 0, rejected: 1 });
    expect(report.notes).toEqual(["2 rows on record are not in this file or could not be read in it; nothing was retracted."]);
  });

  it("does not take a row for gone that it cannot read but for its id", async () => {
    await take("GEDEvent_v22_1.csv", rows(6));
    expect(
      await take(
        "GEDEvent_v23_1.csv",
        rows(6, (id) => (id === 6 ? { best: "?" } : {})),
      ),
    ).toMatchObject({ retracted: 0, rejected: 1 });
    expect(await onRecord()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("retracts nothing before all of the file was read, and does so when it is run again", async () => {
    const many = (n: number) => rows(n);
    await take("GEDEvent_v22_1.csv", many(4000));
    const stop = new AbortController();
    const changed = rows(3999, () => ({ best: "5" }));
    const stopped = await take("GEDEvent_v23_1.csv", changed, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(stopped).toMatchObject({ interrupted: true, retracted: 0 });
    expect(stopped.revised).toBeGreaterThan(0);
    expect(stopped.revised).toBeLessThan(3999);
    const finished = await take("GEDEvent_v23_1.csv", changed);
    expect(finished).toMatchObject({ interrupted: false, retracted: 1, sameRows: stopped.revised, revised: 3999 - stopped.revised });
  });

  it("compares by when files came where no release is known, and names the file", async () => {
    await take("first.csv", rows(4));
    expect(
      await take(
        "second.csv",
        rows(3, () => ({ best: "5" })),
      ),
    ).toMatchObject({ revised: 3, retracted: 1 });
    const [last] = (await store.history("shared", "evt-ucdp-4")).toReversed();
    expect(last?.retracted?.reason).toBe("not in UCDP GED as in second.csv");
  });

  it("keeps what each owner imported apart", async () => {
    await take("GEDEvent_v22_1.csv", rows(2), { owner: "slack:T1" });
    expect(await onRecord()).toEqual([]);
    expect(await take("GEDEvent_v22_1.csv", rows(2))).toMatchObject({ sameRows: 0 });
    expect(await onRecord()).toEqual([1, 2]);
  });

  it.each([
    ["GEDEvent_v23_1.csv", "23.1"],
    ["ged231-csv.csv", "23.1"],
    ["GEDEvent_v24_0_12.csv", "24.0.12"],
    ["ged191_mmr_bgd.csv", "19.1"],
    ["conflict_data_BGD.csv", undefined],
  ])("tells the release of %s", (name, release) => {
    const head = { name, text: gedFile(rows(1)), bytes: new Uint8Array(), whole: true };
    expect(ucdpGed.remembers?.releaseOf?.(head)).toBe(release);
  });

  it.each([
    ["22.1", "23.1"],
    ["23.0.12", "23.1"],
    ["23.0.5", "23.0.12"],
    ["up to 19.1", "20.1"],
  ])("puts release %s before %s", (older, newer) => {
    expect(ucdpGed.remembers?.order?.(older)).toBeLessThan(ucdpGed.remembers?.order?.(newer) ?? 0);
  });

  it("refuses a release that is none", async () => {
    await expect(take("a.csv", rows(1), { release: "spring" })).rejects.toThrow("“spring” is no release of UCDP GED.");
  });
});
