/** A text in which runs of white space are one space and typographic quotation marks are plain, with the offset each character came from. */
interface Plain {
  text: string;
  offsets: number[];
}

const SINGLE = /[\u2018\u2019\u201a\u201b\u2032]/;
const DOUBLE = /[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/;

function plain(text: string): Plain {
  let out = "";
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const isSpace = /\s/.test(character);
    if (isSpace && out.endsWith(" ")) continue;
    out += isSpace ? " " : SINGLE.test(character) ? "'" : DOUBLE.test(character) ? '"' : character;
    offsets.push(at);
  }
  return { text: out, offsets };
}

let last: { text: string; plain: Plain } | undefined;

/** Quotes are looked for source by source, so the text last made plain is mostly the one asked for again. */
function plainOnce(text: string): Plain {
  if (last === undefined || last.text !== text) last = { text, plain: plain(text) };
  return last.plain;
}

/**
 * Offset (UTF-16 code units) at which a quote stands in a text, or undefined. White space and the form of quotation marks
 * may differ, as a line break in the text or a keyboard makes them; all else must be verbatim. Where the words stand
 * several times, the place nearest to `start` is meant.
 */
export function findQuote(text: string, quote: string, start = 0): number | undefined {
  if (text.startsWith(quote, start)) return start;
  const haystack = plainOnce(text);
  const needle = plain(quote.trim()).text;
  let nearest: number | undefined;
  for (let at = haystack.text.indexOf(needle); at !== -1; at = haystack.text.indexOf(needle, at + 1)) {
    const offset = haystack.offsets[at] ?? 0;
    if (nearest === undefined || Math.abs(offset - start) < Math.abs(nearest - start)) nearest = offset;
  }
  return nearest;
}
