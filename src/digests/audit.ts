import type { Conversation } from "../core/platform.ts";
import type { Owner } from "../record/types.ts";

/** One change somebody made to what is sent, or to the record. */
export interface AuditEntry {
  owner: Owner;
  /** An instant, UTC. */
  at: string;
  /** Opaque id of the person, or `readout` for what happens by itself. */
  by: string;
  conversation: Conversation;
  /** What was done: `subscribe`, `pause`, `suspend`, `correct` … */
  action: string;
  /** Id of what it was done to: a subscription, a record. */
  target: string;
  /** The change as a sentence for people. */
  details: string;
}

/** Who changed what, when; nothing in it is changed or removed. */
export interface Audit {
  add(entry: AuditEntry): Promise<void>;
  /** The newest first; of one target where it is named. */
  list(owner: Owner, options: { target?: string; limit: number }): Promise<AuditEntry[]>;
}
