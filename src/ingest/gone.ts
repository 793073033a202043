import { toInstant } from "../core/clock.ts";
import type { ImportedRow, NumberedRow } from "../record/imported.ts";
import type { RecordStore } from "../record/port.ts";
import type { ImportDeps } from "./import-types.ts";
import type { Memory } from "./memory.ts";

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

/**
 * Retracts what a newer release does not hold any more, once all of it was read. Looked at are only the parts the file covers. A file that
 * holds fewer than half of the rows remembered there is an extract and takes nothing back, unless it was said to be a release; nor
 * does one with rows that could not be told apart. What is remembered of a newer release stays.
 */
export async function retractGone<R>(memory: Memory<R>, of: GoneOf, deps: ImportDeps, wasKnown: number): Promise<GoneReport> {
  const { missing, recorded } = await missingRows(memory, wasKnown);
  if (missing.length === 0) return { retracted: 0 };
  if (memory.blind) {
    const note = `${rowsWord(missing.length)} on record ${missing.length === 1 ? "is" : "are"} not in this file or could not be read in it; nothing was retracted.`;
    return { retracted: 0, note };
  }
  const held = recorded - missing.length;
  if (!of.stated && held * 2 < recorded) {
    const note = `Taken as an extract: it holds ${held} of the ${recorded} rows on record for the countries and years it covers; nothing was retracted. A whole release is imported with --release NAME.`;
    return { retracted: 0, note };
  }
  const reason = `not in ${of.title} ${of.file}`;
  const report: GoneReport = { retracted: 0 };
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

/** Remembered rows of the parts the file covers that it does not hold and does not merely precede. */
async function missingRows<R>(memory: Memory<R>, wasKnown: number): Promise<{ missing: NumberedRow[]; recorded: number }> {
  const { rows, owner, dataset, release } = memory.of;
  const missing: NumberedRow[] = [];
  let recorded = 0;
  for (let after = 0; ;) {
    const page = await rows.pageOfRows(owner, dataset, after, ROWS_AT_ONCE);
    for (const row of page) {
      if (row.gone || row.key > wasKnown || !memory.scopes.has(row.scope)) continue;
      const seen = memory.seen.line(row.key) > 0;
      if (!seen && !precedes(row.version, memory.newest, release !== undefined)) continue;
      recorded += 1;
      if (!seen) missing.push(row);
    }
    const last = page.at(-1);
    if (page.length < ROWS_AT_ONCE || !last) return { missing, recorded };
    after = last.key;
  }
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
