import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEpidemic } from "../../src/ingest/casualty-words.ts";
import { readCasualties, type Casualty } from "../../src/ingest/casualties.ts";
import { parseItem, type Item } from "../../src/ingest/item.ts";
import { splitSentences } from "../../src/ingest/sentences.ts";
import { sharedFolder } from "../support/shared.ts";
import { CASUALTIES } from "./casualty-labels.ts";

const QUALIFIERS: Record<Casualty["quantity"]["qualifier"], string> = {
  exactly: "",
  at_least: ">=",
  more_than: ">",
  about: "~",
  up_to: "<=",
  fewer_than: "<",
};
const mark = ({ effect, quantity, cumulative }: Casualty) =>
  `${effect[0]}${QUALIFIERS[quantity.qualifier]}${quantity.value ?? `${quantity.low}-${quantity.high}`}${cumulative ? "c" : ""}`;

const read = (text: string, epidemic = false) =>
  readCasualties(
    splitSentences(text).map((sentence) => sentence.text),
    { year: 2019, epidemic },
  );
const marks = (text: string) => read(text).map(mark);

describe("casualties", () => {
  it.each([
    ["Twenty-one gunmen, four SDF members, and a civilian are killed.", ["k21", "k4", "k1"]],
    ["At least 50 people are killed and 83 others injured in a fire.", ["k>=50", "i83"]],
    ["A landslide kills 12.", ["k12"]],
    ["The death toll rises to 1,300.", ["k1300c"]],
    ["The death toll from the flood rises from 40 to 43, with ten people missing.", ["k43c", "m10"]],
    ["A bomb goes off, killing two and injuring dozens.", ["k2"]],
    ["Up to 30 people are killed in a flood.", ["k<=30"]],
    ["A flood kills between 10 and 15 people.", ["k10-15"]],
    ["An attack kills 20 people, including 5 children, and wounds more than 100.", ["k20", "i>100"]],
    ["Seven Palestinians, including a commander and three other militants, are killed.", ["k7"]],
    ["Four family members, three women and one man, are found shot to death.", ["k4"]],
    ["Two soldiers, one policeman and one civilian are killed.", ["k2", "k1", "k1"]],
    ["A bus crash leaves five dead and 12 injured.", ["k5", "i12"]],
    ["The strike kills the general and six others.", ["k6"]],
    ["A man stabs three children to death.", ["k3"]],
    ["Gunmen abduct 30 schoolgirls.", ["c30"]],
    ["The fighting displaces 6,600 people.", ["d6600"]],
    ["A raid kills two. The death toll rises to 40.", ["k2"]],
    ["A car bomb results in nine deaths and 14 injuries.", ["k9", "i14"]],
  ])("reads %s", (text, expected) => {
    expect(marks(text)).toEqual(expected);
  });

  it.each([
    "No casualties are reported.",
    "Nobody is killed and no one is injured.",
    "Dozens of people are killed.",
    "A 17-year-old boy, Azzam Aweida, 15, is named.",
    "Brazil reports 33 deaths from COVID-19 in the past 24 hours.",
    "The virus outbreak has left 20 people dead.",
    "A court sentences a man for killing 14 people.",
    "Protests begin after police killed two people.",
    "The trial opens over an attack in which 89 people were killed.",
    "Eight people are feared dead.",
    "A court sentences five men to death.",
    "A plot to kill 12 people is foiled.",
    "The storm could kill 100 people.",
    "Two teenagers are charged for killing 14 kangaroos.",
    "An avalanche kills 14 kangaroos.",
    "Sixteen protesters are killed or injured.",
    "Rebels capture 12 villages and three tanks.",
    "William Jennette, a truck driver, died in a crash.",
  ])("reads no count in %s", (text) => {
    expect(marks(text)).toEqual([]);
  });

  it("takes running tolls under the heading of an epidemic for statistics", () => {
    expect(read("The death toll rises to 1,300.", true)).toEqual([]);
  });

  it("names who was counted as the sentence does", () => {
    expect(read("Three Chadian peacekeepers are killed and two others are injured.")).toEqual([
      { effect: "killed", quantity: { value: 3, qualifier: "exactly" }, population: "Chadian peacekeepers", reporter: null },
      { effect: "injured", quantity: { value: 2, qualifier: "exactly" }, population: "people", reporter: null },
    ]);
  });

  it("reads anything without failing, and never a number that is not in the text", () => {
    const word = fc.constantFrom(
      ..."12 twenty people soldiers a civilian the are killed injured and , . including others kills killing of them death toll rises to after dead missing in Kabul at least more than".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        for (const { quantity } of read(words.join(" "))) expect([1, 12, 20]).toContain(quantity.value);
      }),
    );
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => Array.isArray(read(text))));
  });
});

const shared = sharedFolder();
if (!shared) process.stderr.write("skipped: casualties of real items, as the sample data is not beside the project\n");

describe.skipIf(!shared)("casualties of real items", () => {
  it("agree with what was read by hand, at least 97 in 100 both ways", () => {
    const items = realItems(shared!);
    let [right, wrong, missed] = [0, 0, 0];
    for (const line of CASUALTIES.trim().split("\n")) {
      const [id, ...expected] = line.split(" ");
      const item = items.get(`wce-${id}`)!;
      const found = readCasualties(
        splitSentences(item.text).map((sentence) => sentence.text),
        { year: Number(item.date.slice(0, 4)), epidemic: item.topics.some(isEpidemic) },
      ).map(mark);
      const must = expected.filter((one) => !one.startsWith("?"));
      const may = expected.filter((one) => one.startsWith("?")).map((one) => one.slice(1));
      for (const one of found) {
        if (must.includes(one)) {
          must.splice(must.indexOf(one), 1);
          right += 1;
        } else if (may.includes(one)) may.splice(may.indexOf(one), 1);
        else wrong += 1;
      }
      missed += must.length;
    }
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.97);
    expect(right / (right + missed)).toBeGreaterThanOrEqual(0.97);
    expect(right).toBeGreaterThan(300);
  });
});

function realItems(folder: string): Map<string, Item> {
  const file = join(folder, "datasets/current-events/current-events-2018-01-01_2023-10-06.jsonl");
  const items = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => parseItem(line, "2026-01-01"));
  return new Map(items.flatMap((result) => ("item" in result ? [[result.item.id, result.item] as const] : [])));
}
