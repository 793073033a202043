import { beforeAll, describe, expect, test } from "vitest";
import { Book } from "../../src/briefings/book.ts";
import { lintBriefing, lintLine, type Proof } from "../../src/briefings/lint.ts";
import { loadNames } from "../../src/briefings/load.ts";
import { computed, entity, fixed, quote, spansText, value, valueOf } from "../../src/briefings/spans.ts";
import type { Briefing, CitedSource, Line, Span } from "../../src/briefings/types.ts";
import type { StoredRecord } from "../../src/record/types.ts";
import { PORT, portRecords } from "./support/port.ts";
import { world } from "./support/world.ts";

let book: Book;
let moved: StoredRecord<"position">;
let before: StoredRecord<"position">;
let rockets: StoredRecord<"event">;
let briefing: Briefing;

beforeAll(async () => {
  const { store, ask } = await world(portRecords);
  book = new Book(store, { owner: "shared", asOf: "2020-01-10T12:00:00Z" }, "2020-01-10");
  await Promise.all([
    book.load("position", ["pos-north-1", "pos-north-2"]),
    book.load("event", ["evt-rockets"]),
    book.load("actor", ["act-north", "act-ann", "act-bo"]),
  ]);
  moved = found("position", "pos-north-2");
  before = found("position", "pos-north-1");
  rockets = found("event", "evt-rockets");
  await loadNames(book, { positions: [moved, before], events: [rockets] });
  briefing = await ask({ intent: "brief", topic: PORT }, "2020-01-10");
});

function found<K extends "position" | "event" | "actor">(kind: K, id: string): StoredRecord<K> {
  const record = book.get(kind, id);
  if (!record) throw new Error(`${id} is not there`);
  return record;
}

/** A line that holds: a date, a name, a field, a move and verbatim words. */
function soundSpans(): Span[] {
  return [
    entity("act-north", "Northland"),
    fixed(" "),
    valueOf(moved, "stance", "word"),
    fixed(" "),
    computed("move", [before, moved], "▲ was: opposes, 4 Jan 2020"),
    fixed(" — said that "),
    valueOf(moved, "statement", "text"),
    fixed(" — "),
    valueOf(moved, "stated_on", "date"),
    fixed(": "),
    quote(moved, 0, "a truce can only follow"),
  ];
}

function line(spans: Span[], more: Partial<Line> = {}): Line {
  return { spans, text: spansText(spans), citations: [1], records: ["pos-north-2@1", "pos-north-1@1"], ...more };
}

const rulesOf = (checked: Line, proof: Proof = book): string[] => lintLine(checked, proof).map((p) => p.rule);

/** The sound line with one span in place of another of its kind. */
function planting(planted: Span, instead: Span["kind"] = planted.kind): Line {
  const spans = soundSpans();
  spans[spans.findIndex((s) => s.kind === instead)] = planted;
  return line(spans);
}

describe("a sound line", () => {
  test("has no problem", () => {
    expect(lintLine(line(soundSpans()), book)).toEqual([]);
  });
});

describe("a planted breach is found:", () => {
  test.each([
    ["a digit", "killed 12 people"],
    ["a number word", "killed twelve people"],
    ["a round number", "killed thousands"],
  ])("%s in fixed text", (_, text) => {
    expect(rulesOf(planting(fixed(text)))).toEqual(["digit-in-fixed-text"]);
  });

  test.each([
    ["a country", " and Eastland "],
    ["a month", " in January "],
    ["an abbreviation", " the UN "],
    ["a name within a word", " of McLean "],
  ])("%s in fixed text", (_, text) => {
    expect(rulesOf(planting(fixed(text)))).toEqual(["name-in-fixed-text"]);
  });

  test("a value that the record does not hold", () => {
    expect(rulesOf(planting(value(moved, "stance", "word", "supports")))).toEqual(["value-differs"]);
  });

  test("a field that the record does not have", () => {
    expect(rulesOf(planting(value(moved, "mood", "text", "angry")))).toEqual(["value-differs"]);
    expect(rulesOf(planting(valueOf(moved, "mood", "text")))).toEqual(["value-differs"]);
  });

  test("a date more exact than it is known", () => {
    const by: StoredRecord<"position"> = { ...moved, body: { ...moved.body, stated_precision: "by" } };
    const proof = { ...proofOf(), byRef: (ref: string) => (ref === "pos-north-2@1" ? by : book.byRef(ref)) };
    expect(rulesOf(line([value(moved, "stated_on", "date", "9 Jan 2020")]), proof)).toEqual(["value-differs"]);
    expect(rulesOf(line([value(moved, "stated_on", "date", "no later than 9 Jan 2020")]), proof)).toEqual([]);
  });

  test.each(["a truce can never follow", "A truce can only follow", "a truce … follow", ""])("words that are not verbatim: %j", (words) => {
    expect(rulesOf(planting(quote(moved, 0, words)))).toEqual(["quote-differs"]);
  });

  test("words of evidence that is not there", () => {
    expect(rulesOf(planting(quote(moved, 7, "a truce can only follow")))).toEqual(["quote-differs"]);
  });

  test("a name that is not the record's", () => {
    expect(rulesOf(planting(entity("act-north", "Southland")))).toEqual(["name-differs"]);
  });

  test("a name of nothing on record", () => {
    expect(rulesOf(planting(entity("act-nobody", "Nobody")))).toEqual(["record-not-visible"]);
  });

  test.each([
    ["one position alone", () => computed("move", [moved], "▲ was: opposes, 4 Jan 2020")],
    ["the other direction", () => computed("move", [moved, before], "▲ was: opposes, 4 Jan 2020")],
    ["a stance it never had", () => computed("move", [before, moved], "▲ was: supports, 4 Jan 2020")],
  ])("a move that cites %s", (_, planted) => {
    expect(rulesOf(planting(planted()))).toEqual(["computed-differs"]);
  });

  test("an office not held on that day, and an office beside another's name", () => {
    const ann = found("actor", "act-ann");
    const titled = (title: string, who = entity("act-ann", "Ann Ash")) => line([computed("office", [ann, moved], title), fixed(" "), who]);
    expect(rulesOf(titled("Foreign Minister"))).toEqual([]);
    expect(rulesOf(titled("Prime Minister"))).toEqual(["computed-differs"]);
    expect(rulesOf(titled("Foreign Minister", entity("act-north", "Northland")))).toEqual(["computed-differs"]);
    const late: StoredRecord<"position"> = { ...moved, body: { ...moved.body, stated_on: "2020-02-01" } };
    const proof = { ...proofOf(), byRef: (ref: string) => (ref === "pos-north-2@1" ? late : book.byRef(ref)) };
    expect(rulesOf(titled("Foreign Minister"), proof)).toEqual(["computed-differs"]);
  });

  test("a name that none of the line's records holds", () => {
    expect(rulesOf(planting(entity("act-bo", "Bo Birch")))).toEqual(["name-not-of-record"]);
    expect(rulesOf({ ...planting(entity("act-bo", "Bo Birch")), query: "the nearest to positions of Bo Birch" })).toEqual([]);
  });

  test.each([" claimed that ", " admitted ", " insists that ", " falsely said that ", " did not say that ", " never said that "])(
    "a slant in fixed text: %j",
    (text) => {
      expect(rulesOf(planting(fixed(text)))).toEqual(["slant-in-fixed-text"]);
    },
  );

  test.each([" not on record", " — acknowledged on ", " with a quote not checked against its text", " claims, "])(
    "no slant in %j",
    (text) => {
      expect(rulesOf(planting(fixed(text)))).toEqual([]);
    },
  );

  test("a wrong count", () => {
    expect(rulesOf(line([computed("count", [before, moved], "2")]))).toEqual([]);
    expect(rulesOf(line([computed("count", [before, moved], "3")]))).toEqual(["computed-differs"]);
    expect(rulesOf(line([computed("count", [moved, moved], "2")]))).toEqual(["computed-differs"]);
  });

  test("a count that lists nothing and names no query", () => {
    expect(rulesOf(line([computed("count", [], "3")]))).toEqual(["computed-differs"]);
    expect(rulesOf(line([computed("count", [], "3")], { query: "events of that day" }))).toEqual([]);
  });

  test("outlets counted as independent origins that are not, or not all", () => {
    const sources = book.sourcesOf(rockets);
    const origins = (inputs: StoredRecord[], text: string): Line =>
      line([computed("independent_origins", inputs, text)], { records: ["evt-rockets@1"] });
    expect(rulesOf(origins([rockets, ...sources], "2 independent origins"))).toEqual([]);
    expect(rulesOf(origins([rockets, ...sources], "3 independent origins"))).toEqual(["computed-differs"]);
    expect(rulesOf(origins([rockets, ...sources.slice(1)], "1 independent origins"))).toEqual(["computed-differs"]);
  });

  test("a period its records do not lie in", () => {
    const period = (text: string, more: Partial<Line> = {}): Line => line([computed("period", [before, moved], text)], more);
    expect(rulesOf(period("Jan 2020"))).toEqual([]);
    expect(rulesOf(period("6–12 Jan 2020"))).toEqual(["computed-differs"]);
    expect(rulesOf(line([computed("period", [], "1–5 Feb 2020")], { absence: "records of 1–5 Feb 2020" }))).toEqual([]);
    expect(rulesOf(line([computed("period", [], "1–6 Feb 2020")], { absence: "records of 1–5 Feb 2020" }))).toEqual(["computed-differs"]);
  });

  test("an age other than the days since", () => {
    expect(rulesOf(line([computed("age", [moved], "1 day")]))).toEqual([]);
    expect(rulesOf(line([computed("age", [moved], "2 days")]))).toEqual(["computed-differs"]);
  });

  test("a publisher that is not the source's", () => {
    const sources = book.sourcesOf(rockets);
    expect(rulesOf(line([computed("publishers", sources, "Beta Times and Gamma Post")]))).toEqual([]);
    expect(rulesOf(line([computed("publishers", sources, "Beta Times")]))).toEqual(["computed-differs"]);
  });

  test("text other than its spans", () => {
    expect(rulesOf(line(soundSpans(), { text: "Northland agrees" }))).toEqual(["text-differs"]);
  });

  test("a claim without a source", () => {
    expect(rulesOf(line(soundSpans(), { citations: [] }))).toEqual(["no-citation"]);
  });

  test("a record that the line does not list", () => {
    expect(rulesOf(line([valueOf(moved, "statement", "text")], { records: ["pos-north-1@1"] }))).toEqual(["record-not-listed"]);
  });

  test("a record known only after the as-of time", () => {
    const early = { ...proofOf(), scope: { owner: "shared", asOf: "2020-01-08T00:00:00Z" } } as const;
    expect(new Set(rulesOf(line(soundSpans()), early))).toEqual(new Set(["record-not-visible"]));
  });

  test("a revision that is not on record", () => {
    expect(rulesOf(line([fixed("said")], { records: ["pos-north-2@9"] }))).toEqual(["record-not-visible"]);
  });

  test("a cell that the line does not say", () => {
    expect(rulesOf(line(soundSpans(), { cells: ["Conditional", "supports"] }))).toEqual(["cell-not-in-line"]);
  });
});

describe("the whole briefing", () => {
  test("as answered has no problem", () => {
    expect(lintBriefing(briefing, 250)).toEqual([]);
  });

  test("must list every source it cites", () => {
    expect(lintBriefing({ ...briefing, sources: briefing.sources.slice(1) }, 250).map((p) => p.rule)).toContain("citation-not-listed");
  });

  test("must cite sources of the records that a line rests on", () => {
    const cited = (id: string): CitedSource[] => [{ n: 1, id, publisher: `of ${id}`, publishedAt: "2020-01-01" }];
    const [own = ""] = moved.body.evidence.map(({ source }) => source);
    const other = "src-z";
    const of = (id: string): Briefing => ({
      ...briefing,
      headline: "Port",
      sections: [{ kind: "positions", title: "Positions", lines: [line(soundSpans())] }],
      sources: cited(id),
    });
    expect(lintBriefing(of(own), 250, book)).toEqual([]);
    expect(lintBriefing(of(other), 250, book).map((p) => [p.rule, p.found])).toEqual([["citation-of-no-record", other]]);
  });

  test("must cite every source it lists", () => {
    const more = [...briefing.sources, { n: 99, id: "src-z", publisher: "Zeta", publishedAt: "2020-01-01" }];
    expect(lintBriefing({ ...briefing, sources: more }, 250).map((p) => [p.rule, p.found])).toEqual([["source-not-cited", "src-z"]]);
  });

  test("must keep to its words", () => {
    expect(lintBriefing(briefing, 60).map((p) => p.rule)).toEqual(["over-budget"]);
  });
});

function proofOf(): Proof {
  return { byRef: (ref) => book.byRef(ref), find: (id) => book.find(id), scope: book.scope, sources: book.sources };
}

describe("a line made from a record that was tampered with", () => {
  const tampered: [string, (record: StoredRecord) => StoredRecord][] = [
    ["another number", (r) => (r.kind === "figure" ? { ...r, body: { ...r.body, quantity: { ...r.body.quantity, value: 9001 } } } : r)],
    ["another day", (r) => (r.kind === "question" ? { ...r, body: { ...r.body, raised_on: "2020-01-07" } } : r)],
    ["other words", (r) => (r.kind === "event" ? { ...r, body: { ...r.body, summary: `${r.body.summary} Twice.` } } : r)],
    ["another holder", (r) => (r.kind === "position" ? { ...r, body: { ...r.body, actor: "act-bo", speaker: "act-bo" } } : r)],
    ["another claim", (r) => (r.kind === "claim" ? { ...r, body: { ...r.body, statement: "nobody fired" } } : r)],
  ];

  test.each(tampered)("does not pass: %s", async (_, change) => {
    const { store } = await world(portRecords);
    const whole = new Book(store, { owner: "shared", asOf: "2020-01-10T12:00:00Z" }, "2020-01-10");
    const lines = briefing.sections.flatMap((s) => s.lines);
    await whole.loadAny(lines.flatMap((l) => l.records.map((ref) => ref.replace(/@\d+$/, ""))));
    await whole.loadAny([
      "act-north",
      "act-south",
      "act-league",
      "act-ann",
      "act-bo",
      "iss-truce",
      ...["a", "b", "c", "n"].map((id) => `src-${id}`),
    ]);
    const byRef = (ref: string): StoredRecord | undefined => {
      const record = whole.byRef(ref);
      return record && change(record);
    };
    const proof: Proof = { byRef, find: (id) => whole.find(id), scope: whole.scope, sources: whole.sources };
    const changed = lines.filter((l) =>
      l.records.some((ref) => {
        const record = whole.byRef(ref);
        return record !== undefined && change(record) !== record;
      }),
    );
    expect(changed.length).toBeGreaterThan(0);
    expect(lines.flatMap((l) => lintLine(l, whole))).toEqual([]);
    for (const one of changed) expect(lintLine(one, proof).length).toBeGreaterThan(0);
  });
});
