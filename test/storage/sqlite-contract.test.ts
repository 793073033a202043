import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, type Store } from "../../src/storage/sqlite/open.ts";
import { recordStoreContract } from "../contract/record-store.ts";

recordStoreContract("SQLite", async () => {
  const folder = mkdtempSync(join(tmpdir(), "readout-store-"));
  const opened: Store[] = [];
  const another = async () => {
    const store = await openStore({ path: join(folder, "readout.db") });
    opened.push(store);
    return store;
  };
  return {
    store: await another(),
    another,
    close: async () => {
      for (const store of opened) await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
