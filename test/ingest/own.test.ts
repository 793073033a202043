import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { UserError } from "../../src/core/errors.ts";
import type { ImportInput, ImportReport } from "../../src/ingest/import-types.ts";
import { importers } from "../../src/ingest/importers.ts";
import { exportRecord } from "../../src/record/export.ts";
import { openStore, type Store } from "../../src/storage/sqlite/open.ts";
import { sharedFolder } from "../support/shared.ts";
import { openShippedRecord } from "../support/shipped-record.ts";
import { gdeltRow } from "./gdelt-rows.ts";
import { importDeps, openWorld, SCOPE } from "./world.ts";

const shared = sharedFolder();
if (!shared) process.stderr.write("skipped: telling the formats of real files, as the sample data is not beside the project\n");

let folder: string;
let store: Store;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "readout-own-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  store = await openWorld();
});

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

async function take(format: string, input: ImportInput, into = store): Promise<ImportReport> {
  const importer = importers.get(format);
  if (importer === undefined) throw new Error(format);
  return importer.import(input, await importDeps(into, join(folder, "rejects.jsonl")));
}

const reasons = (): string[] =>
  readFileSync(join(folder, "rejects.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).reason);

async function lines(of: Store, topic?: Parameters<typeof exportRecord>[2]): Promise<string> {
  let text = "";
  for await (const line of exportRecord(of, SCOPE, topic)) text += line;
  return text;
}

const YAML = `
# A record file.
sources:
  - { id: src-a, publisher: Zenda News, published_at: 2021-03-01 }
events:
  - id: evt-a
    date: { from: 2021-03-01 }
    type: consult
    places: [plc-strelsau]
    summary: Two ministers met in Strelsau.
    evidence: [{ source: src-a }]
`;

describe("a record file of Readout", () => {
  it("goes in, and again changes nothing", async () => {
    expect(await take("readout-yaml", file("a.yaml", YAML))).toMatchObject({ read: 2, added: 2, rejected: 0 });
    expect(await take("readout-yaml", file("a.yaml", YAML))).toMatchObject({ added: 0, revised: 0, unchanged: 2 });
  });

  it("is held to the rules of data folders: each problem with its line, the rest goes in", async () => {
    const bad = `${YAML}  - { id: evt-b, date: { from: 2021-03-02, to: 2021-03-01 }, type: consult, summary: A., evidence: [{ source: src-a }] }
  - { id: evt-c, date: { from: 2021-03-02 }, type: chat, summary: A., evidence: [{ source: src-a }] }
  - { id: evt-d, date: { from: 2021-03-02 }, type: consult, places: [plc-atlantis], summary: A., evidence: [{ source: src-a }] }
  - { id: evt-e, date: { from: 2021-03-02 }, type: consult, supersedes: evt-d, summary: A., evidence: [{ source: src-a }] }
`;
    expect(await take("readout-yaml", file("bad.yaml", bad))).toMatchObject({ added: 2, rejected: 4 });
    const found = readFileSync(join(folder, "rejects.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(found.map(({ line, id, reason }) => [line, id, reason])).toEqual([
      [12, "evt-b", 'evt-b “date.to”: found "2021-03-01", expected a day not before 2021-03-02'],
      [13, "evt-c", expect.stringMatching(/^evt-c “type”: found "chat", expected one of agree, /)],
      [14, "evt-d", "“places.0” names plc-atlantis, which is nowhere or was left out"],
      [15, "evt-e", "“supersedes” names evt-d, which is nowhere or was left out"],
    ]);
  });

  it("keeps a record in the folder of its dossier", async () => {
    const put = {
      kind: "event",
      body: {
        id: "evt-a",
        date: { from: "2021-03-01" },
        type: "consult",
        places: ["plc-strelsau"],
        summary: "Two ministers met in Strelsau.",
        evidence: [{ source: "src-a" }],
      },
      dossier: "dos-two",
    };
    await take("readout-yaml", file("a.yaml", YAML));
    await take("readout-jsonl", file("a.jsonl", `${JSON.stringify(put)}\n`));
    expect(await store.count(SCOPE, { kinds: ["event"], about: [["dos-two"]] })).toBe(1);
    await take("readout-yaml", file("a.yaml", YAML));
    expect(await store.count(SCOPE, { kinds: ["event"], about: [["dos-two"]] })).toBe(1);
  });

  it.each([
    ["a: &a [1, 2]\nb: [*a", "does not look like records of Readout"],
    [`events: ${"[".repeat(50_000)}`, "does not look like records of Readout"],
    [`events: [${"1,".repeat(2_500_000)}1]`, "larger than four megabytes"],
    ["events:\n  - {id: \u0001}", "does not look like records of Readout"],
  ])("that cannot be read is refused with words", async (text, words) => {
    await expect(take("readout-yaml", file("odd.yaml", text))).rejects.toThrow(words);
  });
});

describe("lines of Readout's own", () => {
  it("carry the record that ships over, byte for byte", { timeout: 60_000 }, async () => {
    const from = await openShippedRecord(folder, { now: () => Date.parse(SCOPE.asOf) });
    const to = await openStore({ path: ":memory:" });
    const text = await lines(from);
    const report = await take("readout-jsonl", file("all.jsonl", text), to);
    expect([report.rejected, report.added]).toEqual([0, text.trim().split("\n").length]);
    expect(await lines(to)).toBe(text);
    expect(await take("readout-jsonl", file("all.jsonl", text), to)).toMatchObject({ added: 0, revised: 0 });
  });

  it("of a topic hold all that it names, and nothing else", async () => {
    await take("readout-yaml", file("a.yaml", YAML));
    const ids = (await lines(store, { about: [["plc-strelsau"]] }))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).body.id);
    expect(ids).toEqual(["src-a", "plc-ruritania", "plc-strelsau", "evt-a"]);
  });

  it("may come in any order, and retract", async () => {
    await take("readout-yaml", file("a.yaml", YAML));
    const back = (await lines(store)).trim().split("\n").toReversed().join("\n");
    const other = await openStore({ path: ":memory:" });
    expect(await take("readout-jsonl", file("back.jsonl", back), other)).toMatchObject({ rejected: 0 });
    expect(await lines(other)).toBe(await lines(store));
    const retract = file(
      "gone.jsonl",
      '{"retract": {"id": "evt-a", "reason": "it was another meeting"}}\n{"retract": {"id": "evt-zz", "reason": "x"}}\n',
    );
    expect(await take("readout-jsonl", retract)).toMatchObject({ rejected: 1, skipped: [] });
    expect(await store.get(SCOPE, "event", ["evt-a"])).toEqual([]);
    expect(reasons()).toEqual(["retracts evt-zz, which is not on record"]);
    expect(await take("readout-jsonl", retract)).toMatchObject({ skipped: [{ reason: "is retracted already", count: 1 }] });
  });

  it("that are wrong are listed with line and reason", async () => {
    const text = [
      '{"kind": "source", "body": {"id": "src-b", "publisher": null, "published_at": "2021-03-01"}}',
      '{"kind": "saucer", "body": {"id": "src-c"}}',
      '{"kind": "source", "body": {"id": "src-d", "publisher": "", "published_at": "2021-03-01"}}',
      '{"kind": "source", "body": {"id": "src-b", "publisher": null, "published_at": "2021-03-01"}}',
      '{"kind": "event"',
    ].join("\n");
    expect(await take("readout-jsonl", file("wrong.jsonl", text))).toMatchObject({ read: 5, added: 1, rejected: 4 });
    expect(reasons()).toEqual([
      expect.stringMatching(/^is neither \{kind, body\} with a kind out of source, actor/),
      '“publisher”: found "", expected text that is not empty',
      "repeats the id of line 1",
      "not valid JSON; the last line has no line end and may be cut off",
    ]);
  });

  it("are read or given a reason, whatever they hold", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.json(), fc.string()), { maxLength: 5 }), async (texts) => {
        for (const format of ["readout-jsonl", "readout-yaml"]) {
          const found = await take(format, file("any", texts.join("\n"))).catch((error: unknown) =>
            error instanceof UserError ? error.code : error,
          );
          expect(found === "bad-data" || (typeof found === "object" && found !== null && "read" in found)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

const ITEM =
  '{"id": "own-2021-05-01-01", "date": "2021-05-01", "category": "", "topics": [], "text": "A shop in Strelsau reopens.", "sources": ["Zenda News"]}';
const PAGE =
  '{"href": "https://api.reliefweb.int/v1/reports", "data": [{"id": "1", "fields": {"title": "A report", "date": {"original": "2021-05-01T00:00:00+00:00"}}}]}';

describe("import auto", () => {
  const EXAMPLES: [string, string][] = [
    ["current-events", ITEM],
    ["reliefweb", PAGE],
    ["readout-yaml", YAML],
    ["readout-jsonl", '{"kind": "source", "body": {"id": "src-b", "publisher": null, "published_at": "2021-03-01"}}'],
    ["gdelt", gdeltRow({ Actor1Code: "X", Actor1Name: "RURITANIA" })],
    ["gdelt", gdeltRow({ Actor1Code: "X", Actor1Name: "RURITANIA" }, 57)],
  ];

  it.each(EXAMPLES)(
    "tells %s by its content, plain, with a byte order mark and packed, whatever the file is called",
    async (format, text) => {
      for (const [i, content] of [text, `\ufeff${text}`, gzipSync(text)].entries()) {
        const report = await take("auto", file(`data-${i}.bin`, content));
        expect(report.notes[0]).toMatch(new RegExp(`^Taken for ${format}: `));
      }
    },
  );

  it.each([
    ["", "This is an empty input;"],
    ["\u0000\u0001\u0002", "This is data that is not text;"],
    ["<!DOCTYPE html><title>Log in</title>", "This is a web page \\(HTML\\), perhaps a log-in page or an error;"],
    ['{"a": 1, "b": 2}', "This is JSON with a, b;"],
    ["name,age,place\nx,1,y\n", "This is a table of about 3 columns parted by commas with name, age, place;"],
    ["Once upon a time", "This is text that begins “Once upon a time”;"],
  ])("says what it saw where no format is known: %j", async (text, words) => {
    const failed = await take("auto", file("unknown", text)).catch((error: unknown) => error);
    expect(failed instanceof UserError && [failed.code, failed.message, failed.next]).toEqual([
      "bad-data",
      expect.stringMatching(new RegExp(`^${words} no format is known that looks so\\.$`)),
      "There is: acled, current-events, gdelt, readout-jsonl, readout-yaml, reliefweb, ucdp-ged; readout help import says what each reads.",
    ]);
  });

  it.skipIf(!shared)("tells real files", { timeout: 120_000 }, async () => {
    const taken: Record<string, string | undefined> = {};
    for (const name of [
      "gdelt/events.csv",
      "ucdp-ged/ged191_mmr_bgd.csv",
      "ucdp-ged/conflict_data_BGD.csv",
      "ucdp-ged/GEDEvent_v23_1_sample1000.csv",
    ]) {
      const report = await take("auto", join(shared ?? "", "datasets", name));
      taken[name] = /^Taken for ([\w-]+):/.exec(report.notes[0] ?? "")?.[1];
    }
    expect(taken).toEqual({
      "gdelt/events.csv": "gdelt",
      "ucdp-ged/ged191_mmr_bgd.csv": "ucdp-ged",
      "ucdp-ged/conflict_data_BGD.csv": "ucdp-ged",
      "ucdp-ged/GEDEvent_v23_1_sample1000.csv": "ucdp-ged",
    });
  });
});
