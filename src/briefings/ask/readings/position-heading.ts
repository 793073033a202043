import { does, isName } from "../chunks.ts";
import type { Parse } from "../parse.ts";

/** "X on Y", "X: Y", "X's words on Y": a heading, and no sentence. */
export function isHeading(parse: Parse): boolean {
  const [first, second] = parse.chunks.filter((chunk) => isName(chunk) || !does(chunk, "stop"));
  return first !== undefined && isName(first) && second !== undefined && (does(second, "prep") || second.breaksBefore || first.possessive);
}

const LEADS = new Set(["on", "about", "regarding", "concerning", "re", "on the issue of", "on the question of", "on the subject of"]);

/** "X on Y": whoever comes first is an actor, and what follows is what it holds something on. */
export function headsPosition(parse: Parse): boolean {
  const [first, lead, ...rest] = parse.chunks.filter((chunk) => isName(chunk) || !does(chunk, "stop") || chunk.tags.size > 1);
  const actor = first?.rows.length && first.rows.every(({ kind }) => kind === "actor" || kind === "place");
  return Boolean(actor) && LEADS.has(lead?.words.join(" ") ?? "") && rest.length > 0;
}
