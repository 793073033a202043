import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences } from "../../src/ingest/sentences.ts";

const split = (text: string) => splitSentences(text).map((sentence) => sentence.text);

describe("sentences", () => {
  it.each([
    ["A bomb explodes. Two people are injured.", ["A bomb explodes.", "Two people are injured."]],
    ["The U.S. President visits. Talks begin.", ["The U.S. President visits.", "Talks begin."]],
    ["He returns to the U.S. The visit ends.", ["He returns to the U.S.", "The visit ends."]],
    ["Gen. Haftar meets L. K. Advani in St. Petersburg.", ["Gen. Haftar meets L. K. Advani in St. Petersburg."]],
    ["The curfew begins at 7:00 p.m. It ends at 5 a.m. on Monday.", ["The curfew begins at 7:00 p.m.", "It ends at 5 a.m. on Monday."]],
    ["It begins at 7:00 p.m.. At least two people are hurt.", ["It begins at 7:00 p.m..", "At least two people are hurt."]],
    ['He says "we left." They deny it.', ['He says "we left."', "They deny it."]],
    ["Apple Inc. Chief Executive Tim Cook speaks.", ["Apple Inc. Chief Executive Tim Cook speaks."]],
    ["Is it over? 12 people are missing!", ["Is it over?", "12 people are missing!"]],
    ["No. 5 wins. No one objects.", ["No. 5 wins.", "No one objects."]],
    ["A magnitude 5.4 earthquake strikes.", ["A magnitude 5.4 earthquake strikes."]],
    ["  No end of sentence", ["No end of sentence"]],
    ["", []],
  ])("splits %s", (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it("keeps every character but the white space between sentences, at its place", () => {
    const word = fc.constantFrom("Gen.", "U.S.", "He", "a", "war.", "ends.", "“No.”", "5", "x", "\n", "İ", "🙂.", "A.", "…", "?!");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const text = words.join(" ");
        const sentences = splitSentences(text);
        for (const { text: part, start, end } of sentences) expect(text.slice(start, end)).toBe(part);
        expect(
          sentences
            .map((sentence) => sentence.text)
            .join("")
            .replace(/\s/g, ""),
        ).toBe(text.replace(/\s/g, ""));
      }),
    );
  });
});
