import { describe, expect, it } from "vitest";
import { fold } from "../../src/core/text.ts";
import { createGazetteer } from "../../src/record/gazetteer.ts";
import type { NameRow } from "../../src/record/port.ts";

const NAMES: readonly [kind: NameRow["kind"], ref: string, ...names: string[]][] = [
  ["actor", "act-israel", "Israel", "Israeli", "Israelis"],
  ["actor", "act-united-states", "United States", "US", "U.S.", "U.S.A.", "America"],
  ["actor", "act-who", "World Health Organization", "WHO"],
  ["actor", "act-united-nations", "United Nations", "UN"],
  ["actor", "act-un-security-council", "UN Security Council", "Security Council"],
  ["actor", "act-african-union", "African Union", "AU"],
  ["actor", "act-us-armed-forces", "US troops"],
  ["actor", "act-islamic-state", "Islamic State", "IS", "ISIS"],
  ["actor", "act-turkey", "Turkey"],
  ["actor", "act-chad", "Chad"],
  ["actor", "act-jordan", "Jordan"],
  ["actor", "act-poland", "Poland", "Polish"],
  ["actor", "act-sudan", "Sudan"],
  ["actor", "act-south-sudan", "South Sudan"],
  ["actor", "act-dr-congo", "Democratic Republic of the Congo", "Congo"],
  ["actor", "act-republic-of-the-congo", "Republic of the Congo", "Congo"],
  ["actor", "act-antony-blinken", "Antony Blinken", "Blinken"],
  ["actor", "act-al-shabaab", "Al-Shabaab"],
  ["actor", "act-arab-leaders", "Arab leaders"],
  ["place", "plc-gaza-strip", "Gaza Strip", "Gaza"],
  ["place", "plc-nice", "Nice"],
  ["place", "plc-washington-dc", "Washington, D.C.", "Washington"],
  ["place", "plc-st-petersburg", "St. Petersburg"],
  ["place", "plc-sanaa", "Sana'a"],
  ["place", "plc-west-bank", "West Bank"],
  ["issue", "iss-ceasefire", "a ceasefire", "ceasefire"],
];
const rows = NAMES.flatMap(([kind, ref, ...names]) =>
  names.map((name, at): NameRow => ({ ref, kind, owner: "shared", name, folded: fold(name), form: at === 0 ? "primary" : "alias" })),
);
const gazetteer = createGazetteer(rows);
const found = (text: string) => gazetteer.mentions(text).map(({ surface, candidates }) => [surface, ...candidates.map((each) => each.ref)]);

describe("names in mixed-case text", () => {
  it.each<[string, string[][]]>([
    [
      "Israel's army entered Gaza.",
      [
        ["Israel", "act-israel"],
        ["Gaza", "plc-gaza-strip"],
      ],
    ],
    [
      "the Israelis’ and Chad’s envoys",
      [
        ["Israelis", "act-israel"],
        ["Chad", "act-chad"],
      ],
    ],
    ["Israeli–American talks", [["Israeli", "act-israel"]]],
    [
      "an Israel-US pact",
      [
        ["Israel", "act-israel"],
        ["US", "act-united-states"],
      ],
    ],
    [
      "The U.S. said so; so did the U.N. Security Council.",
      [
        ["U.S.", "act-united-states"],
        ["U.N. Security Council", "act-un-security-council"],
      ],
    ],
    [
      "The US told us that America's envoy ate turkey in Turkey.",
      [
        ["US", "act-united-states"],
        ["America", "act-united-states"],
        ["Turkey", "act-turkey"],
      ],
    ],
    [
      "A U.S. envoy and an AU envoy",
      [
        ["U.S.", "act-united-states"],
        ["AU", "act-african-union"],
      ],
    ],
    [
      "U.S. troops and US troops",
      [
        ["U.S. troops", "act-us-armed-forces"],
        ["US troops", "act-us-armed-forces"],
      ],
    ],
    [
      "South Sudan and Sudan",
      [
        ["South Sudan", "act-south-sudan"],
        ["Sudan", "act-sudan"],
      ],
    ],
    [
      "He left Sudan. South Sudan stayed.",
      [
        ["Sudan", "act-sudan"],
        ["South Sudan", "act-south-sudan"],
      ],
    ],
    ["in south Sudan", [["Sudan", "act-sudan"]]],
    [
      "Washington, D.C., and Washington, Sudan",
      [
        ["Washington, D.C.", "plc-washington-dc"],
        ["Washington", "plc-washington-dc"],
        ["Sudan", "act-sudan"],
      ],
    ],
    [
      "from St. Petersburg to Sana’a",
      [
        ["St. Petersburg", "plc-st-petersburg"],
        ["Sana’a", "plc-sanaa"],
      ],
    ],
    [
      "Arab leaders want a ceasefire in the West Bank",
      [
        ["Arab leaders", "act-arab-leaders"],
        ["a ceasefire", "iss-ceasefire"],
        ["West Bank", "plc-west-bank"],
      ],
    ],
    [
      "Who asked the WHO about a bank in the west of Poland?",
      [
        ["WHO", "act-who"],
        ["Poland", "act-poland"],
      ],
    ],
    ["Nice people of Chad", [["Chad", "act-chad"]]],
    ["fighters of al-Shabaab", [["al-Shabaab", "act-al-shabaab"]]],
    ["troops of the Congo", [["Congo", "act-dr-congo", "act-republic-of-the-congo"]]],
    ["IS claimed what Kim Jong Un is said to have said", [["IS", "act-islamic-state"]]],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe("names in text without capitals", () => {
  it.each<[string, string[][]]>([
    [
      "what did blinken say about gaza",
      [
        ["blinken", "act-antony-blinken"],
        ["gaza", "plc-gaza-strip"],
      ],
    ],
    [
      "What did blinken say about gaza?",
      [
        ["blinken", "act-antony-blinken"],
        ["gaza", "plc-gaza-strip"],
      ],
    ],
    [
      "who told us about turkey's ceasefire",
      [
        ["turkey", "act-turkey"],
        ["ceasefire", "iss-ceasefire"],
      ],
    ],
    ["did the us polish its plan", [["us", "act-united-states"]]],
    ["who is in it", []],
    [
      "news from jordan and chad",
      [
        ["jordan", "act-jordan"],
        ["chad", "act-chad"],
      ],
    ],
    ["turkey with rice", []],
    ["turkey", [["turkey", "act-turkey"]]],
    ["the us", [["us", "act-united-states"]]],
    [
      "US sanctions on sudan",
      [
        ["US", "act-united-states"],
        ["sudan", "act-sudan"],
      ],
    ],
    ["south sudan", [["south sudan", "act-south-sudan"]]],
    [
      "WHAT DID BLINKEN TELL US ABOUT GAZA",
      [
        ["BLINKEN", "act-antony-blinken"],
        ["GAZA", "plc-gaza-strip"],
      ],
    ],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

it("gives offsets in UTF-16 code units", () => {
  const text = "🕊️ Gaza’s ceasefire";
  expect(gazetteer.mentions(text).map(({ start, end }) => text.slice(start, end))).toEqual(["Gaza", "ceasefire"]);
});
