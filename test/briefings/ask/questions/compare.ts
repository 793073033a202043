import type { Expected } from "../expected.ts";

export const COMPARE: readonly Expected[] = [
  {
    ask: "compare the US and Arab leaders on a ceasefire",
    intent: "compare",
    cites: ["pos-arab-leaders-ceasefire-2023-11-10", "pos-us-ceasefire-2023-11-10"],
  },
  {
    ask: "how do Iran and the US differ on the strike",
    intent: "compare",
    cites: ["pos-iran-killing-khamenei", "pos-us-killing-defense-department", "pos-us-killing-trump-2020-01-03"],
  },
  {
    ask: "compare Israel and the US on a ceasefire",
    intent: "compare",
    cites: ["pos-israel-ceasefire-2023-11-06", "pos-israel-ceasefire-2023-11-10", "pos-us-ceasefire-2023-11-10"],
  },
  {
    ask: "How do Arab leaders and the US differ on a humanitarian pause?",
    intent: "compare",
    cites: ["pos-arab-leaders-humanitarian-pause-2023-11-10", "pos-us-humanitarian-pause-2023-11-03"],
  },
  {
    ask: "US vs Israel on ceasefire",
    intent: "compare",
    cites: ["pos-israel-ceasefire-2023-11-06", "pos-israel-ceasefire-2023-11-10", "pos-us-ceasefire-2023-11-10"],
  },
  {
    ask: "compare positions on a ceasefire",
    intent: "compare",
    cites: [
      "pos-arab-leaders-ceasefire-2023-11-10",
      "pos-israel-ceasefire-2023-11-06",
      "pos-israel-ceasefire-2023-11-10",
      "pos-un-agencies-and-charities-ceasefire-2023-11-06",
      "pos-us-ceasefire-2023-11-10",
    ],
  },
  { ask: "Do the US and Israel agree on a humanitarian pause?", intent: "compare", cites: ["pos-us-humanitarian-pause-2023-11-03"] },
  {
    ask: "what is the difference between the US and Israeli positions on a ceasefire",
    intent: "compare",
    cites: ["pos-israel-ceasefire-2023-11-06", "pos-israel-ceasefire-2023-11-10", "pos-us-ceasefire-2023-11-10"],
  },
  { ask: "compare Jordan and Qatar on a two-state solution", intent: "compare", cites: ["pos-jordan-two-state-solution-2023-11-04"] },
  {
    ask: "do Iran and the US agree on the arrest of Trump?",
    intent: "compare",
    cites: ["pos-iran-arrest-of-trump-2021", "pos-us-arrest-hook"],
  },
  { ask: "Do the UK and Iran agree about the ambassador's arrest?", intent: "compare", cites: ["pos-uk-macaire-arrest"] },
  {
    ask: "compare US and UN agencies re: ceasefire",
    intent: "compare",
    cites: ["pos-un-agencies-and-charities-ceasefire-2023-11-06", "pos-us-ceasefire-2023-11-10"],
  },
  {
    ask: "Is a humanitarian pause the same as a ceasefire?",
    intent: "compare",
    cites: [
      "iss-gaza-humanitarian-pause",
      "pos-arab-leaders-ceasefire-2023-11-10",
      "pos-arab-leaders-humanitarian-pause-2023-11-10",
      "pos-critics-humanitarian-pause-2023-11-10",
      "pos-israel-ceasefire-2023-11-06",
      "pos-israel-ceasefire-2023-11-10",
      "pos-un-agencies-and-charities-ceasefire-2023-11-06",
      "pos-us-ceasefire-2023-11-10",
      "pos-us-humanitarian-pause-2023-11-03",
    ],
  },
  {
    ask: "what's the difference between a pause and a ceasefire",
    intent: "compare",
    cites: [
      "iss-gaza-humanitarian-pause",
      "pos-arab-leaders-ceasefire-2023-11-10",
      "pos-arab-leaders-humanitarian-pause-2023-11-10",
      "pos-critics-humanitarian-pause-2023-11-10",
      "pos-israel-ceasefire-2023-11-06",
      "pos-israel-ceasefire-2023-11-10",
      "pos-un-agencies-and-charities-ceasefire-2023-11-06",
      "pos-us-ceasefire-2023-11-10",
      "pos-us-humanitarian-pause-2023-11-03",
    ],
  },
  {
    ask: "How does Israel's stance on a ceasefire compare with the US one?",
    intent: "compare",
    cites: ["pos-israel-ceasefire-2023-11-06", "pos-israel-ceasefire-2023-11-10", "pos-us-ceasefire-2023-11-10"],
  },
  {
    ask: "contrast Israel and Jordan on the future of the Gaza war",
    intent: "compare",
    cites: [
      "iss-gaza-ceasefire",
      "pos-israel-ceasefire-2023-11-06",
      "pos-israel-ceasefire-2023-11-10",
      "pos-israel-offensive-2023-11-10",
      "pos-jordan-end-of-war-2023-11-04",
      "pos-jordan-two-state-solution-2023-11-04",
    ],
  },
  { ask: "Do the UK and Jordan differ on the nuclear deal?", intent: "compare", reason: "not-on-record" },
];
