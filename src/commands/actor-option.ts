import { AskDesk } from "../briefings/ask/desk.ts";
import { chooseIssues } from "../briefings/ask/issues.ts";
import { byName, type Resolution, resolveTopic } from "../briefings/topic.ts";
import type { RequestContext, SuggestedTopic } from "../briefings/types.ts";
import type { Gazetteer } from "../record/gazetteer.ts";
import type { NameRow } from "../record/port.ts";
import { Unresolved } from "./choices.ts";
import type { RawOptions } from "./command.ts";
import type { CommandDeps } from "./deps.ts";

/** A name as a user gave it, and where. */
export interface Named {
  name: string;
  /** The option that holds it. */
  option: string;
  /** Options as they were understood, where the words were divided otherwise than typed. */
  understood?: RawOptions;
}

/** The id of an actor named by the user. Throws `Unresolved` with the choices where it is none, or several. */
export async function resolveActor(named: Named, deps: CommandDeps, context: RequestContext): Promise<string> {
  const gazetteer = await deps.gazetteer();
  const { name, option, understood } = named;
  if (isId(name, "act-", gazetteer)) return name;
  const found = await byName(namesOf(name, "act-", gazetteer), name, { reader: deps.reader, gazetteer }, context);
  const resolution = found ?? (await resolveTopic(name, { reader: deps.reader, gazetteer }, context));
  const [actor] = refsWithin(resolution, "act-");
  if (actor !== undefined) return actor;
  if (resolution.kind === "ambiguous")
    throw new Unresolved(`“${shown(name)}” can mean several actors.`, resolution.choices, option, understood);
  throw new Unresolved(`No actor is named “${shown(name)}”.`, nearest(name, "actor", gazetteer), option, understood);
}

/**
 * The ids of an issue named by the user: of several that bear the name, those on which these actors, or anyone, have
 * positions. Throws `Unresolved` where there is none.
 */
export async function resolveIssues(
  named: Named,
  actors: readonly string[],
  deps: CommandDeps,
  context: RequestContext,
): Promise<string[]> {
  const gazetteer = await deps.gazetteer();
  const { name, option, understood } = named;
  if (isId(name, "iss-", gazetteer)) return [name];
  const refs = [...new Set(namesOf(name, "iss-", gazetteer).map((row) => row.ref))].toSorted();
  const topicDeps = { reader: deps.reader, gazetteer };
  if (refs.length > 0) return (await chooseIssues(new AskDesk(topicDeps, context, undefined), refs, undefined, actors)).issues;
  const resolution = await resolveTopic(name, topicDeps, context);
  const within = refsWithin(resolution, "iss-");
  if (within.length > 0) return within;
  throw new Unresolved(`No issue is named “${shown(name)}”.`, nearest(name, "issue", gazetteer), option, understood);
}

/** Whether this is the id of something on record, as suggestions and buttons send it. */
export function isId(text: string, prefix: string, gazetteer: Pick<Gazetteer, "label">): boolean {
  return text.startsWith(prefix) && gazetteer.label(text) !== undefined;
}

/** What bears exactly this name, or nearly where nothing does, among ids of a prefix. */
export function namesOf(name: string, prefix: string, gazetteer: Gazetteer): NameRow[] {
  const rows = [gazetteer.exact(name), gazetteer.approximate(name)].map((found) => found.filter((row) => row.ref.startsWith(prefix)));
  return rows.find((found) => found.length > 0) ?? [];
}

function refsWithin(resolution: Resolution, prefix: string): string[] {
  return resolution.kind === "topic" ? resolution.topic.refs.filter((ref) => ref.startsWith(prefix)) : [];
}

/** How many names are looked through for the nearest of a kind, and how many are offered. */
const NAMES_COMPARED = 200;
const NEAREST = 3;

function nearest(name: string, kind: "actor" | "issue", gazetteer: Gazetteer): SuggestedTopic[] {
  return gazetteer
    .nearest(name.slice(0, LONGEST_NAME), NAMES_COMPARED)
    .filter((found) => found.kind === kind)
    .slice(0, NEAREST)
    .map(({ ref, label }) => ({ id: ref, label, kind }));
}

/** Longest name that is looked for; what is longer is no name. */
const LONGEST_NAME = 200;

/** Longest part of a user's own words that is quoted back. */
const LONGEST_ECHO = 60;

const shown = (name: string): string => (name.length <= LONGEST_ECHO ? name : `${[...name].slice(0, LONGEST_ECHO).join("")}…`);
