import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createGazetteer } from "../../src/record/gazetteer.ts";
import { syncFolder } from "../../src/record/load.ts";
import { loadPublishers } from "../../src/record/publishers.ts";
import { openStore } from "../../src/storage/sqlite/open.ts";
import { sharedFolder } from "../support/shared.ts";
import { RELEVANCE } from "./relevance.ts";
import { importCurrentEvents, importDeps, SCOPE } from "./world.ts";

const DATA = fileURLToPath(new URL("../../data/", import.meta.url));
const shared = sharedFolder();
if (!shared) process.stderr.write("skipped: relevance of real items, as the sample data is not beside the project\n");

describe.skipIf(!shared)("relevance of real items", () => {
  it("agrees with what was judged by hand: precision at least 0.97, recall at least 0.93", { timeout: 60_000 }, async () => {
    const judged = Object.entries(RELEVANCE).flatMap(([topic, { place, actor, items }]) =>
      items.split(" ").map((mark) => ({ topic, refs: [place, actor], about: mark.startsWith("+"), id: mark.slice(1) })),
    );
    const store = await openStore({ path: ":memory:" });
    await syncFolder(store, DATA, "shared", { now: () => Date.parse(SCOPE.asOf) });
    const deps = await importDeps(store, join(tmpdir(), "readout-relevance-rejects.jsonl"));
    const gazetteer = createGazetteer(await store.names("shared"));
    await importCurrentEvents(withNeighbours(shared!, new Set(judged.map(({ id }) => `wce-${id}`))), {
      ...deps,
      gazetteer,
      publishers: await loadPublishers(DATA),
    });
    const wrong: string[] = [];
    const missed: string[] = [];
    let right = 0;
    for (const { topic, refs, about, id } of judged) {
      const linked = (await store.count(SCOPE, { kinds: ["event"], about: [[`evt-wce-${id}`], refs] })) > 0;
      if (linked && about) right += 1;
      else if (linked) wrong.push(`${topic} ${id}`);
      else if (about) missed.push(`${topic} ${id}`);
    }
    await store.close();
    expect({
      pairs: judged.length,
      wrong,
      missed,
      precise: right / (right + wrong.length) >= 0.97,
      complete: right / (right + missed.length) >= 0.93,
    }).toEqual({
      pairs: 170,
      wrong: [],
      missed: expect.any(Array),
      precise: true,
      complete: true,
    });
  });
});

/** The items asked for and the ones just before them, which show whether a heading is fresh; in the file's order. */
async function* withNeighbours(folder: string, ids: ReadonlySet<string>): AsyncGenerator<Uint8Array> {
  const file = join(folder, "datasets/current-events/current-events-2018-01-01_2023-10-06.jsonl");
  const lines = readFileSync(file, "utf8").trim().split("\n");
  const idOf = (line: string | undefined) => /"id": "([^"]+)"/.exec(line ?? "")?.[1] ?? "";
  const kept = lines.filter((line, i) => ids.has(idOf(line)) || ids.has(idOf(lines[i + 1])));
  yield new TextEncoder().encode(kept.join("\n"));
}
