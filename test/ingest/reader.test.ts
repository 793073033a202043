import { expect, it } from "vitest";
import { loadAtlas } from "../../src/ingest/atlas.ts";
import { createReader, readAll, type Unread } from "../../src/ingest/reader.ts";
import { createGazetteer } from "../../src/record/gazetteer.ts";
import { openWorld, SCOPE } from "./world.ts";

const items: Unread[] = Array.from({ length: 40 }, (_, i) => ({
  item: {
    id: `wce-2019-11-01-${i + 1}`,
    date: "2019-11-01",
    category: "",
    topics: ["Protests in Graustark"],
    text: `A storm kills ${i + 2} people. Ruritania sends aid.`,
    sources: ["AFP"],
  },
  fresh: i % 2 === 0,
}));

it("reads the same in a thread of its own, in order, and here where there is no thread", async () => {
  const store = await openWorld();
  const names = await store.names("shared");
  const deps = { gazetteer: createGazetteer(names), atlas: await loadAtlas(store, SCOPE) };
  await store.close();
  const expected = readAll(items, deps);
  const threaded = createReader(deps, async () => names, 0);
  const halves = await Promise.all([threaded.read(items.slice(0, 15)), threaded.read(items.slice(15))]);
  await threaded.close();
  expect(halves.flat()).toEqual(expected);
  expect(expected).toHaveLength(40);
  const without = createReader(deps, () => Promise.reject(new Error("no names")), 0);
  expect(await without.read(items)).toEqual(expected);
  await without.close();
});
