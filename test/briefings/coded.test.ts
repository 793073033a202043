import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAnswer } from "../../src/briefings/answer.ts";
import type { Problem } from "../../src/briefings/lint.ts";
import type { Request } from "../../src/briefings/requests.ts";
import type { Briefing, Topic } from "../../src/briefings/types.ts";
import { createGazetteer } from "../../src/record/gazetteer.ts";
import type { Change } from "../../src/record/port.ts";
import { eventSchema, sourceSchema } from "../../src/record/schema.ts";
import type { Store } from "../../src/storage/sqlite/open.ts";
import { NOW, openWorld, SCOPE } from "../ingest/world.ts";
import { linesOf } from "./support/world.ts";

const TOPIC: Topic = { id: "act-ruritania", label: "Ruritania", kind: "actor", refs: ["act-ruritania", "plc-ruritania"], words: [] };
const SUMMARIES = [
  "crossed the river",
  "opened a harbour",
  "moved a fence",
  "closed a bridge",
  "built a mill",
  "sank a barge",
  "bought a mine",
];

let folder: string;
let store: Store;
let withheld: Problem[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-coded-"));
  store = await openWorld();
  withheld = [];
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

let made = 0;
function event(summary: string, more: object, coded = true): Change {
  made += 1;
  const body = { id: `evt-${made}`, date: { from: "2026-11-20" }, type: "consult", summary, evidence: [{ source: "src-a" }], ...more };
  return { put: { kind: "event", body: eventSchema.parse({ ...body, ...(coded ? { coding: "machine" } : {}) }) } };
}
const take = async (changes: Change[]): Promise<void> => {
  const source = sourceSchema.parse({ id: "src-a", publisher: "The Strelsau Times", published_at: "2026-11-20" });
  await store.commit("shared", [{ put: { kind: "source", body: source } }, ...changes], NOW);
};
const at = { places: ["plc-strelsau"] };
const ours = { ...at, actors: ["act-graustark"], recipients: ["act-ruritania"] };

async function answer(request: Request): Promise<Briefing> {
  const gazetteer = createGazetteer(await store.names("shared"));
  const run = createAnswer({ reader: store, gazetteer: async () => gazetteer, onWithheld: (problem) => withheld.push(problem) });
  const briefing = await run(request, { ...SCOPE, asOfStated: false, zone: "UTC", length: "full" });
  expect(withheld).toEqual([]);
  return briefing;
}
const told = (briefing: Briefing): string[] => [...linesOf(briefing, "bottom_line"), ...linesOf(briefing, "developments")];

describe("what a machine coded, in briefings", () => {
  it("is counted apart, and what names nobody is left to the timeline", async () => {
    await take([
      event("A clerk spoke in Strelsau.", at, false),
      event("Graustark visited Ruritania.", ours),
      event("An actor not named made a statement in Strelsau.", at),
    ]);
    const briefing = await answer({ intent: "brief", topic: TOPIC });
    expect(briefing.activity).toBe("1 recorded event, none the week before; 2 more coded by machine");
    expect(told(briefing)).toEqual(["20 Nov 2026 — A clerk spoke in Strelsau.", "20 Nov 2026 — Graustark visited Ruritania."]);
    const timeline = await answer({ intent: "timeline", topic: TOPIC, granularity: "day" });
    expect(timeline.activity).toBe("1 recorded event; 2 more coded by machine");
    expect(linesOf(timeline, "timeline")).toContain("20 Nov 2026 — An actor not named made a statement in Strelsau.");
  });

  it("is told by few lines: the topic's own dealings first, then those of others there, then who acted alone", async () => {
    await take([
      event("Graustark spoke in Strelsau.", { ...at, actors: ["act-graustark"], type: "assault" }),
      event("Ruritania spoke in Strelsau.", { ...at, actors: ["act-ruritania"], type: "assault" }),
      ...SUMMARIES.slice(0, 3).map((what) => event(`Graustark ${what} with Ruritania.`, ours)),
    ]);
    const briefing = await answer({ intent: "brief", topic: TOPIC });
    expect(told(briefing).slice(0, 3).toSorted()).toEqual([
      "20 Nov 2026 — Graustark crossed the river with Ruritania.",
      "20 Nov 2026 — Graustark moved a fence with Ruritania.",
      "20 Nov 2026 — Graustark opened a harbour with Ruritania.",
    ]);
    expect(told(briefing).slice(3)).toEqual(["20 Nov 2026 — Ruritania spoke in Strelsau.", "20 Nov 2026 — Graustark spoke in Strelsau."]);
    await take(SUMMARIES.slice(3).map((what) => event(`Graustark ${what} with Ruritania.`, ours)));
    expect(told(await answer({ intent: "brief", topic: TOPIC }))).toHaveLength(5);
  });

  it("alone and nameless is counted in one line", async () => {
    await take([event("An actor not named made a statement in Strelsau.", at), event("Somebody left Strelsau.", at)]);
    const briefing = await answer({ intent: "brief", topic: TOPIC });
    expect(briefing.activity).toBe("No recorded events, none the week before; 2 coded by machine");
    expect(told(briefing)).toEqual(["2 events coded by machine"]);
  });

  it("stands apart in the days of a timeline too", async () => {
    const days = Array.from({ length: 14 }, (_, day) => ({ date: { from: `2026-11-${String(day + 5).padStart(2, "0")}` } }));
    await take(
      days.flatMap((day) => [
        event("A clerk spoke in Strelsau.", { ...at, ...day }, false),
        event("Somebody left Strelsau.", { ...at, ...day }),
      ]),
    );
    const lines = linesOf(await answer({ intent: "timeline", topic: TOPIC, granularity: "day" }), "timeline");
    expect(lines[0]).toBe("5 Nov 2026 — 1 recorded event and 1 coded by machine, among them: A clerk spoke in Strelsau.");
  });
});

describe("the harm of one event", () => {
  it("agrees with its number, and that nobody was harmed is told where it is asked for", async () => {
    const harm = (best: number, population: string) => ({ effect: "killed", quantity: { best }, population });
    await take([
      event("A storm hit Strelsau.", { ...at, casualties: [harm(1, "people")] }, false),
      event("A flood hit Strelsau.", { ...at, casualties: [harm(0, "people")] }, false),
    ]);
    const figures = async (indicators: string[]) =>
      linesOf(await answer({ intent: "figures", topic: TOPIC, indicators, population: [] }), "figures");
    expect((await figures([])).map((line) => line.split(";")[0])).toEqual(["people killed: an estimated 1"]);
    expect((await figures(["killed"])).map((line) => line.split(";")[0])).toEqual([
      "people killed: an estimated 1",
      "an estimated 0 people killed",
    ]);
  });
});
