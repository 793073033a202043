import type { Briefing } from "../briefings/types.ts";
import type { Action } from "../core/document.ts";
import type { Conversation, MessageRef } from "../core/platform.ts";
import type { Owner } from "../record/types.ts";

/** One answer as it was posted to a conversation, with what it rests on. */
export interface Edition {
  owner: Owner;
  /** Id of the topic; null where the answer has none. */
  topic: string | null;
  /** Key of the kept answer, by which it can be given again. */
  answer: string;
  /** Commit position of the record it was made from, or an earlier one. */
  position: number;
  /** The instant it answers for, UTC. */
  asOf: string;
  /** When it was posted: an instant, UTC. */
  postedAt: string;
  message: MessageRef;
  /** `id@revision` of every record it cites, ascending. */
  citations: readonly string[];
  /** The subscription it was sent for. */
  subscription?: string;
  /** What the message shows, so that it can be edited; kept for a month. */
  shown?: Shown;
  /** Shown to one person alone, so that it cannot be edited; its message is none of the platform's. */
  privately?: true;
}

/** A message as it was laid out. */
export interface Shown {
  briefing: Briefing;
  /** IANA zone its moments are shown in. */
  zone: string;
  /** Whether it says what was understood. */
  asked: boolean;
  steps: readonly Action[];
  /** Small print under the headline. */
  notes: readonly string[];
}

/** What was posted where, so that a correction finds the messages it concerns. */
export interface Editions {
  /** Keeps an edition; one kept for the same message is replaced. */
  record(edition: Edition): Promise<void>;
  /** The edition in a message. */
  at(message: MessageRef): Promise<Edition | undefined>;
  /** Editions posted at this instant (UTC) or later that cite any revision of the record, oldest first. */
  citing(recordId: string, since: string): Promise<Edition[]>;
  /** The newest that was sent for a subscription. */
  lastOf(subscription: string): Promise<Edition | undefined>;
  /** What was cited by editions of a subscription posted at this instant (UTC) or later: of each record the newest revision, ascending. */
  citedFor(subscription: string, since: string): Promise<string[]>;
  /** The newest that was sent to a channel, for any of its subscriptions, on a topic. */
  lastOn(where: Conversation, topic: string): Promise<Edition | undefined>;
  /** Lets go of what messages posted before this instant (UTC) show. */
  forgetShown(before: string): Promise<void>;
}

/** `id@revision` of every record that a briefing's lines rest on or show a field of; ascending, each once. */
export function citedBy(briefing: Pick<Briefing, "sections">): string[] {
  const refs = briefing.sections
    .flatMap((section) => section.lines)
    .flatMap((line) => [
      ...line.records,
      ...line.spans.flatMap((span) => (span.kind === "computed" ? span.inputs : "record" in span ? [span.record] : [])),
    ]);
  return [...new Set(refs)].toSorted();
}
