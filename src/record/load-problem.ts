/** Something wrong with an entry of a folder, or something that could not be checked. */
export interface Problem {
  /** Path of the file, as the folder was given. */
  file: string;
  /** Line in the file, from 1. */
  line: number;
  /** Id of the entry; where it has none, its list and number, `events[3]`. */
  entry: string;
  /** Dotted path within the entry. */
  field?: string;
  found: string;
  expected: string;
  /** `unchecked`: it may be right, but nothing at hand can show it. */
  severity: "error" | "unchecked";
}

const LONGEST = 120;

/** A value as a problem shows it: on one line, cut where it is long. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "string" ? `"${value}"` : JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

/** Problems in the order of reading: file, line, then field. */
export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return problems.toSorted((a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.field ?? "", b.field ?? ""));
}
