import type { Intent, Reason } from "../../../src/briefings/types.ts";

/** A question and what it must be answered with, over the record that ships, as of 10 November 2023. */
export interface Expected {
  ask: string;
  intent: Intent;
  /** Why it is not answered; absent where it is. */
  reason?: Reason;
  /**
   * Every record cited, and no other: of a dispute the dispute, of open questions the questions, of everything else all.
   * Of a briefing, a timeline, changes or sources, records that must be among those cited.
   */
  cites?: readonly string[];
  /** Id of the topic answered on. */
  topic?: string;
}
