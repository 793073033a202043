import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importerOf } from "../../src/ingest/import.ts";
import { ucdpGed } from "../../src/ingest/ucdp/format.ts";
import { placeSchema } from "../../src/record/schema.ts";
import type { Store } from "../../src/storage/sqlite/open.ts";
import { type GedCells, gedCells, gedFile } from "./ged.ts";
import { importDeps, NOW, openWorld, SCOPE } from "./world.ts";

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-territories-"));
  store = await openWorld();
  const places = [
    { id: "plc-valley", name: "The Valley", type: "region" },
    { id: "plc-zenda-strip", name: "Zenda Strip", type: "territory", parent: "plc-valley" },
    { id: "plc-ganz", name: "Ganz", type: "city", parent: "plc-zenda-strip" },
    { id: "plc-hentzau", name: "Hentzau", type: "territory", parent: "plc-graustark" },
    { id: "plc-hentzau-province", name: "Hentzau", type: "admin", parent: "plc-ruritania" },
  ];
  await store.commit("shared", places.map((body) => ({ put: { kind: "place" as const, body: placeSchema.parse(body) } })), NOW); // prettier-ignore
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function told(cells: GedCells) {
  async function* bytes() {
    yield new TextEncoder().encode(gedFile([gedCells("1", { low: "4", high: "4", where_prec: "1", adm_2: "", ...cells })]));
  }
  await importerOf(ucdpGed).import(bytes(), await importDeps(store, join(folder, "rejects.jsonl")));
  const [event] = await store.select(SCOPE, { kinds: ["event"] }, "oldest", 9);
  return { places: event?.body.places, summary: event?.body.summary };
}

describe("territories that a dataset counts to a state", () => {
  it("are where it happened, and no word is said of whose they are", async () => {
    expect(await told({ adm_1: "Zenda Strip", where_coordinates: "Ganz town" })).toEqual({
      places: ["plc-ganz"],
      summary:
        "Forces of the Government of Ruritania and the Hentzau Guard fought in Ganz town, Zenda Strip; 4 killed, by UCDP's estimate.",
    });
  });

  it("are the place where a smaller one is not on record", async () => {
    expect((await told({ adm_1: "Zenda Strip", where_coordinates: "Lesser Ganz camp" })).places).toEqual(["plc-zenda-strip"]);
  });

  it("are not meant where the country has a province of that name", async () => {
    expect(await told({ adm_1: "Hentzau province", where_coordinates: "Lesser Ganz camp" })).toEqual({
      places: ["plc-hentzau-province"],
      summary:
        "Forces of the Government of Ruritania and the Hentzau Guard fought in Lesser Ganz camp, Hentzau province, Ruritania; 4 killed, by UCDP's estimate.",
    });
  });
});
