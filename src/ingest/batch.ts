import type { GoodRow, Outcome } from "./dataset.ts";
import type { Change } from "../record/port.ts";
import type { Reject } from "./rejects.ts";

/** The rows of one commit. */
export interface Batch<R> {
  rows: GoodRow<R>[];
  rejects: Reject[];
  /** Rows taken in, those left out among them. */
  read: number;
  /** Bytes of the input up to its last row. */
  bytes: number;
}

export const emptyBatch = <R>(): Batch<R> => ({ rows: [], rejects: [], read: 0, bytes: 0 });

/** What a batch changes on record, and the rows it leaves out, in the order of the file. */
export function settleBatch<R>({ rows, rejects }: Batch<R>, outcomes: readonly Outcome[]): { changes: Change[]; rejects: Reject[] } {
  const changes: Change[] = [];
  const left: Reject[] = [];
  for (const [i, outcome] of outcomes.entries()) {
    const { line, id, text } = rows[i]!;
    if ("changes" in outcome) for (const change of outcome.changes) changes.push(change);
    else if ("skipped" in outcome) left.push({ line, kind: "skipped", reason: outcome.skipped, id, text });
    else left.push({ line, kind: "rejected", reason: outcome.rejected, id, text });
  }
  return { changes, rejects: [...rejects, ...left].toSorted((a, b) => a.line - b.line) };
}
