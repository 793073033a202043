import type { Request } from "../briefings/requests.ts";
import { resolveTopic } from "../briefings/topic.ts";
import type { RequestContext } from "../briefings/types.ts";
import { unresolved } from "../briefings/unanswered.ts";
import type { Gazetteer } from "../record/gazetteer.ts";
import { isId, namesOf, resolveActor, resolveIssues } from "./actor-option.ts";
import { answerRequest } from "./answered.ts";
import { briefingDocument } from "./briefing-document.ts";
import { choiceActions, withChoices } from "./choices.ts";
import type { Command, RawOptions } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { isSet, PRIVATE, requestContext, WHEN } from "./options.ts";

export function createPositionsCommand(deps: CommandDeps): Command {
  return withChoices({
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
      const asked = await askedIn(raw, deps, context);
      if (asked) return answerRequest(deps, call, { ...everything, ...asked }, context);
      const words = [raw.actor, raw.issue].filter(Boolean).join(" ");
      if (words === "") return answerRequest(deps, call, everything, context);
      const resolution = await resolveTopic(words, { reader: deps.reader, gazetteer: await deps.gazetteer() }, context);
      if (resolution.kind === "topic") return answerRequest(deps, call, { ...everything, topic: resolution.topic }, context);
      const briefing = unresolved("positions", words, resolution, context);
      const { issue: _, ...others } = raw;
      const steps = choiceActions("positions", "actor", briefing.suggestions ?? [], others);
      return { briefing, document: briefingDocument(briefing, context.zone, { steps }) };
    },
  });
}

type Asked = { actors: string[]; issues: string[] };

/** Actor and issue from the options; typed as one run of words, the longest actor's name it begins with is split off. */
async function askedIn(raw: RawOptions, deps: CommandDeps, context: RequestContext): Promise<Asked | undefined> {
  const { actor, issue } = raw;
  if (actor === undefined && issue === undefined) return undefined;
  const issuesOf = (name: string, actors: string[], understood: RawOptions = {}): Promise<string[]> =>
    resolveIssues({ name, option: "issue", understood }, actors, deps, context);
  if (actor === undefined) return { actors: [], issues: await issuesOf(issue ?? "", []) };
  const gazetteer = await deps.gazetteer();
  const words = [actor, issue].filter(Boolean).join(" ").split(/\s+/);
  for (let length = words.length; length > 0; length -= 1) {
    const name = words.slice(0, length).join(" ");
    if (!isNamed(gazetteer, name, "act-")) continue;
    const rest = words.slice(length).join(" ");
    const understood = { actor: name, issue: rest };
    const actors = [await resolveActor({ name, option: "actor", ...(rest === "" ? {} : { understood }) }, deps, context)];
    return { actors, issues: rest === "" ? [] : await issuesOf(rest, actors, understood) };
  }
  if (isNamed(gazetteer, words.join(" "), "iss-")) return { actors: [], issues: await issuesOf(words.join(" "), []) };
  if (issue === undefined) return undefined;
  const actors = [await resolveActor({ name: actor, option: "actor" }, deps, context)];
  return { actors, issues: await issuesOf(issue, actors) };
}

/** Whether something of a kind bears this name, or nearly; where a dossier bears it, that is meant. */
function isNamed(gazetteer: Gazetteer, name: string, prefix: string): boolean {
  if (isId(name, prefix, gazetteer)) return true;
  if (/^(?:dos|act|plc|iss)-/u.test(name) || name.startsWith("text:")) return false;
  return !gazetteer.exact(name).some((row) => row.kind === "dossier") && namesOf(name, prefix, gazetteer).length > 0;
}
