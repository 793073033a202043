import { type Chunk, does, isName } from "./chunks.ts";
import type { AskDesk } from "./desk.ts";
import type { Tag } from "./terms.ts";

const FILLING: ReadonlySet<Tag> = new Set<Tag>(["stop"]);
const WHO: ReadonlySet<Tag> = new Set<Tag>(["who"]);
const COMPARING: ReadonlySet<Tag> = new Set<Tag>(["compare"]);
const ONLY = /^(?:only|solely|exclusively|just the|just)$/u;
/** What "only" can ask for: how the answer is to be given, not what it is on. */
const FORMS: readonly Tag[] = ["brief", "timeline", "count", "sources", "position"];

/** "Only the figures", "the main points only": how much is wanted. "Those who want X" asks who does. */
export function withoutOnly(chunks: readonly Chunk[]): Chunk[] {
  return chunks.map((chunk, i) => {
    if (isName(chunk)) return chunk;
    const said = chunk.words.join(" ");
    const next = chunks.slice(i + 1).find((other) => isName(other) || !(does(other, "stop") && other.tags.size === 1));
    if (/^(?:those|all those)$/u.test(said) && next && !isName(next) && (does(next, "supports") || does(next, "opposes")))
      return { ...chunk, tags: WHO };
    if (/^lin(?:e|es|ed) up$/u.test(said) && chunks.slice(0, i).filter(isName).length > 1) return { ...chunk, tags: COMPARING };
    if (!ONLY.test(said)) return chunk;
    const form = (other: Chunk | undefined): boolean => other !== undefined && !isName(other) && FORMS.some((tag) => does(other, tag));
    const closing = chunks[i + 1] === undefined || chunks[i + 1]?.breaksBefore === true;
    return (i === 0 && form(next)) || form(next) || (closing && chunks.slice(0, i).some(form)) ? { ...chunk, tags: FILLING } : chunk;
  });
}

/** Words that say what sort of a thing is wanted and leave it the same thing. */
const SORTS = new Set(
  "immediate immediately urgent swift quick prompt rapid speedy instant early full total complete comprehensive permanent lasting durable sustained enduring unconditional formal proper real genuine definitive binding global general wider partial short brief limited temporary negotiated".split(
    " ",
  ),
);

/** Whether all of these words only say what sort of a thing is wanted. */
export function areSorts(words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => SORTS.has(word));
}

/** The positions on the issues that say these words, in some form. */
export async function saying(
  desk: AskDesk,
  issues: readonly string[],
  actors: readonly string[],
  words: readonly string[],
): Promise<string[]> {
  const about = [issues, actors].filter((refs) => refs.length > 0);
  const { held, missing } = await desk.formsHeld(words, about, ["position"]);
  const found = missing.length > 0 ? [] : await desk.select({ kinds: ["position"], about, words: held });
  return found.map(({ id }) => id).toSorted();
}
