import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAnswer } from "../../src/briefings/answer.ts";
import { resolveTopic } from "../../src/briefings/topic.ts";
import { UserError } from "../../src/core/errors.ts";
import { isoOfCameo, isoOfFips } from "../../src/ingest/gdelt/country-codes.ts";
import { cameoCodes, cameoEvent } from "../../src/ingest/gdelt/cameo.ts";
import { readingDeps } from "../../src/ingest/gdelt/format.ts";
import { type GdeltDeps, readGdelt } from "../../src/ingest/gdelt/read.ts";
import { readGdeltRow } from "../../src/ingest/gdelt/row.ts";
import type { ImportReport } from "../../src/ingest/import-types.ts";
import { importers } from "../../src/ingest/importers.ts";
import { createGazetteer, type Gazetteer } from "../../src/record/gazetteer.ts";
import { createPublishers } from "../../src/record/publishers.ts";
import { eventSchema, sourceSchema } from "../../src/record/schema.ts";
import type { Store } from "../../src/storage/sqlite/open.ts";
import { sharedFolder } from "../support/shared.ts";
import { openShippedRecord } from "../support/shipped-record.ts";
import { type GdeltFields, gdeltRow } from "./gdelt-rows.ts";
import { importDeps, SCOPE } from "./world.ts";

const TODAY = "2026-11-23";
const clock = { now: () => Date.parse(SCOPE.asOf) };
const shared = sharedFolder();
if (!shared) process.stderr.write("skipped: GDELT's real files, as the sample data is not beside the project\n");

let store: Store;
let gazetteer: Gazetteer;
let deps: GdeltDeps;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-gdelt-"));
  const known = await openShippedRecord(folder, clock);
  gazetteer = createGazetteer(await known.names("shared"));
  const publishers = createPublishers({
    publishers: [{ name: "The Strelsau Times", family: "Strelsau Press", wire: false, aggregator: false, aliases: ["strelsautimes"] }],
  });
  deps = await readingDeps({ reader: known, gazetteer, publishers, clock, owner: "shared" });
  await known.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const ISRAEL = { Actor1Code: "ISRMIL", Actor1Name: "ISRAEL", Actor1CountryCode: "ISR", Actor1Type1Code: "MIL" };
const CIVILIANS = { Actor2Code: "PSECVL", Actor2Name: "PALESTINIAN", Actor2CountryCode: "PSE", Actor2Type1Code: "CVL" };
const place = (fullName: string, country: string, type = "4"): GdeltFields => ({
  ActionGeo_Type: type,
  ActionGeo_FullName: fullName,
  ActionGeo_CountryCode: country,
});

function read(
  fields: GdeltFields,
  width: 57 | 58 | 61 = 61,
): Exclude<ReturnType<typeof readGdelt>, { skipped: string } | { rejected: string }> {
  const row = readGdeltRow(gdeltRow(fields, width), TODAY);
  if (!("row" in row)) throw new Error(row.reason);
  const found = readGdelt(row.row, deps);
  if (!("event" in found)) throw new Error(JSON.stringify(found));
  expect(() => [eventSchema.parse(found.event), sourceSchema.parse(found.source)]).not.toThrow();
  return found;
}

describe("codes of GDELT", () => {
  it("have words for every CAMEO code, with and without the other side", () => {
    expect(cameoCodes()).toHaveLength(293);
    for (const code of cameoCodes()) {
      const phrases = [cameoEvent(code)?.phrase("the other side") ?? "", cameoEvent(code)?.phrase(undefined) ?? ""];
      expect(phrases[0]).toContain("the other side");
      expect(phrases[1]).not.toContain("the other side");
      for (const phrase of phrases) expect(phrase).toMatch(/^[a-z][A-Za-z, -]+[a-z]$/);
      for (const phrase of phrases) expect(phrase).not.toMatch(/ {2}|[{}|]/);
    }
  });

  it.each([
    ["173", "coerce", "arrest"],
    ["0871", "retreat", "ceasefire"],
    ["046", "consult", undefined],
    ["163", "coerce", "restrict"],
    ["1832", "assault", "explosives"],
    ["010", "statement", undefined],
    ["0233", "request", "assist"],
    ["1459", "protest", "riot"],
    ["19", "assault", undefined],
  ])("are of PLOVER's types: %s", (code, type, mode) => {
    expect([cameoEvent(code)?.type, cameoEvent(code)?.mode]).toEqual([type, mode]);
  });

  it("do to somebody of a state what is done to people, and to the state what is done to states", () => {
    expect(cameoEvent("173")?.phrase("Nigeria", true)).toBe("arrested, detained or charged somebody of Nigeria");
    expect(cameoEvent("181")?.phrase("civilians", false)).toBe("abducted or took hostage civilians, or hijacked a vehicle");
    expect(cameoEvent("130")?.phrase("Nigeria", true)).toBe("threatened Nigeria");
  });

  it("are none outside of CAMEO", () => expect(["", "1", "21", "999", "abc", "17300"].map(cameoEvent)).toEqual(Array(6).fill(undefined)));

  it.each(
    "AS:AUS AU:AUT IS:ISR IC:ISL GM:DEU GA:GMB GB:GAB GG:GEO SP:ESP CH:CHN SZ:CHE RS:RUS UP:UKR EZ:CZE KS:KOR KN:PRK LO:SVK IZ:IRQ NI:NGA NG:NER CF:COG CG:COD CT:CAF SF:ZAF BM:MMR CE:LKA".split(
      " ",
    ),
  )("give places in FIPS, not in ISO: %s", (pair) => {
    const [fips = "", iso] = pair.split(":");
    expect(isoOfFips(fips)).toBe(iso);
  });

  it("give actors in CAMEO, which keeps a few old codes and has regions", () =>
    expect(["ISR", "ROM", "TMP", "EUR", "WSB", "x"].map(isoOfCameo)).toEqual(["ISR", "ROU", "TLS", undefined, "PSE", undefined]));
});

describe("an event of GDELT", () => {
  it("is a sentence from its fields that says a machine coded it, and counts nobody", () => {
    const { event, source } = read({ ...ISRAEL, ...CIVILIANS, ...place("Hebron, West Bank (general), West Bank", "WE") });
    expect(event).toEqual({
      id: "evt-gdelt-900000001",
      date: { from: "2021-05-03", precision: "day" },
      type: "coerce",
      mode: "arrest",
      actors: ["act-israel"],
      recipients: [],
      places: ["plc-hebron"],
      issues: [],
      summary:
        "Israel's military arrested, detained or charged Palestinian civilians in Hebron, as coded by GDELT from harbour-gazette.example.",
      topics: [],
      status: "occurred",
      coding: "machine",
      casualties: [],
      headings: [],
      evidence: [{ source: source.id }],
    });
    expect(source).toMatchObject({
      publisher: "harbour-gazette.example",
      family: "harbour gazette example",
      published_at: "2021-05-03T14:15:00Z",
      url: "https://www.harbour-gazette.example/news/1",
      via: "GDELT event database, coded by machine",
    });
  });

  it.each([
    [{ Actor1Code: "ISRCVL", Actor1Name: "ISRAEL", Actor1CountryCode: "ISR", Actor1Type1Code: "CVL" }, "Israeli civilians", []],
    [{ Actor1Code: "ISROPP", Actor1Name: "ISRAEL", Actor1CountryCode: "ISR", Actor1Type1Code: "OPP" }, "Israeli political opposition", []],
    [
      { Actor1Code: "ISRGOV", Actor1Name: "ISRAEL", Actor1CountryCode: "ISR", Actor1Type1Code: "GOV" },
      "Israel's government",
      ["act-israel"],
    ],
    [
      { Actor1Code: "ISRGOVMED", Actor1Name: "ISRAEL", Actor1CountryCode: "ISR", Actor1Type1Code: "GOV", Actor1Type2Code: "MED" },
      "Israeli media",
      [],
    ],
    [{ Actor1Code: "ISR", Actor1Name: "ISRAEL", Actor1CountryCode: "ISR" }, "Israel", ["act-israel"]],
    [{ Actor1Code: "ISR", Actor1Name: "ISRAELI", Actor1CountryCode: "ISR" }, "An Israeli actor", []],
    [{ Actor1Code: "USA", Actor1Name: "DENVER", Actor1CountryCode: "USA" }, "An American actor (“Denver”)", []],
    [
      { Actor1Code: "USAGOV", Actor1Name: "THE US", Actor1CountryCode: "USA", Actor1Type1Code: "GOV" },
      "The United States' government",
      ["act-united-states"],
    ],
    [
      { Actor1Code: "PSEREBHMS", Actor1Name: "HAMAS", Actor1CountryCode: "PSE", Actor1KnownGroupCode: "HMS", Actor1Type1Code: "REB" },
      "Hamas",
      ["act-hamas"],
    ],
    [
      { Actor1Code: "IGOUNO", Actor1Name: "THE UN", Actor1KnownGroupCode: "UNO", Actor1Type1Code: "IGO" },
      "The United Nations",
      ["act-united-nations"],
    ],
    [{ Actor1Code: "AFR", Actor1Name: "AFRICA", Actor1CountryCode: "AFR" }, "Africa", []],
    [{ Actor1Code: "COP", Actor1Name: "POLICE", Actor1Type1Code: "COP" }, "Police", []],
    [{ Actor1Code: "MOS", Actor1Name: "IMAM" }, "An actor coded as “Imam”", []],
    [
      { Actor1Code: "CODCVL", Actor1Name: "CONGOLESE", Actor1CountryCode: "COD", Actor1Type1Code: "CVL" },
      "Civilians of the Democratic Republic of the Congo",
      [],
    ],
    [{}, "An actor not named", []],
  ])("is the state's act only where its codes say so: %j", (fields, phrase, actors) => {
    const { event } = read({
      ...fields,
      EventCode: "190",
      Actor2Code: "FRA",
      Actor2Name: "FRANCE",
      Actor2CountryCode: "FRA",
      ...place("Paris, France (general), France", "FR"),
    });
    expect(event.summary).toBe(`${phrase} used military force against France in Paris, as coded by GDELT from harbour-gazette.example.`);
    expect([event.actors, event.recipients]).toEqual([actors, ["act-france"]]);
  });

  it.each([
    ["Canberra, Australian Capital Territory, Australia", "AS", "4", "plc-canberra", "Canberra"],
    ["Israel", "IS", "1", "plc-israel", "Israel"],
    ["Nowhereville, Bayern, Germany", "GM", "4", "plc-germany", "Nowhereville, Germany"],
    ["Gaza Strip", "GZ", "1", "plc-gaza-strip", "the Gaza Strip"],
    ["Niger", "NG", "1", "plc-niger", "Niger"],
  ])("happened at its place: %s in %s", (fullName, country, type, ref, phrase) => {
    const { event } = read({ ...ISRAEL, ...place(fullName, country, type) });
    expect([event.places, event.summary.includes(` in ${phrase}, as coded`)]).toEqual([[ref], true]);
  });

  it("is where the record knows a place at its coordinates, whatever country the code names", () => {
    const { event } = read({
      ...ISRAEL,
      ...place("Gaza, Israel (general), Israel", "IS"),
      ActionGeo_Lat: "31.5",
      ActionGeo_Long: "34.4667",
    });
    expect([event.places, event.summary]).toEqual([
      ["plc-gaza-strip"],
      "Israel's military arrested, detained or charged somebody in the Gaza Strip, as coded by GDELT from harbour-gazette.example.",
    ]);
  });

  it.each([
    ["20210503", { from: "2021-05-03", precision: "day" }],
    ["20210502", { from: "2021-05-02", precision: "day" }],
    ["20210426", { from: "2021-04-26", precision: "week" }],
    ["20210403", { from: "2021-04-01", to: "2021-04-30", precision: "month" }],
    ["20200503", { from: "2020-01-01", to: "2020-12-31", precision: "year" }],
  ])("is dated no more exactly than “last week”, “last month” or “last year” allows: %s", (day, date) => {
    expect(read({ ...ISRAEL, SQLDATE: day }).event.date).toEqual(date);
  });

  it("of the backfile keeps its day and has no publisher", () => {
    const { event, source } = read({ ...ISRAEL, SQLDATE: "19790102", DATEADDED: "20130203" }, 57);
    expect([event.date, event.summary]).toEqual([
      { from: "1979-01-02", precision: "day" },
      "Israel's military arrested, detained or charged somebody, as coded by GDELT.",
    ]);
    expect(source).toMatchObject({ id: "src-gdelt-added-2013-02-03", publisher: null, published_at: "2013-02-03" });
  });

  it("takes words for a publisher, and no address for one", () => {
    const { source } = read({ ...ISRAEL, SOURCEURL: "BBC Monitoring" }, 58);
    expect([source.publisher, source.url]).toEqual(["BBC Monitoring", undefined]);
    const odd = read({ ...ISRAEL, SOURCEURL: "javascript:alert(1)<b>" }, 58);
    expect([odd.source.publisher, odd.source.url]).toEqual([null, undefined]);
  });

  it("knows outlets behind their addresses, and hosts of one domain for one family", () => {
    expect(read({ ...ISRAEL, SOURCEURL: "http://www.strelsautimes.com/a" }).source).toMatchObject({
      publisher: "The Strelsau Times",
      family: "strelsau press",
    });
    expect(read({ ...ISRAEL, SOURCEURL: "http://blogs.outlet.co.uk/a" }).source).toMatchObject({
      publisher: "blogs.outlet.co.uk",
      family: "outlet co uk",
    });
  });
});

describe("a row of GDELT", () => {
  it.each([
    ["a\tb", "has 2 fields, not 61, 58, 57"],
    [gdeltRow({ GLOBALEVENTID: "x" }), "“GLOBALEVENTID” is not a number"],
    [gdeltRow({ SQLDATE: "20210231" }), "“SQLDATE” is not a day: “20210231”"],
    [gdeltRow({ Year: "2019" }), "the dates contradict each other: SQLDATE 20210503, MonthYear 202105, Year 2019"],
    [gdeltRow({ SQLDATE: "20220503" }), "the dates contradict each other: it happened on 2022-05-03 and was added on 2021-05-03"],
    [gdeltRow({ DATEADDED: "20210503256199" }), "“DATEADDED” is no time: “20210503256199”"],
    [gdeltRow({ DATEADDED: "20990503000000" }), "was added on 2099-05-03, which is in the future"],
  ])("that cannot be read says why", (line, reason) => expect(readGdeltRow(line, TODAY)).toMatchObject({ reason }));

  it("is read or given a reason, whatever it holds", () => {
    const field = fc.oneof(fc.string({ maxLength: 12 }), fc.stringMatching(/^\d{0,14}$/), fc.constant(""));
    const line = fc.oneof(
      fc.string(),
      fc.array(field, { minLength: 55, maxLength: 62 }).map((fields) => fields.join("\t")),
    );
    const mutated = fc.record({ at: fc.nat(60), put: field }).map(({ at, put }) => gdeltRow(ISRAEL).split("\t").with(at, put).join("\t"));
    fc.assert(
      fc.property(fc.oneof(line, mutated), (text) => {
        const result = readGdeltRow(text, TODAY);
        const found = "row" in result ? readGdelt(result.row, deps) : { rejected: result.reason };
        const sound =
          "event" in found
            ? eventSchema.safeParse(found.event).success && sourceSchema.safeParse(found.source).success
            : ("skipped" in found ? found.skipped : found.rejected) !== "";
        expect(sound).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("importing GDELT", () => {
  beforeEach(async () => {
    store = await openShippedRecord(folder, clock);
  });
  afterEach(() => store.close());

  const take = async (text: string | Uint8Array, format = "gdelt"): Promise<ImportReport> => {
    const bytes = (async function* () {
      yield typeof text === "string" ? new TextEncoder().encode(text) : text;
    })();
    const importer = importers.get(format);
    if (importer === undefined) throw new Error(format);
    return importer.import(bytes, await importDeps(store, join(folder, "rejects.jsonl"), { gazetteer }));
  };

  const ROWS = [
    gdeltRow({ ...ISRAEL, ...place("Hebron, West Bank (general), West Bank", "WE") }),
    gdeltRow({ ...ISRAEL, ...place("Hebron, West Bank (general), West Bank", "WE"), GLOBALEVENTID: "900000002" }),
    gdeltRow({ ...ISRAEL, GLOBALEVENTID: "900000002" }),
    gdeltRow({ ...ISRAEL, GLOBALEVENTID: "  900000003", Actor1Name: ' "ISRAEL" ' }),
    "not a row",
  ].join("\n");

  it("takes each row once and an address for one source, and the same file again changes nothing", async () => {
    expect(await take(ROWS)).toMatchObject({ read: 5, added: 4, unchanged: 0, rejected: 2 });
    expect(
      readFileSync(join(folder, "rejects.jsonl"), "utf8")
        .split("\n")
        .slice(0, 2)
        .map((line) => JSON.parse(line).reason),
    ).toEqual(["repeats the id of line 2", "has 1 fields, not 61, 58, 57; the last line has no line end and may be cut off"]);
    expect(await take(ROWS)).toMatchObject({ added: 0, revised: 0, unchanged: 3 });
  });

  it("does not take repeated rows or many mentions for corroboration, and never leads with them", async () => {
    await take(ROWS);
    const ask = createAnswer({ reader: store, gazetteer: async () => gazetteer });
    const topic = await resolveTopic("Hebron", { reader: store, gazetteer }, SCOPE);
    if (topic.kind !== "topic") throw new Error("Hebron");
    const brief = async (): Promise<string[][]> => {
      const frame = { owner: "shared", asOf: "2021-05-04T00:00:00Z", asOfStated: true, zone: "UTC", length: "standard" } as const;
      const { sections } = await ask({ intent: "brief", topic: topic.topic }, frame);
      return sections
        .filter(({ kind }) => kind === "bottom_line" || kind === "developments")
        .map(({ lines }) => lines.map(({ text }) => text));
    };
    const coded =
      "3 May 2021 — Israel's military arrested, detained or charged somebody in Hebron, as coded by GDELT from harbour-gazette.example.";
    expect(await brief()).toEqual([[coded]]);
    await take(
      '{"id": "own-2021-05-01-01", "date": "2021-05-01", "category": "", "topics": [], "text": "A shop in Hebron reopens.", "sources": ["The Hebron Herald"]}',
      "current-events",
    );
    expect(await brief()).toEqual([["1 May 2021 — A shop in Hebron reopens."], [coded]]);
  });

  it.each([
    ["20210503141500-0\t20210503141500\t1\tx.example\thttp://x.example\t", "Knowledge Graph"],
    ["900000001\t20210503141500\t20210503141500\t1\tx.example\thttp://x.example\t1\t-1\t1\t1\t1\t50\t100\t1.0\t\t", "mentions file"],
    ["20210503\t1\tKILL\t2\t\t1\tFrance\tFR\tFR\t46\t2\tFR\t900000001\tx.example\thttp://x.example", "counts"],
  ])("says which file is needed where another of GDELT's is given", async (text, words) => {
    await expect(take(text)).rejects.toThrow(new RegExp(`${words}.*needed is the event file`));
  });

  it("is bounded by what it reads, whatever it is given", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc.string().map((text) => new TextEncoder().encode(text)),
        ),
        async (bytes) => {
          await expect(take(bytes).catch((error: unknown) => (error instanceof UserError ? error.code : error))).resolves.toBe("bad-data");
        },
      ),
      { numRuns: 25 },
    );
  });

  it("passes over the header that reduced files have", async () => {
    expect(await take(`GLOBALEVENTID\tSQLDATE\tMonthYear\n${gdeltRow(ISRAEL)}\n`)).toMatchObject({ read: 1, added: 2, rejected: 0 });
  });

  it("says that a log-in page is one", async () => {
    await expect(take("<!DOCTYPE html>\n<title>Log in</title>")).rejects.toThrow("markup, such as a log-in page");
  });

  it.skipIf(!shared)("loses no row of a real file that was damaged: each is in, left out with a reason, or listed", async () => {
    const whole = readFileSync(join(shared ?? "", "datasets/gdelt/events.csv"));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) }), { minLength: 1, maxLength: 60 }),
        async (damage) => {
          const bytes = new Uint8Array(whole);
          for (const { at, byte } of damage) bytes[at] = byte;
          const before = await store.count(SCOPE, { kinds: ["event"] });
          const report = await take(bytes);
          const left = report.skipped.reduce((sum, { count }) => sum + count, 0);
          const known = await store.count(SCOPE, { kinds: ["event"] });
          expect(report.read - report.rejected - left).toBeGreaterThanOrEqual(known - before);
          expect(report.read).toBeGreaterThanOrEqual(100 - damage.length);
        },
      ),
      { numRuns: 15 },
    );
  });

  it.skipIf(!shared)("takes a real file of a quarter of an hour, every line a sentence of at most 30 words", async () => {
    const file = join(shared ?? "", "datasets/gdelt/20180101000000.export.CSV");
    const report = await take(readFileSync(file));
    expect([report.read, report.rejected, report.skipped]).toEqual([
      2414,
      0,
      [{ reason: "names no actor and no place on record", count: 65 }],
    ]);
    const events = await store.select(SCOPE, { kinds: ["event"], from: "2018-01-01", to: "2018-01-01" }, "newest", 5000);
    const coded = events.filter(({ body }) => body.coding === "machine");
    expect(coded.length).toBeGreaterThan(2000);
    for (const { body } of coded) {
      expect(body.summary.split(" ").length).toBeLessThanOrEqual(30);
      expect(body.summary).toMatch(/^[\p{Lu}].+, as coded by GDELT from \S.*\.$/u);
      expect(body.casualties).toEqual([]);
    }
    expect(await take(readFileSync(file))).toMatchObject({ added: 0, revised: 0 });
  });
});
