import { createHash } from "node:crypto";
import type { Request } from "../briefings/requests.ts";
import type { Briefing, RequestContext } from "../briefings/types.ts";
import type { ActionKeys } from "../core/actions.ts";
import type { Owner } from "../record/types.ts";

/** How an answer was come by, so that the same can be given again, and whether it still is the same be told. */
export interface KeptAnswer {
  request: Request;
  context: RequestContext;
  /** Commit position of the record it was made from, or an earlier one. */
  position: number;
  /** What the reader's own words were understood to ask, where it was asked in such. */
  understood?: string;
  /** SHA-256 of the lines shown, hex. */
  lines: string;
}

/** Answers by a short key that buttons carry. Made from the same record in the same frame, an answer has the same key. */
export interface KeptAnswers {
  keep(answer: KeptAnswer): Promise<string>;
  /** The answer, or undefined where none is kept under the key for this owner. */
  get(key: string, owner: Owner): Promise<KeptAnswer | undefined>;
}

/**
 * The name that tells an answer from what a button does, with which it shares the rows. It has the number of the form
 * requests are kept in: answers kept in another form read as gone.
 */
const NAME = "answer-1";
/** Before the key, so that it never looks like an option that is typed. */
const MARK = "a";

export function createKeptAnswers(keys: ActionKeys): KeptAnswers {
  return {
    keep: async (answer) => MARK + (await keys.put({ label: "", command: NAME, options: { [NAME]: JSON.stringify(answer) } })),
    async get(key, owner) {
      const row = key.startsWith(MARK) ? await keys.get(key.slice(MARK.length)) : undefined;
      const text = row?.command === NAME ? row.options[NAME] : undefined;
      if (text === undefined) return undefined;
      const answer: KeptAnswer = JSON.parse(text);
      return answer.context.owner === owner ? answer : undefined;
    },
  };
}

/** A digest of what a briefing shows, whatever its length in words is counted to be. */
export function linesDigest({ headline, sections, sources }: Pick<Briefing, "headline" | "sections" | "sources">): string {
  const shown = [headline, sections.map(({ title, lines }) => [title, lines.map(({ text, records }) => [text, records])]), sources];
  return createHash("sha256").update(JSON.stringify(shown)).digest("hex");
}
