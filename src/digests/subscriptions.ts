import type { Length } from "../briefings/types.ts";
import type { Conversation } from "../core/platform.ts";
import type { Owner } from "../record/types.ts";
import type { Schedule } from "./schedule.ts";

/** Where in its channel a digest is put: as a message of its own, in one thread that it keeps, or as a new post of a forum. */
export type Placement = "channel" | "thread" | "forum";

/** A digest at its hours. */
export interface DigestSettings {
  kind: "digest";
  schedule: Schedule;
  length: Length;
  /** Nothing is sent where nothing is new; otherwise one line says so. */
  onlyIfNew: boolean;
  placement: Placement;
  /** Who is called to a digest that has something new: a group's or role's id of the platform. */
  mention?: string;
}

/** An alert as soon as a record of at least that severity comes in. */
export interface WatchSettings {
  kind: "watch";
  /** 1–5, as in record/severity.ts. */
  severity: number;
  /** Id of an actor that must take part. */
  actor?: string;
  /** Local times between which nothing is sent; what came in meanwhile is sent at the end. */
  quiet?: { from: string; to: string };
}

/** Why nothing is sent for the time being; what was lost can be resumed. */
export interface Suspension {
  /** A sentence for people. */
  reason: string;
  /** An instant, UTC. */
  at: string;
  /** Whether the person who subscribed has been told. */
  told: boolean;
}

/** What one conversation has asked to be sent. */
export interface Subscription {
  /** Short, as people type it. */
  id: string;
  owner: Owner;
  conversation: Conversation;
  topic: { id: string; label: string };
  settings: DigestSettings | WatchSettings;
  /** IANA zone of its times. */
  zone: string;
  /** Opaque id of who subscribed; never a name. */
  createdBy: string;
  /** An instant, UTC. */
  createdAt: string;
  /** Nothing is sent before this instant (UTC); `forever` until somebody resumes it. */
  pausedUntil?: string;
  suspended?: Suspension;
  /** Local time of a slot that is left out once, `YYYY-MM-DDTHH:MM`. */
  skip?: string;
  /**
   * When the next digest is due, an instant in UTC; null where none is. Of a watch: until when it rests; what came in after
   * `position` has not been looked at.
   */
  nextAt: string | null;
  position: number;
}

/** Stands in `pausedUntil` for a pause without an end; later than every instant. */
export const FOREVER = "9999-12-31T23:59:59Z";

/** What conversations have subscribed to; every change is durable when it resolves. */
export interface Subscriptions {
  add(subscription: Subscription): Promise<void>;
  /** By its id, among what this owner holds. */
  get(owner: Owner, id: string): Promise<Subscription | undefined>;
  /** Of one channel with its threads, by age. */
  inChannel(where: Conversation): Promise<Subscription[]>;
  ofOwner(owner: Owner): Promise<Subscription[]>;
  /** Replaces what is kept under its id; false where it is gone. */
  save(subscription: Subscription): Promise<boolean>;
  remove(owner: Owner, id: string): Promise<boolean>;
  /** How many there are, by kind and how they stand at this instant (UTC). */
  counts(now: string): Promise<{ kind: string; state: "active" | "paused" | "suspended"; count: number }[]>;
  /** Those that are suspended, by age. */
  suspended(limit: number): Promise<Subscription[]>;
  /** Sets when the next digests are due, each where it still is what it was; nothing else is changed. */
  advance(steps: readonly { id: string; from: string; to: string | null }[]): Promise<void>;
  /** Digests due at this instant (UTC) or before, the longest due first. */
  due(now: string, limit: number): Promise<Subscription[]>;
  /** Watches that have not looked at this position of the record and are not at rest at this instant (UTC). */
  behind(position: number, now: string, limit: number): Promise<Subscription[]>;
  /** Sets up to which position a watch has looked, where it still is at `from`, and until when it rests (an instant, UTC). */
  looked(id: string, step: { from: number; to: number; nextAt: string | null }): Promise<void>;
}
