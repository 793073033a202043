import { toInstant } from "../../core/clock.ts";
import { conflictDeps, introduction, lastDay } from "../conflict/session.ts";
import { headDayOrder, headLacks, headTable } from "../csv/head-table.ts";
import { csvRows } from "../csv/rows.ts";
import type { DatasetFormat, Outcome, Session } from "../dataset.ts";
import { type AcledDeletion, DELETED_SHAPE, readDeletion, takeBack } from "./deleted.ts";
import { ACLED, acledEventId, readAcled } from "./read.ts";
import { ACLED_DAYS, ACLED_SHAPE, acledReader, type AcledRow } from "./row.ts";

/** ACLED's exports, with interaction codes as numbers or words and dates in either form. Its notes are left where they are. Its list of deleted events retracts them. */
export const acled: DatasetFormat<AcledRow | AcledDeletion> = {
  name: "acled",
  description:
    "ACLED exports, CSV with a header, in the older form with numeric codes or the newer with words; and its lists of deleted events",
  rowsAre: "ACLED events",
  withoutNames: true,
  expected: "Expected is a CSV export of ACLED with its header.",
  detect: (head) => ((headTable(head, ACLED_SHAPE) ?? headTable(head, DELETED_SHAPE)) ? 0.95 : 0),
  lacks: (head) => headLacks(head, ACLED_SHAPE),
  remembers: { title: "ACLED", mapping: 1, recordsOf: (id) => [acledEventId(id)] },
  async open(head, deps): Promise<Session<AcledRow | AcledDeletion>> {
    const reading = await conflictDeps(deps);
    const { reader, owner, clock } = deps;
    const isList = headTable(head, DELETED_SHAPE) !== undefined && headTable(head, ACLED_SHAPE) === undefined;
    let first = introduction(reading, ACLED, "ACLED", "Armed Conflict Location & Event Data");
    const notes: string[] = [];
    const order = headDayOrder(head, ACLED_SHAPE, ACLED_DAYS);
    return {
      rows: (bytes) =>
        isList
          ? csvRows(bytes, head, DELETED_SHAPE, readDeletion, () => {})
          : csvRows(bytes, head, ACLED_SHAPE, acledReader(lastDay(deps), order), (table) => notes.push(...table.notes)),
      async read(rows): Promise<Outcome[]> {
        if (isList)
          return takeBack(
            rows.flatMap(({ row }) => ("deleted" in row ? [row] : [])),
            reader,
            { owner, asOf: toInstant(clock.now()) },
          );
        return rows.map(({ row }) => {
          if ("deleted" in row) throw new Error("a list of deleted events among events");
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
