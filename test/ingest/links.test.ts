import { beforeAll, describe, expect, it } from "vitest";
import { loadAtlas, type Atlas } from "../../src/ingest/atlas.ts";
import { eventKind } from "../../src/ingest/event-type.ts";
import { placeFromHeading } from "../../src/ingest/headings.ts";
import { linkSentence } from "../../src/ingest/links.ts";
import { createGazetteer, type Gazetteer } from "../../src/record/gazetteer.ts";
import { openWorld, SCOPE } from "./world.ts";

let gazetteer: Gazetteer;
let atlas: Atlas;
beforeAll(async () => {
  const store = await openWorld();
  gazetteer = createGazetteer(await store.names("shared"));
  atlas = await loadAtlas(store, SCOPE);
  await store.close();
});

const link = (sentence: string) => linkSentence(sentence, gazetteer, atlas, eventKind(sentence));

describe("links of a sentence", () => {
  it.each([
    ["Ruritania announces a budget.", { actors: ["act-ruritania"], recipients: [], places: [] }],
    ["Protesters march in Ruritania.", { actors: [], recipients: [], places: ["plc-ruritania"] }],
    ["A fire breaks out in Strelsau, Ruritania.", { actors: [], recipients: [], places: ["plc-strelsau", "plc-ruritania"] }],
    ["Ruritania accuses Graustark of spying.", { actors: ["act-ruritania"], recipients: ["act-graustark"], places: [] }],
    [
      "Two soldiers are killed by Ruritanian troops in Edelweiss.",
      { actors: ["act-ruritania"], recipients: [], places: ["plc-edelweiss"] },
    ],
    ["Ruritania and Graustark sign a treaty.", { actors: ["act-ruritania", "act-graustark"], recipients: [], places: [] }],
    // A dossier's name is made of the names within it.
    ["Talks between Ruritania and Graustark begin.", { actors: ["act-ruritania", "act-graustark"], places: [] }],
    // Any truce, and the local one.
    ["A truce begins on Monday.", { issues: ["iss-truce"] }],
    ["A truce begins in Edelweiss.", { issues: ["iss-truce-graustark"], places: ["plc-edelweiss"] }],
    // Whose embassy, not where.
    ["Protesters gather at the Ruritania Embassy in Edelweiss.", { actors: [], recipients: ["act-ruritania"], places: ["plc-edelweiss"] }],
    // What a singer or a double name does is not what the state does.
    ["Ruritanian singer Flavia wins a prize.", { actors: [], recipients: [], places: [] }],
    ["The Strelsau–Hentzau vaccine is approved.", { actors: [], recipients: [], places: [] }],
    // A part of another name, and initials.
    ["Rajya Strelsau votes on a bill.", { actors: [], recipients: [], places: [] }],
    ["The agency STRELSAU reports a fire.", { actors: [], recipients: [], places: [] }],
    // Where a virus was first found, another event by its place, a currency.
    ["Doctors report the variant first discovered in Graustark.", { actors: [], recipients: [], places: [] }],
    ["Judges open a trial over the Edelweiss bombings in Strelsau.", { actors: [], recipients: [], places: ["plc-strelsau"] }],
    ["A firm pays Strelsau$5 million.", { actors: [], recipients: [], places: [] }],
  ])("%s", (sentence, expected) => {
    expect(link(sentence)).toMatchObject(expected);
  });
});

describe("who says it", () => {
  it.each([
    ["Ruritania says that Graustark attacked it.", "act-ruritania"],
    ["Ruritania's Defence Ministry says that 12 soldiers were killed.", "act-ruritania"],
    ["Ruritanian officials report 12 deaths.", "act-ruritania"],
    ["Ruritania attacks a town, a witness says.", undefined],
    ["A witness says that Ruritania attacked.", undefined],
  ])("%s", (sentence, speaker) => {
    expect(link(sentence).speaker).toBe(speaker);
  });
});

describe("a place from a heading", () => {
  const place = (headings: string[], sentence: string, fresh: boolean) =>
    placeFromHeading(headings, sentence, link(sentence), gazetteer, atlas, fresh)?.place;

  it("is taken where the heading stands directly over the item, or a telling word of it is in the sentence", () => {
    expect(place(["Ruritanian flour riots"], "Shops stay closed.", true)).toBe("plc-ruritania");
    expect(place(["Ruritanian flour riots"], "Shops stay closed.", false)).toBeUndefined();
    expect(place(["Ruritanian flour riots"], "Flour is sold out.", false)).toBe("plc-ruritania");
  });

  it("is the innermost, and the one after “in”", () => {
    expect(place(["Ruritanian civil war", "Elections in Graustark"], "Turnout is low.", true)).toBe("plc-graustark");
    expect(place(["Ruritanian intervention in Graustark"], "Turnout is low.", true)).toBe("plc-graustark");
    expect(place(["Graustark–Ruritania relations"], "Turnout is low.", true)).toBeUndefined();
  });

  it("is not taken against the states the sentence names", () => {
    expect(place(["Elections in Graustark"], "Ruritania announces a budget.", true)).toBeUndefined();
    expect(place(["Elections in Ruritania"], "Ruritania announces a budget.", false)).toBe("plc-ruritania");
  });
});
