import { describe, expect, test } from "vitest";
import type { Request } from "../../src/briefings/requests.ts";
import { portRecords } from "./support/port.ts";
import { actor, issue, linesOf, position, source, world } from "./support/world.ts";

type PositionsRequest = Extract<Request, { intent: "positions" }>;

const asking = (more: Partial<PositionsRequest>): PositionsRequest => ({
  intent: "positions",
  actors: [],
  issues: ["iss-truce"],
  stances: [],
  history: false,
  ...more,
});

const NORTH =
  "Northland (Foreign Minister Ann Ash): conditional (if all prisoners are freed) ▲ was: opposes, 4 Jan 2020 — said that a truce " +
  "can follow a release — 9 Jan 2020 — in the words of Ann Ash: “a truce can only follow”";

describe("positions", () => {
  test("of one actor: the latest, its conditions, its words, and both positions where it moved", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask(asking({ actors: ["act-north"] }), "2020-01-10");
    expect(linesOf(briefing, "positions")).toEqual([NORTH]);
    expect(briefing.sections[0]?.lines[0]?.records).toEqual(["pos-north-2@1", "pos-north-1@1"]);
    expect([briefing.understood, briefing.answered]).toEqual(["positions of Northland on a truce in Port City, as of 10 Jan 2020", true]);
  });

  test("as of a day before the move are those of then", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask(asking({ actors: ["act-north"] }), "2020-01-08");
    expect(linesOf(briefing, "positions")).toEqual([
      "Northland (Foreign Minister Ann Ash): opposes — said that a truce would let the other side regroup — 4 Jan 2020",
    ]);
  });

  test("of a person are those the person stated", async () => {
    const { ask } = await world(portRecords);
    expect(linesOf(await ask(asking({ actors: ["act-ann"] }), "2020-01-10"), "positions")).toEqual([NORTH]);
  });

  test("with their history: every statement, the newest first", async () => {
    const { ask } = await world(portRecords);
    expect(linesOf(await ask(asking({ actors: ["act-north"], history: true }), "2020-01-10"), "positions")).toEqual([
      NORTH,
      "Northland (Foreign Minister Ann Ash): opposes — said that a truce would let the other side regroup — 4 Jan 2020",
    ]);
  });

  test("of a member without one are absent; the bloc's is shown as the bloc's", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask(asking({ actors: ["act-east"] }), "2020-01-10");
    expect([briefing.answered, briefing.reason]).toEqual([false, "not-on-record"]);
    expect(linesOf(briefing, "positions")).toEqual([
      "No position of Eastland on a truce in Port City on record",
      "The nearest, not stated by Eastland itself: Coastal League (bloc) on a truce in Port City: supports — said that the fighting must end at once — 7 Jan 2020",
    ]);
    expect(briefing.sections[0]?.lines[0]?.absence).toBe("positions of Eastland on a truce in Port City");
  });

  test("that a member's office-holder voiced for the bloc are not the member's", async () => {
    const { ask } = await world([
      ...portRecords,
      position("league-2", {
        actor: "act-league",
        speaker: "act-ann",
        issue: "iss-pause",
        stance: "opposes",
        statement: "a pause is not enough",
        stated_on: "2020-01-09",
        src: "b",
      }),
    ]);
    const briefing = await ask(asking({ actors: ["act-north"], issues: ["iss-pause"] }), "2020-01-10");
    expect(briefing.answered).toBe(false);
    expect(linesOf(briefing, "positions")[1]).toBe(
      "The nearest, not stated by Northland itself: Coastal League (bloc; Ann Ash) on a pause in Port City: opposes — said that a pause is not enough — 9 Jan 2020",
    );
  });

  test("on a neighbouring issue are offered with how the issues differ", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask(asking({ actors: ["act-league"], issues: ["iss-pause"] }), "2020-01-10");
    expect([briefing.answered, linesOf(briefing, "positions")]).toEqual([
      false,
      [
        "No position of Coastal League on a pause in Port City on record",
        "On another issue: Coastal League (bloc) on a truce in Port City: supports — said that the fighting must end at once — 7 Jan 2020 (a pause ends by itself)",
      ],
    ]);
  });

  test("of an actor with nothing near are followed by those of others", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask(asking({ actors: ["act-south"] }), "2020-01-10");
    expect([briefing.answered, linesOf(briefing, "positions")]).toEqual([
      false,
      [
        "No position of Southland on a truce in Port City on record",
        "Of another actor: Coastal League (bloc) on a truce in Port City: supports — said that the fighting must end at once — 7 Jan 2020",
        "Of another actor: Northland (Foreign Minister Ann Ash) on a truce in Port City: conditional (if all prisoners are freed) — " +
          "said that a truce can follow a release — 9 Jan 2020",
      ],
    ]);
  });

  test("of a stated period are those stated in it", async () => {
    const { ask } = await world(portRecords);
    const period = { from: "2020-01-05", to: "2020-01-08", label: "then" };
    expect(linesOf(await ask(asking({}), "2020-01-10", { period }), "positions")).toEqual([
      "Coastal League (bloc): supports — said that the fighting must end at once — 7 Jan 2020",
    ]);
  });

  test("by stance are counted among all on record, conditions shown as conditions", async () => {
    const { ask } = await world(portRecords);
    const supporting = await ask(asking({ stances: ["supports"] }), "2020-01-10");
    expect([supporting.answered, linesOf(supporting, "positions")]).toEqual([
      true,
      [
        "Among 2 positions on record, 1 sets conditions and 1 supports",
        "Coastal League (bloc): supports — said that the fighting must end at once — 7 Jan 2020",
        NORTH,
      ],
    ]);
    const opposing = await ask(asking({ stances: ["opposes"] }), "2020-01-10");
    expect([opposing.answered, opposing.reason, linesOf(opposing, "positions")]).toEqual([
      false,
      "not-on-record",
      ["Among 2 positions on record, none oppose and 1 sets conditions", NORTH],
    ]);
  });

  test("whose order in time is not on record both stand, and neither is a move", async () => {
    const stated = { actor: "act-west", issue: "iss-toll", stated_precision: "by" } as const;
    const { ask } = await world([
      source("a", "2020-01-09"),
      actor("west", "Westland"),
      issue("toll", "the bridge toll"),
      position("w1", { ...stated, stance: "supports", statement: "the toll is fair", stated_on: "2020-01-06" }),
      position("w2", { ...stated, stance: "opposes", statement: "the toll is too high", stated_on: "2020-01-09" }),
    ]);
    expect(linesOf(await ask(asking({ issues: ["iss-toll"], actors: ["act-west"] }), "2020-01-10"), "positions")).toEqual([
      "Westland: opposes — said that the toll is too high — no later than 9 Jan 2020",
      "Westland: supports — said that the toll is fair — no later than 6 Jan 2020",
    ]);
  });

  test("name no office outside the dates it was held", async () => {
    const { ask } = await world(
      [
        ...portRecords,
        position("late", {
          actor: "act-north",
          speaker: "act-ann",
          issue: "iss-pause",
          stance: "supports",
          statement: "a pause helps",
          stated_on: "2020-02-01",
          src: "d",
        }),
        source("d", "2020-02-01", "Delta Wire"),
      ].toSorted((a, b) => Number("put" in b && b.put.kind === "source") - Number("put" in a && a.put.kind === "source")),
    );
    const briefing = await ask(asking({ issues: ["iss-pause"], actors: ["act-ann"] }), "2020-02-02");
    expect(linesOf(briefing, "positions")).toEqual(["Northland (Ann Ash): supports — said that a pause helps — 1 Feb 2020"]);
  });
});

describe("a comparison", () => {
  test("has a row for each actor and a column for each issue, with what is not on record", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask({ intent: "compare", issues: ["iss-truce", "iss-pause"], actors: [] }, "2020-01-10");
    const [section] = briefing.sections;
    expect(section?.columns).toEqual(["Actor", "a truce in Port City", "a pause in Port City"]);
    expect(section?.lines.map((l) => l.cells)).toEqual([
      ["Northland", "conditional, if all prisoners are freed (9 Jan 2020) ▲ was: opposes, 4 Jan 2020", "not on record"],
      ["Coastal League (bloc)", "supports (7 Jan 2020)", "not on record"],
    ]);
  });

  test("names the actors asked for that have no position", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask({ intent: "compare", issues: ["iss-truce"], actors: ["act-north", "act-south"] }, "2020-01-10");
    expect([briefing.answered, linesOf(briefing, "comparison")[1]]).toEqual([true, "Southland: not on record"]);
  });

  test("without any position is not answered", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask({ intent: "compare", issues: ["iss-pause"], actors: [] }, "2020-01-10");
    expect([briefing.answered, linesOf(briefing, "comparison")]).toEqual([false, ["No position on a pause in Port City on record"]]);
  });
});
