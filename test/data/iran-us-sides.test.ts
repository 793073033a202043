import { describe, expect, it } from "vitest";
import { readData } from "../support/texts.ts";

const { actor, claim, event, figure, position, question, source } = readData("iran-us-2020");

/** The day the earliest of a record's sources was published. */
function known(body: { evidence: readonly { source: string }[] }): string {
  return body.evidence.map((evidence) => source.get(evidence.source)?.published_at ?? "9999").toSorted()[0]!;
}

/** Who says what on a dispute, as far as told by a day and not replaced by then. */
function sides(dispute: string, day: string): [by: string, statement: string][] {
  const told = [...claim.values()].filter((body) => body.dispute === dispute && known(body) <= day);
  const replaced = new Set(told.map((body) => body.supersedes));
  return told.filter((body) => !replaced.has(body.id)).map((body) => [body.by, body.statement]);
}

describe("the cause of the crash of flight PS752", () => {
  const cause = "dsp-iran-us-flight-ps752-cause";
  const missile = "it believed that an Iranian anti-aircraft missile had likely caused the crash by accident";
  const video: [string, string] = [
    "act-the-new-york-times",
    "a verified video showed the plane struck by what appeared to be a surface-to-air missile",
  ];
  const fourStates: [string, string][] = ["act-united-states", "act-canada", "act-united-kingdom", "act-iraq"].map((by) => [by, missile]);

  it("has no sides on the day of the crash", () => {
    expect(sides(cause, "2020-01-08")).toEqual([]);
  });

  it("has two sides on 9 January", () => {
    expect(sides(cause, "2020-01-09")).toEqual([...fourStates, ["act-iran", "a mechanical failure had caused the crash"], video]);
  });

  it("is denied more firmly on 10 January", () => {
    expect(sides(cause, "2020-01-10")).toEqual([
      ...fourStates,
      video,
      ["act-iran", "it was certain that no missile had hit the plane, and a mechanical failure was the cause"],
    ]);
  });

  it("is acknowledged on 11 January, through the Guard, and conceded to those who had said so", () => {
    expect(sides(cause, "2020-01-12")).toEqual([
      ...fourStates,
      video,
      ["act-iran", "it had shot the plane down by mistake as it took off from Tehran"],
    ]);
    expect(claim.get("clm-iran-us-iran-ps752-acknowledged")).toMatchObject({
      speaker: "act-irgc",
      stated_on: "2020-01-11",
      stated_precision: "day",
      relations: [
        { type: "concedes", target: "clm-iran-us-us-ps752-missile" },
        { type: "concedes", target: "clm-iran-us-canada-ps752-missile" },
        { type: "contradicts", target: "clm-iran-us-iran-ps752-no-missile" },
      ],
      supersedes: "clm-iran-us-iran-ps752-no-missile",
    });
    expect(question.get("qst-iran-us-ps752-cause")).toMatchObject({
      raised_on: "2020-01-08",
      answered_by: "clm-iran-us-iran-ps752-acknowledged",
    });
  });

  it("is told of human error once the article of 13 January is out", () => {
    expect(sides(cause, "2020-01-13").filter(([by]) => by === "act-iran")).toEqual([
      ["act-iran", "it had shot the plane down by mistake as it took off from Tehran"],
      ["act-iran", "it had shot the plane down unintentionally, through human error and in fear of aggression by the United States"],
    ]);
    expect(claim.get("clm-iran-us-iran-ps752-human-error")).toMatchObject({ evidence: [{ source: "src-wn-023", quote: "human error" }] });
  });
});

describe("other disagreements", () => {
  it.each([
    ["dsp-iran-us-ambassador-evacuated", ["act-iraq", "act-us-army"]],
    ["dsp-iran-us-means-of-attack", ["act-irgc", "act-iraqi-armed-forces", "act-iraqi-paramilitary-groups"]],
    ["dsp-iran-us-number-of-warrants", ["act-fars-news-agency", "act-iran"]],
    ["dsp-iran-us-embassy-attack", ["act-united-states", "act-united-states", "act-business-insider"]],
    ["dsp-iran-us-macaire-arrest", ["act-tasnim-news-agency", "act-bbc", "act-united-kingdom"]],
  ])("%s", (dispute, by) => {
    expect(sides(dispute, "2023-12-31").map(([who]) => who)).toEqual(by);
  });

  it("keeps what the Department of Defense says of past deaths an assertion, not a figure", () => {
    expect(claim.get("clm-iran-us-us-killing-past-deaths")).toMatchObject({
      by: "act-united-states",
      speaker: "act-us-department-of-defense",
    });
    expect([...figure.values()].filter(({ evidence }) => evidence.some((e) => e.source === "src-wn-018")).map(({ id }) => id)).toEqual([
      "fig-iran-us-mourning-days",
    ]);
  });
});

describe("days", () => {
  it("gives the strike the night between two days, and the first report no attacker", () => {
    const night = { from: "2020-01-02", to: "2020-01-03", precision: "span" };
    expect(event.get("evt-iran-us-convoy-hit-near-baghdad-airport")).toMatchObject({ date: night, actors: [] });
    expect(event.get("evt-iran-us-killing-of-qasem-soleimani")).toMatchObject({
      date: night,
      actors: ["act-united-states"],
      recipients: ["act-qasem-soleimani", "act-abu-mahdi-al-muhandis", "act-quds-force", "act-popular-mobilization-forces"],
      casualties: [{ effect: "killed", quantity: { value: 8, qualifier: "at_least" }, reporter: null }],
      supersedes: "evt-iran-us-convoy-hit-near-baghdad-airport",
    });
  });

  it.each([
    ["evt-iran-us-iraqi-parliament-vote", "2020-01-05"],
    ["evt-iran-us-tehran-funeral-procession", "2020-01-06"],
    ["evt-iran-us-kerman-stampede", "2020-01-07"],
    ["evt-iran-us-flight-ps752-crash", "2020-01-08"],
    ["evt-iran-us-iran-acknowledges-shootdown", "2020-01-11"],
    ["evt-iran-us-iran-issues-arrest-warrants", "2020-06-29"],
  ])("%s: the weekday of the article counted back", (id, from) => {
    expect(event.get(id)?.date).toEqual({ from, precision: "day" });
  });

  it("ends offices where a source ends them, and no later", () => {
    const held = (id: string) => actor.get(id)?.offices.map((o) => [o.title, o.of, o.from, o.from_basis, o.to, o.to_basis]);
    expect(held("act-donald-trump")).toEqual([["President", "act-united-states", "2018-01-01", "attested", "2021-01-20", "end"]]);
    expect(held("act-mike-pompeo")).toEqual([
      ["Secretary of State", "act-united-states", "2018-04-29", "attested", "2021-01-09", "attested"],
    ]);
    expect(held("act-adil-abdul-mahdi")).toEqual([
      ["Prime Minister", "act-iraq", "2019-05-07", "attested", "2019-12-01", "end"],
      ["Caretaker Prime Minister", "act-iraq", "2019-12-01", "start", "2020-01-06", "attested"],
    ]);
    expect(held("act-esmail-ghaani")).toEqual([["Commander", "act-quds-force", "2020-01-03", "start", undefined, undefined]]);
  });
});

it("points back, never ahead: what a record answers to was told no later", () => {
  const ahead = [...claim.values(), ...position.values(), ...figure.values(), ...event.values()].filter((body) => {
    const targets = [body.supersedes, ...("relations" in body ? body.relations.map(({ target }) => target) : [])];
    return targets.some((id) => {
      const target = id === undefined ? undefined : (claim.get(id) ?? position.get(id) ?? figure.get(id) ?? event.get(id));
      return target !== undefined && known(target) > known(body);
    });
  });
  expect(ahead.map(({ id }) => id)).toEqual([]);
});

it("has every speaker in office on the day", () => {
  const said = [...position.values()].map((p) => ({ id: p.id, speaker: p.speaker, of: p.actor, day: p.stated_on }));
  const asserted = [...claim.values()].map((c) => ({ id: c.id, speaker: c.speaker, of: c.by, day: c.stated_on }));
  const out = [...said, ...asserted].filter(({ speaker, of, day }) => {
    const person = speaker === undefined ? undefined : actor.get(speaker);
    if (person?.type !== "person") return false;
    return !person.offices.some((office) => office.of === of && office.from <= day && (office.to === undefined || day <= office.to));
  });
  expect(out).toEqual([]);
});
