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

/** Answers that choose among many lines: what is expected must be among them, and which others are is the answer's own test. */
const BROAD = new Set<Expected["intent"]>(["brief", "timeline", "changes", "sources"]);

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
    const got = {
      intent: briefing.intent,
      answered: briefing.answered,
      reason: briefing.reason,
      cites: cites && (BROAD.has(intent) ? cites.filter((id) => cited(briefing).includes(id)) : cited(briefing)),
      topic: topic && briefing.topic?.id,
    };
    expect(got).toEqual({ intent, answered: reason === undefined, reason, cites, topic });
    expect(briefing.understood).not.toBe("");
  });
});
