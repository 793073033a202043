import { spawnSync } from "node:child_process";
import { rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readFolder, syncFolder } from "../../src/record/load.ts";
import type { Selection } from "../../src/record/port.ts";
import { openStore, type Store } from "../../src/storage/sqlite/open.ts";
import { folderOf } from "./load-folders.ts";

const SOURCES = "sources:\n  - { id: src-a, publisher: Paper, published_at: 2023-11-05 }\n";
const EVENTS = `events:
  - { id: evt-a, date: { from: 2023-11-04 }, type: consult, summary: They met., evidence: [{ source: src-a }] }
  - id: evt-b
    date: { from: 2023-11-05 }
    type: consult
    summary: They met again.
    evidence: [{ source: src-a }]
`;
const clock = { now: () => Date.UTC(2024, 0, 1) };
const now = { owner: "shared", asOf: "2024-12-31T00:00:00Z" } as const;

const stores: Store[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});

async function emptyStore(): Promise<Store> {
  const store = await openStore({ path: ":memory:" });
  stores.push(store);
  return store;
}

async function ids(store: Store, selection: Selection = { kinds: ["event"] }): Promise<string[]> {
  return (await store.select(now, selection, "oldest", 99)).map((record) => record.id);
}

describe("readFolder", () => {
  it("gives each record with its file and lines, filled with the defaults of its kind", async () => {
    const folder = folderOf({ "a.yaml": SOURCES, "b.yaml": EVENTS, "README.md": "no", "publishers.yaml": "x: 1", "a.txt": "no" });
    const { records, problems } = await readFolder(folder);
    expect(problems).toEqual([]);
    expect(records.map((record) => [record.put.body.id, record.file, record.line])).toEqual([
      ["src-a", join(folder, "a.yaml"), 2],
      ["evt-a", join(folder, "b.yaml"), 2],
      ["evt-b", join(folder, "b.yaml"), 3],
    ]);
    const event = records[2];
    expect(event?.put.body).toMatchObject({ summary: "They met again.", status: "occurred", casualties: [] });
    expect([event?.lineOf(["summary"]), event?.lineOf(["evidence", 0, "source"]), event?.lineOf(["actors"])]).toEqual([6, 7, 3]);
  });

  it("gives what stands in or under a dossier's folder to that dossier", async () => {
    const war = { "war/dossier.yaml": "dossiers: [{ id: dos-war, name: War }]", "war/more/events.yaml": EVENTS };
    const { records } = await readFolder(
      folderOf({ ...war, "sources.yaml": SOURCES, "other/places.yaml": "places: [{ id: plc-a, name: A, type: city }]" }),
    );
    expect(records.map((record) => [record.put.body.id, record.put.dossier])).toEqual([
      ["plc-a", undefined],
      ["src-a", undefined],
      ["dos-war", "dos-war"],
      ["evt-a", "dos-war"],
      ["evt-b", "dos-war"],
    ]);
  });
});

describe("syncFolder", () => {
  it("takes a folder in once, and reads nothing while nothing changes", async () => {
    const folder = folderOf({
      "war/dossier.yaml": "dossiers: [{ id: dos-war, name: War }]",
      "war/events.yaml": EVENTS,
      "sources.yaml": SOURCES,
    });
    const store = await emptyStore();
    expect(await syncFolder(store, folder, "shared", clock)).toEqual({
      changed: true,
      files: 3,
      notLoaded: [],
      commit: { position: 1, added: 4, revised: 0, retracted: 0, unchanged: 0 },
      problems: [],
    });
    expect(await ids(store, { kinds: ["event"], about: [["dos-war"]] })).toEqual(["evt-a", "evt-b"]);
    utimesSync(join(folder, "sources.yaml"), 1, 1);
    expect(await syncFolder(store, folder, "shared", clock)).toEqual({ changed: false, files: 3, notLoaded: [], problems: [] });
    expect((await store.get(now, "event", ["evt-a"]))[0]).toMatchObject({ recordedAt: "2024-01-01T00:00:00Z", knownAt: "2023-11-05" });
  });

  it("revises what changed, retracts what is gone, and tells from which file", async () => {
    const folder = folderOf({ "sources.yaml": SOURCES, "events.yaml": EVENTS, "more.yaml": EVENTS.replaceAll("evt-", "evt-more-") });
    const store = await emptyStore();
    await syncFolder(store, folder, "shared", clock);
    writeFileSync(
      join(folder, "events.yaml"),
      EVENTS.replace("They met.", "They met at noon.").slice(0, EVENTS.indexOf("  - id: evt-b") + 8),
    );
    rmSync(join(folder, "more.yaml"));
    const report = await syncFolder(store, folder, "shared", clock);
    expect(report.commit).toEqual({ position: 2, added: 0, revised: 1, retracted: 3, unchanged: 1 });
    expect(await ids(store)).toEqual(["evt-a"]);
    expect((await store.history("shared", "evt-more-a"))[0]?.retracted?.reason).toBe("removed from more.yaml");
  });

  it("keeps a record that moved to another file", async () => {
    const folder = folderOf({ "sources.yaml": SOURCES, "events.yaml": EVENTS });
    const store = await emptyStore();
    await syncFolder(store, folder, "shared", clock);
    rmSync(join(folder, "events.yaml"));
    writeFileSync(join(folder, "moved.yaml"), EVENTS);
    expect((await syncFolder(store, folder, "shared", clock)).commit).toMatchObject({ position: 1, retracted: 0, unchanged: 3 });
  });

  it("leaves out a file with a problem, takes in the rest, and says so until it is mended", async () => {
    const places = "places: [{ id: plc-a, name: A, type: city }, { id: plc-b, name: B, type: moon }]";
    const events = EVENTS.replace("summary: They met.,", "summary: They met., places: [plc-a],");
    const folder = folderOf({ "sources.yaml": SOURCES, "places.yaml": places, "events.yaml": events });
    const store = await emptyStore();
    const report = await syncFolder(store, folder, "shared", clock);
    expect(report.notLoaded).toEqual([join(folder, "places.yaml")]);
    expect(report.problems.map((p) => [p.entry, p.field, p.found])).toEqual([
      ["evt-a", "places.0", `plc-a, which stands in ${join(folder, "places.yaml")}`],
      ["plc-b", "type", `"moon"`],
    ]);
    expect(await ids(store, { kinds: ["event", "place"] })).toEqual(["evt-a", "evt-b"]);
    expect(await syncFolder(store, folder, "shared", clock)).toMatchObject({
      changed: false,
      notLoaded: report.notLoaded,
      problems: report.problems,
    });
    writeFileSync(join(folder, "places.yaml"), places.replace("moon", "city"));
    expect(await syncFolder(store, folder, "shared", clock)).toMatchObject({ problems: [], commit: { added: 2 } });
    expect(await ids(store, { kinds: ["event"], about: [["plc-a"]] })).toEqual(["evt-a"]);
  });

  it("does not retract what a broken file held before", async () => {
    const folder = folderOf({ "sources.yaml": SOURCES, "events.yaml": EVENTS });
    const store = await emptyStore();
    await syncFolder(store, folder, "shared", clock);
    for (const broken of ["events: [", EVENTS.replace("They met again.", "''"), EVENTS.replaceAll("src-a", "src-nowhere")]) {
      writeFileSync(join(folder, "events.yaml"), broken);
      expect((await syncFolder(store, folder, "shared", clock)).notLoaded).toEqual([join(folder, "events.yaml")]);
      expect(await ids(store)).toEqual(["evt-a", "evt-b"]);
    }
  });

  it("leaves out, and reports, what cites a source that was not loaded", async () => {
    const folder = folderOf({ "sources.yaml": `${SOURCES}  - { id: src-b }\n`, "events.yaml": EVENTS });
    const store = await emptyStore();
    const report = await syncFolder(store, folder, "shared", clock);
    expect(report.problems.filter((p) => p.entry === "evt-a").map((p) => [p.field, p.line])).toEqual([["evidence.0.source", 2]]);
    expect(await ids(store)).toEqual([]);
  });

  it("looks again at what was missing once something came on record", async () => {
    const folder = folderOf({ "events.yaml": EVENTS });
    const store = await emptyStore();
    expect((await syncFolder(store, folder, "shared", clock)).problems).toHaveLength(2);
    await syncFolder(store, folderOf({ "sources.yaml": SOURCES }), "shared", clock);
    expect(await syncFolder(store, folder, "shared", clock)).toMatchObject({ problems: [], commit: { added: 2 } });
  });

  it("reports bytes that are not UTF-8 and takes nothing from that file", async () => {
    const folder = folderOf({ "sources.yaml": Buffer.concat([Buffer.from(SOURCES), Buffer.from([0x23, 0xff, 0xfe])]) });
    const report = await syncFolder(await emptyStore(), folder, "shared", clock);
    expect(report.problems.map((p) => p.found)).toEqual(["bytes that are not UTF-8"]);
  });

  it("says in the user's words that a folder is not there", async () => {
    await expect(syncFolder(await emptyStore(), "/nowhere/at/all", "shared", clock)).rejects.toMatchObject({ code: "bad-configuration" });
  });
});

describe("what a start costs where nothing changed", () => {
  it("loads neither the reader of YAML nor the schemas", async () => {
    const folder = folderOf({ "a.yaml": SOURCES });
    const path = join(folderOf({}), "readout.db");
    const sync = (): string[] => {
      const script = `
        import { registerHooks } from "node:module";
        const loaded = [];
        registerHooks({ resolve: (name, context, next) => { const found = next(name, context); loaded.push(found.url); return found; } });
        const { openStore } = await import(${JSON.stringify(new URL("../../src/storage/sqlite/open.ts", import.meta.url).href)});
        const { syncFolder } = await import(${JSON.stringify(new URL("../../src/record/load.ts", import.meta.url).href)});
        const store = await openStore({ path: ${JSON.stringify(path)} });
        await syncFolder(store, ${JSON.stringify(folder)}, "shared", { now: () => 0 });
        console.log(JSON.stringify(loaded.map((url) => url.split("/node_modules/")[1]?.split("/")[0])));`;
      const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
      const packages: unknown = JSON.parse(stdout);
      return Array.isArray(packages) ? ["yaml", "zod"].filter((name) => packages.includes(name)) : [];
    };
    expect(sync()).toEqual(["yaml", "zod"]);
    expect(sync()).toEqual([]);
  });
});
