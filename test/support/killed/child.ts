import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { createDiscordAdapter } from "../../../src/adapters/discord/adapter.ts";
import { createSlackAdapter } from "../../../src/adapters/slack/adapter.ts";
import type { Action } from "../../../src/core/document.ts";
import { plainDocument } from "../../../src/core/document.ts";
import type { PlatformAdapter } from "../../../src/core/platform.ts";
import type { Composed } from "../../../src/digests/courier.ts";
import type { Delivery } from "../../../src/digests/deliveries.ts";
import { createDigestService } from "../../../src/digests/service.ts";
import { openStore } from "../../../src/storage/sqlite/open.ts";

// A process that sends what is due and ends; whoever started it may kill it at any point. Its clock is told by the environment.
const { KILLED_PLATFORM = "", KILLED_API = "", KILLED_CONTROL = "", KILLED_RECORD = "", KILLED_NOW = "", KILLED_NAME = "" } = process.env;

const clock = { now: () => Number(KILLED_NOW) + Math.floor(performance.now()) };

/** Tells where this process is, and goes on once that is answered. */
const at = async (point: string): Promise<void> => void (await fetch(`${KILLED_CONTROL}/at/${point}/${KILLED_NAME}`, { method: "POST" }));

const store = await openStore({ path: KILLED_RECORD });

const keys = {
  async put(action: Action): Promise<string> {
    await at("rendering");
    return store.actions.put(action);
  },
  get: (key: string) => store.actions.get(key),
};

function connect(): PlatformAdapter {
  const shared = { specs: [], keys, clock, log: () => undefined, apiUrl: KILLED_API };
  return KILLED_PLATFORM === "slack"
    ? createSlackAdapter({ ...shared, botToken: KILLED_NAME, appToken: "xapp-fake-app" })
    : createDiscordAdapter({ ...shared, token: KILLED_NAME });
}

async function compose({ key, owner, of }: Delivery): Promise<Composed> {
  await at("composing");
  const document = plainDocument("answer", `digest ${key}`);
  const action = { label: "Whole briefing", command: "brief", options: { topic: of } };
  const edition = { owner, topic: null, answer: key, position: 0, asOf: "2026-11-22T08:00:00Z", citations: [] };
  return { document: { ...document, blocks: [...document.blocks, { kind: "actions", actions: [action] }] }, edition };
}

const adapter = connect();
await adapter.start(async () => ({ document: plainDocument("notice", "nobody asks here") }));
const service = createDigestService({
  subscriptions: store.subscriptions,
  audit: store.audit,
  adapters: [adapter],
  compose,
  deliveries: {
    add: (deliveries) => store.deliveries.add(deliveries),
    claim: (claim) => store.deliveries.claim(claim),
    async save(claimed, until) {
      if (claimed.delivery.state === "sent") await at("recording");
      return store.deliveries.save(claimed, until);
    },
    get: (key) => store.deliveries.get(key),
    of: (id, limit) => store.deliveries.of(id, limit),
    counts: () => store.deliveries.counts(),
    open: (limit) => store.deliveries.open(limit),
    oldestDue: (now) => store.deliveries.oldestDue(now),
  },
  editions: {
    async record(edition) {
      await at("replied");
      return store.editions.record(edition);
    },
    at: (message) => store.editions.at(message),
    citing: (record, since) => store.editions.citing(record, since),
    lastOf: (subscription) => store.editions.lastOf(subscription),
    citedFor: (subscription, since) => store.editions.citedFor(subscription, since),
    lastOn: (where, topic) => store.editions.lastOn(where, topic),
    forgetShown: (before) => store.editions.forgetShown(before),
  },
  clock,
  ids: { next: () => randomUUID() },
  random: () => 0,
  wait: (milliseconds) => delay(milliseconds),
  log: ({ cause }) => void (cause instanceof Error && process.stderr.write(`${cause.name}: ${cause.message}\n`)),
  failed: (error) => void process.stderr.write(`round failed: ${String(error)}\n`),
});
await service.round();
process.exit(0);
