import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { recordFileSchema } from "../../src/record/load-json-schema.ts";
import { schemas } from "../../src/record/schema.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const ajv = new Ajv({ validateFormats: false, allowUnionTypes: true });
const fits = ajv.compile(recordFileSchema());

describe("docs/record.schema.json", () => {
  it("is what the schemas of the record give; tools/schema.mjs writes it anew", () => {
    const written: unknown = JSON.parse(readFileSync(join(root, "docs/record.schema.json"), "utf8"));
    expect(written).toEqual(JSON.parse(JSON.stringify(recordFileSchema())));
  });

  it("accepts every record file that ships", () => {
    const files = readdirSync(join(root, "data"), { recursive: true, encoding: "utf8" });
    const records = files.filter((file) => file.endsWith(".yaml") && !file.endsWith("publishers.yaml"));
    expect(records.length).toBeGreaterThan(10);
    const refused = records.filter((file) => !fits(parse(readFileSync(join(root, "data", file), "utf8"))));
    expect(refused).toEqual([]);
  });

  it.each([
    ["an unknown kind", { topics: [] }],
    ["an unknown field", { issues: [{ id: "iss-a", name: "A", colour: "red" }] }],
    ["an id of another kind", { issues: [{ id: "plc-a", name: "A" }] }],
    ["a day that does not exist", { questions: [{ id: "qst-a", text: "Who?", raised_on: "2023-02-30", evidence: [{ source: "src-a" }] }] }],
    ["a record without evidence", { questions: [{ id: "qst-a", text: "Who?", raised_on: "2023-02-20", evidence: [] }] }],
  ])("refuses %s", (_title, file) => {
    expect(fits(file)).toBe(false);
  });
});

describe("docs/schema.md", () => {
  it("tells every field of every kind", () => {
    const text = readFileSync(join(root, "docs/schema.md"), "utf8");
    const fields = Object.values(schemas).flatMap((schema) => Object.keys(schema.shape));
    expect([...new Set(fields)].filter((field) => !text.includes(`\`${field}\``))).toEqual([]);
  });
});
