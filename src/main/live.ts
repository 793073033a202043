import { randomUUID } from "node:crypto";
import { lookup } from "node:dns/promises";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "../config.ts";
import type { Clock } from "../core/clock.ts";
import { createLiveDesk, type LiveDesk } from "../ingest/live/desk.ts";
import { createExchange } from "../ingest/live/exchange.ts";
import { createFetcher } from "../ingest/live/fetcher.ts";
import { liveKinds } from "../ingest/live/kinds.ts";
import { createRunner, type LiveNews } from "../ingest/live/runner.ts";
import { createGazetteer, type Gazetteer } from "../record/gazetteer.ts";
import { loadPublishers } from "../record/publishers.ts";
import type { Store } from "../storage/sqlite/open.ts";

interface LiveParts {
  store: Store;
  /** Over the names everybody sees. */
  gazetteer: () => Promise<Gazetteer>;
  clock: Clock;
  tell(news: LiveNews): void;
}

/** Live sources over the network as it is. */
export function openLive(
  { live: { allow, contact, credentials }, dataDir, shippedData }: Config,
  { store, gazetteer, clock, tell }: LiveParts,
): LiveDesk {
  const resolve = async (host: string): Promise<string[]> => (await lookup(host, { all: true })).map(({ address }) => address);
  const fetch = createFetcher({
    exchange: createExchange({ resolve, allow }),
    allow,
    clock,
    random: Math.random,
    wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
    userAgent: `Readout/${version()}${contact === undefined ? "" : ` (+${contact})`}`,
  });
  const runner = createRunner({
    live: store.live,
    store,
    imported: store.imported,
    rejects: ({ id }) => join(dataDir, `rejects-live-${id}.jsonl`),
    kinds: liveKinds,
    fetch,
    gazetteer: async (owner) => (owner === "shared" ? gazetteer() : createGazetteer(await store.names(owner))),
    publishers: () => loadPublishers(shippedData),
    clock,
    ids: { next: () => randomUUID() },
    random: Math.random,
    credentials,
    tell,
  });
  return createLiveDesk({ live: store.live, kinds: liveKinds, runner, allow, clock });
}

/** The version this is, from package.json. */
function version(): string {
  const manifest: { version?: unknown } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return String(manifest.version);
}
