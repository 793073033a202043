import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, type TestDesk } from "./desk.ts";
import { INDEPENDENT } from "./questions/independent.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.store.close());

test.each(INDEPENDENT)("$ask", async ({ ask, answered, cites = [], never = [] }) => {
  const briefing = await desk.ask(ask, desk.context);
  const ids = briefing.sections.flatMap((section) => section.lines.flatMap((line) => line.records.map((ref) => ref.replace(/@\d+$/u, ""))));
  expect({
    answered: briefing.answered,
    missing: cites.filter((id) => !ids.includes(id)),
    wrong: never.filter((beginning) => ids.some((id) => id.startsWith(beginning))),
  }).toEqual({ answered, missing: [], wrong: [] });
});
