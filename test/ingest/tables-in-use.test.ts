import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importerOf } from "../../src/ingest/import.ts";
import { importers } from "../../src/ingest/importers.ts";
import type { ImportReport } from "../../src/ingest/import-types.ts";
import { ucdpGed } from "../../src/ingest/ucdp/format.ts";
import type { Store } from "../../src/storage/sqlite/open.ts";
import { gedCells, gedFile } from "./ged.ts";
import { importDeps, openWorld, SCOPE } from "./world.ts";

const ACLED = readFileSync(fileURLToPath(new URL("fixtures/acled-old.csv", import.meta.url)), "utf8").replace(/^\ufeff/, "");
const LATER = ACLED.replaceAll(",16500", ",16600");

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-tables-"));
  store = await openWorld();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const take = async (name: string, text: string | Uint8Array, importer = importers.get("auto")): Promise<ImportReport> => {
  if (importer === undefined) throw new Error("no such importer");
  writeFileSync(join(folder, name), text);
  return importer.import(join(folder, name), await importDeps(store, join(folder, "rejects.jsonl")));
};
const rejected = (): string[] =>
  readFileSync(join(folder, "rejects.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).reason);
const events = () => store.select(SCOPE, { kinds: ["event"] }, "oldest", 100);
const days = async () => (await events()).map(({ body }) => body.date.from);

/** The dates of the fixture as a spreadsheet would write them. */
const redated = (write: (day: string) => string): string => ACLED.replace(/\b(\d\d) March 2021\b/g, (_, day: string) => write(day));

describe("tables that passed through other hands", () => {
  it.each([
    ["month names and years of two digits", (day: string) => `${Number(day)}-Mar-21`],
    ["the day of the month first, with another row that tells", (day: string) => `${Number(day) + 8}/3/2021`],
    ["the month first", (day: string) => `3/${Number(day) + 8}/2021`],
  ])("takes ACLED's dates with %s", async (_, write) => {
    expect(await take("acled.csv", redated(write))).toMatchObject({ read: 5, rejected: 0 });
    expect((await days())[0]).toMatch(/^2021-03-/);
    expect(new Set((await days()).map((day) => day.slice(0, 7)))).toEqual(new Set(["2021-03"]));
  });

  it("leaves out dates that may be read in two ways, and says so", async () => {
    await expect(
      take(
        "acled.csv",
        redated((day) => `${Number(day)}/3/2021`),
      ),
    ).rejects.toThrow(
      "line 2: “event_date” may be read with the day first or with the month first, and no date near it tells which; write it as YYYY-MM-DD: “5/3/2021”.",
    );
    expect(await events()).toEqual([]);
  });

  it("reads past the line by which a spreadsheet says what parts the columns, and counts it as a line", async () => {
    const plain = gedCells("1", { source_article: "", source_original: "", source_headline: "", source_office: "", source_date: "" });
    const text = gedFile([plain, { ...plain, id: "2", type_of_violence: "9" }]).replaceAll(",", ";");
    expect(await take("ged.csv", `sep=;\r\n${text}`)).toMatchObject({ read: 2, rejected: 1 });
    expect(JSON.parse(readFileSync(join(folder, "rejects.jsonl"), "utf8")).line).toBe(4);
  });

  it("takes NA, NaN and NULL for nothing, and 902.0 for 902", async () => {
    const bare = { source_article: "", source_headline: "", source_office: "", source_date: "", source_original: "" };
    await take("GEDEvent_v23_1.csv", gedFile([gedCells("1", { ...bare, adm_2: "", deaths_unknown: "", gwnob: "" })]));
    const [before] = await events();
    const filled = { source_article: "NA", source_headline: "NaN", source_office: "NULL", source_date: "NA", source_original: "NA" };
    const numbers = { adm_2: "NA", deaths_unknown: "NaN", gwnob: "NA", side_b_new_id: "902.0", type_of_violence: "1.0", best: "4.0", event_clarity: "1.0" }; // prettier-ignore
    const again = await take("GEDEvent_v24_1.csv", gedFile([gedCells("1.0", { ...filled, ...numbers, year: "2015.0" })]));
    expect(again).toMatchObject({ added: 0, revised: 0, rejected: 0 });
    expect((await events()).map(({ body }) => body)).toEqual([before?.body]);
  });

  it("says which column a table nearly of a format lacks", async () => {
    const text = ACLED.replace(",actor1,", ",who,");
    await expect(take("acled.csv", text)).rejects.toThrow("it is nearly acled, but the column actor1 is missing.");
  });

  it("does not take who goes unnamed for a publisher", async () => {
    await take("acled.csv", ACLED.replaceAll("Zenda News", "Undisclosed Source"));
    const sources = await store.select(SCOPE, { kinds: ["source"] }, "oldest", 100);
    expect(new Set(sources.map(({ body }) => body.publisher))).toEqual(new Set(["The Strelsau Times", "AFP", null]));
  });

  it.each<[string, Uint8Array, string]>([
    ["a PDF", Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj\n"), "This is a PDF; no format is known that looks so."],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), "This is a picture (PNG); no format is known that looks so."],
  ])("calls %s by its name", async (_, bytes, message) => {
    await expect(take("data.csv", bytes)).rejects.toThrow(message);
  });
});

describe("what a file covers", () => {
  it("leaves events of ACLED outside the days of an export on record", async () => {
    await take("whole.csv", ACLED);
    const lines = LATER.split("\n");
    const from = lines.findIndex((line) => line.includes("RUR103"));
    expect(await take("first-days.csv", `${lines.slice(0, from).join("\n")}\n`)).toMatchObject({
      read: 2,
      retracted: 0,
      notes: [expect.any(String)],
    });
    expect(await events()).toHaveLength(5);
    // Of the five days it covers, it lacks one event.
    const without = lines.filter((line) => !line.includes("RUR102")).join("\n");
    expect(await take("all-days.csv", without)).toMatchObject({ read: 4, retracted: 1 });
    expect((await events()).map(({ id }) => id)).not.toContain("evt-acled-rur102");
  });

  it("retracts what ACLED lists as deleted, once, and takes no older export for its return", async () => {
    await take("whole.csv", ACLED);
    const list = "event_id_cnty,deleted_timestamp\nRUR103,1655000000\nXXX999,1655000000\n";
    expect(await take("deleted.csv", list)).toMatchObject({
      read: 2,
      retracted: 1,
      skipped: [{ reason: "deleted by ACLED and not on record", count: 1 }],
    });
    const [last] = (await store.history("shared", "evt-acled-rur103")).toReversed();
    expect(last?.retracted?.reason).toBe("deleted by ACLED");
    expect(await take("deleted.csv", list)).toMatchObject({ retracted: 0, sameRows: 2 });
    expect(await take("whole.csv", ACLED)).toMatchObject({ added: 0, retracted: 0, olderRows: 1, sameRows: 4 });
    expect(await take("later-list.csv", "event_id_cnty,deleted_timestamp\nRUR104,1656000000\n")).toMatchObject({
      retracted: 1,
      notes: [expect.any(String)],
    });
    expect(await events()).toHaveLength(3);
  });

  it("says of a broken line of that list what is wrong", async () => {
    await expect(take("deleted.csv", "event_id_cnty,deleted_timestamp\nRUR103,soon\n")).rejects.toThrow(
      "“deleted_timestamp” is no time: “soon”",
    );
    await take("deleted.csv", "event_id_cnty,deleted_timestamp\nRUR103,soon\nRUR104,1655000000\n");
    expect(rejected()).toEqual(["“deleted_timestamp” is no time: “soon”", "deleted by ACLED and not on record"]);
  });

  it("takes UCDP's candidate releases month by month, and those of several months over them", async () => {
    const of = (id: string, day: string, best = "4") => gedCells(id, { date_start: day, date_end: day, best });
    const ged = importerOf(ucdpGed);
    await take("GEDEvent_v24_0_3.csv", gedFile([of("31", "2024-03-01"), of("32", "2024-03-09"), of("33", "2024-03-20")]), ged);
    expect(await take("GEDEvent_v24_0_4.csv", gedFile([of("41", "2024-04-02")]), ged)).toMatchObject({ retracted: 0, notes: [] });
    const quarter = gedFile([of("31", "2024-03-01", "5"), of("32", "2024-03-09"), of("41", "2024-04-02")]);
    expect(await take("GEDEvent_v24_01_24_06.csv", quarter, ged)).toMatchObject({ revised: 1, sameRows: 2, retracted: 1 });
    expect(await take("GEDEvent_v24_01_24_09.csv", gedFile([of("31", "2024-03-01", "6"), of("41", "2024-04-02")]), ged)).toMatchObject({
      revised: 1,
      retracted: 1,
    });
    // A month of it that comes after it is older.
    expect(await take("GEDEvent_v24_0_4.csv", gedFile([of("41", "2024-04-02", "9")]), ged)).toMatchObject({ revised: 0, olderRows: 1 });
    expect(await take("GEDEvent_v25_1.csv", gedFile([of("31", "2024-03-01", "6"), of("41", "2024-04-02", "7")]), ged)).toMatchObject({
      revised: 1,
    });
  });

  it.each([
    ["24.0.12", "24.01.24.03"],
    ["24.01.24.03", "24.01.24.06"],
    ["24.01.24.12", "24.1"],
    ["24.01.24.12", "25.1"],
  ])("puts release %s before %s", (older, newer) => {
    expect(ucdpGed.remembers?.order?.(older)).toBeLessThan(ucdpGed.remembers?.order?.(newer) ?? 0);
  });
});
