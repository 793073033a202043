import type { Position } from "../record/types.ts";
import type { Briefing, RequestContext, Topic } from "./types.ts";

export type Granularity = "day" | "week" | "month";
export type Stance = Position["stance"];

/** Everything that can be asked of the record, resolved to ids. Commands and free questions both end here. */
export type Request =
  | { intent: "brief"; topic: Topic }
  | {
      intent: "positions";
      /** Actors asked about; empty for every actor. A person means what that person said; a state includes its speakers. */
      actors: string[];
      /** Issues asked about; empty for every issue within `topic`, or every issue. */
      issues: string[];
      topic?: Topic;
      /** Only these stances: "who opposes …". */
      stances: Stance[];
      /** All statements with what each replaced, not only the latest. */
      history: boolean;
      /** Ids of the positions that are shown before the others. */
      first?: string[];
    }
  | { intent: "compare"; issues: string[]; actors: string[] }
  | {
      intent: "figures";
      topic: Topic;
      /** Indicators asked about (`killed`); empty for all. */
      indicators: string[];
      /** Folded words the population must hold: "children". */
      population: string[];
      /** Only figures by this counter. */
      reporter?: string;
    }
  | { intent: "timeline"; topic: Topic; actor?: string; granularity: Granularity }
  | { intent: "disputed"; topic: Topic }
  /** `open`: only those that have not been answered. */
  | { intent: "questions"; topic: Topic; open?: boolean }
  /** `publishers`: folded names; only their sources, with what rests on them. */
  | { intent: "sources"; topic: Topic; publishers?: string[] }
  /** Who met whom, when, where: every participant named must have taken part. */
  | { intent: "meetings"; participants: string[]; place?: string; topic?: Topic }
  /** What is new or different on the topic since a day, or to somebody who has seen an edition. */
  | { intent: "changes"; topic: Topic; since: string }
  | { intent: "changes"; topic: Topic; seen: Seen }
  | AlertRequest
  /** Where a claim comes from: records whose own words hold all of `words`, with their evidence. */
  | { intent: "evidence"; topic?: Topic; words: string[] };

/** Events of at least this severity (1–5) that came in after what somebody has seen. */
export interface AlertRequest {
  intent: "changes";
  topic: Topic;
  seen: Seen;
  severity: number;
  /** An actor that must take part. */
  actor?: string;
}

/** What somebody has been shown: up to which commit position of the record, as of when (UTC), and which `id@revision` it cited. */
export interface Seen {
  position: number;
  asOf: string;
  citations: readonly string[];
}

/** Answers a resolved request from the record, linted. Same store position, context and version: same bytes. */
export type Answer = (request: Request, context: RequestContext) => Promise<Briefing>;
