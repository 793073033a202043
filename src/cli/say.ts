import { terminalSafe } from "../adapters/console/layout.ts";
import type { UserError } from "../core/errors.ts";

/** Longest line of a message; it may quote what the user gave, which may be of any length. */
const LONGEST_LINE = 1_000;

/** A problem as the user reads it: what is wrong, then the next step, each on one line without control characters. */
export function problemText({ message, next }: UserError): string {
  return [message, ...(next === undefined ? [] : [next])].map((line) => `${oneLine(line)}\n`).join("");
}

/** Text from outside on one line of the terminal. */
export function oneLine(text: string): string {
  const safe = terminalSafe(text).toWellFormed();
  return safe.length <= LONGEST_LINE ? safe : `${safe.slice(0, LONGEST_LINE).toWellFormed()}…`;
}
