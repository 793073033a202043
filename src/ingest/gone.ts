import { toInstant } from "../core/clock.ts";
import type { ImportedRow, NumberedRow } from "../record/imported.ts";
import type { RecordStore } from "../record/port.ts";
import type { ImportDeps } from "./import-types.ts";
import { type Memory, partOf } from "./memory.ts";

const ROWS_AT_ONCE = 2_000;
const RETRACTED_AT_ONCE = 500;

/** What is said of rows that are gone. */
export interface GoneOf {
  /** What the dataset is called: "UCDP GED". */
  title: string;
  /** How the file is named in the reason: "release 23.1", "ged.csv". */
  file: string;
  /** Whether the operator said that this is a release, and no extract of one. */
  stated: boolean;
  recordsOf(id: string): string[];
}

/** What became of the rows that a file does not hold any more. */
export interface GoneReport {
  retracted: number;
  position?: number;
  note?: string;
}

/** Rows on record in the time and of one country that a file covers. */
interface Part {
  recorded: number;
  missing: NumberedRow[];
}

/**
 * Retracts what a newer release does not hold any more, once all of it was read. Looked at are only the countries
 * the file has rows of, from its first day, month or year to its last. A file that holds fewer than half of the rows remembered there, or of one country, is an extract and takes nothing
 * back there, unless it was said to be a release; nor does one with rows that could not be told apart. What is remembered of a newer release stays.
 */
export async function retractGone<R>(memory: Memory<R>, of: GoneOf, deps: ImportDeps, wasKnown: number): Promise<GoneReport> {
  const parts = await missingRows(memory, wasKnown);
  const all = [...parts.values()].flatMap(({ missing }) => missing);
  if (all.length === 0) return { retracted: 0 };
  if (memory.blind) {
    const note = `${rowsWord(all.length)} on record ${all.length === 1 ? "is" : "are"} not in this file or could not be read in it; nothing was retracted.`;
    return { retracted: 0, note };
  }
  const extracts = of.stated ? [] : extractsOf(parts);
  const missing = all.filter((row) => !extracts.includes(groupOf(row.scope)));
  const note = extracts.length === 0 ? {} : { note: extractNote(parts, extracts) };
  const reason = `not in ${of.title} ${of.file}`;
  const report: GoneReport = { retracted: 0, ...note };
  for (let at = 0; at < missing.length && !deps.signal.aborted; at += RETRACTED_AT_ONCE) {
    const rows = missing.slice(at, at + RETRACTED_AT_ONCE);
    const result = await retract(rows, reason, of, deps);
    report.retracted += result.retracted;
    if (result.retracted > 0) report.position = result.position;
    const gone = rows.map(({ id, scope, says, version }): ImportedRow => ({
      id,
      scope,
      says,
      version: memory.newest ?? version,
      gone: true,
    }));
    await memory.of.rows.saveRows(memory.of.owner, memory.of.dataset, gone);
  }
  return report;
}

async function retract(
  rows: readonly NumberedRow[],
  reason: string,
  { recordsOf }: GoneOf,
  { store, owner, clock }: ImportDeps,
): Promise<{ retracted: number; position: number }> {
  const now = toInstant(clock.now());
  const ids = await visible(
    store,
    rows.flatMap(({ id }) => recordsOf(id)),
    { owner, asOf: now },
  );
  const changes = ids.map((id) => ({ retract: { id, reason } }));
  return changes.length === 0 ? { retracted: 0, position: 0 } : await store.commit(owner, changes, now);
}

async function visible(store: RecordStore, ids: string[], scope: Parameters<RecordStore["get"]>[0]): Promise<string[]> {
  return (await store.get(scope, "event", ids)).filter((record) => record.owner === scope.owner).map(({ id }) => id);
}

const groupOf = (scope: string): string => partOf(scope).group;

/** Remembered rows that the file covers, and those of them that it does not hold and does not merely precede, by country. */
async function missingRows<R>(memory: Memory<R>, wasKnown: number): Promise<Map<string, Part>> {
  const { rows, owner, dataset, release } = memory.of;
  const parts = new Map<string, Part>();
  for (let after = 0; ;) {
    const page = await rows.pageOfRows(owner, dataset, after, ROWS_AT_ONCE);
    for (const row of page) {
      if (row.gone || row.key > wasKnown || !memory.covers(row.scope)) continue;
      const seen = memory.seen.line(row.key) > 0;
      if (!seen && !precedes(row.version, memory.newest, release !== undefined)) continue;
      const part = parts.get(groupOf(row.scope)) ?? { recorded: 0, missing: [] };
      parts.set(groupOf(row.scope), part);
      part.recorded += 1;
      if (!seen) part.missing.push(row);
    }
    const last = page.at(-1);
    if (page.length < ROWS_AT_ONCE || !last) return parts;
    after = last.key;
  }
}

const isExtract = ({ recorded, missing }: Part): boolean => (recorded - missing.length) * 2 < recorded;

/** Countries of which the file is an extract: all where it is one of the whole. */
function extractsOf(parts: ReadonlyMap<string, Part>): string[] {
  const all = [...parts].filter(([, { missing }]) => missing.length > 0);
  return (isExtract(whole(parts)) ? all : all.filter(([, part]) => isExtract(part))).map(([group]) => group).toSorted();
}

function whole(parts: ReadonlyMap<string, Part>): Part {
  const all = [...parts.values()];
  return { recorded: all.reduce((sum, { recorded }) => sum + recorded, 0), missing: all.flatMap(({ missing }) => missing) };
}

const MOST_NAMED = 3;

function extractNote(parts: ReadonlyMap<string, Part>, extracts: readonly string[]): string {
  const { recorded, missing } = whole(new Map([...parts].filter(([group]) => extracts.includes(group))));
  const named = extracts.length <= MOST_NAMED && !extracts.includes("") ? ` of ${extracts.join(", ")}` : "";
  const held = `it holds ${recorded - missing.length} of the ${recorded} rows on record for the time it covers`;
  return `Taken as an extract${named}: ${held}; nothing there was retracted. --release NAME says that it is a whole release.`;
}

/** Whether a row was last seen before the file: in an earlier release, or changed no later than the newest row of the file. */
function precedes(version: number | null, file: number | null, byRelease: boolean): boolean {
  if (version === null) return true;
  if (file === null) return false;
  return byRelease ? version < file : version <= file;
}

function rowsWord(count: number): string {
  return count === 1 ? "1 row" : `${count} rows`;
}
