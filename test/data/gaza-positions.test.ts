import { describe, expect, it } from "vitest";
import { readData } from "../support/texts.ts";

const gaza = readData("gaza");

describe("positions on a ceasefire and a pause", () => {
  const on = (issue: string) =>
    [...gaza.position.values()]
      .filter((position) => position.issue === issue)
      .map(({ actor, speaker, stance, stated_on, stated_precision }) => [actor, speaker ?? null, stance, stated_on, stated_precision]);

  it("holds the ceasefire apart, with the day only where a text gives it", () => {
    expect(on("iss-gaza-ceasefire")).toEqual([
      ["act-united-states", "act-antony-blinken", "opposes", "2023-11-10", "by"],
      ["act-israel", "act-benjamin-netanyahu", "conditional", "2023-11-06", "by"],
      ["act-israel", "act-benjamin-netanyahu", "opposes", "2023-11-10", "by"],
      ["act-arab-leaders", null, "supports", "2023-11-10", "by"],
      ["act-un-agencies-and-charities", null, "supports", "2023-11-06", "day"],
    ]);
  });

  it("holds the pause apart", () => {
    expect(on("iss-gaza-humanitarian-pause")).toEqual([
      ["act-united-states", "act-antony-blinken", "supports", "2023-11-03", "day"],
      ["act-arab-leaders", null, "opposes", "2023-11-10", "by"],
      ["act-critics-of-us-policy", null, "opposes", "2023-11-10", "by"],
    ]);
  });

  it("says how a pause and a ceasefire differ, both ways", () => {
    expect(gaza.issue.get("iss-gaza-ceasefire")?.differs_from.map((d) => d.issue)).toContain("iss-gaza-humanitarian-pause");
    expect(gaza.issue.get("iss-gaza-humanitarian-pause")?.differs_from.map((d) => d.issue)).toContain("iss-gaza-ceasefire");
    expect(gaza.issue.get("iss-gaza-ceasefire")?.aliases.filter((alias) => alias.includes("pause"))).toEqual([]);
  });

  it("holds the return of the hostages as a condition", () => {
    expect(gaza.position.get("pos-israel-ceasefire-2023-11-06")).toMatchObject({
      stance: "conditional",
      conditions: ["the hostages taken by Hamas are returned"],
      evidence: [{ source: "src-voa-0003" }],
    });
  });

  it("lets neither of two undated statements of Israel replace the other", () => {
    expect(gaza.position.get("pos-israel-ceasefire-2023-11-10")?.supersedes).toBeUndefined();
  });

  it("has no position of Egypt, Hamas or the Palestinian Authority on a ceasefire", () => {
    const silent = ["act-egypt", "act-sameh-shoukry", "act-hamas", "act-palestinian-authority", "act-qatar", "act-jordan"];
    const stated = [...gaza.position.values()].filter((position) => position.issue === "iss-gaza-ceasefire");
    expect(stated.filter((position) => silent.includes(position.actor) || silent.includes(position.speaker ?? ""))).toEqual([]);
    expect([...gaza.position.values()].filter((position) => position.actor === "act-egypt")).toEqual([]);
  });

  it("keeps critics, Arab leaders and the Arab states apart", () => {
    expect(gaza.actor.get("act-arab-leaders")).toMatchObject({ type: "bloc", aliases: ["leaders of Arab states"], memberships: [] });
    expect(gaza.actor.get("act-critics-of-us-policy")).toMatchObject({ type: "public" });
  });
});

describe("offices", () => {
  const offices = (id: string) =>
    gaza.actor.get(id)?.offices.map(({ title, of, from, from_basis, to, to_basis }) => [title, of, from, from_basis, to, to_basis]);

  it("dates both terms of Netanyahu", () => {
    expect(offices("act-benjamin-netanyahu")).toEqual([
      ["Prime Minister", "act-israel", "2018-02-13", "attested", "2021-06-13", "end"],
      ["Prime Minister", "act-israel", "2022-12-29", "start", "2023-11-10", "attested"],
    ]);
  });

  it("dates Blinken and Biden", () => {
    expect(offices("act-antony-blinken")).toEqual([
      ["Secretary of State", "act-united-states", "2021-01-26", "start", "2023-11-10", "attested"],
    ]);
    expect(offices("act-joe-biden")).toEqual([["President", "act-united-states", "2021-01-20", "start", "2023-11-03", "attested"]]);
  });

  it("lets every speaker speak only for whom he held office on that day", () => {
    const claims = [...gaza.claim.values()].map((claim) => ({ ...claim, actor: claim.by }));
    const unheld = [...gaza.position.values(), ...claims].filter(({ actor, speaker, stated_on }) => {
      const held = speaker === undefined ? undefined : (gaza.actor.get(speaker)?.offices ?? []);
      return held?.every((o) => o.of !== actor || stated_on < o.from || (o.to !== undefined && o.to < stated_on));
    });
    expect(unheld.map(({ id }) => id)).toEqual([]);
  });
});
