import { toInstant } from "../core/clock.ts";
import { loadAtlas } from "./atlas.ts";
import type { DatasetFormat, Outcome, Row, Session, SessionDeps } from "./dataset.ts";
import type { Reading } from "./current-events.ts";
import { type Item, OTHER_KIND, parseItem } from "./item.ts";
import { type Line, readLines } from "./lines.ts";
import { settleOutlet } from "./outlets.ts";
import { createReader, type Unread } from "./reader.ts";
import { remembering } from "./remembering.ts";

/** Items read before a thread is worth its start. */
const WITHOUT_THREAD = 1000;

const PROBLEMS: Record<NonNullable<Line["problem"]>, string> = {
  "too-long": "longer than one megabyte",
  "not-utf8": "not UTF-8 text",
};

/** Items of the Current events portal, a JSON object a line. */
export const currentEvents: DatasetFormat<Unread> = {
  name: "current-events",
  description: "Wikipedia's Current events portal, JSON lines {id, date, category, topics, text, sources}",
  rowsAre: "Current events items",
  expected: "Expected is one JSON object a line, with id, date, category, topics, text and sources.",
  detect({ text }) {
    const line = text.slice(0, Math.max(0, text.indexOf("\n")) || text.length);
    return ["id", "date", "category", "topics", "text"].every((field) => line.includes(`"${field}"`)) && line.startsWith("{") ? 0.9 : 0;
  },
  async open(_head, deps): Promise<Session<Unread>> {
    const atlas = await loadAtlas(deps.reader, { owner: deps.owner, asOf: toInstant(deps.clock.now()) });
    const reader = createReader({ gazetteer: deps.gazetteer, atlas }, () => deps.reader.names(deps.owner), WITHOUT_THREAD);
    const publishers = remembering(deps.publishers);
    return {
      inThread: true,
      rows: (bytes) => rowsOf(bytes, deps),
      read: async (rows) => (await reader.read(rows.map(({ row }) => row))).map((reading) => outcomeOf(reading, publishers)),
      close: () => reader.close(),
    };
  },
};

async function* rowsOf(bytes: AsyncIterable<Uint8Array>, { clock }: SessionDeps): AsyncGenerator<Row<Unread>[]> {
  // The last day an item can stand under: tomorrow, as the portal's day begins up to 14 hours before ours.
  const today = toInstant(clock.now() + 86_400_000).slice(0, 10);
  let previous: Item | undefined;
  for await (const lines of readLines(bytes)) {
    const rows: Row<Unread>[] = [];
    for (const line of lines) {
      if (line.problem === undefined && line.text.trim() === "") continue;
      const row = rowOf(line, today, previous);
      if ("row" in row) previous = row.row.item;
      rows.push(row);
    }
    yield rows;
  }
}

function rowOf(line: Line, today: string, previous: Item | undefined): Row<Unread> {
  const stands = { line: line.number, bytes: line.bytes, text: line.text };
  if (line.problem !== undefined) return { ...stands, problem: PROBLEMS[line.problem] };
  const result = parseItem(line.text, today);
  if ("item" in result) {
    const { item } = result;
    return { ...stands, id: item.id, row: { item, fresh: isFresh(item, previous) } };
  }
  const cut = line.unfinished && result.reason === "not valid JSON";
  return {
    ...stands,
    problem: cut ? "not valid JSON; the last line has no line end and may be cut off" : result.reason,
    ...(result.id === undefined ? {} : { id: result.id }),
    foreign: OTHER_KIND.has(result.reason),
  };
}

function outcomeOf(reading: Reading, publishers: SessionDeps["publishers"]): Outcome {
  if ("skipped" in reading) return reading;
  return {
    changes: [
      ...reading.sources.map((source) => ({ put: { kind: "source" as const, body: settleOutlet(source, publishers) } })),
      ...reading.events.map((body) => ({ put: { kind: "event" as const, body } })),
    ],
  };
}

/** Whether the innermost heading changed just before this item, so that it surely stands over it. */
function isFresh(item: Item, previous: Item | undefined): boolean {
  const [, stem, ordinal] = /^(.*)-(\d+)$/.exec(item.id) ?? [];
  if (stem === undefined) return false;
  if (Number(ordinal) === 1) return true;
  const [, before, last] = /^(.*)-(\d+)$/.exec(previous?.id ?? "") ?? [];
  return before === stem && Number(last) === Number(ordinal) - 1 && previous?.topics.join("\n") !== item.topics.join("\n");
}
