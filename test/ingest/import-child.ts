import { openStore } from "../../src/storage/sqlite/open.ts";
import { importCurrentEvents, importDeps } from "./world.ts";

/** Imports a file into a store and reports each commit on standard output, for a test that kills it on the way. */
const [path = "", file = "", rejects = ""] = process.argv.slice(2);
const store = await openStore({ path });
await importCurrentEvents(file, await importDeps(store, rejects, { onProgress: ({ items }) => process.stdout.write(`${items}\n`) }));
