import type { Request } from "../requests.ts";
import { does } from "./chunks.ts";
import type { AskDesk } from "./desk.ts";
import { chooseIssues } from "./issues.ts";
import type { Parse } from "./parse.ts";
import type { Tag } from "./terms.ts";
import type { Reading } from "./understanding.ts";

/** Phrases that ask for something of their own, so that the question is no follow-up. */
const ASKING: readonly Tag[] = [
  "brief",
  "happened",
  "timeline",
  "position",
  "say",
  "supports",
  "opposes",
  "conditions",
  "moved",
  "compare",
  "agree",
  "changed",
  "count",
  "harm",
  "meet",
  "visit",
  "discuss",
  "disputed",
  "responsible",
  "unknown",
  "sources",
  "evidence",
  "outside",
  "modal",
  "why",
  "not",
];

/** "And Egypt?", "since Monday?", "what about a pause?": the previous request with what is named put in its place. */
export async function readFollowUp(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  const { previous } = desk;
  if (
    previous === undefined ||
    parse.chunks.some((chunk) => chunk.rows.length === 0 && (ASKING.some((tag) => does(chunk, tag)) || chunk.tags.size === 0))
  )
    return undefined;
  const [first] = parse.chunks;
  const joins = first === undefined || does(first, "and") || does(first, "follow-up") || (does(first, "prep") && first.rows.length === 0);
  if (!joins) return undefined;
  if (parse.names.length === 0 && desk.context.period === undefined && !desk.context.asOfStated) return undefined;
  const request = await replaced(desk, parse, previous);
  return (
    request && {
      kind: "request",
      request,
      understood: `the same as before${parse.names.length > 0 ? `, for ${parse.names.map((chunk) => chunk.raw).join(" and ")}` : ""}`,
    }
  );
}

async function replaced(desk: AskDesk, parse: Parse, previous: Request): Promise<Request | undefined> {
  if (parse.names.length === 0)
    return previous.intent === "changes" && desk.context.period ? { ...previous, since: desk.context.period.from } : previous;
  if (previous.intent === "positions" || previous.intent === "compare") {
    const issues = parse.names.flatMap((chunk) => desk.issues(chunk));
    if (issues.length > 0) {
      const chosen = await chooseIssues(desk, issues, undefined, previous.actors);
      return { ...previous, issues: chosen.issues };
    }
    const actors: string[] = [];
    for (const chunk of parse.names) {
      const actor = await desk.actor(chunk, previous.intent);
      if (actor === undefined) return undefined;
      actors.push(actor);
    }
    return previous.intent === "compare"
      ? { ...previous, actors: [...new Set([...previous.actors, ...actors])] }
      : { ...previous, actors, stances: [] };
  }
  if (previous.intent === "meetings") {
    const actors: string[] = [];
    for (const chunk of parse.names) {
      const actor = await desk.actor(chunk, "meetings");
      if (actor !== undefined) actors.push(actor);
    }
    return { ...previous, participants: actors };
  }
  const topic = await desk.topicOf(parse.names, previous.intent);
  return topic && { ...previous, topic };
}
