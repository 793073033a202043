import { isUtf8 } from "node:buffer";

/** One line of a file, counted from 1; `problem` says why it cannot be read. */
export interface Line {
  number: number;
  /** Without its line end; empty where there is a problem. */
  text: string;
  problem?: "too-long" | "not-utf8";
  /** True for a last line without a line end: it may have been cut off. */
  unfinished: boolean;
  /** Bytes of the input up to and with this line. */
  bytes: number;
}

/** Longest line that is read, in bytes. What is longer is skipped up to its line end, without being kept. */
export const LONGEST_LINE = 1_000_000;

/** Why a line cannot be read, as a clause. */
export const LINE_PROBLEMS: Record<NonNullable<Line["problem"]>, string> = {
  "too-long": "longer than one megabyte",
  "not-utf8": "not UTF-8 text",
};

const NEWLINE = 10;
const RETURN = 13;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Cuts bytes into lines, as many at a time as arrived. Memory stays below the longest line and one chunk, whatever the input. */
export async function* readLines(input: AsyncIterable<Uint8Array>, longest = LONGEST_LINE): AsyncGenerator<Line[]> {
  let kept: Uint8Array[] = [];
  let keptLength = 0;
  let overlong = false;
  let number = 0;
  let bytes = 0;

  const keep = (part: Uint8Array, tail: boolean) => {
    if (overlong || part.length === 0) return;
    if (keptLength + part.length > longest) {
      overlong = true;
      kept = [];
      keptLength = 0;
      return;
    }
    // Of a tail a copy: the rest of the chunk need not be held for the few bytes at its end.
    kept.push(tail ? part.slice() : part);
    keptLength += part.length;
  };
  const finish = (unfinished: boolean, end: number): Line => {
    number += 1;
    const line = overlong ? { text: "", problem: "too-long" as const } : decode(kept, number === 1);
    kept = [];
    keptLength = 0;
    overlong = false;
    return { number, ...line, unfinished, bytes: end };
  };

  for await (const chunk of input) {
    const lines: Line[] = [];
    let start = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, start)) {
      keep(chunk.subarray(start, at), false);
      start = at + 1;
      lines.push(finish(false, bytes + start));
    }
    keep(chunk.subarray(start), true);
    bytes += chunk.length;
    if (lines.length > 0) yield lines;
  }
  if (keptLength > 0 || overlong) yield [finish(true, bytes)];
}

function decode(parts: readonly Uint8Array[], first: boolean): Pick<Line, "text" | "problem"> {
  const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  const from = first && BYTE_ORDER_MARK.every((byte, i) => whole[i] === byte) ? BYTE_ORDER_MARK.length : 0;
  const to = whole.at(-1) === RETURN ? whole.length - 1 : whole.length;
  const line = Buffer.from(whole.buffer, whole.byteOffset + from, Math.max(0, to - from));
  return isUtf8(line) ? { text: line.toString("utf8") } : { text: "", problem: "not-utf8" };
}
