import type { AskDesk } from "./desk.ts";
import { readFollowUp } from "./follow-up.ts";
import { unexplained } from "./inherit.ts";
import type { Parse } from "./parse.ts";
import type { Question } from "./question.ts";
import { numberReading } from "./readings/numbers.ts";
import { recallFigures } from "./readings/figure-recall.ts";
import { recall } from "./readings/recall.ts";
import { RULES } from "./rules.ts";
import { notUnderstood, type Reading, Unclear } from "./understanding.ts";

/** Whom names that do not say it themselves were taken for: ", X taken for the government of Y". */
export function takenFor(desk: AskDesk, { chunks }: Question): string {
  const takenByWord = new Map([
    ...chunks.flatMap(({ raw, taken }) => (taken === undefined ? [] : [[bare(raw), taken] as const])),
    ...desk.metonyms,
  ]);
  return [...takenByWord].map(([said, meant]) => `, ${said} taken for ${meant}`).join("");
}

const bare = (raw: string): string => raw.replace(/['’]s$/u, "");

/** The records or figures that say what the question says. */
export async function byWords(desk: AskDesk, parse: Parse): Promise<Extract<Reading, { kind: "request" }> | undefined> {
  const asksWho = parse.has("who", "evidence", "sources", "counter");
  const found =
    (asksWho ? await numberReading(desk, parse.fresh()).catch(() => undefined) : undefined) ??
    (parse.has("count", "harm") ? await recallFigures(desk, parse.fresh()) : undefined) ??
    (await recall(desk, parse.fresh()));
  return found?.kind === "request" ? found : undefined;
}

/** What the question is read as. */
export async function byRules(desk: AskDesk, parse: Parse): Promise<Reading> {
  try {
    const nobody = unexplained(parse, desk.before);
    if (nobody) return nobody;
    const followUp = await readFollowUp(desk, parse.fresh());
    if (followUp) return followUp.kind === "request" ? { ...followUp, followsUp: true } : followUp;
    for (const rule of RULES) {
      if (rule.any.length > 0 && !parse.has(...rule.any)) continue;
      if (rule.none && parse.has(...rule.none)) continue;
      if (rule.when && !rule.when(parse)) continue;
      const reading = await rule.read(desk, parse.fresh());
      if (reading) return reading;
    }
    return notUnderstood("brief", parse.chunks.map((chunk) => chunk.raw).slice(0, 5), await desk.dossiers());
  } catch (error) {
    if (error instanceof Unclear) return error.declined;
    throw error;
  }
}
