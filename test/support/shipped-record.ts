import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { readConfig } from "../../src/config.ts";
import type { Clock } from "../../src/core/clock.ts";
import { openReadout, systemClock } from "../../src/main.ts";
import { openStore, type Store } from "../../src/storage/sqlite/open.ts";

const FILE = "readout.db";

/** Puts the record that ships into a data folder, as the first start at that time makes it. It is made once a run, and copied. */
export async function layShippedRecord(dataDir: string, clock: Clock = systemClock): Promise<void> {
  const made = await shippedRecord(clock);
  mkdirSync(dataDir, { recursive: true });
  copyFileSync(join(made, FILE), join(dataDir, FILE));
}

/** The record that ships, open in a new folder under this one. */
export async function openShippedRecord(folder: string, clock: Clock): Promise<Store> {
  const dataDir = mkdtempSync(join(folder, "record-"));
  await layShippedRecord(dataDir, clock);
  return openStore({ path: join(dataDir, FILE) });
}

async function shippedRecord(clock: Clock): Promise<string> {
  const runFolder = inject("runFolder");
  const made = join(runFolder, clock === systemClock ? "now" : String(clock.now()));
  if (existsSync(made)) return made;
  const making = mkdtempSync(`${made}-`);
  await (await openReadout(readConfig({ READOUT_DATA_DIR: making }), { clock, commandPrefix: "", onWithheld: () => {} })).close();
  try {
    renameSync(making, made);
  } catch (error) {
    // Another file's worker made it meanwhile.
    if (!existsSync(made)) throw error;
    rmSync(making, { recursive: true });
  }
  return made;
}
