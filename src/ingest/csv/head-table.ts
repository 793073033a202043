import type { Head } from "../dataset.ts";
import { type DayOrder, dayOrder } from "./days.ts";
import { delimiterOf, withoutSeparatorLine } from "./read.ts";
import { cutRecord } from "./record.ts";
import { cellsOf, type Table, tableOf, type TableShape } from "./table.ts";

/** The columns a file's first record tells, where it is a table of the shape. */
export function headTable(head: Head, shape: TableShape): Table | undefined {
  const found = told(head, shape);
  return found !== undefined && "at" in found ? found : undefined;
}

/** What a file that is nearly a table of the shape lacks, as a clause; undefined where it is one, or nothing like it. */
export function headLacks(head: Head, shape: TableShape): string | undefined {
  const found = told(head, shape);
  return found !== undefined && "lacks" in found ? found.problem : undefined;
}

function told({ text: whole }: Head, shape: TableShape): ReturnType<typeof tableOf> | undefined {
  const text = withoutSeparatorLine(whole);
  const first = cutRecord(text, 0, delimiterOf(text), true);
  return typeof first === "object" ? tableOf(first.cells, shape) : undefined;
}

/** How the beginning of a file writes days in some columns, where that can be told. */
export function headDayOrder(head: Head, shape: TableShape, columns: readonly string[]): DayOrder | undefined {
  const table = headTable(head, shape);
  if (table === undefined) return undefined;
  const text = withoutSeparatorLine(head.text);
  const delimiter = delimiterOf(text);
  const texts: string[] = [];
  for (let at = 0; at < text.length;) {
    const record = cutRecord(text, at, delimiter, head.whole);
    if (typeof record !== "object") break;
    const cells = cellsOf(record.cells, table);
    texts.push(...columns.map((column) => cells.get(column)));
    at = record.end;
  }
  return dayOrder(texts);
}
