import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importerOf } from "../../src/ingest/import.ts";
import type { ImportDeps, ImportReport } from "../../src/ingest/import-types.ts";
import { ucdpGed } from "../../src/ingest/ucdp/format.ts";
import { schemas } from "../../src/record/schema.ts";
import type { Event } from "../../src/record/types.ts";
import type { Store } from "../../src/storage/sqlite/open.ts";
import { GED_COLUMNS, type GedCells, gedCells, gedFile } from "./ged.ts";
import { importDeps, openWorld, SCOPE } from "./world.ts";

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-ged-"));
  store = await openWorld();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const OLD =
  "id,year,active_year,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,dyad_name,side_a_new_id,gwnoa,side_a,side_b_new_id,gwnob,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high".split(
    ",",
  );

async function take(text: string | Uint8Array, more: Partial<ImportDeps> = {}): Promise<ImportReport> {
  async function* bytes() {
    yield typeof text === "string" ? new TextEncoder().encode(text) : text;
  }
  return importerOf(ucdpGed).import(bytes(), await importDeps(store, join(folder, "rejects.jsonl"), more));
}

const rejected = () =>
  readFileSync(join(folder, "rejects.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line): { line: number; reason: string; id?: string } => JSON.parse(line));

async function event(id: string): Promise<Event> {
  const [found] = await store.get(SCOPE, "event", [`evt-ucdp-${id}`]);
  if (!found) throw new Error(`${id} is not on record`);
  return found.body;
}

const one = async (more: GedCells): Promise<Event> => {
  await take(gedFile([gedCells("7", more)]));
  return event("7");
};

describe("importing UCDP GED", () => {
  it("makes a row an event in words, with its sides, place, estimates and what its coders recorded", async () => {
    expect(await take(gedFile([gedCells("101")]))).toMatchObject({ read: 1, added: 5, revised: 0, rejected: 0, notes: [] });
    const body = await event("101");
    expect(schemas.event.parse(body)).toEqual(body);
    expect(body).toEqual({
      id: "evt-ucdp-101",
      date: { from: "2015-03-02", precision: "day" },
      type: "assault",
      actors: ["act-ruritania", "act-ucdp-902"],
      recipients: [],
      places: ["plc-strelsau"],
      issues: [],
      summary:
        "Forces of the Government of Ruritania and the Hentzau Guard fought in Strelsau town; 4 killed, by UCDP's best estimate (low 3, high 6).",
      topics: [],
      status: "occurred",
      casualties: [
        { effect: "killed", quantity: { low: 3, best: 4, high: 6, qualifier: "exactly" }, population: "people", reporter: "act-ucdp" },
        {
          effect: "killed",
          quantity: { best: 1, qualifier: "exactly" },
          population: "forces of the Government of Ruritania",
          reporter: "act-ucdp",
          part: true,
        },
        {
          effect: "killed",
          quantity: { best: 2, qualifier: "exactly" },
          population: "members of the Hentzau Guard",
          reporter: "act-ucdp",
          part: true,
        },
        { effect: "killed", quantity: { best: 1, qualifier: "exactly" }, population: "civilians", reporter: "act-ucdp", part: true },
      ],
      dataset: {
        name: "UCDP GED",
        row: "101",
        under: ["state-based conflict", "Ruritania: Government"],
        clarity: "clear",
        place_precision: "exact",
        where: ["Strelsau town", "Lower Hentzau district", "Hentzau province"],
        lat: 50.1,
        lon: 14.2,
        reported_by: "army spokesman; residents",
      },
      headings: [],
      evidence: [{ source: "src-ucdp-8dd396f5a9f9fea2" }, { source: "src-ucdp-a2a1543e08bf0378" }],
    });
  });

  it("cites the articles with their dates and headlines, through UCDP and its licence", async () => {
    const { evidence } = await one({});
    const sources = await store.get(SCOPE, "source", evidence.map(({ source }) => source)); // prettier-ignore
    expect(sources.map(({ body }) => [body.publisher, body.published_at, body.headline, body.family, body.wire])).toEqual([
      ["The Strelsau Times", "2015-03-03", "Four killed near Strelsau", "strelsau press", undefined],
      ["AFP", "2015-03-04", "Clash in Ruritania; army speaks of three", "afp", "AFP"],
    ]);
    expect(sources[0]?.body).toMatchObject({ published_basis: "listed", via: "UCDP GED, Uppsala University (CC BY 4.0)" });
  });

  it("puts a side on record once, and takes one that is there by its number or its name", async () => {
    const actor = { type: "armed_group" as const, aliases: [], demonyms: [], offices: [], memberships: [] };
    await store.commit(
      "shared",
      [
        { put: { kind: "actor", body: { id: "act-guard", name: "The Guard of Hentzau", ucdp: [902], ...actor } } },
        { put: { kind: "actor", body: { id: "act-blue-shirts", name: "Blue Shirts", ...actor } } },
        { put: { kind: "actor", body: { id: "act-red", name: "Red League of Graustark", ...actor, aliases: ["RLG"] } } },
      ],
      "2026-01-01T00:00:00Z",
    );
    await take(
      gedFile([
        gedCells("1"),
        gedCells("2", { side_b: "Blue Shirts", side_b_new_id: "903" }),
        gedCells("3", { side_b: "RLG", side_b_new_id: "904" }),
        gedCells("4", { side_b: "RLG", side_b_new_id: "904" }),
      ]),
    );
    expect([
      (await event("1")).actors[1],
      (await event("2")).actors[1],
      (await event("3")).actors[1],
      (await event("4")).actors[1],
    ]).toEqual(["act-guard", "act-blue-shirts", "act-ucdp-904", "act-ucdp-904"]);
    const [made] = await store.get(SCOPE, "actor", ["act-ucdp-904"]);
    expect(made?.body).toMatchObject({ name: "RLG", type: "armed_group" });
  });

  it.each<[string, GedCells, string]>([
    ["one-sided violence", { type_of_violence: "3", side_a: "Hentzau Guard", side_a_new_id: "902", side_b: "Civilians", side_b_new_id: "1" }, "The Hentzau Guard attacked civilians in Strelsau town, Hentzau province, Ruritania; 4 killed, by UCDP's best estimate (low 3, high 6)."],
    ["one number for all three", { low: "4", high: "4" }, "Forces of the Government of Ruritania and the Hentzau Guard fought in Strelsau town, Hentzau province, Ruritania; 4 killed, by UCDP's estimate."],
    ["nobody", { best: "0", low: "0", high: "2" }, "Forces of the Government of Ruritania and the Hentzau Guard fought in Strelsau town; nobody killed, by UCDP's best estimate (low 0, high 2)."],
    ["a best above the high, as it stands", { best: "9", low: "1", high: "3" }, "Forces of the Government of Ruritania and the Hentzau Guard fought in Strelsau town; 9 killed, by UCDP's best estimate (low 1, high 3, as recorded)."],
    ["no best estimate", { best: "-1" }, "Forces of the Government of Ruritania and the Hentzau Guard fought in Strelsau town, Hentzau province; deaths put by UCDP at low 3, high 6."],
    ["no estimate at all", { best: "-1", low: "-1", high: "" }, "Forces of the Government of Ruritania and the Hentzau Guard fought in Strelsau town, Hentzau province, Ruritania; deaths not recorded."],
    ["a place it was near", { where_prec: "2", best: "4", low: "4", high: "4" }, "Forces of the Government of Ruritania and the Hentzau Guard fought near Strelsau town, Hentzau province, Ruritania; 4 killed, by UCDP's estimate."],
    ["the country alone", { where_prec: "6", where_coordinates: "Ruritania", low: "4", high: "4" }, "Forces of the Government of Ruritania and the Hentzau Guard fought in Ruritania; 4 killed, by UCDP's estimate."],
    ["two governments", { side_b: "Government of Graustark (Old Graustark)", low: "4", high: "4" }, "Forces of the Government of Ruritania and forces of the Government of Graustark fought in Strelsau town, Hentzau province, Ruritania; 4 killed, by UCDP's estimate."],
    ["thousands", { best: "12000", low: "10000", high: "15000" }, "Forces of the Government of Ruritania and the Hentzau Guard fought in Strelsau town; 12,000 killed, by UCDP's best estimate (low 10,000, high 15,000)."],
  ])("tells %s", async (_, cells, summary) => {
    expect((await one(cells)).summary).toBe(summary);
  }); // prettier-ignore

  it.each<[string, string, string, Event["date"]]>([
    ["1", "2015-03-02", "2015-03-02", { from: "2015-03-02", precision: "day" }],
    ["2", "2015-03-02", "2015-03-05", { from: "2015-03-02", to: "2015-03-05", precision: "span" }],
    ["3", "2015-03-02", "2015-03-08", { from: "2015-03-02", to: "2015-03-08", precision: "week" }],
    ["4", "2015-03-01", "2015-03-31", { from: "2015-03-01", to: "2015-03-31", precision: "month" }],
    ["4", "2015-03-15", "2015-04-14", { from: "2015-03-15", to: "2015-04-14", precision: "span" }],
    ["5", "2015-01-01", "2015-12-31", { from: "2015-01-01", to: "2015-12-31", precision: "year" }],
  ])("dates a row of date_prec %s from %s to %s no more exactly than it is known", async (date_prec, date_start, date_end, date) => {
    expect((await one({ date_prec, date_start, date_end })).date).toEqual(date);
  });

  it("says what is not recorded, and takes no number from it", async () => {
    const body = await one({ number_of_sources: "-1", deaths_unknown: "-1", best: "-1" });
    expect(body.dataset?.not_recorded).toEqual(["deaths of people of unknown side", "best estimate", "number of sources"]);
    expect(JSON.stringify(body)).not.toContain("-1");
  });

  it("reads older references that have no columns, and keeps one it cannot tell apart as it stands", async () => {
    const office = { source_office: "", source_date: "", source_headline: "" };
    await take(
      gedFile([
        gedCells("1", { ...office, source_article: 'AFP 1989-05-17 "REBELS BLOW UP A BRIDGE' }),
        gedCells("2", { ...office, source_article: "X 23/2 1999" }),
        gedCells("3", { ...office, source_article: "" }),
      ]),
    );
    const cited = await Promise.all(["1", "2", "3"].map(async (id) => (await event(id)).evidence[0].source));
    const sources = await store.get(SCOPE, "source", cited);
    expect(sources.map(({ body }) => [body.publisher, body.published_at, body.published_basis, body.headline])).toEqual([
      ["AFP", "1989-05-17", "listed", "REBELS BLOW UP A BRIDGE"],
      [null, "2015-03-02", "inferred", "X 23/2 1999"],
      [null, "2015-03-02", "inferred", undefined],
    ]);
  });

  it("reads every layout alike: in another order, of 19.1, with HXL tags, with more columns, without a header", async () => {
    const rows = [gedCells("101"), gedCells("102", { best: "5" })];
    const summaries: string[][] = [];
    const hxl = OLD.map((column) => (column === "country" ? "#country+name" : column === "best" ? "#affected+killed" : ""));
    const [header = "", ...body] = gedFile(rows, OLD).split("\n");
    const files = [
      gedFile(rows),
      gedFile(rows, GED_COLUMNS.toReversed()),
      gedFile(rows, OLD),
      [header, hxl.join(","), ...body].join("\n"),
      gedFile(rows, [...GED_COLUMNS, "iso3", "a_new_one"]),
      gedFile(rows, GED_COLUMNS, false),
      gedFile(rows, OLD, false),
      gedFile(rows).replaceAll("\n", "\r\n"),
      `\ufeff${gedFile(rows)}`,
    ];
    for (const file of files) {
      await store.close();
      store = await openWorld();
      expect(await take(file)).toMatchObject({ read: 2, rejected: 0 });
      summaries.push([(await event("101")).summary, (await event("102")).summary]);
    }
    expect(new Set(summaries.map((pair) => pair.join("\n"))).size).toBe(1);
  });

  it("leaves out rows it cannot read, each with its line and reason, and takes in the rest", async () => {
    const bad: GedCells[] = [
      { type_of_violence: "4" },
      { date_start: "2/3/2015" },
      { date_start: "2015-02-30", date_end: "2015-03-02" },
      { date_end: "2015-02-01" },
      { date_start: "2091-01-01", date_end: "2091-01-01" },
      { best: "many" },
      { best: "-7" },
      { side_b: "" },
      { id: "" },
      { country: "" },
    ];
    const rows = [
      gedCells("1"),
      ...bad.map((more, i) => gedCells(`b${i}`, more)),
      gedCells("2"),
      gedCells("1", { best: "5" }),
      gedCells("2"),
    ];
    const report = await take(`${gedFile(rows).trimEnd()}\n3,cut`);
    expect(report).toMatchObject({ read: 15, rejected: 12, skipped: [{ reason: "the same row again", count: 1 }] });
    // The articles' reporters stand on two lines, so each row takes two.
    expect(rejected().map(({ line, reason }) => [line, reason])).toEqual([
      [4, "“type_of_violence” must be 1, 2 or 3"],
      [
        6,
        "“date_start” may be read with the day first or with the month first, and no date near it tells which; write it as YYYY-MM-DD: “2/3/2015”",
      ],
      [8, "“date_start” is no day: “2015-02-30”"],
      [10, "it ends on 2015-02-01, before it begins on 2015-03-02"],
      [12, "the date 2091-01-01 is in the future"],
      [14, "“best” is no count: “many”"],
      [16, "“best” is no count: “-7”"],
      [18, "a side is missing"],
      [20, "“id” is missing"],
      [22, "“country” is missing"],
      [26, "repeats the id of line 2 and says otherwise"],
      [28, "the same row again"],
      [30, "has 2 columns where there are 49; the last line has no line end and may be cut off"],
    ]);
  });

  it.each<[string, string | Uint8Array, string]>([
    ["nothing", "", "The input is empty."],
    ["a header alone", gedFile([]), "It holds no UCDP GED events."],
    ["a page to log in on", "<!DOCTYPE html><html><body>Log in</body></html>", "This does not look like UCDP GED events; line 1: a web page where a table is expected; it may be a page to log in on."],
    ["JSON", '[{"id": 1}]', "This does not look like UCDP GED events; line 1: JSON where a table is expected."],
    ["bytes", new Uint8Array([0, 1, 2, 0, 10, 0]), "This does not look like UCDP GED events; line 1: not text."],
    ["another table", "a,b,c\n1,2,3\n", "This does not look like UCDP GED events; line 1: the columns id, type_of_violence, side_a, side_b, date_start, country and best are expected in the first line."],
    ["a table that lacks a column", gedFile([gedCells("1")], GED_COLUMNS.filter((column) => column !== "best")), "This does not look like UCDP GED events; line 1: the column best is missing."],
  ])("says what is wrong with %s", async (_, text, message) => {
    await expect(take(text)).rejects.toThrow(message);
  }); // prettier-ignore

  it("says that a column stands twice, and that a file is not UTF-8", async () => {
    const twice = await take(gedFile([gedCells("1")], [...GED_COLUMNS, "best"]));
    expect(twice.notes).toEqual(["The column best stands twice; the first was read."]);
    const latin = await take(Buffer.from(gedFile([gedCells("2"), gedCells("3", { adm_1: "Gießen" })]), "latin1"));
    expect(latin).toMatchObject({ read: 2, rejected: 1 });
    expect(rejected()[0]?.reason).toBe("not UTF-8 text; convert the file first, for example with iconv -f WINDOWS-1252 -t UTF-8");
  });
});
