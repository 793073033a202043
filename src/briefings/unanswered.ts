import type { Briefing, Intent, Reason, RequestContext, SuggestedTopic, TopicRef } from "./types.ts";

interface Unanswered {
  intent: Intent;
  reason: Reason;
  /** At most eight words; what the reader sees first. */
  headline: string;
  /** What was understood, or what was not, as a sentence. */
  understood: string;
  topic?: TopicRef | null;
  suggestions?: SuggestedTopic[];
}

/** The briefing that says why there is no answer. Holds no line and cites nothing. */
export function unanswered(
  context: RequestContext,
  { intent, reason, headline, understood, topic = null, suggestions }: Unanswered,
): Briefing {
  return {
    topic,
    intent,
    understood,
    answered: false,
    reason,
    asOf: context.asOf,
    covers: context.period ? { from: context.period.from, to: context.period.to } : null,
    newestRecord: null,
    headline,
    activity: "",
    words: headline.split(/\s+/).length,
    correctedSince: 0,
    sections: [],
    sources: [],
    ...(suggestions && suggestions.length > 0 ? { suggestions } : {}),
    withheld: 0,
  };
}

type Unresolved = { kind: "ambiguous"; choices: SuggestedTopic[] } | { kind: "unknown"; nearest: SuggestedTopic[] };

/** Says that a name means several things, or nothing on record, with what it may have meant. */
export function unresolved(intent: Intent, name: string, resolution: Unresolved, context: RequestContext): Briefing {
  const shown = shorten(name);
  if (resolution.kind === "ambiguous") {
    return unanswered(context, {
      intent,
      reason: "ambiguous-topic",
      headline: `Which “${shown}” do you mean?`,
      understood: `“${shown}” can mean ${listed(resolution.choices.map(({ label }) => label))}.`,
      suggestions: resolution.choices,
    });
  }
  const near = resolution.nearest.map(({ label }) => label);
  return unanswered(context, {
    intent,
    reason: "unknown-topic",
    headline: `“${shown}” is not on record`,
    understood: near.length === 0 ? `No topic is named “${shown}”.` : `No topic is named “${shown}”. The nearest are ${listed(near)}.`,
    suggestions: resolution.nearest,
  });
}

/** Longest part of a user's own words that is quoted back. */
const LONGEST_ECHO = 60;

function shorten(name: string): string {
  const flat = name.replace(/\s+/gu, " ").trim();
  return flat.length <= LONGEST_ECHO ? flat : `${[...flat].slice(0, LONGEST_ECHO).join("")}…`;
}

function listed(labels: readonly string[]): string {
  const last = labels.at(-1) ?? "";
  return labels.length < 2 ? last : `${labels.slice(0, -1).join(", ")} or ${last}`;
}
