import type { Publishers } from "../record/publishers.ts";
import type { Change } from "../record/port.ts";
import type { Reading } from "./current-events.ts";
import { settleOutlet } from "./outlets.ts";
import type { Unread } from "./reader.ts";
import type { Reject } from "./rejects.ts";

/** The lines of one commit. */
export interface Batch {
  items: (Unread & { line: number; text: string })[];
  rejects: Reject[];
  /** Lines read, blank ones not counted. */
  read: number;
  /** Bytes of the input up to its last line. */
  bytes: number;
}

export const emptyBatch = (): Batch => ({ items: [], rejects: [], read: 0, bytes: 0 });

/** What a batch changes on record, and the lines it leaves out, in the order of the file. */
export function settleBatch(batch: Batch, readings: readonly Reading[], publishers: Publishers): { changes: Change[]; rejects: Reject[] } {
  const changes: Change[] = [];
  const skipped: Reject[] = [];
  for (const [i, reading] of readings.entries()) {
    const { item, line, text } = batch.items[i]!;
    if ("skipped" in reading) skipped.push({ line, kind: "skipped", reason: reading.skipped, id: item.id, text });
    else {
      for (const source of reading.sources) changes.push({ put: { kind: "source", body: settleOutlet(source, publishers) } });
      for (const event of reading.events) changes.push({ put: { kind: "event", body: event } });
    }
  }
  return { changes, rejects: [...batch.rejects, ...skipped].toSorted((a, b) => a.line - b.line) };
}
