import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Request } from "../../../src/briefings/requests.ts";
import { openDesk, type TestDesk } from "./desk.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.store.close());

async function requestOf(question: string, previous?: Request): Promise<Request> {
  const meant = await desk.understand(question, previous);
  if (meant.kind === "declined") throw new Error(`${question}: ${meant.understood}`);
  return meant.request;
}

const understoodOf = async (question: string): Promise<string> => (await desk.understand(question)).understood;

describe("what was understood", () => {
  test.each([
    ["what is Egypt's position on a ceasefire as of 10 November 2023?", "Positions of Egypt on a ceasefire in Gaza, as of 10 Nov 2023"],
    ["who opposes a ceasefire?", "Positions on a ceasefire in Gaza, in opposition"],
    ["who does not support a ceasefire?", "Positions on a ceasefire in Gaza other than support"],
    ["how many children were killed in Gaza", "Figures of killed (children) on Gaza conflict"],
    ["what happened in Gaza last week", "A timeline of Gaza conflict, 30 Oct – 5 Nov 2023 (UTC)"],
    ["what is Cairo's position on a ceasefire?", "Positions of Egypt on a ceasefire in Gaza, Cairo taken for the government of Egypt"],
    ["did Blinken meet Abbas in Ramallah?", "Meetings of Antony Blinken and Mahmoud Abbas in Ramallah"],
  ])("%s", async (question, understood) => expect(await understoodOf(question)).toBe(understood));

  test("words that cannot be bound are named", async () => {
    expect(await understoodOf("does Israel support a nuclear ceasefire")).toBe(
      "I did not understand “nuclear”, so I do not answer rather than leave it out.",
    );
  });

  test("a wrong date is told in the reader's words", async () => {
    expect(await desk.understand("what happened in Gaza on 31 February 2023?")).toMatchObject({
      kind: "declined",
      reason: "not-understood",
      understood: "“on 31 February 2023” is not a day: February 2023 has 28 days.",
    });
  });
});

describe("requests", () => {
  test("a stance that is asked after narrows; one that is asserted does not", async () => {
    expect(await requestOf("who opposes a ceasefire?")).toMatchObject({ intent: "positions", actors: [], stances: ["opposes"] });
    expect(await requestOf("when did Egypt agree to a ceasefire?")).toMatchObject({ actors: ["act-egypt"], stances: [], history: true });
  });

  test("a negated stance is every other one", async () => {
    expect(await requestOf("which actors do not oppose a ceasefire?")).toMatchObject({ stances: ["supports", "conditional", "ambiguous"] });
  });

  test("a date without its year is the newest that the topic has records of", async () => {
    const meant = await desk.understand("what happened in Gaza on 31 October?");
    expect(meant.context.period).toMatchObject({ from: "2023-10-31", to: "2023-10-31" });
  });

  test("the as-of day of the question replaces the reader's", async () => {
    const meant = await desk.understand("gaza as of 5 November 2023");
    expect(meant.context).toMatchObject({ asOf: "2023-11-05T23:59:59Z", asOfStated: true });
  });
});

describe("follow-ups", () => {
  test("a name, a period or an issue takes the place of the one before", async () => {
    const first = await requestOf("what is the US position on a ceasefire?");
    expect(await requestOf("and Egypt?", first)).toMatchObject({
      intent: "positions",
      actors: ["act-egypt"],
      issues: ["iss-gaza-ceasefire"],
    });
    expect(await requestOf("what about a humanitarian pause?", first)).toMatchObject({
      actors: ["act-united-states"],
      issues: ["iss-gaza-humanitarian-pause"],
    });
    const met = await requestOf("who did Blinken meet?");
    expect(await requestOf("and Netanyahu?", met)).toMatchObject({ intent: "meetings", participants: ["act-benjamin-netanyahu"] });
    expect((await desk.understand("since Monday?", met)).context.period).toMatchObject({ from: "2023-11-06", to: "2023-11-10" });
  });

  test("pronouns stand for what was asked before", async () => {
    const met = await requestOf("did Blinken meet Abbas?");
    expect(await requestOf("where did they meet?", met)).toMatchObject({ participants: ["act-antony-blinken", "act-mahmoud-abbas"] });
    const held = await requestOf("what is the US position on a ceasefire?");
    expect(await requestOf("who opposes it?", held)).toMatchObject({ issues: ["iss-gaza-ceasefire"], actors: [], stances: ["opposes"] });
    const gaza = await requestOf("what's happening in Gaza?");
    expect(await requestOf("what is disputed?", gaza)).toMatchObject({ intent: "disputed", topic: { id: "dos-gaza" } });
    expect(await requestOf("how many were killed?", gaza)).toMatchObject({ intent: "figures", topic: { id: "dos-gaza" } });
  });

  test("a pronoun that nothing explains is asked about", async () => {
    expect(await desk.understand("where did they meet?")).toMatchObject({
      kind: "declined",
      reason: "topic-missing",
      understood: "“they” stands for nobody named before.",
    });
  });

  test("a full question is none", async () => {
    const first = await requestOf("what is the US position on a ceasefire?");
    expect(await requestOf("what's happening in Gaza?", first)).toMatchObject({ intent: "brief", topic: { id: "dos-gaza" } });
  });
});

describe("any words", () => {
  test.each([
    "",
    "   ",
    "?",
    "🤔🤔🤔",
    "‮مرحبا بالعالم",
    "\u0000\u0007\u001b[31m",
    "'; DROP TABLE records; --",
    "<script>alert(1)</script>",
    "{{7*7}} ${process.exit()}",
    "who ".repeat(2_500),
    "gaza ".repeat(2_000),
    "x".repeat(10_000),
  ])("bad input %# is declined or answered, never thrown", async (question) => {
    const meant = await desk.understand(question);
    expect(["request", "declined"]).toContain(meant.kind);
  });

  test("never throws", async () => {
    const words = fc.constantFrom(
      ..."who what when why did does is not Gaza US Israel ceasefire Blinken met killed since Monday 5 November how many should and or on in the of , ? ' “ ” children".split(
        " ",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(words, fc.string({ maxLength: 8, unit: "grapheme" })), { maxLength: 14 }), async (parts) => {
        const meant = await desk.understand(parts.join(" "));
        expect(meant.understood).not.toBe("");
      }),
      { numRuns: 150 },
    );
  });
});
