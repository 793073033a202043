import { readFileSync } from "node:fs";
import { Ajv2020, type AnySchema } from "ajv/dist/2020.js";
import type { Briefing } from "../../../src/briefings/types.ts";

const schema: AnySchema = JSON.parse(readFileSync(new URL("../../../docs/briefing.schema.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema);

/** What the published schema finds wrong with a briefing as it is printed. */
export function schemaProblems(briefing: Briefing): string[] {
  validate(JSON.parse(JSON.stringify(briefing)));
  return (validate.errors ?? []).map(({ instancePath, message = "" }) => `${instancePath} ${message}`);
}
