import { AskDesk } from "../briefings/ask/desk.ts";
import { chooseIssues } from "../briefings/ask/issues.ts";
import type { Request } from "../briefings/requests.ts";
import type { RequestContext } from "../briefings/types.ts";
import { answerRequest } from "./answered.ts";
import type { Command } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { mainTopic, namesIn, type NamesInText, TEXT, textOf } from "./names-in-text.ts";
import { nothingNamed } from "./nothing-named.ts";
import { requestContext } from "./options.ts";

/** Actors and issues of a message that are asked about. */
const MOST_ASKED = 8;

export function createPositionsInTextCommand(deps: CommandDeps): Command {
  return {
    spec: {
      name: "positions-in-text",
      surface: "message",
      title: "Positions in this message",
      shortTitle: "Positions in message",
      summary: "The positions on record of those whom a message names",
      options: [TEXT],
      visibility: "private",
      examples: ["positions egypt ceasefire"],
    },
    async run(raw, call) {
      const context = requestContext({}, call);
      const names = await namesIn(textOf(raw), deps, context);
      const request = await requestOf(names, deps, context);
      return request ? answerRequest(deps, call, request, context) : { document: nothingNamed(names.unclear) };
    },
  };
}

/**
 * Positions of the actors named on the issues named, where there are any on record; else of the actors; else on the
 * issues; else on what the message is about.
 */
async function requestOf(names: NamesInText, deps: CommandDeps, context: RequestContext): Promise<Request | undefined> {
  const everything: Request = { intent: "positions", actors: [], issues: [], stances: [], history: false };
  const actors = [...new Set(names.named.flatMap(({ topic }) => (topic.kind === "dossier" ? [] : topic.refs.filter(isActor).slice(0, 1))))];
  const asked = actors.slice(0, MOST_ASKED);
  const issues = await issuesOf(names, asked, deps, context);
  for (const [who, what] of [
    [asked, issues],
    [asked, []],
    [[], issues],
  ] as const) {
    if (who.length + what.length === 0) continue;
    const about = [who, what].filter((ids) => ids.length > 0);
    if ((await deps.reader.count(context, { kinds: ["position"], about })) > 0)
      return { ...everything, actors: [...who], issues: [...what] };
  }
  const topic = await mainTopic(names, deps, context);
  return topic && { ...everything, topic };
}

const isActor = (ref: string): boolean => ref.startsWith("act-");

async function issuesOf({ issues, named }: NamesInText, actors: string[], deps: CommandDeps, context: RequestContext): Promise<string[]> {
  const desk = new AskDesk({ reader: deps.reader, gazetteer: await deps.gazetteer() }, context, undefined);
  const chosen = named.flatMap(({ topic }) => (topic.kind === "issue" ? topic.refs : []));
  for (const ids of issues) chosen.push(...(await chooseIssues(desk, ids, undefined, actors)).issues);
  return [...new Set(chosen)].slice(0, MOST_ASKED);
}
