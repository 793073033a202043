// Writes docs/record.schema.json from the schemas of the record: node tools/launch.mjs tools/schema.mjs
import { writeFileSync } from "node:fs";
import { recordFileSchema } from "../src/record/load-json-schema.ts";

writeFileSync(new URL("../docs/record.schema.json", import.meta.url), `${JSON.stringify(recordFileSchema(), null, 2)}\n`);
