/** One record of a CSV text that was cut out: its cells and where the next one begins. */
export interface Cut {
  cells: string[];
  /** Offset after its line end. */
  end: number;
  /** Lines it runs over. */
  lines: number;
}

/** `open`: the text ends within it. `malformed`: a quotation mark stands where none can. */
export type CutResult = Cut | "open" | "malformed";

const QUOTE = 34;
const NEWLINE = 10;
const RETURN = 13;

/** Cuts the record that begins at `from` out of a text (RFC 4180). `ended`: the text is all there is. */
export function cutRecord(text: string, from: number, delimiter: string, ended: boolean): CutResult {
  let newline = text.indexOf("\n", from);
  if (newline < 0 && !ended) return "open";
  let lineEnd = newline < 0 ? text.length : newline;
  const quote = text.indexOf('"', from);
  if (quote < 0 || quote >= lineEnd) {
    const stop = text.charCodeAt(lineEnd - 1) === RETURN && lineEnd > from ? lineEnd - 1 : lineEnd;
    return { cells: text.slice(from, stop).split(delimiter), end: newline < 0 ? lineEnd : lineEnd + 1, lines: 1 };
  }
  const separator = delimiter.charCodeAt(0);
  const cells: string[] = [];
  let lines = 1;
  let at = from;
  for (;;) {
    if (text.charCodeAt(at) === QUOTE) {
      const close = closing(text, at + 1);
      if (close < 0) return ended ? "malformed" : "open";
      while (newline >= 0 && newline < close) {
        lines += 1;
        newline = text.indexOf("\n", newline + 1);
      }
      lineEnd = newline < 0 ? text.length : newline;
      const inner = text.slice(at + 1, close);
      cells.push(inner.includes('"') ? inner.replaceAll('""', '"') : inner);
      at = close + 1;
      if (at >= text.length) return ended ? { cells, end: at, lines } : "open";
      const next = text.charCodeAt(at);
      if (next === separator) at += 1;
      else if (next === NEWLINE) return { cells, end: at + 1, lines };
      else if (next === RETURN && (at + 1 === lineEnd || at + 1 >= text.length)) {
        if (newline < 0 && !ended) return "open";
        return { cells, end: Math.min(lineEnd + 1, text.length), lines };
      } else return "malformed";
      continue;
    }
    const comma = text.indexOf(delimiter, at);
    if (comma >= 0 && comma < lineEnd) {
      cells.push(text.slice(at, comma));
      at = comma + 1;
      continue;
    }
    if (newline < 0 && !ended) return "open";
    const stop = text.charCodeAt(lineEnd - 1) === RETURN && lineEnd > at ? lineEnd - 1 : lineEnd;
    cells.push(text.slice(at, stop));
    return { cells, end: newline < 0 ? lineEnd : lineEnd + 1, lines };
  }
}

/** The mark that ends a quoted cell: the first that is not doubled; -1 where there is none. */
function closing(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}
