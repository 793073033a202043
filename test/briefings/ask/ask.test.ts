import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Briefing } from "../../../src/briefings/types.ts";
import { openDesk, type TestDesk } from "./desk.ts";
import type { Expected } from "./expected.ts";
import { QUESTIONS } from "./questions.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.store.close());

const CITED: Partial<Record<Expected["intent"], string>> = { disputed: "dsp-", questions: "qst-" };

/** Ids of all that the lines rest on; of a dispute or an open question, that alone. */
function cited({ sections, intent }: Briefing): string[] {
  const ids = sections.flatMap((section) => section.lines.flatMap((line) => line.records.map((ref) => ref.replace(/@\d+$/u, ""))));
  const prefix = CITED[intent] ?? "";
  return [...new Set(ids)].filter((id) => id.startsWith(prefix)).toSorted();
}

describe("questions", () => {
  test("there are at least two hundred, fifteen in a hundred of them without an answer", () => {
    const unanswered = QUESTIONS.filter(({ reason }) => reason !== undefined);
    expect(QUESTIONS.length).toBeGreaterThanOrEqual(200);
    expect(unanswered.length / QUESTIONS.length).toBeGreaterThanOrEqual(0.15);
    expect(new Set(QUESTIONS.map(({ ask }) => ask)).size).toBe(QUESTIONS.length);
  });

  test.each(QUESTIONS)("$ask", async ({ ask, intent, reason, cites, topic }) => {
    const briefing = await desk.ask(ask, desk.context);
    expect({ intent: briefing.intent, answered: briefing.answered, reason: briefing.reason }).toEqual({
      intent,
      answered: reason === undefined,
      reason,
    });
    expect(briefing.understood).not.toBe("");
    if (cites) expect(cited(briefing)).toEqual(cites);
    if (topic !== undefined) expect(briefing.topic?.id).toBe(topic);
  });
});
