import { z } from "zod";
import { LISTS } from "./load-yaml.ts";
import { schemas } from "./schema.ts";

/**
 * JSON Schema (draft 7, which editors of YAML know) of one record file: a map of plural kinds to lists. Published as
 * docs/record.schema.json. It holds the form of each field; what fields must say of each other, `validate` holds.
 */
export function recordFileSchema(): object {
  const definitions = Object.entries(schemas).map(([kind, schema]) => {
    const { $schema: _, ...definition } = z.toJSONSchema(schema, { io: "input", target: "draft-7" });
    return [kind, withEvidence(definition)] as const;
  });
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Record file of Readout",
    description: "Records by kind. Every field is told in docs/schema.md.",
    type: ["object", "null"],
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(LISTS).map(([list, kind]) => [list, { type: ["array", "null"], items: { $ref: `#/definitions/${kind}` } }]),
    ),
    definitions: Object.fromEntries(definitions),
  };
}

/** A tuple with a rest says "at least one", which draft 7 says with `minItems`. */
function withEvidence(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withEvidence);
  if (typeof node !== "object" || node === null) return node;
  const inner = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withEvidence(value)]));
  const { items, additionalItems, ...rest } = inner;
  return Array.isArray(items) ? { ...rest, items: additionalItems, minItems: items.length } : inner;
}
