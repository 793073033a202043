import { isUtf8 } from "node:buffer";
import { LONGEST_LINE } from "../lines.ts";
import { type Cut, cutRecord } from "./record.ts";

/** One record of a CSV file, or a line that is none. */
export interface CsvRecord {
  /** Line it begins on, counted from 1. */
  line: number;
  /** Bytes of the input read by then. */
  bytes: number;
  /** As it stands in the file. */
  text: string;
  cells: string[];
  /** Why it cannot be read, as a clause; `cells` is then empty. */
  problem?: string;
}

/** Longest record that runs over several lines, in characters: beyond it a quotation mark was left open. */
const LONGEST_RECORD = 262_144;

const NEWLINE = 10;

/**
 * Cuts bytes into records, as many at a time as arrived. The first record decides how many columns there are. Where a quotation
 * mark was left open, or a record of several lines has another number of columns, its first line alone is given up and reading goes on with
 * the next. Memory stays below the longest line and one chunk, whatever the input.
 */
export async function* readCsv(input: AsyncIterable<Uint8Array>, delimiter: string): AsyncGenerator<CsvRecord[]> {
  const cutter = new Cutter(delimiter);
  let kept: Uint8Array[] = [];
  let length = 0;
  let overlong = false;
  let bytes = 0;
  for await (const chunk of input) {
    bytes += chunk.length;
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      const records: CsvRecord[] = [];
      if (overlong) {
        const first = chunk.indexOf(NEWLINE) + 1;
        records.push(...cutter.overlong(bytes), ...cutter.take(chunk.subarray(first, end), bytes, false));
      } else records.push(...cutter.take(joined(kept, chunk.subarray(0, end)), bytes, false));
      kept = [];
      length = 0;
      overlong = false;
      if (records.length > 0) yield records;
    }
    if (overlong || end === chunk.length) continue;
    length += chunk.length - end;
    if (length > LONGEST_LINE) {
      overlong = true;
      kept = [];
    } else kept.push(chunk.slice(end));
  }
  if (overlong) yield cutter.overlong(bytes);
  else yield cutter.take(joined(kept, new Uint8Array()), bytes, true);
}

function joined(kept: readonly Uint8Array[], last: Uint8Array): Uint8Array {
  return kept.length === 0 ? last : Buffer.concat([...kept, last]);
}

/** Cuts whole lines into records, holding back one that is still open. */
class Cutter {
  readonly #delimiter: string;
  #columns: number | undefined;
  #open = "";
  #line = 1;
  #begun = false;
  /** Whether what is held back came from bytes that are no UTF-8. */
  #broken = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  take(bytes: Uint8Array, read: number, ended: boolean): CsvRecord[] {
    this.#broken = (this.#open !== "" && this.#broken) || !isUtf8(bytes);
    let text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
    if (!this.#begun && text !== "") {
      this.#begun = true;
      if (text.startsWith("\ufeff")) text = text.slice(1);
      const bare = withoutSeparatorLine(text);
      if (bare !== text) this.#line += 1;
      text = bare;
    }
    return this.#cut(this.#open + text, read, ended);
  }

  /** What is held back can never be closed: the line after it is too long. Then the line itself. */
  overlong(read: number): CsvRecord[] {
    const records = this.#cut(this.#open, read, true);
    records.push({ line: this.#line, bytes: read, text: "", cells: [], problem: "longer than one megabyte" });
    this.#line += 1;
    return records;
  }

  #cut(text: string, read: number, ended: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    let at = 0;
    while (at < text.length) {
      const cut = cutRecord(text, at, this.#delimiter, ended);
      if (cut === "open" && text.length - at <= LONGEST_RECORD) break;
      const sound = typeof cut === "object" && (cut.lines === 1 || this.#columns === undefined || cut.cells.length === this.#columns);
      const record: Cut = sound ? cut : { cells: [], end: lineEnd(text, at), lines: 1 };
      const own = text.slice(at, record.end);
      const bare = own.trimEnd();
      const last = ended && record.end === text.length && !own.endsWith("\n");
      if (bare !== "") records.push({ line: this.#line, bytes: read, text: bare, ...this.#judged(record, sound, last, own) });
      this.#line += record.lines;
      at = record.end;
    }
    this.#open = text.slice(at);
    return records;
  }

  #judged({ cells }: Cut, sound: boolean, last: boolean, own: string): Pick<CsvRecord, "cells" | "problem"> {
    if (this.#broken && own.includes("\ufffd")) {
      return { cells: [], problem: "not UTF-8 text; convert the file first, for example with iconv -f WINDOWS-1252 -t UTF-8" };
    }
    const cutOff = last ? "; the last line has no line end and may be cut off" : "";
    if (!sound) return { cells: [], problem: `a quotation mark is left open or out of place${cutOff}` };
    this.#columns ??= cells.length;
    if (cells.length === this.#columns) return { cells };
    return { cells: [], problem: `has ${cells.length} columns where there are ${this.#columns}${cutOff}` };
  }
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf("\n", from);
  return newline < 0 ? text.length : newline + 1;
}

/** Without the line "sep=;" that spreadsheets put first to say what parts the columns. */
export const withoutSeparatorLine = (text: string): string => text.replace(/^sep=[^\r\n]\r?\n/i, "");

/** The character that parts the columns of a file, by its first line: a comma, a semicolon or a tab. */
export function delimiterOf(head: string): string {
  const first = head.slice(0, Math.max(0, head.indexOf("\n")) || head.length);
  const counts = [",", ";", "\t"].map((mark) => ({ mark, count: first.split(mark).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.mark ?? ",";
}
