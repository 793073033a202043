import { conflictDeps, introduction, lastDay } from "../conflict/session.ts";
import { headTable } from "../csv/head-table.ts";
import { csvRows } from "../csv/rows.ts";
import type { DatasetFormat, Outcome, Session } from "../dataset.ts";
import { ACLED, acledEventId, readAcled } from "./read.ts";
import { ACLED_SHAPE, acledReader, type AcledRow } from "./row.ts";

/** ACLED's exports, with interaction codes as numbers or words and dates in either form. Its notes are left where they are. */
export const acled: DatasetFormat<AcledRow> = {
  name: "acled",
  description: "ACLED exports, CSV with a header, in the older form with numeric codes or the newer with words",
  rowsAre: "ACLED events",
  expected: "Expected is a CSV export of ACLED with its header.",
  detect: (head) => (headTable(head, ACLED_SHAPE) === undefined ? 0 : 0.95),
  remembers: { title: "ACLED", mapping: 1, recordsOf: (id) => [acledEventId(id)] },
  async open(head, deps): Promise<Session<AcledRow>> {
    const reading = await conflictDeps(deps);
    let first = introduction(reading, ACLED, "ACLED", "Armed Conflict Location & Event Data");
    const notes: string[] = [];
    return {
      rows: (bytes) => csvRows(bytes, head, ACLED_SHAPE, acledReader(lastDay(deps)), (table) => notes.push(...table.notes)),
      async read(rows): Promise<Outcome[]> {
        return rows.map(({ row }) => {
          const outcome = readAcled(row, reading);
          if (!("changes" in outcome)) return outcome;
          const changes = [...first, ...outcome.changes];
          first = [];
          return { changes };
        });
      },
      notes: () => notes,
    };
  },
};
