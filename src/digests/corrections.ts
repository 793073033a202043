import type { Owner } from "../record/types.ts";

/** A change of an entry that messages may have cited. */
export interface Correction {
  id: string;
  owner: Owner;
  /** Id of the entry, and the last revision that is wrong. */
  record: string;
  revision: number;
  /** An instant, UTC. */
  at: string;
  /** Opaque id of the person. */
  by: string;
  reason: string;
  /** What is different now, as a clause: "the figure was “180”, is now “176”", or "retracted". */
  said: string;
}

/** Corrections, by what they change. */
export interface Corrections {
  add(correction: Correction): Promise<void>;
  get(id: string): Promise<Correction | undefined>;
  /** Of these entries, oldest first. */
  ofRecords(records: readonly string[]): Promise<Correction[]>;
}
