import type { Change } from "../../src/record/port.ts";
import { createGazetteer } from "../../src/record/gazetteer.ts";
import { createPublishers } from "../../src/record/publishers.ts";
import { actorSchema, dossierSchema, issueSchema, placeSchema } from "../../src/record/schema.ts";
import { openStore, type Store } from "../../src/storage/sqlite/open.ts";
import { currentEvents } from "../../src/ingest/current-events-format.ts";
import { importerOf } from "../../src/ingest/import.ts";
import type { ImportDeps } from "../../src/ingest/import-types.ts";

export const importCurrentEvents = importerOf(currentEvents).import;

const place = (id: string, name: string, type: string, parent?: string): Change => ({
  put: { kind: "place", body: placeSchema.parse({ id, name, type, ...(parent === undefined ? {} : { parent }) }) },
});
const actor = (id: string, name: string, demonyms: string[], at: string): Change => ({
  put: { kind: "actor", body: actorSchema.parse({ id, name, type: "state", demonyms, place: at }) },
});

const issue = (id: string, name: string, places: string[]): Change => ({
  put: { kind: "issue", body: issueSchema.parse({ id, name, aliases: ["truce"], places }) },
});

/** Two neighbouring countries that do not exist. */
const WORLD: Change[] = [
  place("plc-ruritania", "Ruritania", "country"),
  place("plc-strelsau", "Strelsau", "city", "plc-ruritania"),
  place("plc-graustark", "Graustark", "country"),
  place("plc-edelweiss", "Edelweiss", "city", "plc-graustark"),
  place("plc-ganlook", "Ganlook Fortress", "site", "plc-graustark"),
  actor("act-ruritania", "Ruritania", ["Ruritanian"], "plc-ruritania"),
  actor("act-graustark", "Graustark", ["Graustarkian"], "plc-graustark"),
  issue("iss-truce", "a truce", []),
  issue("iss-truce-graustark", "a truce in Graustark", ["plc-graustark"]),
  { put: { kind: "dossier", body: dossierSchema.parse({ id: "dos-two", name: "Ruritania and Graustark" }) } },
];

export const NOW = "2026-11-22T12:00:00Z";
export const SCOPE = { owner: "shared", asOf: NOW } as const;

export async function openWorld(path = ":memory:"): Promise<Store> {
  const store = await openStore({ path });
  await store.commit("shared", WORLD, NOW);
  return store;
}

/** What an import needs, over a store that knows the world. */
export async function importDeps(store: Store, rejects: string, more: Partial<ImportDeps> = {}): Promise<ImportDeps> {
  return {
    store,
    gazetteer: createGazetteer(await store.names("shared")),
    publishers: createPublishers({
      publishers: [
        { name: "The Strelsau Times", family: "Strelsau Press", wire: false, aggregator: false, aliases: [] },
        { name: "AFP", wire: true, aggregator: false, aliases: [] },
      ],
    }),
    imported: store.imported,
    clock: { now: () => Date.parse(NOW) },
    owner: "shared",
    rejects,
    onProgress: () => {},
    signal: new AbortController().signal,
    ...more,
  };
}
