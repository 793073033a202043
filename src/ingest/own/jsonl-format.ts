import { z } from "zod";
import { wrongSpans } from "../../record/load-dates.ts";
import { kindOfId } from "../../record/load-kinds.ts";
import { type Put, readBody } from "../../record/load-yaml.ts";
import { schemas } from "../../record/schema.ts";
import type { BadRow, DatasetFormat, GoodRow, Row, SessionDeps } from "../dataset.ts";
import { type Line, LINE_PROBLEMS, readLines } from "../lines.ts";
import { type OwnEntry, References } from "./references.ts";
import { ownReader } from "./session.ts";

const isKind = (kind: string): kind is Put["kind"] => Object.hasOwn(schemas, kind);

const entrySchema = z.union([
  z.strictObject({
    kind: z.string().refine(isKind),
    body: z.looseObject({}),
    dossier: schemas.dossier.shape.id.optional(),
  }),
  z.strictObject({ retract: z.strictObject({ id: z.string(), reason: z.string().trim().min(1) }) }),
]);

const NEITHER = `is neither {kind, body} with a kind out of ${Object.keys(schemas).join(", ")}, nor {retract: {id, reason}}`;

/** Readout's own records, one a line, as `readout export` writes them. */
export const readoutJsonl: DatasetFormat<OwnEntry> = {
  name: "readout-jsonl",
  description: "Readout's own records, JSON lines {kind, body} or {retract: {id, reason}}, as readout export writes them",
  rowsAre: "records of Readout",
  expected: "Expected is one JSON object a line, {kind, body} or {retract: {id, reason}}, as readout export writes it.",
  detect({ text }) {
    const line = /^\s*[^\n]*/.exec(text)?.[0] ?? "";
    return /^\s*\{\s*"retract"\s*:\s*\{/.test(line) ||
      (/^\s*\{/.test(line) && /"kind"\s*:\s*"[a-z]+"/.test(line) && /"body"\s*:\s*\{/.test(line))
      ? 0.95
      : 0;
  },
  open: async (_head, deps) => ({
    rows: (bytes) => rowsOf(bytes, deps),
    read: ownReader(deps),
  }),
};

async function* rowsOf(bytes: AsyncIterable<Uint8Array>, { reader, owner }: SessionDeps): AsyncGenerator<Row<OwnEntry>[]> {
  const references = new References(reader, owner);
  let last = 0;
  for await (const lines of readLines(bytes)) {
    const read = lines.filter((line) => line.problem !== undefined || line.text.trim() !== "").map(rowOf);
    last = lines.at(-1)?.bytes ?? last;
    yield [...read.filter((row) => "problem" in row), ...(await references.take(read.filter((row) => "row" in row)))];
  }
  yield (await references.end()).map((row) => ({ ...row, bytes: last }));
}

function rowOf(line: Line): GoodRow<OwnEntry> | BadRow {
  const stands = { line: line.number, bytes: line.bytes, text: line.text };
  if (line.problem !== undefined) return { ...stands, problem: LINE_PROBLEMS[line.problem] };
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch {
    const foreign = /^[[<]|\0/.test(line.text);
    return {
      ...stands,
      problem: line.unfinished ? "not valid JSON; the last line has no line end and may be cut off" : "not valid JSON",
      foreign,
    };
  }
  const entry = entrySchema.safeParse(value);
  if (!entry.success) return { ...stands, problem: NEITHER };
  if ("retract" in entry.data) {
    const { id, reason } = entry.data.retract;
    if (kindOfId(id) === undefined) return { ...stands, problem: `retracts “${id.slice(0, 60)}”, which is no id` };
    return { ...stands, id: `retract ${id}`, row: { retract: { id, reason } } };
  }
  const { kind, body, dossier } = entry.data;
  const id = typeof body["id"] === "string" ? { id: body["id"] } : {};
  const read = readBody(kind, body);
  if ("problems" in read) {
    const [first] = read.problems;
    return {
      ...stands,
      ...id,
      problem: `“${first?.path.join(".") ?? ""}”: found ${first?.found ?? ""}, expected ${first?.expected ?? ""}`,
    };
  }
  const put: Put = dossier === undefined ? read.put : { ...read.put, dossier };
  const [wrong] = wrongSpans({ put, file: "", line: line.number, lineOf: () => line.number });
  if (wrong !== undefined) return { ...stands, ...id, problem: `“${wrong.field ?? ""}”: found ${wrong.found}, expected ${wrong.expected}` };
  return { ...stands, id: put.body.id, row: { put } };
}
