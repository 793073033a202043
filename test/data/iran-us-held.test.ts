import { describe, expect, it } from "vitest";
import { readData } from "../support/texts.ts";

const { figure, position } = readData("iran-us-2020");

describe("figures", () => {
  it("follows the injured of the missile strikes from none to 109", () => {
    const chain = ["first", "coalition", "brain"].map((name) => figure.get(`fig-iran-us-missile-strikes-injured-${name}`));
    expect(chain.map((f) => [f?.quantity.value, f?.as_of, f?.as_of_precision, f?.reporter, f?.definition, f?.supersedes])).toEqual([
      [0, "2020-01-16", "by", "act-us-department-of-defense", "in the Iranian missile strikes, by the first assessment", undefined],
      [
        11,
        "2020-01-16",
        "day",
        "act-combined-joint-task-force",
        "in the Iranian missile strikes",
        "fig-iran-us-missile-strikes-injured-first",
      ],
      [
        109,
        "2020-02-11",
        "day",
        "act-us-department-of-defense",
        "traumatic brain injuries in the Iranian missile strikes",
        "fig-iran-us-missile-strikes-injured-coalition",
      ],
    ]);
  });

  it.each([
    ["kataib-hezbollah-killed", 19, "exactly", "act-kataib-hezbollah"],
    ["kataib-hezbollah-injured", 35, "exactly", "act-kataib-hezbollah"],
    ["kerman-stampede-killed", 56, "at_least", "act-iranian-state-affiliated-media"],
    ["kerman-stampede-injured", 213, "exactly", "act-iranian-state-affiliated-media"],
    ["kerman-stampede-injured-television", 200, "more_than", "act-iranian-state-television"],
    ["tehran-funeral-attendance", 1000000, "more_than", null],
    ["ps752-killed", 176, "exactly", null],
    ["warrants-fars", 36, "exactly", "act-fars-news-agency"],
    ["accused-prosecutor", 30, "exactly", "act-ali-alqasimehr"],
  ])("%s", (name, value, qualifier, reporter) => {
    expect(figure.get(`fig-iran-us-${name}`)).toMatchObject({ quantity: { value, qualifier }, reporter });
  });
});

describe("positions", () => {
  it.each([
    ["pos-us-strikes-on-iran-trump", "act-donald-trump", "conditional", ["Iran strikes any Americans or American assets"]],
    ["pos-us-sanctions-on-iraq-trump", "act-donald-trump", "conditional", ["Iraq requires United States troops to leave"]],
    [
      "pos-irgc-retaliation-region",
      undefined,
      "conditional",
      ["they allow the United States military to launch attacks on Iran from their territory"],
    ],
    ["pos-us-ortagus-troops", "act-morgan-ortagus", "opposes", []],
    ["pos-iraq-parliament-troops", "act-parliament-of-iraq", "supports", []],
    ["pos-israel-killing-netanyahu", "act-benjamin-netanyahu", "supports", []],
    ["pos-canada-act-of-war", "act-justin-trudeau", "ambiguous", []],
  ])("%s", (id, speaker, stance, conditions) => {
    expect(position.get(id)?.speaker).toBe(speaker);
    expect(position.get(id)).toMatchObject({ stance, conditions });
  });

  it("follows Iran and Interpol on the warrants", () => {
    const latest = (id: string): string[] => [id, ...(position.get(id)?.supersedes ? latest(position.get(id)!.supersedes!) : [])];
    expect(latest("pos-iran-arrest-of-trump-2021")).toEqual([
      "pos-iran-arrest-of-trump-2021",
      "pos-iran-arrest-of-trump-after-presidency",
      "pos-iran-arrest-of-trump-2020",
    ]);
    expect(latest("pos-interpol-arrest-constitution")).toEqual(["pos-interpol-arrest-constitution", "pos-interpol-arrest-refused"]);
  });
});
