import type { Request } from "../requests.ts";
import type { Topic } from "../types.ts";
import { does, isName } from "./chunks.ts";
import type { Parse } from "./parse.ts";
import { decline, type Declined } from "./understanding.ts";

/** What the previous request was about, for a question that names nothing itself. */
export interface Inherited {
  topic?: Topic;
  actors: string[];
  issues: string[];
}

/** Reads the previous request; a topic is made of its actors and issues where it had none. */
export function inherited(previous: Request | undefined, label: (id: string) => string): Inherited {
  if (previous === undefined) return { actors: [], issues: [] };
  const actors = "actors" in previous ? previous.actors : "participants" in previous ? previous.participants : [];
  const issues = "issues" in previous ? previous.issues : [];
  const named = issues.length > 0 ? issues : actors;
  const [first] = named;
  const made: Topic | undefined =
    first === undefined
      ? undefined
      : { id: first, label: label(first), kind: issues.length > 0 ? "issue" : "actor", refs: named, words: [] };
  const topic = ("topic" in previous ? previous.topic : undefined) ?? made;
  return { ...(topic ? { topic } : {}), actors, issues };
}

const PERSONAL = new Set(["he", "she", "they", "them", "him", "her", "his", "hers", "their", "theirs", "the two", "both of them"]);
const THINGS = new Set(["it", "that", "this", "those", "these"]);

/** Whether the question speaks of somebody by pronoun alone. */
export function refersToSomebody(parse: Parse): boolean {
  return parse.chunks.some((chunk) => does(chunk, "pronoun") && PERSONAL.has(chunk.words.join(" ")));
}

/** Whether the question speaks of a matter by pronoun alone. */
export function refersToSomething(parse: Parse): boolean {
  return parse.chunks.some((chunk) => does(chunk, "pronoun") && THINGS.has(chunk.words.join(" ")));
}

/** A pronoun that nothing before it explains: who is meant is asked, not guessed. */
export function unexplained(parse: Parse, before: Inherited): Declined | undefined {
  if (before.actors.length > 0 || before.topic) return undefined;
  const at = parse.chunks.findIndex((chunk) => does(chunk, "pronoun") && PERSONAL.has(chunk.words.join(" ")));
  const pronoun = parse.chunks[at];
  if (pronoun === undefined || parse.chunks.slice(0, at).some(isName)) return undefined;
  return decline("brief", "topic-missing", "Who is meant?", `“${pronoun.raw}” stands for nobody named before.`);
}
