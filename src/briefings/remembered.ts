import { frozen } from "../core/frozen.ts";
import { Recent } from "../core/recent.ts";
import type { RecordReader } from "../record/port.ts";
import { dayAt } from "./period.ts";
import type { Answer } from "./requests.ts";
import type { Briefing } from "./types.ts";

/**
 * Gives an answer from memory where the same was asked on the same day and the record stands where it stood: an answer follows from
 * what is read and from the as-of day, in UTC and in the reader's zone; of the time of day it only says that it was asked for.
 * `limit`: how many lines and sources of answers are remembered.
 */
export function rememberAnswers(answer: Answer, reader: Pick<RecordReader, "standing">, limit: number): Answer {
  const answers = new Recent<Briefing>(limit);
  return async (request, { asOf, ...context }) => {
    const standing = await reader.standing({ asOf });
    const key = JSON.stringify([standing, asOf.slice(0, 10), dayAt(asOf, context.zone), request, context]);
    const known = answers.get(key);
    if (known !== undefined) return { ...known, asOf };
    const briefing = frozen(await answer(request, { asOf, ...context }));
    answers.add(key, briefing, weightOf(briefing));
    return { ...briefing };
  };
}

const weightOf = ({ sections, sources }: Briefing): number => sections.reduce((sum, { lines }) => sum + lines.length, 1 + sources.length);
