import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { aboutTopic } from "../../src/briefings/draft.ts";
import { resolveTopic } from "../../src/briefings/topic.ts";
import { importers } from "../../src/ingest/importers.ts";
import { createGazetteer, type Gazetteer } from "../../src/record/gazetteer.ts";
import { syncFolder } from "../../src/record/load.ts";
import { loadPublishers } from "../../src/record/publishers.ts";
import { openStore, type Store } from "../../src/storage/sqlite/open.ts";
import { sharedFolder } from "../support/shared.ts";
import { importDeps, SCOPE } from "./world.ts";

const DATA = fileURLToPath(new URL("../../data/", import.meta.url));
const shared = sharedFolder();
if (!shared) process.stderr.write("skipped: what topics draw on from real items, as the sample data is not beside the project\n");

const own = z.object({ item: z.looseObject({ id: z.string() }), about: z.array(z.string()), notAbout: z.array(z.string()) });
const pair = z.object({ topic: z.string(), id: z.string(), about: z.boolean() });
type Pair = z.infer<typeof pair>;

const linesOf = (path: string): string[] => readFileSync(path, "utf8").trim().split("\n");
const local = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

let store: Store;
let gazetteer: Gazetteer;

async function take(lines: readonly string[]): Promise<void> {
  const deps = await importDeps(store, join(tmpdir(), "readout-topic-relevance-rejects.jsonl"));
  const bytes = (async function* () {
    yield new TextEncoder().encode(lines.join("\n"));
  })();
  await importers.get("current-events")?.import(bytes, { ...deps, gazetteer, publishers: await loadPublishers(DATA) });
}

/** Whether a topic's briefing draws on an item: on any event that came of it. */
async function drawsOn({ topic, id }: Pick<Pair, "topic" | "id">): Promise<boolean> {
  const resolved = await resolveTopic(topic, { reader: store, gazetteer }, SCOPE);
  if (resolved.kind !== "topic") throw new Error(`${topic} is no one topic`);
  const about = aboutTopic(resolved.topic);
  const events = [`evt-${id}`, `evt-${id}-s2`, `evt-${id}-s3`];
  return (await store.count(SCOPE, { kinds: ["event"], ...about, about: [events, ...(about.about ?? [])] })) > 0;
}

async function measure(pairs: readonly Pair[]): Promise<{ wrong: string[]; missed: string[]; precision: number; recall: number }> {
  const [wrong, missed]: [string[], string[]] = [[], []];
  let right = 0;
  for (const one of pairs) {
    const drawn = await drawsOn(one);
    if (drawn && one.about) right += 1;
    else if (drawn) wrong.push(`${one.topic} ${one.id}`);
    else if (one.about) missed.push(`${one.topic} ${one.id}`);
  }
  return { wrong, missed, precision: right / (right + wrong.length), recall: right / (right + missed.length) };
}

describe("what a topic's briefing draws on", () => {
  beforeAll(async () => {
    store = await openStore({ path: ":memory:" });
    await syncFolder(store, DATA, "shared", { now: () => Date.parse(SCOPE.asOf) });
    gazetteer = createGazetteer(await store.names("shared"));
  });
  afterAll(() => store.close());

  it("is what items of our own were written about, none of them directly under its heading", async () => {
    const judged = linesOf(local("./fixtures/relevance-items.jsonl")).map((line) => own.parse(JSON.parse(line)));
    await take(judged.map(({ item }) => JSON.stringify(item)));
    const pairs = judged.flatMap(({ item: { id }, about, notAbout }) => [
      ...about.map((topic) => ({ topic, id, about: true })),
      ...notAbout.map((topic) => ({ topic, id, about: false })),
    ]);
    const { wrong, missed } = await measure(pairs);
    expect({ pairs: pairs.length, wrong, missed }).toEqual({ pairs: 49, wrong: [], missed: [] });
  });

  it.skipIf(!shared)(
    "is what real items were judged to be about: precision at least 0.95, recall at least 0.90",
    { timeout: 120_000 },
    async () => {
      const pairs = linesOf(local("../data/relevance.jsonl")).map((line) => pair.parse(JSON.parse(line)));
      const ids = new Set(pairs.map(({ id }) => id));
      const lines = linesOf(join(shared ?? "", "datasets/current-events/current-events-2018-01-01_2023-10-06.jsonl"));
      const idOf = (line: string | undefined): string => /"id": "([^"]+)"/.exec(line ?? "")?.[1] ?? "";
      // The item before shows whether a heading is fresh.
      await take(lines.filter((line, i) => ids.has(idOf(line)) || ids.has(idOf(lines[i + 1]))));
      const { wrong, missed, precision, recall } = await measure(pairs);
      process.stderr.write(`relevance of ${pairs.length} pairs: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`);
      expect({ pairs: pairs.length, precise: precision >= 0.95, complete: recall >= 0.9, wrong, missed }).toMatchObject({
        pairs: 632,
        precise: true,
        complete: true,
      });
    },
  );
});
