import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAnswer } from "../../src/briefings/answer.ts";
import type { Problem } from "../../src/briefings/lint.ts";
import type { Request } from "../../src/briefings/requests.ts";
import { resolveTopic } from "../../src/briefings/topic.ts";
import type { Briefing, Topic } from "../../src/briefings/types.ts";
import { importerOf } from "../../src/ingest/import.ts";
import { ucdpGed } from "../../src/ingest/ucdp/format.ts";
import { createGazetteer } from "../../src/record/gazetteer.ts";
import type { Store } from "../../src/storage/sqlite/open.ts";
import { type GedCells, gedCells, gedFile } from "../ingest/ged.ts";
import { importDeps, openWorld, SCOPE } from "../ingest/world.ts";
import { linesOf } from "./support/world.ts";

let folder: string;
let store: Store;
let withheld: Problem[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-datasets-"));
  store = await openWorld();
  withheld = [];
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function take(rows: readonly GedCells[]): Promise<void> {
  async function* bytes() {
    yield new TextEncoder().encode(gedFile(rows));
  }
  await importerOf(ucdpGed).import(bytes(), await importDeps(store, join(folder, "rejects.jsonl")));
}

const deps = async () => ({ reader: store, gazetteer: createGazetteer(await store.names("shared")) });

async function topicOf(name: string): Promise<Topic> {
  const resolution = await resolveTopic(name, await deps(), SCOPE);
  if (resolution.kind !== "topic") throw new Error(`${name} does not resolve: ${resolution.kind}`);
  return resolution.topic;
}

async function answer(request: Request): Promise<Briefing> {
  const { gazetteer } = await deps();
  const run = createAnswer({ reader: store, gazetteer: async () => gazetteer, onWithheld: (problem) => withheld.push(problem) });
  return run(request, { ...SCOPE, asOfStated: false, zone: "UTC", length: "standard" });
}

const brief = async (name: string): Promise<Briefing> => answer({ intent: "brief", topic: await topicOf(name) });

describe("briefings over a dataset", () => {
  it.each(["Ruritania", "Strelsau", "Hentzau province", "Lower Hentzau district", "Hentzau Guard"])("find an event by %s", async (name) => {
    await take([gedCells("101")]);
    expect(linesOf(await brief(name), "bottom_line")).toEqual([
      "2 Mar 2015 — Forces of the Government of Ruritania and the Hentzau Guard fought in Strelsau town; 4 killed, by UCDP's best estimate (low 3, high 6).",
    ]);
    expect(withheld).toEqual([]);
  });

  it("never take two rows for reports of one event, however alike they are", async () => {
    await take([gedCells("101"), gedCells("102", { best: "5" })]);
    const briefing = await brief("Strelsau");
    const lines = [...linesOf(briefing, "bottom_line"), ...linesOf(briefing, "developments")];
    expect(lines).toHaveLength(2);
    expect(lines.join("\n")).not.toContain("Counts differ");
  });

  it("weigh an event by all who were killed, not by those and their parts once more", async () => {
    await take([gedCells("101", { best: "4" }), gedCells("102", { best: "5", deaths_b: "3" })]);
    const events = await store.get(SCOPE, "event", ["evt-ucdp-101", "evt-ucdp-102"]);
    expect(events.map(({ severity }) => severity)).toEqual([2, 3]);
  });

  it("give the estimate of all killed as a figure, and one side's part where that side is asked for", async () => {
    await take([gedCells("101", { low: "4", high: "4" })]);
    const topic = await topicOf("Strelsau");
    const told =
      "Forces of the Government of Ruritania and the Hentzau Guard fought in Strelsau town, Hentzau province, Ruritania; 4 killed, by UCDP's estimate.";
    const asked = async (population: string[]) =>
      linesOf(await answer({ intent: "figures", topic, indicators: ["killed"], population }), "figures");
    expect(await asked([])).toEqual([`an estimated 4 people killed, according to UCDP; 2 Mar 2015, this event alone; reported: ${told}`]);
    expect(await asked(["civilians"])).toEqual([
      `civilians killed: an estimated 1, according to UCDP; 2 Mar 2015, this event alone; reported: ${told}`,
    ]);
    expect(withheld).toEqual([]);
  });

  it("name UCDP and its licence beside each article", async () => {
    await take([gedCells("101")]);
    const { sources } = await brief("Strelsau");
    expect(sources.map(({ publisher, note }) => [publisher, note])).toEqual([
      ["The Strelsau Times", "via UCDP GED, Uppsala University (CC BY 4.0)"],
      ["AFP", "via UCDP GED, Uppsala University (CC BY 4.0)"],
    ]);
  });
});
