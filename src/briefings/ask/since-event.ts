import type { Request } from "../requests.ts";
import type { RequestContext } from "../types.ts";
import { anchored } from "./anchor.ts";
import { AskDesk } from "./desk.ts";
import { Parse } from "./parse.ts";
import { capital } from "./phrases.ts";
import type { Question } from "./question.ts";
import type { Understanding, Understood } from "./understanding.ts";
import type { TopicDeps } from "../topic.ts";
import { takenFor, byWords, byRules } from "./by-rules.ts";

/** Answers that a clause of time named by an event may narrow. */
const NARROWED: ReadonlySet<Request["intent"]> = new Set(["timeline", "figures", "brief", "evidence", "meetings", "changes"]);

/** "What happened after the plane was shot down?": asked of the days since the event that the clause names. */
export async function sinceEvent(
  desk: AskDesk,
  deps: TopicDeps,
  question: Question,
  context: RequestContext,
): Promise<Understanding | undefined> {
  const clause = await anchored(desk, question);
  if (clause === undefined) return undefined;
  const within = { ...context, period: clause.period };
  const there = new AskDesk(deps, within, desk.previous, desk);
  const reading = await byRules(there, new Parse(clause.question));
  if (reading.kind === "declined" || !NARROWED.has(reading.request.intent)) return undefined;
  const phrased = (understood: string): string => `${capital(understood)}${takenFor(there, question)}, ${clause.period.label}`;
  const again = async (): Promise<Understood | undefined> => {
    const other = await byWords(there, new Parse(clause.question));
    return other && { request: other.request, context: within, understood: phrased(other.understood) };
  };
  return { kind: "request", request: reading.request, context: within, understood: phrased(reading.understood), again };
}
