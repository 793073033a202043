import { toInstant } from "../../core/clock.ts";
import { loadAtlas } from "../atlas.ts";
import { loadCountries } from "../countries.ts";
import type { DatasetFormat, Row, Session, SessionDeps } from "../dataset.ts";
import { type JsonItem, jsonItems } from "../json-items.ts";
import { remembering } from "../remembering.ts";
import { parseReliefweb, type ReliefwebItem } from "./fields.ts";
import { readReliefweb, type ReliefwebDeps } from "./read.ts";

/** Pages of ReliefWeb's API, version 1 or 2: reports or disasters, one page, a list of pages or a page a line. */
export const reliefweb: DatasetFormat<ReliefwebItem> = {
  name: "reliefweb",
  description: "ReliefWeb API pages of reports or disasters, JSON: one page, a list of pages or a page a line",
  rowsAre: "ReliefWeb reports",
  expected: "Expected is what the ReliefWeb API answers for /reports or /disasters: JSON with a list named data.",
  maybeEmpty: true,
  detect({ text }) {
    if (!/^\s*[[{]/.test(text)) return 0;
    if (/api\.reliefweb\.int/.test(text.slice(0, 2000)) && /"data"\s*:/.test(text)) return 0.95;
    return /"data"\s*:\s*\[\s*\{/.test(text) && /"fields"\s*:\s*\{/.test(text) ? 0.8 : 0;
  },
  async open(_head, deps): Promise<Session<ReliefwebItem>> {
    const reading = await reliefwebDeps(deps);
    return {
      rows: rowsOf,
      read: async (rows) =>
        rows.map(({ row }) => {
          const found = readReliefweb(row, reading);
          if ("rejected" in found) return found;
          const source = { put: { kind: "source" as const, body: found.source } };
          return { changes: found.event === undefined ? [source] : [source, { put: { kind: "event" as const, body: found.event } }] };
        }),
    };
  },
};

/** What reading items rests on, read from the record once. */
export async function reliefwebDeps({ reader, gazetteer, publishers, owner, clock }: SessionDeps): Promise<ReliefwebDeps> {
  const scope = { owner, asOf: toInstant(clock.now()) };
  const [atlas, countries] = await Promise.all([loadAtlas(reader, scope), loadCountries(reader, scope)]);
  const today = toInstant(clock.now() + 86_400_000).slice(0, 10);
  return { gazetteer, publishers: remembering(publishers), atlas, countries, today };
}

async function* rowsOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Row<ReliefwebItem>[]> {
  for await (const items of jsonItems(bytes, "data")) yield items.map(rowOf);
}

function rowOf(item: JsonItem): Row<ReliefwebItem> {
  const stands = { line: item.line, bytes: item.bytes, text: item.text };
  switch (item.problem) {
    case "cut":
      return { ...stands, problem: "ends in the middle of a page; the file is cut off" };
    case "too-long":
      return { ...stands, problem: "an entry longer than eight megabytes" };
    case "not-utf8":
      return { ...stands, problem: "not UTF-8 text" };
    case "not-json":
      return { ...stands, problem: "not JSON", foreign: true };
    case "alone":
      return aloneRow(stands);
    default: {
      const result = parseReliefweb(item.text);
      if ("item" in result) return { ...stands, id: `${result.item.kind}-${result.item.id}`, row: result.item };
      return { ...stands, problem: result.reason, ...(result.id === undefined ? {} : { id: result.id }) };
    }
  }
}

/** A document without a list: an entry by itself, or an answer that says what went wrong. */
function aloneRow(stands: { line: number; bytes: number; text: string }): Row<ReliefwebItem> {
  const error = /"message"\s*:\s*"([^"]{1,200})"/.exec(stands.text)?.[1];
  if (/"error"\s*:/.test(stands.text))
    return { ...stands, problem: `an answer that reports an error${error === undefined ? "" : `: ${error}`}`, foreign: true };
  const result = parseReliefweb(stands.text);
  if ("item" in result) return { ...stands, id: `${result.item.kind}-${result.item.id}`, row: result.item };
  return { ...stands, problem: "a page without a list named data" };
}
