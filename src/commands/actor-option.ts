import { resolveTopic } from "../briefings/topic.ts";
import type { RequestContext, SuggestedTopic } from "../briefings/types.ts";
import { UserError } from "../core/errors.ts";
import type { CommandDeps } from "./deps.ts";

/** The id of an actor named by the user. Throws UserError("usage") with the nearest where there is none. */
export async function resolveActor(name: string, deps: CommandDeps, context: RequestContext): Promise<string> {
  return resolveIds(name, "actor", "act-", deps, context).then(([first = ""]) => first);
}

/** The ids of an issue named by the user; several where a name stands for neighbouring issues. */
export async function resolveIssues(name: string, deps: CommandDeps, context: RequestContext): Promise<string[]> {
  return resolveIds(name, "issue", "iss-", deps, context);
}

async function resolveIds(name: string, what: string, prefix: string, deps: CommandDeps, context: RequestContext): Promise<string[]> {
  const gazetteer = await deps.gazetteer();
  const rows = [gazetteer.exact(name), gazetteer.approximate(name)].map((found) => found.filter((row) => row.ref.startsWith(prefix)));
  const refs = [...new Set((rows.find((found) => found.length > 0) ?? []).map((row) => row.ref))];
  if (refs.length > 0) return refs;
  const resolution = await resolveTopic(name, { reader: deps.reader, gazetteer }, context);
  const within = resolution.kind === "topic" ? resolution.topic.refs.filter((ref) => ref.startsWith(prefix)) : [];
  if (within.length > 0) return within;
  const near =
    resolution.kind === "ambiguous" ? resolution.choices : resolution.kind === "unknown" ? resolution.nearest : resolution.alternatives;
  throw new UserError("usage", `No ${what} is named “${name}”.`, nextStep(near));
}

function nextStep(near: readonly SuggestedTopic[]): { next?: string } {
  return near.length === 0 ? {} : { next: `The nearest on record: ${near.map(({ label }) => label).join(", ")}.` };
}
