import { rmSync } from "node:fs";
import type { Change } from "../src/record/port.ts";
import { openStore, type Store } from "../src/storage/sqlite/open.ts";
import { eventChanges, gazetteerChanges } from "./synthetic.ts";

const CHANGES_A_COMMIT = 1_000;
export const RECORDED_AT = "2026-07-01T00:00:00Z";

export function removeDatabase(path: string): void {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(path + suffix, { force: true });
}

/** Commits the changes a thousand at a time. */
export async function commitAll(store: Store, changes: Iterable<Change>): Promise<void> {
  let batch: Change[] = [];
  for (const change of changes) {
    batch.push(change);
    if (batch.length < CHANGES_A_COMMIT) continue;
    await store.commit("shared", batch, RECORDED_AT);
    batch = [];
  }
  await store.commit("shared", batch, RECORDED_AT);
}

/** A fresh record of `events` made-up events; resolves to the seconds their import took, the gazetteer not counted. */
export async function buildRecord(path: string, events: number): Promise<number> {
  removeDatabase(path);
  const store = await openStore({ path });
  try {
    await commitAll(store, gazetteerChanges());
    const started = performance.now();
    await commitAll(store, eventChanges(0, events, events));
    return (performance.now() - started) / 1_000;
  } finally {
    await store.close();
  }
}
