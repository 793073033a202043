import type { Request } from "../briefings/requests.ts";
import { resolveTopic } from "../briefings/topic.ts";
import type { RequestContext } from "../briefings/types.ts";
import { unresolved } from "../briefings/unanswered.ts";
import type { Gazetteer } from "../record/gazetteer.ts";
import { resolveActor, resolveIssues } from "./actor-option.ts";
import type { Command, RawOptions } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { isSet, PRIVATE, requestContext, WHEN } from "./options.ts";
import { outcome } from "./topic-command.ts";

export function createPositionsCommand(deps: CommandDeps): Command {
  return {
    spec: {
      name: "positions",
      summary: "What an actor holds on an issue: the words, the speaker, the date",
      options: [
        { name: "actor", kind: "actor", summary: "A state, organisation, group or person; all where left out", positional: true },
        { name: "issue", kind: "issue", summary: "For example: a ceasefire in Gaza; all where left out", positional: true },
        { name: "history", kind: "flag", summary: "Every statement and what it replaced" },
        ...WHEN,
        PRIVATE,
      ],
      visibility: "conversation",
      examples: ["positions egypt ceasefire", "positions israel history", "positions issue:ceasefire"],
    },
    async run(raw, call) {
      const context = requestContext(raw, call);
      const history = isSet(raw, "history");
      const everything: Request = { intent: "positions", actors: [], issues: [], stances: [], history };
      const asked = await namedIn(raw, deps, context);
      if (asked) return outcome(await deps.answer({ ...everything, ...asked }, context), context);
      const words = [raw.actor, raw.issue].filter(Boolean).join(" ");
      if (words === "") return outcome(await deps.answer(everything, context), context);
      const resolution = await resolveTopic(words, { reader: deps.reader, gazetteer: await deps.gazetteer() }, context);
      if (resolution.kind !== "topic") return outcome(unresolved("positions", words, resolution, context), context);
      return outcome(await deps.answer({ ...everything, topic: resolution.topic }, context), context);
    },
  };
}

type Named = { actors: string[]; issues: string[] };

/** Actor and issue from the options; typed as one run of words, the longest actor's name it begins with is split off. */
async function namedIn(raw: RawOptions, deps: CommandDeps, context: RequestContext): Promise<Named | undefined> {
  const { actor, issue } = raw;
  if (actor === undefined && issue === undefined) return undefined;
  if (actor === undefined) return { actors: [], issues: await resolveIssues(issue ?? "", deps, context) };
  const gazetteer = await deps.gazetteer();
  const words = [actor, issue].filter(Boolean).join(" ").split(/\s+/);
  for (let length = words.length; length > 0; length -= 1) {
    const found = named(gazetteer, words.slice(0, length).join(" "), "act-");
    if (found.length === 0) continue;
    const rest = words.slice(length).join(" ");
    return { actors: found, issues: rest === "" ? [] : await resolveIssues(rest, deps, context) };
  }
  const issues = named(gazetteer, words.join(" "), "iss-");
  if (issues.length > 0) return { actors: [], issues };
  return issue === undefined
    ? undefined
    : { actors: [await resolveActor(actor, deps, context)], issues: await resolveIssues(issue, deps, context) };
}

/** Refs of a kind that bear exactly this name, or nearly where none does; none where a dossier bears it. */
function named(gazetteer: Gazetteer, name: string, prefix: string): string[] {
  const exact = gazetteer.exact(name);
  if (exact.some((row) => row.kind === "dossier")) return [];
  const rows = exact.length > 0 ? exact : gazetteer.approximate(name);
  return [...new Set(rows.filter((row) => row.ref.startsWith(prefix)).map((row) => row.ref))];
}
