import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeIn } from "../../src/cli/serve-intake.ts";
import { openStore, type Store } from "../../src/storage/sqlite/open.ts";

const clock = { now: () => Date.parse("2026-01-01T00:00:00Z") };
const actor = (id: string, name: string): string => `  - { id: ${id}, name: ${name}, type: state }\n`;

let root = "";
let folder = "";
let store: Store;
let logged: [string, string, unknown][] = [];
const intake = () => takeIn({ store, folder, clock, log: (level, event, details) => void logged.push([level, event, details]) });

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "readout-intake-"));
  folder = join(root, "data");
  mkdirSync(folder);
  store = await openStore({ path: join(root, "readout.db") });
  logged = [];
});
afterEach(async () => {
  await store.close();
  rmSync(root, { recursive: true, force: true });
});

describe("data that changes while serving", () => {
  it("is taken in and logged once; where nothing changed, nothing is", async () => {
    writeFileSync(join(folder, "actors.yaml"), `actors:\n${actor("act-freedonia", "Freedonia")}`);
    await intake();
    await intake();
    expect(logged).toEqual([["info", "data taken in", { position: 1, added: 1, revised: 0, retracted: 0 }]]);
    writeFileSync(join(folder, "actors.yaml"), `actors:\n${actor("act-freedonia", "Free Freedonia")}${actor("act-sylvania", "Sylvania")}`);
    await intake();
    expect(logged[1]).toEqual(["info", "data taken in", { position: 2, added: 1, revised: 1, retracted: 0 }]);
  });

  it("is left out where it has a problem, and that is logged without what stands in it", async () => {
    writeFileSync(join(folder, "actors.yaml"), `actors:\n${actor("act-freedonia", "Freedonia")}`);
    writeFileSync(join(folder, "bad.yaml"), "actors:\n  - { id: act-sylvania, name: Secret Name, type: statelet }\n");
    await intake();
    expect(logged.map(([level, event]) => [level, event])).toEqual([
      ["info", "data taken in"],
      ["warn", "data left out"],
    ]);
    expect(JSON.stringify(logged)).not.toContain("Secret");
  });

  it("does not end the process where it cannot be read", async () => {
    rmSync(folder, { recursive: true });
    await intake();
    expect(logged).toEqual([["error", "data not taken in", { failure: "UserError" }]]);
  });
});
