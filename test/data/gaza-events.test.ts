import { describe, expect, it } from "vitest";
import { readData } from "../support/texts.ts";

const gaza = readData("gaza");
const ARTICLE = { source: "src-article-2023-11-10" };

describe("meetings", () => {
  it("dates the meeting with Abbas by the readout, not by the article", () => {
    expect(gaza.event.get("evt-gaza-2023-11-05-blinken-abbas")).toMatchObject({
      date: { from: "2023-11-05", precision: "day" },
      type: "consult",
      mode: "meeting",
      actors: ["act-antony-blinken"],
      recipients: ["act-mahmoud-abbas"],
      places: ["plc-ramallah"],
      status: "occurred",
      evidence: [{ source: "src-us-state-0014" }, ARTICLE],
    });
  });

  it("holds the talks in Turkey as told, and the meeting with Erdogan as alleged", () => {
    expect(gaza.event.get("evt-gaza-2023-11-06-blinken-turkey-talks")).toMatchObject({
      date: { from: "2023-11-06", precision: "day" },
      actors: ["act-antony-blinken"],
      recipients: [],
      status: "occurred",
      evidence: [{ source: "src-voa-0003" }],
    });
    expect(gaza.event.get("evt-gaza-2023-11-10-blinken-erdogan")).toMatchObject({
      date: { from: "2023-11-05", to: "2023-11-10", precision: "span" },
      recipients: ["act-recep-tayyip-erdogan"],
      status: "alleged",
      evidence: [ARTICLE],
    });
    expect(gaza.dispute.get("dsp-gaza-blinken-turkey")?.differs?.in).toBe("scope");
    const sides = [...gaza.claim.values()].filter((claim) => claim.dispute === "dsp-gaza-blinken-turkey");
    expect(sides.map(({ by, statement }) => [by, statement])).toEqual([
      ["act-article-without-publisher", "Antony Blinken travelled to Turkey to meet Recep Tayyip Erdogan"],
      ["act-voice-of-america", "Antony Blinken travelled to Turkey for talks"],
    ]);
  });

  it.each([
    ["evt-gaza-2021-05-12-blinken-netanyahu-call", "2021-05-12", ["act-benjamin-netanyahu"], []],
    ["evt-gaza-2023-09-05-blinken-abbas-call", "2023-09-05", ["act-mahmoud-abbas"], []],
    ["evt-gaza-2023-11-03-blinken-netanyahu", "2023-11-03", ["act-benjamin-netanyahu", "act-israeli-war-cabinet"], []],
    [
      "evt-gaza-2023-11-04-amman-meeting",
      "2023-11-04",
      ["act-antony-blinken", "act-sameh-shoukry", "act-united-arab-emirates", "act-qatar", "act-saudi-arabia", "act-plo"],
      ["plc-amman"],
    ],
  ])("%s", (id, from, recipients, places) => {
    expect(gaza.event.get(id)).toMatchObject({ date: { from, precision: "day" }, type: "consult", recipients, places });
  });
});

describe("what is not known", () => {
  it("says who opened the crossing from both accounts", () => {
    const sides = [...gaza.claim.values()].filter((claim) => claim.dispute === "dsp-gaza-rafah-opening");
    expect(sides.map(({ by, speaker }) => [by, speaker ?? null])).toEqual([
      ["act-voice-of-america", null],
      ["act-united-states", "act-joe-biden"],
      ["act-united-states", "act-matthew-miller"],
    ]);
  });

  it("lists the open questions", () => {
    expect([...gaza.question.values()].map(({ id, answered_by }) => [id, answered_by])).toEqual([
      ["qst-gaza-abbas-talks", undefined],
      ["qst-gaza-palestinian-authority-role", undefined],
      ["qst-gaza-blinken-erdogan", undefined],
      ["qst-gaza-killed-counter", undefined],
      ["qst-gaza-us-approach-peace", undefined],
      ["qst-gaza-us-role-effectiveness", undefined],
      ["qst-gaza-next-steps", undefined],
      ["qst-gaza-which-arab-leaders", undefined],
      ["qst-gaza-jabaliya-strikes", undefined],
      ["qst-gaza-us-citizens-left", undefined],
    ]);
  });
});

it("dates nothing later than its first source, but for what was planned", () => {
  const known = (evidence: readonly { source: string }[]) =>
    evidence
      .map(({ source }) => gaza.source.get(source)?.published_at ?? "")
      .toSorted()
      .at(0) ?? "";
  const late = [
    ...[...gaza.event.values()].filter(({ status, date, evidence }) => status !== "planned" && date.from > known(evidence)),
    ...[...gaza.position.values(), ...gaza.claim.values()].filter(({ stated_on, evidence }) => stated_on > known(evidence)),
    ...[...gaza.figure.values()].filter(({ as_of, evidence }) => as_of > known(evidence)),
    ...[...gaza.question.values()].filter(({ raised_on, evidence }) => raised_on !== known(evidence)),
  ];
  expect(late.map(({ id }) => id)).toEqual([]);
});
