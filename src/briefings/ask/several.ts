import { fold } from "../../core/text.ts";
import type { Chunk } from "./chunks.ts";
import type { AskDesk } from "./desk.ts";
import type { Parse } from "./parse.ts";

const BETWEEN = /(\s+and\s+(?:the\s+)?|\s*[-–—/&]\s*|\s+)/iu;

/**
 * The names of a question where actors are asked for: a dossier that is called by several names ("Iran and the US") is
 * taken apart into them.
 */
export function severally(desk: AskDesk, parse: Parse): Chunk[] {
  for (const chunk of parse.names) {
    if (!chunk.rows.every((row) => row.kind === "dossier")) continue;
    const parts = partsOf(desk, chunk);
    if (parts.length > 1) parse.replace(chunk, parts);
  }
  return parse.names;
}

function partsOf(desk: AskDesk, chunk: Chunk): Chunk[] {
  const parts: Chunk[] = [];
  let start = chunk.start;
  for (const piece of chunk.raw.split(BETWEEN)) {
    const rows = BETWEEN.test(piece) || piece === "" ? [] : desk.gazetteer.exact(piece).filter((row) => row.kind === "actor");
    if (rows.length > 0) {
      if (parts.length > 0) parts.push({ ...chunk, start, end: start, raw: "and", words: ["and"], rows: [], tags: new Set(["and"]) });
      parts.push({ ...chunk, start, end: start + piece.length, raw: piece, words: [fold(piece)], rows });
    } else if (!BETWEEN.test(piece) && piece !== "") return [];
    start += piece.length;
  }
  return parts;
}
