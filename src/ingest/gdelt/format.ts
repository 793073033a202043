import { toInstant } from "../../core/clock.ts";
import type { Source } from "../../record/types.ts";
import { loadAtlas } from "../atlas.ts";
import type { DatasetFormat, Outcome, Row, Session, SessionDeps } from "../dataset.ts";
import { type Line, LINE_PROBLEMS, readLines } from "../lines.ts";
import { remembering } from "../remembering.ts";
import { loadCoordinates, loadCountries } from "../countries.ts";
import { gdeltFile, OTHER_GDELT_FILES } from "./head.ts";
import { readGdelt, type GdeltDeps } from "./read.ts";
import { readGdeltRow, type GdeltRow } from "./row.ts";

/** More addresses than a day of GDELT has; beyond it the store is asked again. */
const MOST_REMEMBERED = 100_000;

/** GDELT's event files: 2.0 with 61 columns, 1.0 with 58, its backfile with 57; parted by tabs, without a header. */
export const gdelt: DatasetFormat<GdeltRow> = {
  name: "gdelt",
  description: "GDELT event files, 2.0 (61 columns) and 1.0 (58 or 57), tab-separated without a header",
  rowsAre: "GDELT events",
  expected: "Expected is a GDELT event file (.export.CSV): 61, 58 or 57 fields a line, parted by tabs.",
  detect: ({ text }) => (gdeltFile(firstLine(text)) === "events" ? 0.95 : gdeltFile(firstLine(text)) === undefined ? 0 : 0.6),
  async open({ text }, deps): Promise<Session<GdeltRow>> {
    const other = gdeltFile(firstLine(text));
    const reading = await readingDeps(deps);
    const known = new Set<string>();
    return {
      rows: (bytes) => rowsOf(bytes, deps, other === undefined || other === "events" ? undefined : OTHER_GDELT_FILES[other]),
      read: async (rows) => {
        const readings = rows.map(({ row }) => readGdelt(row, reading));
        const fresh = await unseen(
          readings.flatMap((one) => ("source" in one ? [one.source] : [])),
          known,
          deps,
        );
        return readings.map((one): Outcome => {
          if (!("event" in one)) return one;
          const isNew = fresh.delete(one.source.id);
          const event = { put: { kind: "event" as const, body: one.event } };
          return { changes: isNew ? [{ put: { kind: "source" as const, body: one.source } }, event] : [event] };
        });
      },
    };
  },
};

/** What reading rows rests on, read from the record once. */
export async function readingDeps({ reader, gazetteer, publishers, owner, clock }: SessionDeps): Promise<GdeltDeps> {
  const scope = { owner, asOf: toInstant(clock.now()) };
  const [atlas, countries, coordinates] = await Promise.all([
    loadAtlas(reader, scope),
    loadCountries(reader, scope),
    loadCoordinates(reader, scope),
  ]);
  return { gazetteer, publishers: remembering(publishers), atlas, countries, coordinates };
}

/** Ids of the sources not met before: an address that is on record stays as it was first recorded. */
async function unseen(sources: readonly Source[], known: Set<string>, { reader, owner }: SessionDeps): Promise<Set<string>> {
  const wanted = [...new Set(sources.map(({ id }) => id))].filter((id) => !known.has(id));
  // Batches are read ahead of each other: what one has taken is taken before it is looked for.
  if (known.size > MOST_REMEMBERED) known.clear();
  for (const id of wanted) known.add(id);
  const stored = new Set((await reader.get({ owner, asOf: "9999-12-31T23:59:59Z" }, "source", wanted)).map(({ id }) => id));
  return new Set(wanted.filter((id) => !stored.has(id)));
}

const firstLine = (text: string): string => /^[^\n]*/.exec(text)?.[0] ?? "";

async function* rowsOf(
  bytes: AsyncIterable<Uint8Array>,
  { clock }: SessionDeps,
  other: string | undefined,
): AsyncGenerator<Row<GdeltRow>[]> {
  const today = toInstant(clock.now() + 86_400_000).slice(0, 10);
  for await (const lines of readLines(bytes)) {
    yield lines.flatMap((line) => (isNoRow(line) ? [] : rowOf(line, today, other)));
  }
}

/** Blank lines, and the header that reduced files of 1.0 have. */
const isNoRow = ({ problem, text, number }: Line): boolean =>
  problem === undefined && (text.trim() === "" || (number === 1 && /^\s*GLOBALEVENTID\t/i.test(text)));

function rowOf(line: Line, today: string, other: string | undefined): Row<GdeltRow> {
  const stands = { line: line.number, bytes: line.bytes, text: line.text };
  if (other !== undefined) return { ...stands, problem: other, foreign: true };
  if (line.problem !== undefined) return { ...stands, problem: LINE_PROBLEMS[line.problem] };
  if (/^\s*</.test(line.text))
    return { ...stands, problem: "markup, such as a log-in page, where fields parted by tabs are expected", foreign: true };
  const result = readGdeltRow(line.text, today);
  if ("row" in result) return { ...stands, id: result.row.id, row: result.row };
  const problem = line.unfinished ? `${result.reason}; the last line has no line end and may be cut off` : result.reason;
  return { ...stands, problem, ...(result.id === undefined ? {} : { id: result.id }) };
}
