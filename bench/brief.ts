import { DatabaseSync } from "node:sqlite";
import { createAnswer } from "../src/briefings/answer.ts";
import { resolveTopic } from "../src/briefings/topic.ts";
import type { RequestContext, Topic } from "../src/briefings/types.ts";
import { createGazetteer } from "../src/record/gazetteer.ts";
import { openStore } from "../src/storage/sqlite/open.ts";
import { milliseconds, millisecondsOf, timing, type Timing } from "./measure.ts";
import { type Ran, recordStatements } from "./statements.ts";
import { actorName, countryName, random } from "./synthetic.ts";

export interface BriefTimes {
  brief: Timing;
  /** The same statements run by themselves on a second connection, rows materialised. */
  floor: Timing;
  statements: number;
}

const TOPICS = 300;
/** Ends of the windows asked about, spread over the years of the record. */
const AS_OF = ["2026-06-30T12:00:00Z", "2026-01-15T12:00:00Z", "2024-09-01T12:00:00Z", "2022-03-10T12:00:00Z"];

const frame = (asOf: string): RequestContext => ({ owner: "shared", asOf, asOfStated: false, zone: "UTC", length: "standard" });

/**
 * Times `brief` on busy and quiet topics, each beside the raw run of its own statements. `remembered` as the store takes it: with
 * anything but 0, the time is that of an answer whose reads are remembered.
 */
export async function briefTimes(path: string, remembered?: number): Promise<BriefTimes> {
  const store = await openStore({ path, ...(remembered === undefined ? {} : { remembered }) });
  const raw = new DatabaseSync(path, { readOnly: true });
  raw.exec("pragma cache_size = -32768; pragma temp_store = memory");
  try {
    const gazetteer = createGazetteer(await store.names("shared"));
    const answer = createAnswer({ reader: store, gazetteer: async () => gazetteer, onWithheld: () => {} });
    const next = random(7);
    const own: number[] = [];
    const floor: number[] = [];
    let statements = 0;
    for (let i = 0; i < TOPICS; i += 1) {
      const context = frame(AS_OF[i % AS_OF.length] ?? "");
      const name = i % 3 === 0 ? actorName(Math.floor(2_000 * next() ** 3)) : countryName(Math.floor(200 * next() ** 3));
      const topic = await topicOf(name, { reader: store, gazetteer }, context);
      const run = () => answer({ intent: "brief", topic }, context);
      const { ran } = await recordStatements("all", run);
      // In turn, so that neither always finds the pages warm from the other.
      const rawRun = rawRunner(raw, ran);
      milliseconds(rawRun);
      own.push(await millisecondsOf(run));
      floor.push(milliseconds(rawRun));
      statements += ran.length;
    }
    return { brief: timing(own), floor: timing(floor), statements: Math.round(statements / TOPICS) };
  } finally {
    raw.close();
    await store.close();
  }
}

async function topicOf(name: string, deps: Parameters<typeof resolveTopic>[1], context: RequestContext): Promise<Topic> {
  const resolution = await resolveTopic(name, deps, context);
  if (resolution.kind === "topic") return resolution.topic;
  throw new Error(`${name} does not resolve: ${resolution.kind}`);
}

function rawRunner(raw: DatabaseSync, ran: readonly Ran[]): () => void {
  const prepared = ran.map(({ sql, values }) => {
    const statement = raw.prepare(sql);
    statement.setReturnArrays(true);
    return { statement, values };
  });
  return () => {
    for (const { statement, values } of prepared) statement.all(...values);
  };
}
