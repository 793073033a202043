import { describe, expect, test } from "vitest";
import { eventWords } from "../../src/briefings/event-words.ts";
import { foldEvents } from "../../src/briefings/fold.ts";
import { schemas } from "../../src/record/schema.ts";
import type { Event, StoredRecord } from "../../src/record/types.ts";

type Killed = { killed?: number; places?: string[]; actors?: string[] };

function report(
  id: string,
  day: string,
  summary: string,
  { killed, places = ["plc-port"], actors = [] }: Killed = {},
): StoredRecord<"event"> {
  const casualties: Event["casualties"] =
    killed === undefined
      ? []
      : [{ effect: "killed", quantity: { value: killed, qualifier: "exactly" }, population: "people", reporter: null }];
  const body = schemas.event.parse({
    id: `evt-${id}`,
    date: { from: day },
    type: "assault",
    places,
    actors,
    summary,
    casualties,
    evidence: [{ source: "src-a" }],
  });
  return {
    kind: "event",
    owner: "shared",
    id: `evt-${id}`,
    revision: 1,
    position: 1,
    knownAt: day,
    recordedAt: `${day}T00:00:00Z`,
    severity: 3,
    body,
  };
}

const folded = (...reports: StoredRecord<"event">[]): string[][] => foldEvents(reports).map((g) => g.members.map((m) => m.id.slice(4)));

describe("reports of one event are folded", () => {
  test("told by two outlets on one day", () => {
    expect(
      folded(
        report("a", "2020-01-07", "A stampede broke out during the funeral of the general in Saltmarsh, his hometown.", { killed: 56 }),
        report("b", "2020-01-07", "A stampede occurs during the funeral of the general in his hometown of Saltmarsh.", { killed: 56 }),
      ),
    ).toEqual([["a", "b"]]);
  });

  test("one short, one long, with the same names", () => {
    expect(
      folded(
        report("a", "2020-01-07", "Northland announced a partial withdrawal of its troops from Eastland and cited security concerns."),
        report(
          "b",
          "2020-01-07",
          "Northland announces a partial withdrawal of the Guard troops positioned in Eastland, citing security concerns after the strike.",
        ),
      ),
    ).toEqual([["a", "b"]]);
  });

  test("where numbers stand in words and figures", () => {
    expect(
      folded(
        report(
          "a",
          "2020-02-03",
          "Gunmen open fire in an amusement arcade in Uruq, Southland, killing at least nine people, including three children.",
          {
            killed: 9,
          },
        ),
        report("b", "2020-02-04", "Gunmen kill 9 people, including 3 children, in a video arcade in Uruq, Southland.", { killed: 9 }),
      ),
    ).toEqual([["a", "b"]]);
  });

  test("with counts that differ, where hardly anything else does", () => {
    expect(
      folded(
        report("a", "2020-01-07", "A bomb at the fish market of Saltmarsh killed 12 people and wrecked several stalls.", { killed: 12 }),
        report("b", "2020-01-07", "A bomb at the fish market of Saltmarsh killed 15 people and wrecked several stalls.", { killed: 15 }),
      ),
    ).toEqual([["a", "b"]]);
  });
});

describe("other events stay apart:", () => {
  test("a toll that rose by the next day", () => {
    expect(
      folded(
        report("a", "2018-08-08", "The death toll from the earthquake in Lombay, Southland, rises to 131 and many are hurt.", {
          killed: 131,
        }),
        report("b", "2018-08-09", "The death toll from the earthquake in Lombay, Southland, rises to 259 and many are hurt.", {
          killed: 259,
        }),
      ),
    ).toEqual([["a"], ["b"]]);
  });

  test("the same deed of two states on one day", () => {
    expect(
      folded(
        report("a", "2020-12-30", "Northland approves a vaccine made by the Port City University for use in the country.", {
          places: ["plc-port"],
        }),
        report("b", "2020-12-30", "Eastland approves a vaccine made by the Port City University for use in the country, second of all.", {
          places: ["plc-port", "plc-east"],
        }),
      ),
    ).toEqual([["a"], ["b"]]);
  });

  test("two places with the same attack", () => {
    expect(
      folded(
        report(
          "a",
          "2023-07-02",
          "Two people are killed and 28 others are injured in a mass shooting at a block party in Baltown, Southland.",
          {
            killed: 2,
            places: ["plc-balt"],
          },
        ),
        report(
          "b",
          "2023-07-02",
          "Five people are killed and two others are injured in a shooting spree at a block party in Philtown, Southland.",
          {
            killed: 5,
            places: ["plc-phil"],
          },
        ),
      ),
    ).toEqual([["a"], ["b"]]);
  });

  test("another thing those named did that day", () => {
    expect(
      folded(
        report("a", "2020-01-02", "Colonel Kim Sand arrived at Saltmarsh International Airport by plane and was met there by Abe Marl."),
        report(
          "b",
          "2020-01-02",
          "A missile strike on a convoy near Saltmarsh International Airport killed Colonel Kim Sand and Abe Marl.",
        ),
      ),
    ).toEqual([["a"], ["b"]]);
  });

  test("what followed the day after", () => {
    expect(
      folded(
        report("a", "2021-10-13", "Five people are killed in the streets of Kongsby by a man using a bow and arrow.", { killed: 5 }),
        report(
          "b",
          "2021-10-14",
          "The man accused of killing five people yesterday in the streets of Kongsby using a bow and arrow is identified.",
          {
            killed: 5,
          },
        ),
      ),
    ).toEqual([["a"], ["b"]]);
  });

  test("daily records of one series", () => {
    expect(
      folded(
        report("a", "2021-12-25", "Southland reports a record 6,288 new cases of the fever in the past 24 hours."),
        report("b", "2021-12-26", "Southland reports a record 6,394 new cases of the fever in the past 24 hours."),
      ),
    ).toEqual([["a"], ["b"]]);
  });

  test("the first and the second of two", () => {
    expect(
      folded(
        report("a", "2019-06-26", "The first of two debates for the nomination of the party is held in Miaport, Southland."),
        report("b", "2019-06-27", "The second of two debates for the nomination of the party is held in Miaport, Southland."),
      ),
    ).toEqual([["a"], ["b"]]);
  });

  test("reports more than a day apart, or without a place or actor in common", () => {
    const text = "A bomb at the fish market of Saltmarsh killed 12 people and wrecked several stalls.";
    expect(folded(report("a", "2020-01-07", text), report("b", "2020-01-09", text))).toEqual([["a"], ["b"]]);
    expect(folded(report("a", "2020-01-07", text), report("b", "2020-01-07", text, { places: ["plc-other"] }))).toEqual([["a"], ["b"]]);
    expect(folded(report("a", "2020-01-07", text, { places: [] }), report("b", "2020-01-07", text, { places: [] }))).toEqual([
      ["a"],
      ["b"],
    ]);
  });
});

test("numbers are read in words and figures alike", () => {
  expect([...eventWords("Seventy-six men and 1,200 ships, twelve of them new").numbers]).toEqual(["76", "1200", "12"]);
});
