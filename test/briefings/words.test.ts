import { describe, expect, test } from "vitest";
import { bucketLabel, bucketOf } from "../../src/briefings/buckets.ts";
import { formatDated, formatNumber, formatQuantity } from "../../src/briefings/format.ts";
import { blocsOf, officeOn, speaksFor } from "../../src/briefings/office.ts";
import { independentOrigins } from "../../src/briefings/origins.ts";
import { dayAt } from "../../src/briefings/period.ts";
import { coverage, weekStart } from "../../src/briefings/window.ts";
import { schemas } from "../../src/record/schema.ts";

describe("numbers", () => {
  test.each([
    [0, "0"],
    [999, "999"],
    [9000, "9,000"],
    [1234567.25, "1,234,567.25"],
    [1e21, "1,000,000,000,000,000,000,000"],
    [0.5, "0.5"],
  ])("%d reads %s", (number, text) => expect(formatNumber(number)).toBe(text));

  test.each([
    [{ value: 9000, qualifier: "more_than" }, "more than 9,000"],
    [{ value: 12, qualifier: "at_least" }, "at least 12"],
    [{ value: 200, qualifier: "about" }, "about 200"],
    [{ value: 40, qualifier: "fewer_than" }, "fewer than 40"],
    [{ low: 20, best: 34, high: 50, qualifier: "exactly" }, "20–34–50 (low–best–high)"],
    [{ low: 20, best: 34, qualifier: "exactly" }, "20–34 (low–best)"],
    [{ low: 20, high: 50, qualifier: "exactly" }, "20–50"],
    [{ low: 20, high: 20, qualifier: "exactly" }, "20"],
    [{ low: 20, qualifier: "exactly" }, "at least 20"],
    [{ high: 50, qualifier: "exactly" }, "up to 50"],
    [{ best: 34, qualifier: "exactly" }, "an estimated 34"],
    [{ value: 34, low: 20, high: 50, qualifier: "exactly" }, "34 (20–50)"],
  ] as const)("%j reads %s", (quantity, text) => expect(formatQuantity(quantity)).toBe(text));
});

describe("dates", () => {
  test.each([
    [{ from: "2020-01-09", precision: "day" }, "9 Jan 2020"],
    [{ from: "2020-01-09", to: "2020-01-11", precision: "span" }, "9–11 Jan 2020"],
    [{ from: "2019-12-30", to: "2020-01-02", precision: "span" }, "30 Dec 2019 – 2 Jan 2020"],
    [{ from: "2020-01-06", precision: "week" }, "week of 6 Jan 2020"],
    [{ from: "2020-01-01", precision: "month" }, "Jan 2020"],
    [{ from: "2020-01-01", precision: "year" }, "2020"],
  ] as const)("%j reads no more exactly than known: %s", (date, text) => expect(formatDated(date)).toBe(text));

  test("weeks begin on Monday, months end on their last day", () => {
    expect([weekStart("2020-01-12"), weekStart("2020-01-13")]).toEqual(["2020-01-06", "2020-01-13"]);
    expect(bucketOf("2020-02-10", "month")).toEqual({ from: "2020-02-01", to: "2020-02-29" });
    expect(bucketLabel("2020-01-01", "week")).toBe("30 Dec 2019 – 5 Jan 2020");
  });

  test("the day of an instant is that of the reader's zone", () => {
    expect(dayAt("2023-11-05T03:30:00Z", "America/New_York")).toBe("2023-11-04");
    expect(dayAt("2023-11-05T16:30:00Z", "Asia/Tokyo")).toBe("2023-11-06");
  });
});

describe("the window", () => {
  const stated = { from: "2020-02-01", to: "2020-02-02", label: "that weekend" };
  test.each([
    [
      "the last seven days where they hold something",
      "2020-01-05",
      undefined,
      { window: { from: "2020-01-04", to: "2020-01-10" }, basis: "latest" },
    ],
    [
      "the last seven days on record",
      "2020-01-03",
      undefined,
      { window: { from: "2019-12-28", to: "2020-01-03" }, basis: "newest-on-record" },
    ],
    ["the stated period as it is", "2020-01-03", stated, { window: { from: "2020-02-01", to: "2020-02-02" }, basis: "stated" }],
  ] as const)("is %s", (_, newest, period, expected) => expect(coverage("2020-01-10", newest, period)).toEqual(expected));
});

describe("offices", () => {
  const evidence: [{ source: string }] = [{ source: "src-a" }];
  const ann = schemas.actor.parse({
    id: "act-ann",
    name: "Ann Ash",
    type: "person",
    offices: [
      { title: "Envoy", of: "act-north", from: "2018-01-01", from_basis: "start", to: "2019-12-31", to_basis: "end", evidence },
      {
        title: "Foreign Minister",
        of: "act-north",
        from: "2020-01-05",
        from_basis: "attested",
        to: "2020-01-20",
        to_basis: "attested",
        evidence,
      },
      { title: "Patron", of: "act-club", from: "2020-01-01", from_basis: "start", speaks: false, evidence },
    ],
    memberships: [{ in: "act-league" }, { in: "act-pact", from: "2020-01-10" }],
  });

  test.each([
    ["2019-12-31", "Envoy"],
    ["2020-01-04", undefined],
    ["2020-01-05", "Foreign Minister"],
    ["2020-01-20", "Foreign Minister"],
    ["2020-01-21", undefined],
  ])("on %s: %s", (day, title) => expect(officeOn(ann, "act-north", day)?.title).toBe(title));

  test("held for two at once are named only with what they are of", () => {
    expect(officeOn(ann, undefined, "2020-01-10")).toBeUndefined();
    expect(officeOn(ann, undefined, "2020-01-25")?.title).toBe("Patron");
  });

  test("that do not speak make nobody's words the actor's", () => {
    expect(speaksFor(ann, "2020-01-10")).toEqual(["act-north"]);
    expect(speaksFor(ann, "2020-01-25")).toEqual([]);
  });

  test("memberships count from their dates", () => {
    expect([blocsOf(ann, "2020-01-09"), blocsOf(ann, "2020-01-10")]).toEqual([["act-league"], ["act-league", "act-pact"]]);
  });
});

describe("independent origins", () => {
  const outlet = (id: string, publisher: string | null, more: { family?: string; wire?: string } = {}) => ({
    kind: "source" as const,
    owner: "shared" as const,
    id: `src-${id}`,
    revision: 1,
    position: 1,
    knownAt: "2020-01-01",
    recordedAt: "2020-01-01T00:00:00Z",
    severity: 0,
    body: schemas.source.parse({ id: `src-${id}`, publisher, published_at: "2020-01-01", ...more }),
  });

  test.each([
    ["two outlets", [outlet("a", "Alpha"), outlet("b", "Beta")], 2],
    ["two outlets of one family", [outlet("a", "Alpha", { family: "Group" }), outlet("b", "Beta", { family: "Group" })], 1],
    ["two outlets with one agency's report", [outlet("a", "Alpha", { wire: "Wire" }), outlet("b", "Beta", { wire: "Wire" })], 1],
    ["an agency and an outlet that carries it", [outlet("a", "Wire"), outlet("b", "Beta", { wire: "Wire" })], 1],
    [
      "a chain of family and agency",
      [
        outlet("a", "Alpha", { family: "Group" }),
        outlet("b", "Beta", { family: "Group", wire: "Wire" }),
        outlet("c", "Gamma", { wire: "Wire" }),
      ],
      1,
    ],
    ["an outlet and an unknown one, which may repeat it", [outlet("a", "Alpha"), outlet("n", null)], 1],
    ["unknown ones alone", [outlet("m", null), outlet("n", null)], 1],
    ["nothing", [], 0],
  ])("%s", (_, sources, count) => expect(independentOrigins(sources)).toBe(count));
});
