import { type Chunk, does, isName } from "./chunks.ts";
import type { Tag } from "./terms.ts";

const NOTHING: ReadonlySet<Tag> = new Set<Tag>();
const FILLING: ReadonlySet<Tag> = new Set<Tag>(["stop"]);
/** Verbs of what is to be: after "who said that", they are part of what was said. */
const MODAL =
  /^(?:should|ought|ought to|will|would|could|might|may|can|must|shall|cannot|gonna|going to|about to|expected|expect|expects|likely|unlikely)$/u;
/** Weighing words, which are somebody's words where somebody is asked to have said them. */
const WEIGHING =
  /^(?:justified|unjustified|legal|illegal|lawful|unlawful|proportionate|disproportionate|wrong|moral|immoral|fair|unfair|guilty|innocent|lying|lie|lies|liar|evil|bad|good|best|worst|better|worse|dangerous|safe|important|significant|effective|credible|reliable|most|least|win|wins|winning|lose|loses|losing|fail|fails|failed|succeed|solve|worth|deserve|deserves|deserved)$/u;
const SAYING: readonly Tag[] = ["say", "position", "supports", "opposes", "conditions"];
/** Phrases that ask whether something is open or contested, whatever it is. */
const OPEN: readonly Tag[] = ["unknown", "disputed", "evidence"];
const WHO = new Set(["who", "whom", "anyone", "anybody", "someone"]);
/** "What would X accept?" asks for X's terms; "what should X accept?" asks us. */
const TERMS = /^(?:would|will|could|might)$/u;
const PEOPLE = new Set(["those", "anyone", "people", "all those"]);
const NEEDING = /^(?:need|needs|require|requires|take|settle for|settle|want|offer)$/u;
const TAKING: readonly Tag[] = ["supports", "opposes", "conditions"];

/**
 * What somebody said should, would or will be is on record as said: only where the question itself asks whether it should or
 * will, it asks for an opinion or a forecast. "Who said X should …", "according to X, what would …", "what would X accept".
 */
export function withReported(chunks: readonly Chunk[]): Chunk[] {
  const attributed = chunks.some((chunk, i) => chunk.words.join(" ") === "according to" && chunks.slice(i + 1).some(isName));
  let within = false;
  const read = chunks.map((chunk, i) => {
    if (chunk.breaksBefore) within = false;
    if (isName(chunk)) return chunk;
    const said = chunk.words.join(" ");
    // "said that they must not …": what was said turns on it, not the question.
    if (within && /^(?:no|not|never|no longer)$/u.test(said)) return { ...chunk, tags: FILLING };
    if (said === "responsible" && PEOPLE.has(chunks[i - 1]?.words.join(" ") ?? "") && says(chunks.slice(0, i)))
      return { ...chunk, tags: NOTHING };
    const modal = MODAL.test(said);
    if ((!modal && !WEIGHING.test(said)) || !(does(chunk, "outside") || does(chunk, "modal"))) return chunk;
    const before = chunks.slice(0, i);
    if (!modal) return says(before) ? { ...chunk, tags: NOTHING } : chunk;
    const open = before.some((other) => !isName(other) && OPEN.some((tag) => does(other, tag)));
    if (!attributed && !open && !says(before) && !(TERMS.test(said) && accepts(chunks, i))) return chunk;
    within = says(before);
    return { ...chunk, tags: FILLING };
  });
  const asksWho = chunks.some((chunk) => !isName(chunk) && (WHO.has(chunk.words.join(" ")) || does(chunk, "class")));
  return read.map((chunk, i) => {
    const next = read[i + 1];
    const modal = next !== undefined && next !== chunks[i + 1] && MODAL.test(next.words.join(" "));
    return isName(chunk) && asksWho && modal && says(chunks.slice(0, i)) ? { ...chunk, spokenOf: true } : chunk;
  });
}

/** Whether somebody, named or asked after, is said before to have said it. */
function says(before: readonly Chunk[]): boolean {
  const verb = before.findIndex((chunk) => !isName(chunk) && SAYING.some((tag) => does(chunk, tag)));
  if (verb < 0) return false;
  return before.some((chunk, k) => isName(chunk) || (k < verb && (WHO.has(chunk.words.join(" ")) || does(chunk, "class"))));
}

/** "What would X accept?", "which terms would X agree to?": what X holds. */
function accepts(chunks: readonly Chunk[], i: number): boolean {
  const asks = chunks.slice(0, i).some((chunk) => does(chunk, "what") || does(chunk, "which") || does(chunk, "conditions"));
  const after = chunks.slice(i + 1);
  const who = after.findIndex(isName);
  return (
    asks &&
    who >= 0 &&
    after.slice(who + 1).some((chunk) => !isName(chunk) && (TAKING.some((tag) => does(chunk, tag)) || NEEDING.test(chunk.words.join(" "))))
  );
}
