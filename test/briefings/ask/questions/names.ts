import type { Expected } from "../expected.ts";

const SAFADI = ["pos-jordan-end-of-war-2023-11-04", "pos-jordan-two-state-solution-2023-11-04"];
const NETANYAHU = ["pos-israel-ceasefire-2023-11-06", "pos-israel-ceasefire-2023-11-10"];

/** Whom a title names: whose office it is, in many words, on many dates. */
const OFFICES: readonly Expected[] = [
  { ask: "Tell me what Jordan's foreign minister said on 4 November 2023", intent: "positions", cites: SAFADI },
  { ask: "What did Jordan's deputy prime minister say about the war in Gaza?", intent: "positions", cites: SAFADI },
  { ask: "What did Jordan's chief diplomat call for?", intent: "positions", cites: SAFADI },
  { ask: "What did Jordan's top diplomat say about ending the war?", intent: "positions", cites: ["pos-jordan-end-of-war-2023-11-04"] },
  {
    ask: "What did the State Department spokesman say about water in Gaza?",
    intent: "positions",
    cites: ["pos-us-essential-services-2023-10-30"],
  },
  { ask: "What did the US State Department's spokesman say about aid?", intent: "positions", cites: ["pos-us-aid-2023-10-30"] },
  {
    ask: "What did the Iranian foreign ministry spokesperson say?",
    intent: "positions",
    cites: ["pos-iran-strikes-on-kataib-hezbollah"],
  },
  { ask: "What did Iran's Foreign Ministry spokesman say about Soleimani?", intent: "positions", reason: "not-on-record" },
  {
    ask: "What did the American secretary of state say about the killing of Soleimani?",
    intent: "positions",
    reason: "not-on-record",
  },
  { ask: "What did the US president say about Iraq sanctions?", intent: "positions", cites: ["pos-us-sanctions-on-iraq-trump"] },
  { ask: "What did America's top diplomat say about pauses?", intent: "positions", cites: ["pos-us-humanitarian-pause-2023-11-03"] },
  { ask: "What did Canada's top diplomat say about the flight recorders?", intent: "positions", cites: ["pos-canada-ps752-recorders"] },
  { ask: "What did the Israeli premier say about Soleimani's killing?", intent: "positions", cites: ["pos-israel-killing-netanyahu"] },
  { ask: "What did Israel's PM say about a truce?", intent: "positions", cites: NETANYAHU },
  { ask: "What did the Tehran prosecutor say?", intent: "positions", cites: ["pos-iran-arrest-of-trump-after-presidency"] },
  {
    ask: "Did Iraq's caretaker prime minister back a withdrawal of US troops?",
    intent: "positions",
    cites: ["pos-iraq-abdul-mahdi-troops"],
  },
  { ask: "The Hamas spokesman on a ceasefire", intent: "brief", reason: "not-on-record" },
  { ask: "What did the Russian foreign ministry spokeswoman say about Soleimani?", intent: "positions", reason: "not-understood" },
];

/** Capitals and other seats, for the government that sits there, or for the place. */
const SEATS: readonly Expected[] = [
  { ask: "What did Washington say about a ceasefire in Gaza?", intent: "positions", cites: ["pos-us-ceasefire-2023-11-10"] },
  { ask: "what does washington want on the west bank", intent: "positions", cites: ["pos-us-west-bank-calm-2023-11-05"] },
  { ask: "Ottawa's position on the flight recorders", intent: "positions", cites: ["pos-canada-ps752-recorders"] },
  { ask: "what does kiev want from iran", intent: "positions", cites: ["pos-ukraine-ps752-zelenskyy"] },
  { ask: "Did Baghdad want US troops out?", intent: "positions", cites: ["pos-iraq-abdul-mahdi-troops", "pos-iraq-parliament-troops"] },
  { ask: "Tel Aviv's position on a truce", intent: "positions", cites: NETANYAHU },
  { ask: "What did the White House say about a ceasefire?", intent: "positions", cites: ["pos-us-ceasefire-2023-11-10"] },
  {
    ask: "What's the State Department's position on forced displacement?",
    intent: "positions",
    cites: ["pos-us-forced-displacement-2023-11-05"],
  },
  {
    ask: "What is the Pentagon's position on the killing of Soleimani?",
    intent: "positions",
    cites: ["pos-us-killing-defense-department"],
  },
  { ask: "What did 10 Downing Street say about a ceasefire?", intent: "positions", reason: "not-on-record" },
  { ask: "the Kremlin's position on the killing of Soleimani", intent: "positions", reason: "not-on-record" },
  { ask: "Compare Washington and Amman on a ceasefire in Gaza", intent: "compare", cites: ["pos-us-ceasefire-2023-11-10"] },
  { ask: "What happened in Tehran on 8 January 2020?", intent: "timeline", cites: ["evt-iran-us-flight-ps752-crash"] },
  { ask: "Did Ankara meet Blinken?", intent: "meetings", cites: ["evt-gaza-2023-11-10-blinken-erdogan"] },
  { ask: "Washington update", intent: "brief", reason: "ambiguous-topic" },
];

/** What somebody said should or will be, and what is asked of us. */
const REPORTED: readonly Expected[] = [
  { ask: "According to Blinken, what would a ceasefire do for Hamas?", intent: "positions", cites: ["pos-us-ceasefire-2023-11-10"] },
  {
    ask: "Who said deliveries of food and water to Gaza should be daily and sustained?",
    intent: "evidence",
    cites: ["pos-us-aid-2023-10-30", "pos-us-aid-2023-11-03"],
  },
  { ask: "Has Netanyahu said there will be no ceasefire?", intent: "positions", cites: NETANYAHU },
  { ask: "Did Blinken say Palestinians must not be displaced?", intent: "positions", cites: ["pos-us-forced-displacement-2023-11-05"] },
  { ask: "What did Jordan say must stop?", intent: "positions", cites: ["pos-jordan-end-of-war-2023-11-04"] },
  { ask: "Did Trump say he would strike Iran?", intent: "positions", cites: ["pos-us-strikes-on-iran-trump"] },
  {
    ask: "Is it settled what role the Palestinian Authority will play in Gaza?",
    intent: "questions",
    cites: ["qst-gaza-palestinian-authority-role"],
  },
  { ask: "Does Egypt think the war should end?", intent: "positions", reason: "not-on-record" },
  { ask: "Should Israel say yes to a ceasefire?", intent: "brief", reason: "outside-the-record" },
  { ask: "What position should Egypt take?", intent: "brief", reason: "outside-the-record" },
  { ask: "Would a ceasefire help Hamas?", intent: "brief", reason: "outside-the-record" },
  { ask: "Is the killing of Soleimani legal?", intent: "brief", reason: "outside-the-record" },
];

/** Words that say how much or what sort is wanted, and slips of the pen. */
const QUALIFIED: readonly Expected[] = [
  {
    ask: "who said that the strikes could amount to war crimes?",
    intent: "evidence",
    cites: ["pos-un-human-rights-office-jabaliya-strikes-2023-11-03", "qst-gaza-jabaliya-strikes"],
  },
  { ask: "does Israel support a permanent ceasefire", intent: "positions", cites: NETANYAHU },
  {
    ask: "List those calling for an immediate ceasefire in Gaza.",
    intent: "positions",
    cites: [
      "pos-arab-leaders-ceasefire-2023-11-10",
      "pos-israel-ceasefire-2023-11-06",
      "pos-un-agencies-and-charities-ceasefire-2023-11-06",
    ],
  },
  { ask: "Does the US back an immediate ceasefire?", intent: "positions", cites: ["pos-us-ceasefire-2023-11-10"] },
  { ask: "Desk note on the Gaza war, please: the main points only", intent: "brief", topic: "dos-gaza", cites: [] },
  {
    ask: "Run me through 5 and 6 November 2023 in the Gaza file",
    intent: "timeline",
    topic: "dos-gaza",
    cites: ["evt-gaza-2023-11-05-blinken-abbas", "evt-gaza-2023-11-06-joint-statement"],
  },
  { ask: "Just the timeline of PS752", intent: "timeline", cites: ["evt-iran-us-flight-ps752-crash"] },
  { ask: "what happened on 3 and 4 January 2020 in Iraq", intent: "timeline", cites: ["evt-iran-us-taji-convoy-airstrike"] },
  { ask: "Fact-check: did Blinken meet Abbas in Ramallah?", intent: "meetings", cites: ["evt-gaza-2023-11-05-blinken-abbas"] },
  {
    ask: "how meny ppl were injurd in kerman",
    intent: "figures",
    cites: ["fig-iran-us-kerman-stampede-injured", "fig-iran-us-kerman-stampede-injured-television"],
  },
  { ask: "How mnay people were killed in gaza?", intent: "figures", cites: ["fig-gaza-killed-2023-11-10"] },
  { ask: "wich countries want trump arrested", intent: "positions", cites: ["pos-iran-arrest-of-trump-2021", "pos-iraq-arrest-of-trump"] },
  { ask: "who only supports a pause", intent: "positions", reason: "not-understood" },
];

/** Whom others stand with or against, and who stand side by side. */
const SIDES: readonly Expected[] = [
  {
    ask: "Who lined up behind Washington over the Soleimani strike?",
    intent: "positions",
    cites: ["pos-israel-killing-netanyahu", "pos-us-killing-defense-department", "pos-us-killing-trump-2020-01-03"],
  },
  {
    ask: "Who opposed the United States on a ceasefire?",
    intent: "positions",
    cites: [
      "pos-arab-leaders-ceasefire-2023-11-10",
      "pos-israel-ceasefire-2023-11-06",
      "pos-un-agencies-and-charities-ceasefire-2023-11-06",
    ],
  },
  { ask: "Who supports Israel?", intent: "positions", reason: "not-on-record" },
  {
    ask: "How did Iraq's prime minister and Iraq's parliament line up on the American troops?",
    intent: "compare",
    cites: ["pos-iraq-abdul-mahdi-troops", "pos-iraq-parliament-troops"],
  },
  {
    ask: "How do Interpol's reasons for refusing the Trump warrant compare with Washington's?",
    intent: "compare",
    cites: ["pos-interpol-arrest-constitution", "pos-us-arrest-hook"],
  },
];

/** Times that are told by what happened. */
const SINCE: readonly Expected[] = [
  {
    ask: "What has Israel said on a ceasefire since the Amman meeting?",
    intent: "positions",
    cites: NETANYAHU,
  },
  {
    ask: "How many have been killed since the war in Gaza began?",
    intent: "figures",
    cites: ["fig-gaza-killed-2023-11-10", "fig-israel-killed-2023-11-01", "fig-israel-killed-2023-11-06"],
  },
  { ask: "What happened since 40 January?", intent: "brief", reason: "not-understood" },
  { ask: "What changed in Gaza since Mondy?", intent: "brief", reason: "not-understood" },
];

export const NAMES: readonly Expected[] = [
  {
    ask: "What view did Grand Ayatollah Sistani take of the US-Iran escalation?",
    intent: "positions",
    cites: ["pos-sistani-military-action"],
  },
  ...OFFICES,
  ...SEATS,
  ...REPORTED,
  ...QUALIFIED,
  ...SIDES,
  ...SINCE,
];
