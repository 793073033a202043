import type { BadRow, GoodRow, Head, Row } from "../dataset.ts";
import { type CsvRecord, delimiterOf, readCsv, withoutSeparatorLine } from "./read.ts";
import { type Cells, cellsOf, foreignText, isHxl, type Table, tableOf, type TableShape } from "./table.ts";

/** What a format makes of one record: a row with its id, or why it is none. */
export type ReadCells<R> = (cells: Cells) => Omit<GoodRow<R>, "line" | "bytes" | "text"> | { problem: string; id?: string };

/** Rows of one CSV file with or without a header; a row of HXL tags is passed over. `onTable` is told of the columns once. */
export async function* csvRows<R>(
  bytes: AsyncIterable<Uint8Array>,
  head: Head,
  shape: TableShape,
  read: ReadCells<R>,
  onTable: (table: Table) => void,
): AsyncGenerator<Row<R>[]> {
  let table: Table | undefined;
  let second = false;
  for await (const records of readCsv(bytes, delimiterOf(withoutSeparatorLine(head.text)))) {
    const rows: Row<R>[] = [];
    for (const record of records) {
      if (table === undefined) {
        const found = foreign(record) ?? tableOf(record.cells, shape);
        if ("problem" in found) {
          rows.push(bad(record, found.problem, true));
          continue;
        }
        table = found;
        onTable(table);
        second = true;
        if (table.header) continue;
      }
      const tags = second && isHxl(record);
      second = false;
      if (!tags) rows.push(rowOf(record, table, read));
    }
    if (rows.length > 0) yield rows;
  }
}

function foreign(record: CsvRecord): { problem: string } | undefined {
  const problem = foreignText(record.text) ?? record.problem;
  return problem === undefined ? undefined : { problem };
}

function rowOf<R>(record: CsvRecord, table: Table, read: ReadCells<R>): Row<R> {
  if (record.problem !== undefined) return bad(record, record.problem);
  const { line, bytes, text } = record;
  const found = read(cellsOf(record.cells, table));
  return { line, bytes, text, ...found };
}

function bad({ line, bytes, text }: CsvRecord, problem: string, foreignKind = false): BadRow {
  return { line, bytes, text, problem, ...(foreignKind ? { foreign: true } : {}) };
}
