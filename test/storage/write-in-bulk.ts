import { writeSync } from "node:fs";
import { openStore } from "../../src/storage/sqlite/open.ts";
import { event, place, source } from "../contract/record-store-builders.ts";

/** Commits batches of events until it is killed or done, and prints a line for each commit it was promised. */
const [path = "", name = "a", commits = "1", size = "1"] = process.argv.slice(2);
const store = await openStore({ path });
await store.commit("shared", [source(), place("plc-a", { parent: "plc-b" })], "2024-01-01T00:00:00Z");
for (let commit = 0; commit < Number(commits); commit++) {
  const batch = Array.from({ length: Number(size) }, (_, index) =>
    event(`evt-${name}-${commit}-${index}`, "2023-10-20", { places: ["plc-a"], summary: `Number ${index} happened.` }),
  );
  await store.commit("shared", batch, "2024-01-01T00:00:00Z");
  writeSync(1, `${commit + 1}\n`);
}
await store.close();
