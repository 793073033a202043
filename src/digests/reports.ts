import type { Conversation } from "../core/platform.ts";
import type { Owner } from "../record/types.ts";

/** An error that a reader says an answer holds. */
export interface Report {
  owner: Owner;
  /** Opaque id of the person; never a name. */
  user: string;
  conversation: Conversation;
  /** An instant, UTC. */
  reportedAt: string;
  /** Key of the kept answer. */
  answer: string;
  /** What the answer was understood to be on, as a phrase, and the instant it answers for. */
  understood: string;
  asOf: string;
  /** The reader's own words; empty where they gave none. */
  words: string;
}

/** Reports of errors, for operators to read. */
export interface Reports {
  /** Keeps a report and gives its id, which the reader is shown. */
  add(report: Report): Promise<string>;
  /** The newest first. */
  list(limit: number): Promise<(Report & { id: string })[]>;
}
