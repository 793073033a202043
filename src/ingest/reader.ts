import { Worker } from "node:worker_threads";
import type { NameRow } from "../record/port.ts";
import type { Atlas } from "./atlas.ts";
import { readItem, type Reading, type ReadingDeps } from "./current-events.ts";
import type { Item } from "./item.ts";

/** An item to read, and whether its innermost heading stands directly over it. */
export interface Unread {
  item: Item;
  fresh: boolean;
}

/** What a reading thread is given at its start. */
export interface ReaderData {
  names: NameRow[];
  atlas: Atlas;
}

/** Reads items, a batch at a time, in the order asked. */
export interface ItemReader {
  read(items: readonly Unread[]): Promise<Reading[]>;
  close(): Promise<void>;
}

export const readAll = (items: readonly Unread[], deps: ReadingDeps): Reading[] =>
  items.map(({ item, fresh }) => readItem(item, fresh, deps));

/**
 * Reads small inputs here and goes over to a thread of its own after `here` items, so that reading and writing a large input
 * run side by side. A thread that cannot be had is done without.
 */
export function createReader(deps: ReadingDeps, names: () => Promise<NameRow[]>, here: number): ItemReader {
  let read = 0;
  let thread: Promise<ItemReader> | undefined;
  return {
    async read(items) {
      read += items.length;
      if (read <= here) return readAll(items, deps);
      try {
        thread ??= names().then((rows) => createThread({ names: rows, atlas: deps.atlas }));
        return await (await thread).read(items);
      } catch {
        return readAll(items, deps);
      }
    },
    close: async () => (await thread?.catch(() => undefined))?.close(),
  };
}

function createThread(workerData: ReaderData): ItemReader {
  const worker = new Worker(new URL("./reader-thread.ts", import.meta.url), { workerData });
  const waiting: PromiseWithResolvers<Reading[]>[] = [];
  let failure: unknown;
  worker.on("message", (readings: Reading[]) => waiting.shift()?.resolve(readings));
  const fail = (cause: unknown) => {
    failure = cause;
    for (const promise of waiting.splice(0)) promise.reject(cause);
  };
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("the reading thread ended")));
  return {
    read(items) {
      if (failure !== undefined) return Promise.reject(failure);
      const promise = Promise.withResolvers<Reading[]>();
      waiting.push(promise);
      worker.postMessage(items, []);
      return promise.promise;
    },
    async close() {
      await worker.terminate();
    },
  };
}
