import type { MessageDocument } from "../core/document.ts";
import type { Conversation, MessageRef } from "../core/platform.ts";
import type { Owner } from "../record/types.ts";
import type { Edition } from "./editions.ts";

/** What a delivery brings about: a message, or the correction of one that is out. */
export type Purpose = "digest" | "alert" | "correction" | "note";

/**
 * - `due`: nothing has been asked of the platform.
 * - `sending`: a request may be on its way or out; only looking in the channel tells.
 * - `sent`, `silent` (there was nothing to say), `missed` (too late to be of use), `refused` (the platform will not have it):
 *   done.
 * - `uncertain`: whether it is out cannot be found out; never sent again.
 */
export type DeliveryState = "due" | "sending" | "sent" | "silent" | "missed" | "refused" | "uncertain";

/** One message to bring to one conversation, once. */
export interface Delivery {
  /** At most 24 letters and digits: marks the message, so that it is found again. */
  key: string;
  owner: Owner;
  purpose: Purpose;
  /** What it is for: id of a subscription, or of a correction. */
  of: string;
  conversation: Conversation;
  /** When it was to go out, an instant in UTC, and what it stands for: a slot's local time, an event, a message. */
  dueAt: string;
  about: string;
  state: DeliveryState;
  attempts: number;
  /** Not to be taken up before; milliseconds since the epoch. */
  notBefore: number;
  /** When the first request may have gone out, milliseconds; only in `sending` and after. */
  since?: number;
  /** What is said, frozen before the first request. */
  content?: DeliveryContent;
  message?: MessageRef;
  /** What went wrong last; no text of messages, no names. */
  error?: string;
  settledAt?: string;
}

export interface DeliveryContent {
  document: MessageDocument;
  /** What is kept of it once it is out, as an edition. */
  edition?: Omit<Edition, "message" | "postedAt">;
  /** The message it replaces, for a correction. */
  replaces?: MessageRef;
  /** The message it stands under, where the platform has threads. */
  under?: MessageRef;
  /** The message whose thread it goes to, and the title under which that is opened. */
  thread?: { of: MessageRef; title: string };
}

/** A delivery that a worker holds until its lease ends; nobody else takes it up before. */
export interface Claimed {
  delivery: Delivery;
  lease: string;
}

export interface Claim {
  /** Opaque id of the claim, by which it is recognised when it is settled. */
  lease: string;
  now: number;
  /** Until when it is held, milliseconds. */
  until: number;
  limit: number;
  /** Platforms that are connected here; others are left to those who are. */
  platforms: readonly string[];
  /** Channels not to be touched now, as `platform tenant channel`: the platform asked to wait. */
  except: readonly string[];
}

/** Deliveries as rows. A change to what is `sending` is on disk when it resolves, also after a power cut. */
export interface Deliveries {
  /** Adds what is not there under its key; gives back how many were. */
  add(deliveries: readonly Delivery[]): Promise<number>;
  /** Takes up what is due, or was left by a worker whose lease ended; the longest due first. */
  claim(claim: Claim): Promise<Claimed[]>;
  /** Keeps the delivery's new state if the lease is still held, which then ends at `until` (milliseconds); false where it is not. */
  save(claimed: Claimed, until: number): Promise<boolean>;
  get(key: string): Promise<Delivery | undefined>;
  /** Of one subscription or correction, the newest first. */
  of(id: string, limit: number): Promise<Delivery[]>;
  /** Counts by state and purpose, for operators. */
  counts(): Promise<{ state: DeliveryState; purpose: Purpose; count: number }[]>;
  /** What waits, is uncertain or keeps failing; the oldest first. */
  open(limit: number): Promise<Delivery[]>;
  /** When the oldest that could go out now was due, an instant in UTC. */
  oldestDue(now: number): Promise<string | undefined>;
}
