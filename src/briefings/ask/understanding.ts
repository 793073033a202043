import type { Request } from "../requests.ts";
import type { Intent, Reason, RequestContext, SuggestedTopic, TopicRef } from "../types.ts";

/** Why a question is not put to the record. */
export interface Declined {
  kind: "declined";
  intent: Intent;
  reason: Reason;
  /** At most eight words. */
  headline: string;
  /** What was understood, or what was not, as a sentence. */
  understood: string;
  topic: TopicRef | null;
  suggestions: SuggestedTopic[];
}

/** What a question was understood to ask. */
export type Understanding =
  | {
      kind: "request";
      request: Request;
      /** The request's frame: the reader's, with the period and as-of day that the question names. */
      context: RequestContext;
      /** "Positions of Egypt on a ceasefire in Gaza, as of 10 Nov 2023". */
      understood: string;
      /** Reads the question by its words alone, for where nothing answers the request; undefined where no record says them. */
      again: () => Promise<Understood | undefined>;
    }
  | (Declined & { context: RequestContext; again?: () => Promise<Understood | undefined> });

/** A request with its frame and the words for it. */
export interface Understood {
  request: Request;
  context: RequestContext;
  understood: string;
}

/** One reading of a question: a request on the record with the words for it, or a refusal. */
export type Reading =
  | {
      kind: "request";
      request: Request;
      understood: string;
      /** It is the request before with something put in its place. */
      followsUp?: boolean;
    }
  | Declined;

/** Thrown inside a reading where a name means several things or a word cannot be bound; ends that reading. */
export class Unclear extends Error {
  override readonly name = "Unclear";
  readonly declined: Declined;

  constructor(declined: Declined) {
    super(declined.understood);
    this.declined = declined;
  }
}

export function decline(
  intent: Intent,
  reason: Reason,
  headline: string,
  understood: string,
  more: { topic?: TopicRef; suggestions?: SuggestedTopic[] } = {},
): Declined {
  return { kind: "declined", intent, reason, headline, understood, topic: more.topic ?? null, suggestions: more.suggestions ?? [] };
}

/** “a”, “b” and “c”. */
export function quoted(words: readonly string[]): string {
  const marked = words.map((word) => `“${word.slice(0, 40)}”`);
  return marked.length < 2 ? marked.join("") : `${marked.slice(0, -1).join(", ")} and ${marked.at(-1)}`;
}

export function notUnderstood(intent: Intent, words: readonly string[], suggestions: SuggestedTopic[] = []): Declined {
  const [first] = words;
  if (first === undefined)
    return decline(intent, "not-understood", "The question was not understood", "No part of the question could be bound to the record.", {
      suggestions,
    });
  return decline(
    intent,
    "not-understood",
    words.length === 1 ? "One word was not understood" : "Some words were not understood",
    `I did not understand ${quoted(words.slice(0, 5))}, so I do not answer rather than leave it out.`,
    {
      suggestions,
    },
  );
}

/** Opinions, forecasts, advice and causes: the record holds what was said and done. */
export function outsideTheRecord(word: string, suggestions: SuggestedTopic[] = []): Declined {
  const asked = `“${word.slice(0, 40)}” asks for an opinion, a forecast, advice or a cause. The record holds what was said and done.`;
  return decline("brief", "outside-the-record", "Outside what the record holds", asked, { suggestions });
}
