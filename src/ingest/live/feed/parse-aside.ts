import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { FetchedBody } from "../fetcher.ts";
import { FetchProblem } from "../problem.ts";
import { type ParsedFeed, parseFeedText } from "./parse.ts";

/** Characters that are read here in some milliseconds; what is longer is read in a thread of its own, so that nobody waits for it. */
const HERE = 300_000;

interface Answer {
  feed?: ParsedFeed;
  problem?: { message: string; next?: string; lasting: boolean };
}

/** Reads a feed like `parseFeedText`; a large one aside. Rejects with FetchProblem. */
export async function parseAside(text: string, body: Pick<FetchedBody, "url">): Promise<ParsedFeed> {
  if (text.length <= HERE) return parseFeedText(text, body);
  const worker = new Worker(new URL("./parse-thread.ts", import.meta.url), { workerData: { text, url: body.url.href } });
  try {
    const [answer]: Answer[] = await once(worker, "message");
    if (answer?.feed) return answer.feed;
    const { message, ...options } = answer?.problem ?? { message: "The feed could not be read.", lasting: false };
    throw new FetchProblem(message, options);
  } finally {
    await worker.terminate();
  }
}
