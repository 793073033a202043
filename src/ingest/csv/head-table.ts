import type { Head } from "../dataset.ts";
import { delimiterOf } from "./read.ts";
import { cutRecord } from "./record.ts";
import { type Table, tableOf, type TableShape } from "./table.ts";

/** The columns a file's first record tells, where it is a table of the shape. */
export function headTable({ text }: Head, shape: TableShape): Table | undefined {
  const first = cutRecord(text, 0, delimiterOf(text), true);
  const found = typeof first === "object" ? tableOf(first.cells, shape) : undefined;
  return found !== undefined && "at" in found ? found : undefined;
}
