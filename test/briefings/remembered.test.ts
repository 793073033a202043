import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAnswer } from "../../src/briefings/answer.ts";
import { rememberAnswers } from "../../src/briefings/remembered.ts";
import type { Answer, Request } from "../../src/briefings/requests.ts";
import type { Briefing, RequestContext } from "../../src/briefings/types.ts";
import { openDesk, type TestDesk } from "./ask/desk.ts";
import { event, place, source, topic } from "./support/world.ts";

const GAZA = topic("dos-gaza", "Gaza", "dossier");
const REQUESTS: readonly Request[] = [
  { intent: "brief", topic: GAZA },
  { intent: "positions", actors: [], issues: [], topic: GAZA, stances: [], history: true },
  { intent: "figures", topic: GAZA, indicators: [], population: [] },
  { intent: "timeline", topic: GAZA, granularity: "week" },
  { intent: "disputed", topic: GAZA },
  { intent: "questions", topic: GAZA },
  { intent: "sources", topic: GAZA },
  { intent: "meetings", participants: [], topic: GAZA },
  { intent: "changes", topic: GAZA, since: "2023-11-01" },
  { intent: "evidence", topic: GAZA, words: ["hospital"] },
];

let desk: TestDesk;
let answer: Answer;
let made: number;
beforeAll(async () => {
  desk = await openDesk();
  answer = createAnswer({ reader: desk.store, gazetteer: async () => desk.gazetteer });
});
afterAll(() => desk.store.close());

/** Answers from memory, counting in `made` those that were not. */
function remembering(limit = 4_000): Answer {
  made = 0;
  const counted: Answer = (request, context) => {
    made += 1;
    return answer(request, context);
  };
  return rememberAnswers(counted, desk.store, limit);
}

const frame = (asOf: string, more: Partial<RequestContext> = {}): RequestContext => ({
  owner: "shared",
  asOf,
  asOfStated: false,
  zone: "UTC",
  length: "full",
  ...more,
});

describe("an answer from memory", () => {
  it("is what the same request is answered at any time of that day", async () => {
    const asked = remembering();
    for (const request of REQUESTS) {
      for (const time of ["00:00:00", "06:30:01", "23:59:59"]) {
        const context = frame(`2026-12-24T${time}Z`, { period: { from: "2023-10-01", to: "2023-11-15", label: "that autumn" } });
        expect(await asked(request, context)).toEqual(await answer(request, context));
      }
    }
    expect(made).toBe(REQUESTS.length);
  });

  it("is made anew for another day in the reader's zone or in UTC, another frame or another request", async () => {
    const asked = remembering();
    const brief: Request = { intent: "brief", topic: GAZA };
    const contexts = [
      frame("2026-12-24T12:00:00Z"),
      frame("2026-12-25T12:00:00Z"),
      frame("2026-12-24T12:00:00Z", { zone: "Asia/Gaza" }),
      frame("2026-12-24T23:00:00Z", { zone: "Asia/Gaza" }),
      frame("2026-12-25T00:30:00Z", { zone: "Asia/Gaza" }),
      frame("2026-12-24T12:00:00Z", { length: "short" }),
      frame("2026-12-24T12:00:00Z", { owner: "slack:T1" }),
      frame("2026-12-24T12:00:00Z", { asOfStated: true }),
    ];
    for (const context of [...contexts, ...contexts]) expect(await asked(brief, context)).toEqual(await answer(brief, context));
    expect(made).toBe(contexts.length);
    await asked({ intent: "brief", topic: { ...GAZA, label: "Gaza Strip" } }, frame("2026-12-24T12:00:00Z"));
    expect(made).toBe(contexts.length + 1);
  });

  it("is not changed by those who got it", async () => {
    const asked = remembering();
    const first = await asked({ intent: "brief", topic: GAZA }, frame("2026-12-24T12:00:00Z"));
    first.headline = "Another";
    expect(() => first.sections.pop()).toThrow(TypeError);
    expect((await asked({ intent: "brief", topic: GAZA }, frame("2026-12-24T12:00:01Z"))).headline).not.toBe("Another");
  });

  it("gives way to others, and at once to a commit", async () => {
    const few = remembering(60);
    const context = frame("2026-12-24T12:00:00Z");
    const lines = ({ sections, sources }: Briefing): number => sections.flatMap((s) => s.lines).length + sources.length;
    const total = (await Promise.all(REQUESTS.map((request) => answer(request, context)))).reduce((sum, one) => sum + lines(one), 0);
    expect(total).toBeGreaterThan(60);
    for (const request of [...REQUESTS, ...REQUESTS]) await few(request, context);
    expect(made).toBeGreaterThan(REQUESTS.length);

    const asked = remembering();
    const brief: Request = { intent: "brief", topic: topic("plc-new", "New Town") };
    const before = await asked(brief, context);
    const happened = event("new", {
      date: { from: "2026-12-24" },
      type: "consult",
      summary: "Envoys met in New Town.",
      places: ["plc-new"],
      src: "new",
    });
    await desk.store.commit("shared", [source("new", "2026-12-24"), place("new", "New Town"), happened], "2026-12-24T10:00:00Z");
    const after = await asked(brief, context);
    expect(before.newestRecord).toBe(null);
    expect(after.newestRecord).toBe("2026-12-24");
  });
});
