import { aboutTopic } from "../briefings/draft.ts";
import { dayAt } from "../briefings/period.ts";
import type { Request } from "../briefings/requests.ts";
import type { Briefing, RequestContext, SectionKind, Topic } from "../briefings/types.ts";
import type { Action } from "../core/document.ts";
import type { Kind } from "../record/types.ts";
import type { CommandDeps } from "./deps.ts";

/** An answer that was given, and the key it is kept under. */
export interface GivenAnswer {
  briefing: Briefing;
  request: Request;
  context: RequestContext;
  key: string;
  /** Whether it was for the asker alone; then what follows is, too. */
  privately: boolean;
  /** Whether digests can be sent to where it is shown, and this is none. */
  subscribable?: boolean;
}

type Selected = { id: string; about: ReturnType<typeof aboutTopic> };

/**
 * What can be done next under an answer, where there is something to show: other ways to look at its topic, as things
 * stand then; the same at full length, to copy, to check or to report, as of the instant it answers for.
 */
export async function nextSteps(deps: Pick<CommandDeps, "reader">, given: GivenAnswer): Promise<Action[]> {
  const { briefing, context, key } = given;
  const frame = frameOf(given);
  const kept: Record<string, string> = { answer: key, ...(given.privately ? { private: "true" } : {}) };
  const topic = topicIn(given);
  const steps: (Action | undefined)[] = [];
  if (topic) {
    const ways: [label: string, command: Briefing["intent"], option: string, kind: Kind, section: SectionKind][] = [
      ["Timeline", "timeline", "topic", "event", "developments"],
      ["Positions", "positions", "actor", "position", "positions"],
      ["Figures", "figures", "topic", "figure", "figures"],
    ];
    for (const [label, command, option, kind, section] of ways) {
      if (command === briefing.intent) continue;
      const shown = briefing.sections.some((s) => s.kind === section);
      if (!shown && (await deps.reader.count(context, { kinds: [kind], ...topic.about })) === 0) continue;
      steps.push({ label, command, options: { [option]: topic.id, ...frame } });
    }
    if (briefing.sources.length > 0 && briefing.intent !== "sources") {
      steps.push({ label: "Sources", command: "sources", options: { topic: topic.id, ...frame } });
    }
  }
  if (given.subscribable && topic && briefing.intent === "brief")
    steps.push({ label: "Subscribe", command: "digest subscribe", options: { topic: topic.id } });
  if (hasMore(briefing, context)) steps.push({ label: "More", command: "more", options: kept });
  if (briefing.sections.length > 0) {
    steps.push({ label: "Copy with sources", command: "copy", options: { answer: key } });
    steps.push({ label: "Why this line?", command: "why", options: { answer: key } });
  }
  if (briefing.answered) steps.push({ label: "Report an error", command: "report", options: { answer: key } });
  return steps.filter((step) => step !== undefined);
}

function hasMore({ sections }: Briefing, { length }: RequestContext): boolean {
  return length === "short" ? sections.length > 0 : length === "standard" && sections.some(({ more = 0 }) => more > 0);
}

/** The stated period and as-of day as options. */
export function frameOf({ context, privately }: Pick<GivenAnswer, "context" | "privately">): Record<string, string> {
  const { period, asOf, asOfStated, zone } = context;
  return {
    ...(period ? { period: `${period.from}..${period.to}` } : {}),
    ...(asOfStated ? { "as-of": dayAt(asOf, zone) } : {}),
    ...(privately ? { private: "true" } : {}),
  };
}

/** The topic as an option that resolves to it again; undefined where there is none, or none that does. */
function topicIn({ request, briefing }: GivenAnswer): Selected | undefined {
  if ("topic" in request && request.topic) return selected(request.topic);
  const { topic } = briefing;
  return topic && topic.kind !== "text" ? { id: topic.id, about: { about: [[topic.id]] } } : undefined;
}

function selected(topic: Topic): Selected | undefined {
  // Several dossiers looked at together are no topic that can be named: ids joined with + must all hold.
  if (topic.id.includes("+") && topic.all === undefined && topic.words.length === 0) return undefined;
  return { id: topic.kind === "text" ? topic.label : topic.id, about: aboutTopic(topic) };
}
