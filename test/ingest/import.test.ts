import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UserError } from "../../src/core/errors.ts";
import type { ImportProgress, ImportReport } from "../../src/ingest/import-types.ts";
import type { Store } from "../../src/storage/sqlite/open.ts";
import { importCurrentEvents, importDeps, openWorld, SCOPE } from "./world.ts";

const ITEMS = fileURLToPath(new URL("../fixtures/current-events/items.jsonl", import.meta.url));
const item = (id: string, more: object = {}) =>
  JSON.stringify({ id, date: "2019-11-01", category: "", topics: [], text: "A storm hits Strelsau.", sources: ["AFP"], ...more });

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-import-"));
  store = await openWorld();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const rejects = () => join(folder, "rejects.jsonl");
const listed = () =>
  readFileSync(rejects(), "utf8")
    .trim()
    .split("\n")
    .map((line): { line: number; kind: string; reason: string } => JSON.parse(line));
async function take(...parts: (string | Uint8Array)[]): Promise<ImportReport> {
  async function* bytes() {
    for (const part of parts) yield typeof part === "string" ? new TextEncoder().encode(part) : part;
  }
  return importCurrentEvents(bytes(), await importDeps(store, rejects()));
}
const events = async () => (await store.select(SCOPE, { kinds: ["event"] }, "oldest", 2000)).map((record) => record.body);

describe("importing Current events", () => {
  it("makes each item an event with its links, casualties and proof", async () => {
    const report = await importCurrentEvents(ITEMS, await importDeps(store, rejects()));
    expect(report).toEqual({
      read: 6,
      added: 13,
      revised: 0,
      unchanged: 0,
      retracted: 0,
      sameRows: 0,
      olderRows: 0,
      skipped: [{ reason: "a heading, not a sentence", count: 1 }],
      rejected: 0,
      rejectsFile: rejects(),
      notes: [],
      position: 2,
      interrupted: false,
    });
    const [first] = await store.get(SCOPE, "event", ["evt-wce-2019-11-01-01"]);
    const quote =
      "Twenty-one gunmen, four Ruritanian soldiers, and a civilian are killed in clashes in Strelsau, Ruritania. Dozens of others are injured.";
    const proof = { quote, start: 0, sha256: "c112026e1ef3e457916f7d68b8e196a147a687c2a25172475ceaa3018e706659" };
    expect(first?.body).toEqual({
      id: "evt-wce-2019-11-01-01",
      date: { from: "2019-11-01", precision: "day" },
      type: "assault",
      actors: [],
      recipients: ["act-ruritania"],
      places: ["plc-strelsau", "plc-ruritania"],
      issues: [],
      summary: "Twenty-one gunmen, four Ruritanian soldiers, and a civilian are killed in clashes in Strelsau, Ruritania.",
      topics: [],
      status: "occurred",
      casualties: [
        { effect: "killed", quantity: { value: 21, qualifier: "exactly" }, population: "gunmen", reporter: null },
        { effect: "killed", quantity: { value: 4, qualifier: "exactly" }, population: "Ruritanian soldiers", reporter: null },
        { effect: "killed", quantity: { value: 1, qualifier: "exactly" }, population: "civilian", reporter: null },
      ],
      headings: ["Ruritanian civil war"],
      evidence: [
        { source: "src-wce-2019-11-01-01-o1", ...proof },
        { source: "src-wce-2019-11-01-01-o2", ...proof },
      ],
    });
  });

  it("cites the outlets with the portal's attribution, their family and their wire", async () => {
    await importCurrentEvents(ITEMS, await importDeps(store, rejects()));
    const sources = await store.get(SCOPE, "source", ["src-wce-2019-11-01-01-o1", "src-wce-2019-11-01-01-o2", "src-wce-2019-11-01-03-o1"]);
    expect(sources.map(({ body }) => [body.publisher, body.family, body.wire, body.via])).toEqual([
      ["The Strelsau Times", "strelsau press", undefined, "Wikipedia contributors, Portal:Current events, 1 November 2019 (CC BY-SA 4.0)"],
      ["Zenda News", "zenda news", "AFP", "Wikipedia contributors, Portal:Current events, 1 November 2019 (CC BY-SA 4.0)"],
      ["Wikipedia, Portal:Current events", undefined, undefined, "Wikipedia contributors (CC BY-SA 4.0)"],
    ]);
    expect(sources[0]?.body).toMatchObject({
      published_at: "2019-11-01",
      published_basis: "listed",
      licence: "CC BY-SA 4.0",
      url: "https://en.wikipedia.org/wiki/Portal:Current_events/2019_November_1",
    });
  });

  it("lets a heading lend a place only where it stands directly over the item", async () => {
    await importCurrentEvents(ITEMS, await importDeps(store, rejects()));
    const found = await events();
    const of = (id: string) => found.find((event) => event.id === `evt-wce-${id}`);
    // Left over from the item before, and another country's.
    expect(of("2019-11-01-02")?.places).toEqual(["plc-graustark"]);
    expect(of("2019-11-01-03")?.places).toEqual([]);
    expect(of("2019-11-01-04")).toMatchObject({
      places: ["plc-graustark"],
      summary: "Protests in Graustark: Protesters march through the capital for a third day.",
    });
  });

  it("takes outlets left at the end of a text for outlets", async () => {
    await importCurrentEvents(ITEMS, await importDeps(store, rejects()));
    const [event] = await store.get(SCOPE, "event", ["evt-wce-2019-11-01-04"]);
    const sources = await store.get(
      SCOPE,
      "source",
      event!.body.evidence.map(({ source }) => source),
    );
    expect(sources.map(({ body }) => body.publisher)).toEqual(["Graustark Post", "Zenda News"]);
  });

  it("makes a second event of a sentence that tells another happening", async () => {
    await importCurrentEvents(ITEMS, await importDeps(store, rejects()));
    const found = (await events()).filter((event) => event.id.startsWith("evt-wce-2019-11-02-01"));
    expect(found.map(({ id, type, summary, casualties }) => [id, type, summary, casualties.length])).toEqual([
      ["evt-wce-2019-11-02-01", "agree", "Ruritania and Graustark sign a peace treaty in Edelweiss.", 0],
      ["evt-wce-2019-11-02-01-s2", "assault", "Ruritanian warplanes bomb Ganlook Fortress, killing two people.", 1],
    ]);
  });

  it("adds nothing when run again", async () => {
    await importCurrentEvents(ITEMS, await importDeps(store, rejects()));
    const again = await importCurrentEvents(ITEMS, await importDeps(store, rejects()));
    expect(again).toMatchObject({ read: 6, added: 0, revised: 0, unchanged: 13, position: 2 });
  });

  it("stops after the commit in hand, says what is done, and goes on when run again", async () => {
    const many = Array.from({ length: 1200 }, (_, i) => item(`wce-2019-11-01-${i + 1}`)).join("\n");
    const file = join(folder, "many.jsonl");
    writeFileSync(file, many);
    const stop = new AbortController();
    const seen: ImportProgress[] = [];
    const onProgress = (progress: ImportProgress) => {
      seen.push(progress);
      stop.abort();
    };
    const first = await importCurrentEvents(file, await importDeps(store, rejects(), { onProgress, signal: stop.signal }));
    expect(first).toMatchObject({ read: 500, added: 1000, interrupted: true });
    expect(seen[0]).toMatchObject({ items: 500, totalBytes: many.length });
    expect(await store.count(SCOPE, { kinds: ["event"] })).toBe(500);
    const second = await importCurrentEvents(file, await importDeps(store, rejects()));
    expect(second).toMatchObject({ read: 1200, added: 1400, unchanged: 1000, interrupted: false });
    expect(await store.count(SCOPE, { kinds: ["event"] })).toBe(1200);
  });

  it("lists broken lines with their number and reason and takes the rest in", async () => {
    const report = await take(
      `\ufeff${item("wce-a-1")}\r\n`,
      '{"id": "wce-a-2", "date": \n',
      new Uint8Array([0x7b, 0xff, 0x0a]),
      `${item("wce-a-3", { date: "2019-02-30" })}\n`,
      `${item("wce-a-4", { date: "9999-01-01" })}\n`,
      `${item("wce-a-5", { text: undefined })}\n`,
      `${item("wce-a-6", { text: "A sto\ufffdm." })}\n`,
      `${item("WCE 7")}\n`,
      "[1, 2]\n",
      `${"x".repeat(1_000_001)}\n`,
      "\n",
      `${item("wce-a-1")}\n`,
      `${item("wce-a-8")}\n`,
      item("wce-a-9").slice(0, 40),
    );
    expect(report).toMatchObject({ read: 13, added: 4, rejected: 11 });
    expect(listed().map(({ line, reason }) => [line, reason])).toEqual([
      [2, "not valid JSON"],
      [3, "not UTF-8 text"],
      [4, "“date” must be a day like 2019-11-01"],
      [5, "the date 9999-01-01 is in the future"],
      [6, "“text” is missing"],
      [7, "the text holds broken characters (U+FFFD)"],
      [8, "“id” must be small letters, digits and single hyphens"],
      [9, "a JSON array where one object a line is expected"],
      [10, "longer than one megabyte"],
      [12, "repeats the id of line 1"],
      [14, "not valid JSON; the last line has no line end and may be cut off"],
    ]);
  });

  it.each([
    ["", "The input is empty."],
    ["\n\n", "The input is empty."],
    ["id,date,text\n1,2019-11-01,x\n", "This does not look like Current events items; line 1: not valid JSON."],
    ["[\n", "This does not look like Current events items; line 1: a JSON array where one object a line is expected."],
    ["\u0000\u0001\n", "This does not look like Current events items; line 1: not text."],
    ['{"title": "x"}\n', "This does not look like Current events items; line 1: “id” is missing."],
    ["<html>\n", "This does not look like Current events items; line 1: markup where JSON is expected."],
  ])("says once that %j is something else, and takes nothing in", async (text, message) => {
    const problem: unknown = await take(text).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(UserError);
    expect(problem).toMatchObject({ code: "bad-data", message });
    expect(await store.count(SCOPE, { kinds: ["event"] })).toBe(0);
    expect(existsSync(rejects())).toBe(false);
  });

  it("says what is wrong with a path", async () => {
    const missing = join(folder, "nowhere.jsonl");
    await expect(importCurrentEvents(missing, await importDeps(store, rejects()))).rejects.toThrow(`${missing} is not there.`);
    await expect(importCurrentEvents(folder, await importDeps(store, rejects()))).rejects.toThrow(`${folder} is a folder, not a file.`);
  });

  it("survives any change to a line", async () => {
    const line = readFileSync(ITEMS, "utf8").split("\n")[0]!;
    let n = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(line.length - 1), fc.string({ unit: "binary", maxLength: 3 }), fc.nat(5), async (at, put, drop) => {
        n += 1;
        const changed = line.slice(0, at) + put + line.slice(at + drop);
        const report = await take(`${item(`wce-b-${n}`)}\n${changed.replaceAll("\n", " ")}\n`);
        expect(report.read).toBe(2);
      }),
    );
  });
});
