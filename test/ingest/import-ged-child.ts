import { importerOf } from "../../src/ingest/import.ts";
import { ucdpGed } from "../../src/ingest/ucdp/format.ts";
import { openStore } from "../../src/storage/sqlite/open.ts";
import { importDeps } from "./world.ts";

/** Imports a file of UCDP GED into a store and reports each commit on standard output, for a test that kills it on the way. */
const [path = "", file = "", rejects = ""] = process.argv.slice(2);
const store = await openStore({ path });
const onProgress = ({ items }: { items: number }): unknown => process.stdout.write(`${items}\n`);
await importerOf(ucdpGed).import(file, await importDeps(store, rejects, { onProgress }));
