/** Control and direction-override characters could move the cursor, recolour or reorder the reader's terminal. */
const CONTROL = /(?![\t\n])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text from outside made safe for a terminal: no control or direction-override characters, tabs and newlines as blanks. */
export function terminalSafe(text: string): string {
  return text.replace(CONTROL, "").replace(/[\t\n]+/g, " ");
}

/** A piece of a line: what is seen, and the same with colours or links around it. */
export interface Piece {
  text: string;
  /** Wraps one run of the piece, which stays on one line. */
  paint?: (run: string) => string;
}

/** Breaks pieces into lines of at most `width` columns at blanks; lines after the first begin with `indent`. */
export function wrap(pieces: readonly Piece[], width: number, first: string, indent: string): string {
  const lines: string[] = [];
  let line = first;
  let used = columns(first);
  let fresh = true;
  const breakLine = (): void => {
    lines.push(line);
    line = indent;
    used = columns(indent);
    fresh = true;
  };
  for (const { text, paint } of pieces) {
    for (const run of text.split(/(?<= )|(?= )/u)) {
      if (run === " ") {
        if (!fresh && used < width) {
          line += " ";
          used += 1;
        }
        continue;
      }
      if (run === "") continue;
      if (!fresh && used + columns(run) > width) {
        line = line.replace(/ +$/, "");
        breakLine();
      }
      line += paint ? paint(run) : run;
      used += columns(run);
      fresh = false;
    }
  }
  lines.push(line.replace(/ +$/, ""));
  return lines.join("\n");
}

/** Terminal columns a text takes: wide East Asian characters take two, combining marks none. */
export function columns(text: string): number {
  let total = 0;
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue;
    total += /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\uff01-\uff60\p{Emoji_Presentation}]/u.test(character) ? 2 : 1;
  }
  return total;
}
