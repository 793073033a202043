import type { Conversation } from "../../core/platform.ts";
import type { Owner } from "../../record/types.ts";
import type { Validators } from "./fetcher.ts";

/** What is fetched again and again, how often, and how it went. Moments are milliseconds since the epoch. */
export interface LiveSource {
  /** S1, S2, …; never given twice. */
  id: string;
  owner: Owner;
  /** Name of its kind: current-events, feed, … */
  kind: string;
  /** Absent where the kind has an address of its own. */
  address?: string;
  label: string;
  /** Minutes from one fetch to the next. */
  every: number;
  paused: boolean;
  /** Where it was added; told there when it fails and when it recovers. */
  where?: Conversation;
  /** Where the next fetch goes on, in the words of its kind. */
  cursor?: string;
  validators: Validators;
  due: number;
  lastSuccess?: number;
  /** Why the last fetch failed; absent where it did not. */
  lastError?: string;
  /** Failed fetches in a row. */
  failures: number;
  /** The failure was reported. */
  told: boolean;
}

export type NewLiveSource = Pick<LiveSource, "owner" | "kind" | "address" | "label" | "every" | "where" | "due">;

/** How a fetch ended. */
export type Settled = Pick<LiveSource, "due" | "failures" | "told"> & { succeededAt?: number; error?: string };

export interface Claim {
  now: number;
  /** The claim lapses then, so that another process may take over from one that died. */
  until: number;
  /** Who claims: unique to the process and fetch. */
  holder: string;
  limit: number;
  /** This one alone, due or not, paused or not. */
  only?: string;
}

/** The live sources and their state. A source is found and changed by its owner alone. */
export interface LiveSources {
  add(source: NewLiveSource): Promise<LiveSource>;
  /** In the order they were added. */
  list(owner: Owner): Promise<LiveSource[]>;
  find(owner: Owner, id: string): Promise<LiveSource | undefined>;
  /** Pauses, or resumes with the next fetch at `due`. False where the owner has no such source. */
  setPaused(owner: Owner, id: string, paused: boolean, due: number): Promise<boolean>;
  remove(owner: Owner, id: string): Promise<boolean>;
  /** Takes the sources that are due, the longest due first, for one holder; no other is given them before `until`. */
  claim(claim: Claim): Promise<LiveSource[]>;
  /** Keeps how far a fetch has come and extends the claim. False where it was lost, so that the fetch must stop. */
  progress(id: string, holder: string, at: { cursor?: string; validators?: Validators }, until: number): Promise<boolean>;
  /** Ends a claim with how the fetch ended. */
  settle(id: string, holder: string, settled: Settled): Promise<void>;
  /** Every owner's sources whose last fetch failed, for operators. */
  failing(): Promise<LiveSource[]>;
}
