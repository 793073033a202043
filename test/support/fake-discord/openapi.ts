import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { ValidateFunction } from "ajv/dist/2020.js";
import { z } from "zod";
import { sharedFolder } from "../shared.ts";

/** Where Discord's published description is, or undefined where it is not at hand. */
export function openapiFile(): string | undefined {
  const shared = sharedFolder();
  const file = shared === undefined ? undefined : join(shared, "specs", "discord-openapi.json");
  return file !== undefined && existsSync(file) ? file : undefined;
}

type Inspector = (method: string, path: string, body: unknown) => string[];

const description = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});
const operation = z.looseObject({
  requestBody: z.looseObject({ content: z.looseObject({ "application/json": z.looseObject({ schema: z.unknown() }) }) }),
});

let cached: Inspector | undefined;

/** Checks request bodies against Discord's published description; undefined where that is not at hand. */
export function inspector(): Inspector | undefined {
  const file = openapiFile();
  cached ??= file === undefined ? undefined : createInspector(file);
  return cached;
}

function createInspector(file: string): Inspector {
  const { paths, components } = description.parse(JSON.parse(readFileSync(file, "utf8")));
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false, logger: false });
  // A value may satisfy several members of what is published as oneOf.
  ajv.addSchema({ $id: "discord", components: loosened(components) });
  const templates = Object.entries(paths).map(([path, operations]) => ({
    pattern: new RegExp(`^${path.replace(/\{[^}]+\}/gu, "[^/]+")}$`, "u"),
    literal: path.replace(/\{[^}]+\}/gu, "").length,
    operations,
  }));
  const compiled = new Map<unknown, ValidateFunction>();
  return (method, path, body) => {
    const [found] = templates
      .filter(({ pattern, operations }) => pattern.test(path) && method.toLowerCase() in operations)
      .toSorted((a, b) => b.literal - a.literal);
    const parsed = operation.safeParse(found?.operations[method.toLowerCase()]);
    if (!parsed.success) return [`${method} ${path} takes no body`];
    const { schema } = parsed.data.requestBody.content["application/json"];
    const validate = compiled.get(schema) ?? ajv.compile(JSON.parse(JSON.stringify(loosened(schema)).replaceAll('"#/', '"discord#/')));
    compiled.set(schema, validate);
    return validate(body) ? [] : (validate.errors ?? []).map((error) => `${method} ${path}${error.instancePath} ${error.message}`);
  };
}

/** The schema with `anyOf` for `oneOf`. */
function loosened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(loosened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key === "oneOf" ? "anyOf" : key, loosened(inner)]));
}
