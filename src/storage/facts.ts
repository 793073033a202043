import type { Office } from "../record/types.ts";

/** What of an actor its links follow. */
export interface ActorFacts {
  partOf: string | undefined;
  offices: readonly Pick<Office, "of" | "from" | "to">[];
}

export interface AboutFacts {
  actors: readonly string[];
  places: readonly string[];
  issues: readonly string[];
}

/** The records that links are followed through, in their current revision; undefined where not on record. */
export interface Facts {
  parentOf(place: string): string | undefined;
  actor(id: string): ActorFacts | undefined;
  placesOf(issue: string): readonly string[];
  dispute(id: string): AboutFacts | undefined;
}
