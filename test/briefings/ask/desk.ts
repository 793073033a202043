import { fileURLToPath } from "node:url";
import { createAnswer } from "../../../src/briefings/answer.ts";
import { type Ask, createAsk } from "../../../src/briefings/ask/ask.ts";
import { understand } from "../../../src/briefings/ask/understand.ts";
import type { Understanding } from "../../../src/briefings/ask/understanding.ts";
import type { Request } from "../../../src/briefings/requests.ts";
import type { RequestContext } from "../../../src/briefings/types.ts";
import { createGazetteer, type Gazetteer } from "../../../src/record/gazetteer.ts";
import { syncFolder } from "../../../src/record/load.ts";
import { openStore, type Store } from "../../../src/storage/sqlite/open.ts";

export const NOW = "2023-11-10T20:00:00Z";
const clock = { now: (): number => Date.parse(NOW) };

export interface TestDesk {
  store: Store;
  gazetteer: Gazetteer;
  ask: Ask;
  understand(question: string, previous?: Request): Promise<Understanding>;
  context: RequestContext;
}

/** The record that ships, in memory, and everything that answers from it. */
export async function openDesk(): Promise<TestDesk> {
  const store = await openStore({ path: ":memory:" });
  const { problems } = await syncFolder(store, fileURLToPath(new URL("../../../data", import.meta.url)), "shared", clock);
  if (problems.some((problem) => problem.severity === "error"))
    throw new Error(`the data that ships does not load: ${JSON.stringify(problems[0])}`);
  const gazetteer = createGazetteer(await store.names("shared"));
  const names = (): Promise<Gazetteer> => Promise.resolve(gazetteer);
  const answer = createAnswer({ reader: store, gazetteer: names });
  const context: RequestContext = { owner: "shared", asOf: NOW, asOfStated: false, zone: "UTC", length: "full" };
  return {
    store,
    gazetteer,
    ask: createAsk({ reader: store, gazetteer: names, answer, clock }),
    understand: (question, previous) => understand(question, { reader: store, gazetteer }, context, previous),
    context,
  };
}
