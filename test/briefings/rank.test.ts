import { describe, expect, test } from "vitest";
import { eventWords } from "../../src/briefings/event-words.ts";
import { baseScore, echoes, rankGroups, recency } from "../../src/briefings/rank.ts";
import { withoutOlderTolls } from "../../src/briefings/tolls.ts";
import { schemas } from "../../src/record/schema.ts";
import { severityOf } from "../../src/record/severity.ts";

const WINDOW = { from: "2020-01-04", to: "2020-01-10" };

function group(id: string, summary: string, { severity = 2, day = "2020-01-10", origins = 1, more = {} } = {}) {
  const given = { id: `evt-${id}`, date: { from: day }, type: "assault", summary, evidence: [{ source: "src-a" }] };
  const body = schemas.event.parse({ ...given, ...more });
  const lead = {
    kind: "event" as const,
    owner: "shared" as const,
    id: `evt-${id}`,
    revision: 1,
    position: 1,
    knownAt: day,
    recordedAt: `${day}T00:00:00Z`,
    severity,
    body,
  };
  return { lead, members: [lead], words: eventWords(summary), origins };
}

const order = (...groups: ReturnType<typeof group>[]): string[] => rankGroups(groups, WINDOW, 10).map((g) => g.lead.id.slice(4));

describe("the published score", () => {
  test("is severity, twice recency and half a point for each further origin", () => {
    expect(baseScore(3, "2020-01-10", 1, WINDOW)).toBe(5);
    expect(baseScore(3, "2020-01-10", 3, WINDOW)).toBe(6);
    expect(baseScore(0, "2020-01-03", 1, WINDOW)).toBe(0);
  });

  test("counts at most three further origins", () => {
    expect(baseScore(0, "2020-01-03", 4, WINDOW)).toBe(1.5);
    expect(baseScore(0, "2020-01-03", 40, WINDOW)).toBe(1.5);
  });

  test("recency falls evenly from 1 to 0", () => {
    expect(["2020-01-10", "2020-01-04", "2020-01-03", "2020-01-11"].map((day) => recency(day, WINDOW))).toEqual([1, 1 / 7, 0, 0]);
  });
});

describe("the order", () => {
  test("is by severity, then by age", () => {
    const [grave, late, early] = [
      group("grave", "Shells hit the market.", { severity: 5, day: "2020-01-05" }),
      group("late", "Envoys left town.", { severity: 2, day: "2020-01-10" }),
      group("early", "Crowds gathered again.", { severity: 2, day: "2020-01-04" }),
    ];
    expect(order(early, late, grave)).toEqual(["grave", "late", "early"]);
  });

  test("puts another telling of a story behind a first telling of a lesser one", () => {
    const [told, again, other] = [
      group("a", "Rockets hit the harbour warehouse at dawn today.", { severity: 3 }),
      group("b", "Rockets hit the harbour warehouse at dusk today.", { severity: 3 }),
      group("c", "Envoys of both sides signed an agreement.", { severity: 2 }),
    ];
    expect(order(told, again, other)).toEqual(["a", "c", "b"]);
  });

  test("of a crowded window puts what the others follow from before what nobody else mentions", () => {
    const towns = ["Alder", "Birch", "Cedar", "Dale", "Elm", "Fern", "Gorse", "Heath", "Ivy", "Juniper", "Kelp", "Larch", "Moss"];
    const follows = towns.map((town, at) => group(`f${at}`, `The council of ${town} mourns the dam collapse victims.`, { severity: 1 }));
    const apart = towns.map((town, at) => group(`o${at}`, `Traders in ${town} strike over fish licence ${at}.`, { severity: 1 }));
    const [dam, brawl] = [group("z-dam", "The dam collapse floods its valley."), group("a-brawl", "Sailors brawl outside one tavern.")];
    expect(order(brawl, dam, ...follows, ...apart).slice(0, 2)).toEqual(["z-dam", "a-brawl"]);
    expect(order(brawl, dam)).toEqual(["a-brawl", "z-dam"]);
    expect(echoes([brawl, dam])).toEqual([0, 0]);
  });

  test("of equals is by id, whatever order they come in", () => {
    const [one, two] = [group("x1", "Shells hit the market."), group("x2", "Envoys left town.")];
    expect([order(one, two), order(two, one)]).toEqual([
      ["x1", "x2"],
      ["x1", "x2"],
    ]);
  });
});

describe("what a machine coded", () => {
  const coded = { coding: "machine", actors: ["act-a"] };

  test("stands behind all that somebody reported, whatever its kind, age and origins", () => {
    const machine = group("m", "A fights B as coded.", { severity: 0, origins: 4, more: coded });
    const old = group("o", "A clerk speaks.", { severity: 0, day: "2020-01-04", more: { type: "other" } });
    expect(order(machine, old)).toEqual(["o", "m"]);
  });

  test("is ordered by kind, and names who did it before it names nobody", () => {
    const spoke = group("s", "A speaks of rain.", { severity: 0, more: { ...coded, type: "statement" } });
    const fought = group("f", "A fights at sea.", { severity: 0, more: coded });
    const nobody = group("n", "Somebody fights on land.", { severity: 0, more: { coding: "machine" } });
    expect(order(spoke, nobody, fought)).toEqual(["f", "s", "n"]);
  });

  test("names both sides before it names one, whatever the kind", () => {
    const both = group("z-both", "A speaks to B of rain.", { severity: -1, more: { ...coded, recipients: ["act-b"], type: "statement" } });
    const one = group("a-one", "A fights at sea.", { severity: -2, more: coded });
    expect(order(one, both)).toEqual(["z-both", "a-one"]);
    const bodies = [both, one, group("n", "Somebody fights.", { more: { coding: "machine" } })].map(({ lead }) => severityOf(lead.body));
    expect(bodies).toEqual([-1, -2, -3]);
  });

  test("weighs nothing by the published thresholds", () => {
    const harm = { casualties: [{ effect: "killed", quantity: { value: 200 } }] };
    expect([
      severityOf(group("h", "H.", { more: harm }).lead.body),
      severityOf(group("c", "C.", { more: { ...harm, ...coded } }).lead.body),
    ]).toEqual([5, -2]);
  });
});

describe("a death toll that rises", () => {
  const toll = (id: string, day: string, value: number, more = {}) =>
    group(id, `The death toll of the flood in Port City rises to ${value} people.`, {
      day,
      more: { type: "disaster", places: ["plc-port"], casualties: [{ effect: "killed", quantity: { value }, cumulative: true }], ...more },
    });
  const kept = (...groups: ReturnType<typeof group>[]): string[] => withoutOlderTolls(groups).map((g) => g.lead.id.slice(4));

  test("is told as it stood last", () => {
    expect(kept(toll("a", "2020-01-05", 9), toll("c", "2020-01-08", 21), toll("b", "2020-01-07", 14))).toEqual(["c"]);
  });

  test("is not one toll with another place's, a lower count or one long after", () => {
    expect(kept(toll("a", "2020-01-05", 9), toll("b", "2020-01-07", 14, { places: ["plc-hill"] }))).toEqual(["a", "b"]);
    expect(kept(toll("a", "2020-01-05", 9), toll("b", "2020-01-07", 7))).toEqual(["a", "b"]);
    expect(kept(toll("a", "2020-01-05", 9), toll("b", "2020-02-07", 14))).toEqual(["a", "b"]);
  });

  test("leaves what tells of people newly harmed", () => {
    const fresh = group("n", "A flood in Port City kills 9 people.", {
      day: "2020-01-05",
      more: { type: "disaster", places: ["plc-port"], casualties: [{ effect: "killed", quantity: { value: 9 } }] },
    });
    expect(kept(fresh, toll("b", "2020-01-07", 14))).toEqual(["n", "b"]);
  });
});
