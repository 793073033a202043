import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAnswer } from "../../src/briefings/answer.ts";
import type { Briefing } from "../../src/briefings/types.ts";
import { createGazetteer } from "../../src/record/gazetteer.ts";
import { syncFolder } from "../../src/record/load.ts";
import { openStore, type Store } from "../../src/storage/sqlite/open.ts";

const dataFolder = fileURLToPath(new URL("../../data/", import.meta.url));
const topic = {
  id: "dos-iran-us-2020",
  label: "Iran and the United States, January 2020",
  kind: "dossier" as const,
  refs: ["dos-iran-us-2020"],
  words: [],
};
const withheld: unknown[] = [];
let store: Store;
let ask: (intent: "brief" | "disputed" | "questions", day: string) => Promise<Briefing>;

beforeAll(async () => {
  store = await openStore({ path: ":memory:" });
  await syncFolder(store, dataFolder, "shared", { now: () => Date.UTC(2024, 0, 1) });
  const gazetteer = createGazetteer(await store.names("shared"));
  const answer = createAnswer({ reader: store, gazetteer: async () => gazetteer, onWithheld: (problem) => withheld.push(problem) });
  ask = (intent, day) =>
    answer({ intent, topic }, { owner: "shared", asOf: `${day}T23:59:59Z`, asOfStated: true, zone: "UTC", length: "full" });
}, 60_000);
afterAll(() => store?.close());

/** Records behind the first disputed matter, without their revisions. */
async function cause(day: string): Promise<{ records: string[]; text: string }> {
  const { sections } = await ask("disputed", day);
  const line = sections.flatMap(({ lines }) => lines).find(({ records }) => records.includes("dsp-iran-us-flight-ps752-cause@1"));
  return { records: (line?.records ?? []).map((ref) => ref.replace(/@1$/, "")), text: line?.text ?? "" };
}

it("shows two sides on the crash as of 9 January", async () => {
  const { records, text } = await cause("2020-01-09");
  expect(records).toContain("clm-iran-us-us-ps752-missile");
  expect(records).toContain("clm-iran-us-iran-ps752-mechanical-failure");
  expect(text).not.toMatch(/acknowledged|by mistake|human error/);
});

it("shows what Iran acknowledged as of 12 January, and what it had said", async () => {
  const { records, text } = await cause("2020-01-12");
  expect(records).toContain("clm-iran-us-iran-ps752-acknowledged");
  expect(records).toContain("clm-iran-us-iran-ps752-no-missile");
  expect(text).toContain("acknowledged on 11 Jan 2020 that it had shot the plane down by mistake as it took off from Tehran");
  expect(text).not.toContain("human error");
});

it("answers what caused the crash on the day it was acknowledged, not before", async () => {
  const open = async (day: string): Promise<string[]> => {
    const { sections } = await ask("questions", day);
    return sections
      .flatMap(({ lines }) => lines)
      .filter(({ records }) => records.includes("qst-iran-us-ps752-cause@1"))
      .map(({ text }) => text);
  };
  expect(await open("2020-01-10")).toEqual(["What caused the crash of flight PS752? — open since 8 Jan 2020"]);
  expect((await open("2020-01-11")).join("")).toContain("answered, 11 Jan 2020");
});

it("briefs every day of the crisis without a line that cannot be proved or tells of later days", async () => {
  for (let day = 27; day <= 27 + 50; day += 1) {
    const date = new Date(Date.UTC(2019, 11, day)).toISOString().slice(0, 10);
    const briefing = await ask("brief", date);
    expect([date, briefing.withheld, briefing.sources.filter(({ publishedAt }) => publishedAt > date)]).toEqual([date, 0, []]);
  }
  expect(withheld).toEqual([]);
});
