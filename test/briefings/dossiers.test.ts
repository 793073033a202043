import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Request } from "../../src/briefings/requests.ts";
import type { Length, Topic } from "../../src/briefings/types.ts";
import { readFolder } from "../../src/record/load.ts";
import type { Change } from "../../src/record/port.ts";
import { topic, world, type World } from "./support/world.ts";

let shipped: World;
let dossiers: Topic[];
let issues: string[];

beforeAll(async () => {
  const { records } = await readFolder(fileURLToPath(new URL("../../data/", import.meta.url)));
  const changes: Change[] = records.map(({ put }) => ({ put }));
  shipped = await world(changes, "2026-01-01T00:00:00Z");
  dossiers = records.flatMap(({ put }) => {
    if (put.kind !== "dossier") return [];
    const { id, name, actors, places, issues: raised } = put.body;
    return [{ ...topic(id, name, "dossier"), refs: [id, ...actors, ...places, ...raised] }];
  });
  issues = records.flatMap(({ put }) => (put.kind === "issue" ? [put.body.id] : []));
}, 60_000);

afterAll(() => shipped.store.close());

function requestsOn(about: Topic): Request[] {
  return [
    { intent: "brief", topic: about },
    { intent: "positions", actors: [], issues: [], topic: about, stances: [], history: true },
    { intent: "figures", topic: about, indicators: [], population: [] },
    { intent: "timeline", topic: about, granularity: "day" },
    { intent: "timeline", topic: about, granularity: "month" },
    { intent: "disputed", topic: about },
    { intent: "questions", topic: about },
    { intent: "sources", topic: about },
    { intent: "meetings", participants: [], topic: about },
    { intent: "changes", topic: about, since: "2019-01-01" },
  ];
}

describe("the dossiers that ship", () => {
  test("are answered in every way without a line withheld", async () => {
    expect(dossiers.length).toBeGreaterThan(0);
    for (const dossier of dossiers) {
      for (const request of requestsOn(dossier)) {
        for (const length of ["short", "standard", "full"] as Length[]) {
          const { answered, withheld } = await shipped.ask(request, "2026-01-02", { length });
          expect({ dossier: dossier.id, intent: request.intent, length, answered, withheld }).toEqual({
            dossier: dossier.id,
            intent: request.intent,
            length,
            // Not every dossier has a meeting on record.
            answered: request.intent === "meetings" ? answered : true,
            withheld: 0,
          });
        }
      }
    }
    expect(shipped.problems).toEqual([]);
  });

  test("are led by the deeds that their issues are called after", async () => {
    const about = dossiers.find(({ id }) => id === "dos-iran-us-2020");
    const month = { from: "2020-01-01", to: "2020-01-31" };
    const briefing =
      about && (await shipped.ask({ intent: "brief", topic: about }, "2026-01-02", { period: { ...month, label: "January 2020" } }));
    const told = briefing?.sections
      .filter(({ kind }) => kind === "bottom_line" || kind === "developments")
      .flatMap(({ lines }) => lines.map(({ records }) => records[0]?.replace(/@.*/, "")));
    expect(told).toEqual([
      "evt-iran-us-killing-of-qasem-soleimani",
      "evt-iran-us-flight-ps752-crash",
      "evt-iran-us-iranian-missile-strikes",
    ]);
  });

  test("have every issue compared, and asked for by stance, without a line withheld", async () => {
    for (const issue of issues) {
      const asked = { actors: [], issues: [issue], history: false };
      const all = await Promise.all([
        shipped.ask({ intent: "compare", issues: [issue], actors: [] }, "2026-01-02"),
        shipped.ask({ intent: "positions", ...asked, stances: ["opposes"] }, "2026-01-02"),
        shipped.ask({ intent: "positions", ...asked, stances: [] }, "2026-01-02"),
      ]);
      expect(all.map((b) => b.withheld)).toEqual([0, 0, 0]);
    }
  });
});
