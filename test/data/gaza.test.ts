import { describe, expect, it } from "vitest";
import { readData } from "../support/texts.ts";

const gaza = readData("gaza");
const cited = [gaza.event, gaza.position, gaza.figure, gaza.question, gaza.claim].flatMap((kind) => [...kind.values()]);

/** Each item of the article of 10 November 2023, sentence by sentence in our words, and the records that carry it. */
const ARTICLE: Record<string, string[]> = {
  "the United States is against a ceasefire": ["pos-us-ceasefire-2023-11-10"],
  "its concern: Hamas would regroup in a truce": ["pos-us-ceasefire-2023-11-10"],
  "Blinken: breathing room for Hamas, which could repeat its attack on southern Israel": ["pos-us-ceasefire-2023-11-10"],
  "the earlier attack on southern Israel": ["evt-gaza-2023-10-07-hamas-attack"],
  "Arab leaders criticise the US position": ["pos-arab-leaders-us-approach-2023-11-10"],
  "Arab leaders urge an immediate end to the violence": ["pos-arab-leaders-ceasefire-2023-11-10", "qst-gaza-which-arab-leaders"],
  "more than 9,000 Palestinians killed, children among them": ["fig-gaza-killed-2023-11-10", "qst-gaza-killed-counter"],
  "US diplomatic efforts are under scrutiny": ["evt-gaza-2023-11-10-unhappiness-with-us", "qst-gaza-us-role-effectiveness"],
  "Blinken calls for a temporary humanitarian pause": ["pos-us-humanitarian-pause-2023-11-03"],
  "Blinken calls for the protection of Palestinian civilians": ["pos-us-civilian-protection-2023-11-03"],
  "Arab leaders dismiss both as insufficient": ["pos-arab-leaders-humanitarian-pause-2023-11-10"],
  "Netanyahu rejects a temporary ceasefire": ["pos-israel-ceasefire-2023-11-10"],
  "Netanyahu: the offensive continues at full force": ["pos-israel-offensive-2023-11-10"],
  "unhappiness and doubt about the US role": ["evt-gaza-2023-11-10-unhappiness-with-us", "qst-gaza-us-role-effectiveness"],
  "critics: a pause is a brief respite": ["pos-critics-humanitarian-pause-2023-11-10"],
  "critics: how does it foster peace, credibility or an end to the bloodshed": [
    "pos-critics-us-approach-2023-11-10",
    "qst-gaza-us-approach-peace",
  ],
  "Blinken met Abbas in Ramallah": ["evt-gaza-2023-11-05-blinken-abbas"],
  "they discussed calm and stability in the West Bank": ["evt-gaza-2023-11-05-blinken-abbas"],
  "the details of the talks are unclear": ["qst-gaza-abbas-talks"],
  "so is the Palestinian Authority's role in governing Gaza": ["qst-gaza-palestinian-authority-role"],
  "Blinken went to Turkey to meet Erdogan": [
    "evt-gaza-2023-11-10-blinken-erdogan",
    "clm-gaza-blinken-turkey-article",
    "qst-gaza-blinken-erdogan",
  ],
  "Erdogan supports Palestine": ["pos-turkey-support-for-palestine-2023-11-10"],
  "Erdogan is critical of Israel's actions": ["pos-turkey-israeli-actions-2023-11-10"],
  "worse ties between Turkey and Israel complicate diplomacy": ["evt-gaza-2023-11-10-turkey-israel-ties"],
  "the death toll rises, the humanitarian situation worsens": [
    "evt-gaza-2023-11-06-killed-rising",
    "evt-gaza-2023-11-03-humanitarian-crisis",
  ],
  "how the United States and others will deal with it is being watched": ["qst-gaza-next-steps"],
};

/** The same for the public-domain texts, by source. */
const TEXTS: Record<string, Record<string, string[]>> = {
  "src-us-state-0014": {
    "met in Ramallah on 5 November": ["evt-gaza-2023-11-05-blinken-abbas"],
    "humanitarian assistance": ["pos-us-aid-2023-11-05"],
    "essential services": ["pos-us-essential-services-2023-11-05"],
    "no forced displacement": ["pos-us-forced-displacement-2023-11-05"],
    "calm in the West Bank, extremist violence, accountability": ["pos-us-west-bank-calm-2023-11-05"],
    "equal dignity and security": ["pos-us-equal-measures-2023-11-05"],
    "a Palestinian state": ["pos-us-palestinian-state-2023-11-05"],
  },
  "src-us-state-0034": {
    "45 trucks on 29 October, the most until then": ["fig-gaza-aid-trucks-day-2023-10-29", "evt-gaza-2023-10-29-aid-trucks"],
    "150 trucks in total": ["fig-gaza-aid-trucks-total-2023-10-30"],
    "sustained daily deliveries": ["pos-us-aid-2023-10-30"],
    "water is a right": ["pos-us-essential-services-2023-10-30"],
    "Israel told to restore the networks, and the steps it took": ["evt-gaza-2023-10-28-us-israel-communications"],
  },
  "src-us-state-0035": {
    "opening Rafah is a priority": ["pos-us-rafah-crossing-2023-11-01", "clm-gaza-rafah-opening-miller"],
    "Satterfield negotiates": ["evt-gaza-2023-11-01-satterfield-talks"],
    "foreign nationals leave": ["evt-gaza-2023-11-01-foreigners-leave"],
    "citizens are given dates to leave": ["evt-gaza-2023-11-01-us-departure-dates"],
    "the embassy in Cairo": ["evt-gaza-2023-11-01-us-embassy-cairo"],
    "not all who wish have left": ["qst-gaza-us-citizens-left"],
    "59 trucks on 31 October": ["fig-gaza-aid-trucks-day-2023-10-31", "evt-gaza-2023-10-31-aid-trucks"],
    "the corridor began on 21 October": ["evt-gaza-2023-10-21-aid-corridor"],
  },
  "src-us-state-0036": {
    "who met in Amman": ["evt-gaza-2023-11-04-amman-meeting"],
    "Safadi on the talks": ["evt-gaza-2023-11-04-amman-press-conference"],
    "Safadi on stopping the war": ["pos-jordan-end-of-war-2023-11-04"],
    "Safadi on two states": ["pos-jordan-two-state-solution-2023-11-04"],
  },
  "src-voa-0002": {
    "Blinken with Netanyahu and the war cabinet": ["evt-gaza-2023-11-03-blinken-netanyahu"],
    "escalation, protection, aid, pauses": [
      "pos-us-escalation-2023-11-03",
      "pos-us-civilian-protection-2023-11-03",
      "pos-us-aid-2023-11-03",
      "pos-us-humanitarian-pause-2023-11-03",
    ],
    "workers returned": ["evt-gaza-2023-11-03-workers-returned"],
    "Gaza City surrounded, says Israel": ["evt-gaza-2023-11-03-gaza-city-surrounded"],
    "a worsening crisis": ["evt-gaza-2023-11-03-humanitarian-crisis"],
    "74 Americans evacuated": ["fig-gaza-americans-evacuated-2023-11-02", "evt-gaza-2023-11-02-americans-evacuated"],
    "concern over the strikes around Jabaliya": [
      "evt-gaza-2023-11-03-un-jabaliya",
      "pos-un-human-rights-office-jabaliya-strikes-2023-11-03",
      "qst-gaza-jabaliya-strikes",
    ],
    "the right and obligation to self-defence": ["pos-us-self-defence-2023-11-03", "evt-gaza-2023-11-03-blinken-tel-aviv"],
  },
  "src-voa-0003": {
    sirens: ["evt-gaza-2023-11-06-sirens"],
    "two border guards stabbed": ["evt-gaza-2023-11-06-border-guards-stabbed", "evt-gaza-2023-11-06-stabbing-assailant"],
    "the joint statement": ["evt-gaza-2023-11-06-joint-statement", "pos-un-agencies-and-charities-ceasefire-2023-11-06"],
    "communications suspended, the dead carried on donkeys": ["evt-gaza-2023-11-06-donkeys"],
    "no ceasefire until the hostages return": ["pos-israel-ceasefire-2023-11-06", "evt-gaza-2023-11-06-netanyahu-hostages"],
    "the visit to the West Bank": ["evt-gaza-2023-11-05-blinken-west-bank"],
    "talks in Turkey": ["evt-gaza-2023-11-06-blinken-turkey-talks", "clm-gaza-blinken-turkey-voa"],
    airstrikes: ["evt-gaza-2023-11-06-airstrikes"],
    "at least 1,400 killed, more than 200 hostages": ["fig-israel-killed-2023-11-06", "fig-israel-hostages-2023-11-06"],
    "the death toll mounts": ["evt-gaza-2023-11-06-killed-rising"],
  },
  "src-voa-0005": {
    "Rafah opens under a deal": ["evt-gaza-2023-11-01-rafah-opens", "clm-gaza-rafah-opening-voa"],
    "foreigners leave, at least 400 may": ["evt-gaza-2023-11-01-foreigners-leave", "fig-gaza-foreigners-allowed-2023-11-01"],
    "about 81 injured Palestinians": ["evt-gaza-2023-11-01-injured-to-egypt", "fig-gaza-injured-evacuated-2023-11-01"],
    "networks are down": ["evt-gaza-2023-11-01-networks-down"],
    "Blinken is to return": ["evt-gaza-2023-11-03-blinken-return-planned"],
    "Biden on the evacuation": ["evt-gaza-2023-11-01-biden-evacuation", "clm-gaza-rafah-opening-biden"],
    "the attack of 7 October, 1,400 killed": ["evt-gaza-2023-10-07-hamas-attack", "fig-israel-killed-2023-11-01"],
  },
};

describe.each([["src-article-2023-11-10", ARTICLE] as const, ...Object.entries(TEXTS)])("the items of %s", (source, checklist) => {
  const citing = cited.filter((body) => body.evidence.some((evidence) => evidence.source === source)).map((body) => body.id);

  it.each(Object.entries(checklist))("%s", (_item, ids) => {
    expect(ids.filter((id) => !citing.includes(id))).toEqual([]);
  });

  it("are the whole of what cites it", () => {
    const listed = new Set(Object.values(checklist).flat());
    expect(citing.filter((id) => !listed.has(id))).toEqual([]);
  });
});

it("names every actor of the article that stands in no general gazetteer", () => {
  const named = [
    "act-antony-blinken",
    "act-benjamin-netanyahu",
    "act-mahmoud-abbas",
    "act-recep-tayyip-erdogan",
    "act-arab-leaders",
    "act-critics-of-us-policy",
    "act-international-community",
  ];
  expect(named.filter((id) => !gaza.actor.has(id))).toEqual([]);
});

it("goes by the names people use", () => {
  const { name, aliases, places } = gaza.dossier.get("dos-gaza") ?? {};
  expect([name, ...(aliases ?? []).slice(0, 2)]).toEqual(["Gaza conflict", "Gaza", "Gaza war"]);
  expect(aliases).toContain("Israel–Hamas war");
  expect(places).toEqual(["plc-gaza-strip"]);
});

it("tells each event in one sentence of at most 30 words, with no verb that weighs", () => {
  const summaries = [...gaza.event.values()].map(({ summary }) => summary);
  expect(summaries.filter((summary) => summary.split(" ").length > 30 || !/^[^.]+\.$/.test(summary))).toEqual([]);
  const weighing = /claim|admit|slam|insist|refus|condemn|terror|brutal|massacre/;
  const wording = [...summaries, ...[...gaza.position.values(), ...gaza.claim.values()].map(({ statement }) => statement)];
  expect(wording.filter((text) => weighing.test(text))).toEqual([]);
});
