import type { CsvRecord } from "./read.ts";

/** A kind of table: which columns it has, under the names the format uses. */
export interface TableShape {
  /** Columns without which a row says nothing. */
  required: readonly string[];
  /** Columns by which a first record is told to be a header. */
  known: readonly string[];
  /** How many known columns make a first record a header, where they are fewer than in most tables. */
  enough?: number;
  /** Other names of columns, to the names used here. */
  aliases?: ReadonlyMap<string, string>;
  /** Orders of columns of files that come without a header; told by their number and by `fits`. */
  layouts?: readonly (readonly string[])[];
  /** Whether a record without a header over it is surely such a row. */
  fits?(row: Cells): boolean;
}

/** The columns of one file. */
export interface Table {
  /** Where each column stands, by its name in lower case. */
  at: ReadonlyMap<string, number>;
  /** Whether the first record is the header, and no row. */
  header: boolean;
  /** What is odd about the header, as sentences. */
  notes: string[];
}

/** A row's cells by column name, trimmed; empty text where there is no such column, or the cell says that there is nothing. */
export interface Cells {
  get(column: string): string;
  has(column: string): boolean;
}

/** How many known columns make a first record a header. */
const ENOUGH_KNOWN = 4;

const named = (cell: string): string =>
  cell
    .replace(/^\ufeff/, "")
    .trim()
    .toLowerCase()
    .replaceAll(" ", "_");

/** Why a file is no table of a shape, as a clause; `lacks` where it has most of the columns. */
export interface NoTable {
  problem: string;
  lacks?: true;
}

/** The columns of a file by its first record; or why it is no such table, as a clause. */
export function tableOf(first: readonly string[], shape: TableShape): Table | NoTable {
  const names = first.map(named).map((name) => shape.aliases?.get(name) ?? name);
  const known = new Set([...shape.known, ...shape.required]);
  if (names.filter((name) => known.has(name)).length >= (shape.enough ?? ENOUGH_KNOWN)) return byHeader(names, shape);
  for (const layout of shape.layouts ?? []) {
    if (layout.length !== first.length) continue;
    const table: Table = { at: new Map(layout.map((name, i) => [name, i])), header: false, notes: [] };
    if (shape.fits?.(cellsOf(first, table)) === true)
      return { ...table, notes: ["The file has no header; its columns were told by their number and what stands in them."] };
  }
  return { problem: `the columns ${list(shape.required)} are expected in the first line` };
}

function byHeader(names: readonly string[], shape: TableShape): Table | NoTable {
  const at = new Map<string, number>();
  const twice = new Set<string>();
  for (const [i, name] of names.entries()) {
    if (name === "") continue;
    if (at.has(name)) twice.add(name);
    else at.set(name, i);
  }
  const missing = shape.required.filter((name) => !at.has(name));
  if (missing.length > 0)
    return {
      lacks: true,
      problem: missing.length === 1 ? `the column ${missing[0]} is missing` : `the columns ${list(missing)} are missing`,
    };
  const notes = [...twice].map((name) => `The column ${name} stands twice; the first was read.`);
  return { at, header: true, notes };
}

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/** What R, pandas, SQL and spreadsheets write where there is nothing. */
const LONGEST_NOTHING = 4;
const NOTHING = /^(?:NA|N\/A|#N\/A|NaN|nan|NULL)$/;

/** A record's cells by the names of a table's columns. */
export function cellsOf(cells: readonly string[], table: Pick<Table, "at">): Cells {
  return {
    get(column) {
      const cell = cells[table.at.get(column) ?? -1]?.trim() ?? "";
      return cell.length <= LONGEST_NOTHING && NOTHING.test(cell) ? "" : cell;
    },
    has: (column) => table.at.has(column),
  };
}

/** A code as the dataset has it: tables that passed through floating-point numbers write 208 as "208.0". */
export const code = (text: string): string => text.replace(/^(\d+)\.0+$/, "$1");

/** Whether a record is a row of HXL tags, which HDX puts under the header: every cell empty or beginning with a hash. */
export function isHxl({ cells }: CsvRecord): boolean {
  return cells.some((cell) => /^#[a-z]/i.test(cell.trim())) && cells.every((cell) => cell.trim() === "" || cell.trim().startsWith("#"));
}

/** What a first line shows a file to be that is no table at all, as a clause. */
export function foreignText(text: string): string | undefined {
  if (text.includes("\0")) return "not text";
  const start = text.trimStart();
  if (/^<(?:!doctype html|html|head|body)/i.test(start)) return "a web page where a table is expected; it may be a page to log in on";
  if (start.startsWith("<")) return "markup where a table is expected";
  if (/^[[{]\s*["{[\]}]/.test(start)) return "JSON where a table is expected";
  return undefined;
}
