import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "../../../src/core/clock.ts";
import { createLiveDesk, type LiveDesk } from "../../../src/ingest/live/desk.ts";
import { liveKinds } from "../../../src/ingest/live/kinds.ts";
import { createRunner, type LiveNews } from "../../../src/ingest/live/runner.ts";
import { createGazetteer } from "../../../src/record/gazetteer.ts";
import { createPublishers } from "../../../src/record/publishers.ts";
import type { Store } from "../../../src/storage/sqlite/open.ts";
import { openWorld } from "../world.ts";
import { fetcherFor, type WaitingClock, waitingClock } from "./host.ts";

/** A desk with live sources over the small world, its own clock and whatever hosts are allowed. */
export interface LiveWorld {
  store: Store;
  clock: WaitingClock;
  desk: LiveDesk;
  news: LiveNews[];
  signal: AbortSignal;
  /** Fetches what is due. */
  due(): Promise<void>;
  /** What the record says now, a line an event. */
  events(): Promise<string[]>;
}

export async function liveWorld(
  allow: readonly string[],
  options: { store?: Store; start?: string; credentials?: Record<string, string> } = {},
): Promise<LiveWorld> {
  const store = options.store ?? (await openWorld());
  const clock = waitingClock(options.start ?? "2026-11-22T12:00:00Z");
  const news: LiveNews[] = [];
  let count = 0;
  const runner = createRunner({
    live: store.live,
    store,
    imported: store.imported,
    rejects: ({ id }) => join(tmpdir(), `readout-live-${id}.jsonl`),
    kinds: liveKinds,
    fetch: fetcherFor({ clock, allow }),
    gazetteer: async (owner) => createGazetteer(await store.names(owner)),
    publishers: async () => PUBLISHERS,
    clock,
    ids: { next: () => `fetch-${(count += 1)}` },
    random: () => 0.5,
    credentials: options.credentials ?? {},
    tell: (told) => news.push(told),
  });
  const { signal } = new AbortController();
  const desk = createLiveDesk({ live: store.live, kinds: liveKinds, runner, allow: new Set(allow), clock });
  return { store, clock, desk, news, signal, due: () => runner.runDue(signal), events: () => eventsOf(store, clock) };
}

const PUBLISHERS = createPublishers({
  publishers: [
    { name: "The Strelsau Times", family: "Strelsau Press", wire: false, aggregator: false, aliases: [] },
    { name: "AFP", wire: true, aggregator: false, aliases: [] },
  ],
});

async function eventsOf(store: Store, clock: Clock): Promise<string[]> {
  const scope = { owner: "shared", asOf: new Date(clock.now()).toISOString().replace(/\.\d+Z$/, "Z") } as const;
  const found = await store.select(scope, { kinds: ["event"] }, "oldest", 1_000);
  return found.map(({ body }) => `${body.id} ${body.date.from} ${body.summary}`).toSorted();
}
