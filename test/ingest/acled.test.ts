import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { acled } from "../../src/ingest/acled/format.ts";
import { importerOf } from "../../src/ingest/import.ts";
import type { ImportReport } from "../../src/ingest/import-types.ts";
import { schemas } from "../../src/record/schema.ts";
import type { Event } from "../../src/record/types.ts";
import type { Store } from "../../src/storage/sqlite/open.ts";
import { importDeps, openWorld, SCOPE } from "./world.ts";

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const NEW = readFileSync(fixture("acled-new.csv"), "utf8");
const [HEADER = "", CLASH = ""] = NEW.split("\n");

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-acled-"));
  store = await openWorld();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function take(text: string): Promise<ImportReport> {
  async function* bytes() {
    yield new TextEncoder().encode(text);
  }
  return importerOf(acled).import(bytes(), await importDeps(store, join(folder, "rejects.jsonl")));
}
const events = async (): Promise<Event[]> => (await store.select(SCOPE, { kinds: ["event"] }, "oldest", 100)).map(({ body }) => body);

/** The first row with other cells. */
function row(cells: Record<string, string>): string {
  const columns = HEADER.split(",");
  const values = CLASH.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)?.map((value) => value.replace(/,$/, "")) ?? [];
  return columns.map((column, i) => cells[column] ?? values[i] ?? "").join(",");
}

describe("importing ACLED", () => {
  it("tells events in words made from the fields, and keeps none of the notes", async () => {
    expect(await take(NEW)).toMatchObject({ read: 5, rejected: 0, skipped: [] });
    const found = await events();
    expect(found.map(({ summary }) => summary)).toEqual([
      "Military forces of Ruritania and the Ruritanian Liberation Front fought in Strelsau, Hentzau Province, Ruritania; 12 killed, by ACLED's estimate.",
      "Protesters demonstrated peacefully in Strelsau, Hentzau Province, Ruritania, as recorded by ACLED.",
      "An unidentified armed group attacked civilians near Lower Hentzau, Hentzau Province, Ruritania; 3 killed, by ACLED's estimate.",
      "Police forces of Ruritania arrested civilians in Hentzau Province, Ruritania, as recorded by ACLED.",
      "Police forces of Ruritania used force against protesters in Strelsau, Hentzau Province, Ruritania; 1 killed, by ACLED's estimate.",
    ]);
    for (const body of found) expect(schemas.event.parse(body)).toEqual(body);
    const everything = JSON.stringify(await store.select(SCOPE, { kinds: ["event", "source", "actor"] }, "oldest", 1000));
    for (const note of ["words of the dataset", "Teachers demonstrated", "A line", "Arrests were made", "Force was used"])
      expect(everything).not.toContain(note);
  });

  it("holds what its coders recorded as fields", async () => {
    await take(NEW);
    const [clash, protest, attack] = await events();
    expect(clash).toMatchObject({
      id: "evt-acled-rur101",
      date: { from: "2021-03-05", precision: "day" },
      type: "assault",
      mode: "battle",
      actors: ["act-ruritania", "act-acled-ruritanian-liberation-front"],
      recipients: [],
      places: ["plc-strelsau"],
      casualties: [{ effect: "killed", quantity: { best: 12, qualifier: "exactly" }, population: "people", reporter: "act-acled" }],
      dataset: {
        name: "ACLED",
        row: "RUR101",
        under: ["Political violence", "Battles", "Armed clash"],
        place_precision: "exact",
        where: ["Strelsau", "North Hentzau", "Hentzau Province"],
        lat: 50.1,
        lon: 14.2,
        source_scale: "National",
      },
    });
    expect(protest).toMatchObject({
      type: "protest",
      casualties: [{ quantity: { best: 0 } }],
      dataset: {
        with: ["Teachers (Ruritania)", "Labor Group (Ruritania)"],
        under: ["Demonstrations", "Protests", "Peaceful protest", "crowd size=about 200"],
      },
    });
    expect(attack).toMatchObject({
      date: { from: "2021-03-07", precision: "week" },
      dataset: { under: expect.arrayContaining(["Civilian targeting"]) },
    });
    const [made] = await store.get(SCOPE, "actor", ["act-acled-ruritanian-liberation-front"]);
    expect(made?.body).toMatchObject({ type: "armed_group", aliases: ["RLF"] });
  });

  it("cites whom a row names, through ACLED", async () => {
    await take(NEW);
    const [clash] = await events();
    const sources = await store.get(SCOPE, "source", clash?.evidence.map(({ source }) => source) ?? []);
    expect(sources.map(({ body }) => [body.publisher, body.published_at, body.published_basis, body.via])).toEqual([
      ["The Strelsau Times", "2021-03-05", "inferred", "ACLED, acleddata.com"],
      ["AFP", "2021-03-05", "inferred", "ACLED, acleddata.com"],
    ]);
  });

  it("reads the older export, with numeric codes, dates in words and a byte order mark, to the same sentences", async () => {
    await take(NEW);
    const newer = (await events()).map(({ id, summary, date, actors, casualties }) => ({ id, summary, date, actors, casualties }));
    await store.close();
    store = await openWorld();
    expect(await take(readFileSync(fixture("acled-old.csv"), "utf8"))).toMatchObject({ read: 5, rejected: 0 });
    expect((await events()).map(({ id, summary, date, actors, casualties }) => ({ id, summary, date, actors, casualties }))).toEqual(newer);
  });

  it("lets a later timestamp revise a row and an earlier one change nothing", async () => {
    const at = (timestamp: string, fatalities: string) => `${HEADER}\n${row({ timestamp, fatalities })}\n`;
    await take(at("1650000000", "12"));
    expect(await take(at("1660000000", "14"))).toMatchObject({ revised: 1 });
    expect(await take(at("1640000000", "9"))).toMatchObject({ revised: 0, olderRows: 1 });
    expect((await events())[0]?.casualties[0]?.quantity.best).toBe(14);
  });

  it("takes the later of two states of a row in one file", async () => {
    const report = await take(`${HEADER}\n${row({})}\n${row({ timestamp: "1650000009", fatalities: "13" })}\n`);
    expect(report).toMatchObject({ rejected: 0, revised: 1 });
    expect((await events())[0]?.casualties[0]?.quantity.best).toBe(13);
  });

  it.each<[string, Record<string, string>, string]>([
    ["an air strike", { sub_event_type: "Air/drone strike", event_type: "Explosions/Remote violence" }, "Military forces of Ruritania carried out an air or drone strike against the Ruritanian Liberation Front in Strelsau, Hentzau Province; 12 killed, by ACLED's estimate."],
    ["an agreement", { sub_event_type: "Agreement", event_type: "Strategic developments", fatalities: "0" }, "Military forces of Ruritania and the Ruritanian Liberation Front reached an agreement in Strelsau, Hentzau Province, Ruritania, as recorded by ACLED."],
    ["a kind that is new", { sub_event_type: "Something new", event_type: "Riots", fatalities: "0" }, "Military forces of Ruritania rioted against the Ruritanian Liberation Front in Strelsau, Hentzau Province, Ruritania; no deaths recorded by ACLED."],
    ["deaths not recorded", { fatalities: "" }, "Military forces of Ruritania and the Ruritanian Liberation Front fought in Strelsau, Hentzau Province, Ruritania; deaths not recorded."],
  ])("tells %s", async (_, cells, summary) => {
    await take(`${HEADER}\n${row(cells)}\n`);
    expect((await events())[0]?.summary).toBe(summary);
  }); // prettier-ignore

  it("keeps the factions of a movement apart, and from the movement", async () => {
    const of = (id: string, faction: string) =>
      row({ event_id_cnty: id, actor2: `RLM/A-${id}: Ruritanian Liberation Movement/Army (${faction})` });
    await take(`${HEADER}\n${of("RUR201", "Rudolf Faction")}\n${of("RUR202", "Michael Faction")}\n`);
    expect((await events()).map(({ actors }) => actors[1])).toEqual([
      "act-acled-rudolf-faction-of-the-ruritanian-liberation-movement-army",
      "act-acled-michael-faction-of-the-ruritanian-liberation-movement-army",
    ]);
    expect((await events())[0]?.summary).toContain("and the Rudolf Faction of the Ruritanian Liberation Movement–Army fought");
  });

  it("leaves out rows it cannot read, with line and reason", async () => {
    const bad = [
      { event_date: "05/03/2021" },
      { year: "2020" },
      { fatalities: "some" },
      { actor1: "" },
      { event_type: "Weather", sub_event_type: "Rain" },
    ];
    const lines = bad.map((cells, i) => row({ event_id_cnty: `BAD${i}`, ...cells }));
    expect(await take(`${HEADER}\n${row({})}\n${lines.join("\n")}\n`)).toMatchObject({ read: 6, rejected: 5 });
    const reasons = readFileSync(join(folder, "rejects.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line): { line: number; reason: string } => JSON.parse(line));
    expect(reasons.map(({ line, reason }) => [line, reason])).toEqual([
      [
        3,
        "“event_date” may be read with the day first or with the month first, and no date near it tells which; write it as YYYY-MM-DD: “05/03/2021”",
      ],
      [4, "“year” is 2020, and “event_date” is 2021-03-05"],
      [5, "“fatalities” is no count: “some”"],
      [6, "“actor1” is missing"],
      [7, "“event_type” is none of ACLED's: “Weather”"],
    ]);
  });
});
