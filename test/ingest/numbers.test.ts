import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNumbers } from "../../src/ingest/numbers.ts";
import { tokenize } from "../../src/ingest/tokens.ts";

const read = (sentence: string) => readNumbers(tokenize(sentence)).map((phrase) => phrase.quantity);

describe("numbers in sentences", () => {
  it.each([
    ["12 people", [{ value: 12, qualifier: "exactly" }]],
    ["1,300 people", [{ value: 1300, qualifier: "exactly" }]],
    ["twenty-one gunmen", [{ value: 21, qualifier: "exactly" }]],
    ["one hundred and four people", [{ value: 104, qualifier: "exactly" }]],
    ["two thousand five hundred people", [{ value: 2500, qualifier: "exactly" }]],
    ["over a hundred are missing", [{ value: 100, qualifier: "more_than" }]],
    ["2.5 million people", [{ value: 2_500_000, qualifier: "exactly" }]],
    ["at least 50 people", [{ value: 50, qualifier: "at_least" }]],
    ["No fewer than ten people", [{ value: 10, qualifier: "at_least" }]],
    ["up to 30 people", [{ value: 30, qualifier: "up_to" }]],
    ["as many as 30 people", [{ value: 30, qualifier: "up_to" }]],
    ["more than 100 people", [{ value: 100, qualifier: "more_than" }]],
    ["nearly 2,500 people", [{ value: 2500, qualifier: "about" }]],
    ["fewer than ten people", [{ value: 10, qualifier: "fewer_than" }]],
    ["35 or more civilians", [{ value: 35, qualifier: "at_least" }]],
    ["between 10 and 15 people", [{ low: 10, high: 15, qualifier: "exactly" }]],
    ["10 to 15 people", [{ low: 10, high: 15, qualifier: "exactly" }]],
    ["10–15 people", [{ low: 10, high: 15, qualifier: "exactly" }]],
  ])("reads %s", (sentence, expected) => {
    expect(read(sentence)).toEqual(expected);
  });

  it.each([
    "dozens of people",
    "a dozen people",
    "hundreds of people",
    "a 17-year-old boy",
    "aged 15",
    "the 63rd victim",
    "the third person",
    "33% of voters",
    "12 percent of voters",
    "12 per cent of voters",
    "$33 billion",
    "€ 10,000",
    "on May 9",
    "on 9 May",
    "in 2017",
    "at 10:30",
    "a magnitude 5 earthquake",
    "Flight 610",
    "a 5.2 magnitude earthquake",
    "no one",
    "1,30 people",
    "0 people",
  ])("finds no count in %s", (sentence) => {
    expect(read(sentence)).toEqual([]);
  });

  it("reads every number as English writes it, in digits and in words", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (value) => {
        expect(read(`${value.toLocaleString("en-US")} civilians`)).toEqual([{ value, qualifier: "exactly" }]);
        expect(read(`${inWords(value)} civilians`)).toEqual([{ value, qualifier: "exactly" }]);
      }),
    );
  });

  it("reads whatever it is given without failing, and only whole numbers above nought", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        for (const quantity of read(text)) {
          const value = quantity.value ?? quantity.high;
          expect(Number.isInteger(value) && value! > 0).toBe(true);
        }
      }),
    );
  });
});

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** The reverse of what is tested, by the schoolbook. */
function inWords(value: number): string {
  if (value < 20) return UNITS[value]!;
  if (value < 100) return TENS[Math.floor(value / 10)]! + (value % 10 ? `-${UNITS[value % 10]}` : "");
  if (value < 1000) return `${UNITS[Math.floor(value / 100)]} hundred${value % 100 ? ` and ${inWords(value % 100)}` : ""}`;
  return `${inWords(Math.floor(value / 1000))} thousand${value % 1000 ? ` ${inWords(value % 1000)}` : ""}`;
}
