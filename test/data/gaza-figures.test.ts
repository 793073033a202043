import { describe, expect, it } from "vitest";
import { readData } from "../support/texts.ts";

const gaza = readData("gaza");
const ARTICLE = { source: "src-article-2023-11-10" };

describe("figures", () => {
  it("holds the killed in Gaza as older than its date, with no counter and no number of children", () => {
    expect(gaza.figure.get("fig-gaza-killed-2023-11-10")).toEqual({
      id: "fig-gaza-killed-2023-11-10",
      indicator: "killed",
      population: "Palestinians",
      definition: "in the conflict in Gaza",
      includes: ["a significant number of children"],
      excludes: [],
      quantity: { value: 9000, qualifier: "more_than" },
      measure: "cumulative",
      as_of: "2023-11-10",
      as_of_precision: "by",
      reporter: null,
      status: "reported",
      places: ["plc-gaza-strip"],
      actors: [],
      evidence: [ARTICLE],
    });
    expect([...gaza.figure.values()].filter((figure) => figure.population.includes("child"))).toEqual([]);
  });

  it.each([
    ["fig-israel-killed-2023-11-01", { value: 1400, qualifier: "exactly" }, "in the attack by Hamas", null, "2023-11-01", "src-voa-0005"],
    [
      "fig-israel-killed-2023-11-06",
      { value: 1400, qualifier: "at_least" },
      "since the attack by Hamas",
      "act-un-agencies-and-charities",
      "2023-11-06",
      "src-voa-0003",
    ],
    [
      "fig-israel-hostages-2023-11-06",
      { value: 200, qualifier: "more_than" },
      "taken since the attack by Hamas",
      "act-un-agencies-and-charities",
      "2023-11-06",
      "src-voa-0003",
    ],
    [
      "fig-gaza-aid-trucks-total-2023-10-30",
      { value: 150, qualifier: "exactly" },
      "in total",
      "act-united-states",
      "2023-10-30",
      "src-us-state-0034",
    ],
    [
      "fig-gaza-foreigners-allowed-2023-11-01",
      { value: 400, qualifier: "at_least" },
      "into Egypt under the deal that opened the crossing",
      null,
      "2023-11-01",
      "src-voa-0005",
    ],
    [
      "fig-gaza-injured-evacuated-2023-11-01",
      { value: 81, qualifier: "about" },
      "by ambulance to hospitals in Egypt",
      null,
      "2023-11-01",
      "src-voa-0005",
    ],
    [
      "fig-gaza-americans-evacuated-2023-11-02",
      { value: 74, qualifier: "exactly" },
      "from Gaza to Egypt",
      "act-joe-biden",
      "2023-11-02",
      "src-voa-0002",
    ],
  ])("%s", (id, quantity, definition, reporter, as_of, source) => {
    expect(gaza.figure.get(id)).toMatchObject({ quantity, definition, reporter, as_of, evidence: [{ source }] });
  });

  it("replaces the largest aid shipment of one day, and no figure by another counter's", () => {
    expect(gaza.figure.get("fig-gaza-aid-trucks-day-2023-10-29")).toMatchObject({ quantity: { value: 45 }, as_of: "2023-10-29" });
    expect(gaza.figure.get("fig-gaza-aid-trucks-day-2023-10-31")).toMatchObject({
      quantity: { value: 59 },
      as_of: "2023-10-31",
      supersedes: "fig-gaza-aid-trucks-day-2023-10-29",
    });
    const replaced = [...gaza.figure.values()].filter((figure) => figure.supersedes !== undefined);
    expect(replaced.filter((figure) => gaza.figure.get(figure.supersedes ?? "")?.reporter !== figure.reporter)).toEqual([]);
  });
});
