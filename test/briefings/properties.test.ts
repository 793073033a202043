import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { WORD_BUDGET } from "../../src/briefings/compose.ts";
import { lintBriefing } from "../../src/briefings/lint.ts";
import type { Request } from "../../src/briefings/requests.ts";
import type { Length } from "../../src/briefings/types.ts";
import type { Change } from "../../src/record/port.ts";
import { actor, claim, dispute, event, figure, issue, place, position, question, source, topic, world } from "./support/world.ts";

const DAYS = Array.from({ length: 20 }, (_, n) => `2020-01-${String(n + 1).padStart(2, "0")}`);
const day = fc.constantFrom(...DAYS);
const actors = ["act-a", "act-b", "act-c", "act-p", "act-q"];
const anyActor = fc.constantFrom(...actors);
const anyIssue = fc.constantFrom("iss-i", "iss-j");
const somePlaces = fc.subarray(["plc-x", "plc-y"]);
/** Words a summary is made of: digits, marks, other scripts and markup among them. */
const phrase = fc
  .array(
    fc.constantFrom(
      "shells",
      "hit",
      "Port",
      "12",
      "двор",
      "“quoted”",
      "<b>",
      "@here",
      "—",
      "مدينة",
      "killed",
      "envoys",
      "Ash",
      "\u202e",
      "🕊",
    ),
    {
      minLength: 1,
      maxLength: 45,
    },
  )
  .map((words) => words.join(" "));

const OFFICE = {
  title: "Envoy",
  of: "act-a",
  from: "2020-01-05",
  from_basis: "start" as const,
  evidence: [{ source: `src-${DAYS[0]}` }] as [{ source: string }],
};

/** What every world has: a source a day, every other one without a publisher, and those who act. */
const ground: Change[] = [
  ...DAYS.map((d, n) => source(d, d, n % 2 === 0 ? `Paper ${n % 3}` : null)),
  actor("a", "Aland", "state", { memberships: [{ in: "act-c" }] }),
  actor("b", "Bland"),
  actor("c", "C Bloc", "bloc"),
  actor("p", "Pat Poe", "person", { offices: [OFFICE] }),
  actor("q", "Quin Roe", "person"),
  place("x", "X Town"),
  place("y", "Y Town"),
  issue("i", "a truce", { places: ["plc-x"], differs_from: [{ issue: "iss-j", how: "one ends by itself" }] }),
  issue("j", "a pause", { places: ["plc-x"] }),
  dispute("d", "who fired", { places: ["plc-x"] }),
];

/** One record, published on its day or up to five days later; ids are given by place in the list. */
const record = fc.tuple(day, fc.nat(5)).chain(([on, late]) => {
  const src = DAYS[Math.min(DAYS.indexOf(on) + late, DAYS.length - 1)] ?? on;
  const base = { src };
  const number = fc.record({ value: fc.nat(5000), qualifier: fc.constantFrom("exactly" as const, "at_least" as const) });
  const by = fc.constantFrom("day" as const, "by" as const);
  return fc.oneof(
    fc
      .record({
        type: fc.constantFrom("assault" as const, "consult" as const, "statement" as const),
        status: fc.constantFrom("occurred" as const, "alleged" as const, "planned" as const),
        actors: fc.subarray(actors),
        places: somePlaces,
        summary: phrase,
        casualties: fc.array(fc.record({ effect: fc.constantFrom("killed" as const, "injured" as const), quantity: number }), {
          maxLength: 2,
        }),
      })
      .map((e) => (id: string) => event(id, { ...base, ...e, date: { from: on } })),
    fc
      .record({
        actor: anyActor,
        speaker: anyActor,
        issue: anyIssue,
        stance: fc.constantFrom("supports" as const, "opposes" as const, "conditional" as const, "ambiguous" as const),
        conditions: fc.array(phrase, { maxLength: 2 }),
        statement: phrase,
        stated_precision: by,
      })
      .map((p) => (id: string) => position(id, { ...base, ...p, stated_on: on })),
    fc
      .record({
        indicator: fc.constantFrom("killed", "aid_trucks"),
        population: fc.constantFrom("people", "children in X Town"),
        quantity: number,
        measure: fc.constantFrom("cumulative" as const, "period" as const),
        as_of_precision: by,
        reporter: fc.option(anyActor),
        places: somePlaces,
      })
      .map((f) => (id: string) => figure(id, { ...base, ...f, as_of: on })),
    phrase.map((text) => (id: string) => question(id, { ...base, text, raised_on: on, places: ["plc-x"] })),
    fc
      .record({ by: anyActor, statement: phrase, stated_precision: by })
      .map((c) => (id: string) => claim(id, { ...base, ...c, dispute: "dsp-d", stated_on: on })),
  );
});

const records = fc.array(record, { maxLength: 30 }).map((made) => made.map((make, n) => make(`r${n}`)));

const X = topic("plc-x", "X Town");
const request: fc.Arbitrary<Request> = fc.oneof(
  fc.constantFrom<Request>(
    { intent: "brief", topic: X },
    { intent: "brief", topic: topic("act-a", "Aland", "actor") },
    { intent: "brief", topic: { id: "text:shells", label: "shells 99", kind: "text", refs: [], words: ["shells"] } },
    { intent: "disputed", topic: X },
    { intent: "questions", topic: X },
    { intent: "sources", topic: X },
    { intent: "compare", issues: ["iss-i", "iss-j"], actors: [] },
    { intent: "evidence", words: ["shells"] },
  ),
  fc.record({
    intent: fc.constant("positions" as const),
    actors: fc.subarray(actors, { maxLength: 2 }),
    issues: fc.subarray(["iss-i", "iss-j"]),
    stances: fc.subarray(["supports" as const, "opposes" as const], { maxLength: 1 }),
    history: fc.boolean(),
  }),
  fc.record({
    intent: fc.constant("figures" as const),
    topic: fc.constant(X),
    indicators: fc.subarray(["killed", "injured"]),
    population: fc.constant<string[]>([]),
  }),
  fc.record({
    intent: fc.constant("timeline" as const),
    topic: fc.constant(X),
    granularity: fc.constantFrom("day" as const, "week" as const, "month" as const),
  }),
  fc.record({ intent: fc.constant("meetings" as const), participants: fc.subarray(actors, { maxLength: 2 }) }),
  fc.record({ intent: fc.constant("changes" as const), topic: fc.constant(X), since: day }),
);

const length = fc.constantFrom<Length>("short", "standard", "full");
const period = fc.option(
  fc.tuple(day, day).map(([a, b]) => ({ from: a < b ? a : b, to: a < b ? b : a, label: "then" })),
  { nil: undefined },
);

function publishedBy(asOf: string): (change: Change) => boolean {
  return (change) => {
    if (!("put" in change)) return true;
    const { body } = change.put;
    if ("published_at" in body) return body.published_at <= asOf;
    return !("evidence" in body) || body.evidence.every((e) => e.source.slice(4) <= asOf);
  };
}

describe("whatever is on record and whatever is asked", () => {
  test("the answer holds to the schema, its words and its sources, withholds nothing, and is the same again", async () => {
    await fc.assert(
      fc.asyncProperty(records, request, day, length, period, async (made, asked, asOf, long, when) => {
        const { ask, store, problems } = await world([...ground, ...made]);
        try {
          const more = { length: long, ...(when ? { period: when } : {}) };
          const briefing = await ask(asked, asOf, more);
          expect(problems).toEqual([]);
          expect(lintBriefing(briefing, WORD_BUDGET[long])).toEqual([]);
          expect(briefing.headline.split(/\s+/).length).toBeLessThanOrEqual(8);
          expect(briefing.words).toBeLessThanOrEqual(WORD_BUDGET[long]);
          expect(JSON.stringify(await ask(asked, asOf, more))).toBe(JSON.stringify(briefing));
        } finally {
          await store.close();
        }
      }),
      { numRuns: 150 },
    );
  });

  test("an answer as of a day is the one that a record without anything later gives", async () => {
    await fc.assert(
      fc.asyncProperty(records, request, day, async (made, asked, asOf) => {
        const all = [...ground, ...made];
        const [whole, then] = await Promise.all([world(all), world(all.filter(publishedBy(asOf)))]);
        try {
          const [now, past] = await Promise.all([whole.ask(asked, asOf), then.ask(asked, asOf)]);
          expect(now).toEqual(past);
        } finally {
          await Promise.all([whole.store.close(), then.store.close()]);
        }
      }),
      { numRuns: 100 },
    );
  });
});
