import { parentPort, workerData } from "node:worker_threads";
import { FetchProblem } from "../problem.ts";
import { parseFeedText } from "./parse.ts";

/** The thread of one large feed: answers with what it holds, or with what is wrong with it. */
const { text, url }: { text: string; url: string } = workerData;

function answer(): unknown {
  try {
    return { feed: parseFeedText(text, { url: new URL(url) }) };
  } catch (error) {
    if (!(error instanceof FetchProblem)) throw error;
    const { message, next, lasting } = error;
    return { problem: { message, next, lasting } };
  }
}

parentPort?.postMessage(answer(), []);
