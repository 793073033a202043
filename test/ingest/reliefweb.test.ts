import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resolveTopic } from "../../src/briefings/topic.ts";
import { aboutTopic } from "../../src/briefings/draft.ts";
import { UserError } from "../../src/core/errors.ts";
import type { ImportReport } from "../../src/ingest/import-types.ts";
import { importers } from "../../src/ingest/importers.ts";
import { jsonItems, type JsonItem } from "../../src/ingest/json-items.ts";
import { createGazetteer, type Gazetteer } from "../../src/record/gazetteer.ts";
import type { Store } from "../../src/storage/sqlite/open.ts";
import { openShippedRecord } from "../support/shipped-record.ts";
import { importDeps, SCOPE } from "./world.ts";

let store: Store;
let gazetteer: Gazetteer;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-reliefweb-"));
  store = await openShippedRecord(folder, { now: () => Date.parse(SCOPE.asOf) });
  gazetteer = createGazetteer(await store.names("shared"));
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function* cut(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function take(text: string | Uint8Array): Promise<ImportReport> {
  const importer = importers.get("reliefweb");
  if (importer === undefined) throw new Error("reliefweb");
  return importer.import(cut(text, 4096), await importDeps(store, join(folder, "rejects.jsonl"), { gazetteer }));
}

interface Report {
  id: string;
  title: string;
  more?: object;
}

const report = ({ id, title, more = {} }: Report): object => ({
  id,
  fields: {
    title,
    date: { original: "2024-07-02T00:00:00+00:00", created: "2024-07-03T09:15:00+00:00" },
    source: [{ name: "UN Office for the Coordination of Humanitarian Affairs", shortname: "OCHA" }],
    country: [{ name: "Nepal", iso3: "npl", primary: true }],
    language: [{ code: "en" }],
    ...more,
  },
});
const page = (...data: object[]): object => ({ href: "https://api.reliefweb.int/v2/reports?limit=10", totalCount: data.length, data });

async function event(id: string) {
  const [found] = await store.get(SCOPE, "event", [`evt-reliefweb-${id}`]);
  return found?.body;
}

describe("pages of ReliefWeb", () => {
  it("come to sources, each with the event that it was published, found under its country", async () => {
    const sitrep = report({
      id: "9001",
      title: "Nepal: Floods Situation Report No. 3",
      more: {
        format: [{ name: "Situation Report" }],
        url_alias: "https://reliefweb.int/report/nepal/floods-3",
        disaster: [{ name: "Nepal: Floods - Jul 2024", glide: "FL-2024-000101-NPL" }],
        "body-html": "<p>never shown</p>",
      },
    });
    expect(await take(JSON.stringify(page(sitrep)))).toMatchObject({ read: 1, added: 2, rejected: 0 });
    expect(await event("9001")).toMatchObject({
      type: "other",
      mode: "publication",
      actors: ["act-ocha"],
      places: ["plc-nepal"],
      summary: "OCHA published a situation report, “Nepal: Floods Situation Report No. 3”.",
      headings: ["Nepal: Floods - Jul 2024 (FL-2024-000101-NPL)"],
      casualties: [],
    });
    const [source] = await store.get(SCOPE, "source", ["src-reliefweb-9001"]);
    expect(source?.body).toEqual({
      id: "src-reliefweb-9001",
      publisher: "UN Office for the Coordination of Humanitarian Affairs",
      family: "un office for the coordination of humanitarian affairs",
      headline: "Nepal: Floods Situation Report No. 3",
      published_at: "2024-07-02",
      published_basis: "stated",
      url: "https://reliefweb.int/report/nepal/floods-3",
      language: "en",
      via: "ReliefWeb",
    });
    const topic = await resolveTopic("Nepal", { reader: store, gazetteer }, SCOPE);
    expect(topic.kind === "topic" && (await store.count(SCOPE, { kinds: ["event"], ...aboutTopic(topic.topic) }))).toBe(1);
  });

  it.each([
    [
      "News and Press Release",
      { name: "Agence France-Presse", shortname: "AFP" },
      "AFP published a news or press release, “Nepal: a title”.",
    ],
    [
      "UN Document",
      { name: "UN Security Council", shortname: "UN SC" },
      "The UN Security Council published a UN document, “Nepal: a title”.",
    ],
    [
      "Infographic",
      { name: "Government of Nepal", shortname: "Govt. Nepal" },
      "The Government of Nepal published an infographic, “Nepal: a title”.",
    ],
    ["Interactive", { name: "ACAPS", shortname: "ACAPS" }, "ACAPS published an interactive page, “Nepal: a title”."],
    ["Other", { name: "ACAPS", shortname: "ACAPS" }, "ACAPS published “Nepal: a title”."],
  ])("say of a publication with the format %s what it is, and who published it as people call them", async (format, by, summary) => {
    const id = String(8_100_000 + format.length);
    await take(JSON.stringify(page(report({ id, title: "Nepal: a title", more: { source: [by], format: [{ name: format }] } }))));
    expect((await event(id))?.summary).toBe(summary);
  });

  it("are none where a query has no result, and that is no failure", async () => {
    expect(await take(JSON.stringify(page()))).toMatchObject({ read: 0, added: 0, notes: ["It holds no ReliefWeb reports."] });
    await expect(take(" ")).rejects.toThrow("The input is empty.");
  });

  it("put right a title that was escaped once too often", async () => {
    await take(JSON.stringify(page(report({ id: "8100099", title: "Nepal: floods &amp; landslides &#039;24 &euro;" }))));
    expect((await event("8100099"))?.evidence[0]?.quote).toBe("Nepal: floods & landslides '24 &euro;");
  });

  it("tell of an event where the title is a plain sentence, as reported by whoever published it", async () => {
    await take(JSON.stringify(page(report({ id: "9002", title: "Floods kill 12 people in western Nepal" }))));
    expect(await event("9002")).toMatchObject({
      type: "disaster",
      summary: "OCHA reported: “Floods kill 12 people in western Nepal”.",
      casualties: [{ effect: "killed", quantity: { value: 12 }, reporter: "act-ocha" }],
    });
  });

  it.each([
    ["9010", "Nepal makes progress in schools"],
    ["9011", "Nepal – Earthquake (National Centre, Media) (Daily Flash of 16 September)"],
    ["9012", "How floods killed 12 people in western Nepal"],
    ["9013", "Overview of armed clashes, 2019"],
  ])("tell of no more than the report where the title is a heading: %s", async (id, title) => {
    await take(JSON.stringify(page(report({ id, title }))));
    expect(await event(id)).toMatchObject({ type: "other", summary: `OCHA published “${title}”.` });
  });

  it("are read as one page, a list of pages, a page a line, cut anywhere; disasters too", async () => {
    const one = { ...report({ id: "9021", title: "Nepal: “Quoted” \\ and {braces} [too]" }) };
    const disaster = {
      id: "521",
      fields: {
        name: "Nepal: Floods - Jul 2024",
        glide: "FL-2024-000101-NPL",
        status: "ongoing",
        country: { name: "Nepal", iso3: "npl" },
        date: { event: "2024-07-01T00:00:00+00:00", created: "2024-07-02T10:00:00+00:00" },
      },
    };
    const lists = [
      JSON.stringify(page(one, disaster), null, 2),
      JSON.stringify([page(one), page(), page(disaster)]),
      `\ufeff${JSON.stringify(page(one))}\r\n\r\n${JSON.stringify(page(disaster))}\n`,
    ];
    for (const text of lists) {
      for (const size of [1, 5, 4096]) {
        const found: JsonItem[] = [];
        for await (const items of jsonItems(cut(text, size), "data")) found.push(...items);
        expect(found.map(({ text: item, problem }) => [problem, JSON.parse(item)])).toEqual([
          [undefined, one],
          [undefined, disaster],
        ]);
      }
    }
    await take(lists[0] ?? "");
    expect(await event("d521")).toMatchObject({
      type: "disaster",
      date: { from: "2024-07-01", precision: "day" },
      places: ["plc-nepal"],
      summary: "ReliefWeb listed the disaster “Nepal: Floods - Jul 2024”, with the status “ongoing”.",
    });
  });

  it("again change nothing; what cannot be read is listed and the rest goes in", async () => {
    const text = JSON.stringify(
      page(
        report({ id: "9031", title: "Nepal: a bulletin" }),
        report({ id: "9032", title: "Nepal: no date", more: { date: {} } }),
        report({ id: "9033", title: "Nepal: from the future", more: { date: { original: "2031-01-01T00:00:00+00:00" } } }),
        report({
          id: "9034",
          title: "Nepal: posted before it was dated",
          more: { date: { original: "2024-09-01T00:00:00+00:00", created: "2024-07-03T09:15:00+00:00" } },
        }),
        { id: "x", fields: {} },
      ),
    );
    expect(await take(text)).toMatchObject({ read: 5, added: 4, rejected: 3 });
    expect(
      readFileSync(join(folder, "rejects.jsonl"), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).reason),
    ).toEqual(["“id” must be a number", "“date” gives no day it was published", "is dated 2031-01-01, which is in the future"]);
    const [posted] = await store.get(SCOPE, "source", ["src-reliefweb-9034"]);
    expect(posted?.body.published_at).toBe("2024-07-03T09:15:00Z");
    expect(await take(text)).toMatchObject({ added: 0, revised: 0, unchanged: 4 });
  });

  it.each([
    ["", "The input is empty"],
    ["<html>Log in</html>", "not JSON"],
    ['{"status": 403, "error": {"message": "The appname is not allowed."}}', "reports an error: The appname is not allowed."],
    ["\u0000\u0001", "not JSON"],
  ])("that are something else are refused with words: %j", async (text, words) => {
    await expect(take(text)).rejects.toThrow(words);
  });

  it("that end early are said to be cut off, and what was whole is in", async () => {
    const text = JSON.stringify(page(report({ id: "9041", title: "Nepal: first" }), report({ id: "9042", title: "Nepal: second" }))).slice(
      0,
      -60,
    );
    expect(await take(text)).toMatchObject({ read: 2, added: 2, rejected: 1 });
  });

  it("are bounded, whatever they hold", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.anything().map((value) => JSON.stringify({ data: [value] }) ?? ""),
        ),
        async (text) => {
          const found = await take(text).catch((error: unknown) => (error instanceof UserError ? error.code : error));
          expect(found === "bad-data" || (typeof found === "object" && found !== null && "read" in found)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
    const deep: JsonItem[] = [];
    for await (const items of jsonItems(cut(`${"[".repeat(100_000)}`, 4096), "data")) deep.push(...items);
    expect(deep.map(({ problem }) => problem)).toEqual(["not-json"]);
    const long: JsonItem[] = [];
    for await (const items of jsonItems(cut(`{"data": [{"a": "${"x".repeat(5000)}"}, {"b": 1}]}`, 100), "data", 1000)) long.push(...items);
    expect(long.map(({ problem, text }) => [problem, text])).toEqual([
      ["too-long", ""],
      [undefined, '{"b": 1}'],
    ]);
  });
});
