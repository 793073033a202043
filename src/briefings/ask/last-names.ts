import { fold } from "../../core/text.ts";
import type { Gazetteer } from "../../record/gazetteer.ts";
import { type Chunk, does } from "./chunks.ts";

/** Most actors looked through for one that is called by the word. */
const MOST = 8;
const AUXILIARY = new Set("do does did has have had".split(" "));
const HEADING = new Set(["on", "about", "regarding"]);

/**
 * "What did Hook call it?", "Miller on Rafah": a word where somebody's name must stand, and that is the last name of one
 * actor alone. A word of the language is read so nowhere else.
 */
export function byLastName(chunk: Chunk, before: Chunk | undefined, next: Chunk | undefined, gazetteer: Gazetteer): Chunk | undefined {
  const word = chunk.words[0] ?? "";
  if (word.length < 4 || next === undefined) return undefined;
  const acts = before !== undefined && before.rows.length === 0 && AUXILIARY.has(before.words.join(" ")) && speaks(next);
  const heads = before === undefined && next.rows.length === 0 && HEADING.has(next.words.join(" "));
  if (!acts && !heads) return undefined;
  const called = gazetteer.complete(word, MOST, ["actor"]).filter(({ label }) => {
    const parts = fold(label).split(" ");
    return parts.length > 1 && parts.at(-1) === word;
  });
  const refs = [...new Set(called.map(({ ref }) => ref))];
  const [only] = called;
  if (only === undefined || refs.length !== 1) return undefined;
  const rows = gazetteer.exact(only.label).filter(({ ref, kind }) => kind === "actor" && ref === only.ref);
  return rows.length === 0 ? undefined : { ...chunk, rows, readAs: only.label };
}

const speaks = (chunk: Chunk): boolean =>
  chunk.rows.length === 0 && (["say", "position", "supports", "opposes", "holds", "meet"] as const).some((tag) => does(chunk, tag));
