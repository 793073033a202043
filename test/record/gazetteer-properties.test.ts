import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../src/core/text.ts";
import { createGazetteer } from "../../src/record/gazetteer.ts";
import type { NameRow } from "../../src/record/port.ts";

const WORDS = [
  "Gaza",
  "Strip",
  "South",
  "Sudan",
  "US",
  "U.S.",
  "turkey",
  "Sana'a",
  "Türkiye",
  "ceasefire",
  "of",
  "Congo",
  "New",
  "York",
  "İzmir",
  "الرياض",
  "北京",
];
const name = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
const row = fc
  .record({
    name,
    slug: fc.constantFrom("a", "b", "c", "d"),
    kind: fc.constantFrom("actor", "place", "issue", "dossier"),
    form: fc.constantFrom("primary", "alias", "demonym"),
  })
  .map(({ name: written, slug, kind, form }): NameRow => ({
    ref: `${kind}-${slug}`,
    kind,
    owner: "shared",
    name: written,
    folded: fold(written),
    form,
  }));
const rows = fc.array(row, { maxLength: 30 });
const gap = fc.constantFrom(" ", ", ", ". ", "'s ", "’s ", "-", "–", "\n", " (", "!? ", "🕊️");
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 120 }),
  fc.array(fc.tuple(fc.constantFrom(...WORDS, "the", "said", "US", "us"), gap), { maxLength: 20 }).map((parts) => parts.flat().join("")),
);

describe("for any names and any text", () => {
  it("mentions are in order, do not overlap, and slice to their surface", () => {
    fc.assert(
      fc.property(rows, text, (names, sentence) => {
        let end = 0;
        for (const mention of createGazetteer(names).mentions(sentence)) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(mention.end).toBeGreaterThan(mention.start);
          expect(sentence.slice(mention.start, mention.end)).toBe(mention.surface);
          expect(mention.candidates.length).toBeGreaterThan(0);
          end = mention.end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it("nothing throws, and limits are kept", () => {
    fc.assert(
      fc.property(rows, text, fc.integer({ min: 0, max: 5 }), (names, typed, limit) => {
        const gazetteer = createGazetteer(names);
        gazetteer.exact(typed);
        gazetteer.approximate(typed);
        expect(gazetteer.nearest(typed, limit).length).toBeLessThanOrEqual(limit);
        expect(gazetteer.complete(typed, limit).length).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 300 },
    );
  });

  it("the order of the names does not matter", () => {
    fc.assert(
      fc.property(rows, text, fc.constantFrom("gaza", "sou", "congo", "su", ""), (names, sentence, typed) => {
        const answers = [names, names.toReversed()].map((each) => {
          const gazetteer = createGazetteer(each);
          return [
            gazetteer.mentions(sentence),
            gazetteer.exact(typed),
            gazetteer.approximate(`${typed}a`),
            gazetteer.nearest(typed, 5),
            gazetteer.complete(typed, 5),
            names.map(({ ref }) => gazetteer.label(ref)),
          ];
        });
        expect(answers[1]).toEqual(answers[0]);
      }),
      { numRuns: 300 },
    );
  });
});
