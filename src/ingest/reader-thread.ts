import { parentPort, workerData } from "node:worker_threads";
import { createGazetteer } from "../record/gazetteer.ts";
import { readAll, type ReaderData, type Unread } from "./reader.ts";

/** The reading thread: answers each batch of items with what they come to, in turn. */
const { names, atlas }: ReaderData = workerData;
const deps = { gazetteer: createGazetteer(names), atlas };
parentPort?.on("message", (items: Unread[]) => parentPort?.postMessage(readAll(items, deps), []));
