import { describe, expect, test } from "vitest";
import type { Request } from "../../src/briefings/requests.ts";
import { PORT, portRecords } from "./support/port.ts";
import { actor, claim, dispute, event, figure, linesOf, place, source, topic, world } from "./support/world.ts";

const figures = (more: Partial<Extract<Request, { intent: "figures" }>>): Request => ({
  intent: "figures",
  topic: PORT,
  indicators: [],
  population: [],
  ...more,
});

describe("figures", () => {
  test("are those asked for, as cells too", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask(figures({ indicators: ["injured"] }), "2020-01-10");
    expect(briefing.sections[0]?.lines.map((l) => l.cells)).toEqual([
      ["20–34–50 (low–best–high) people injured", "Southland", "9 Jan 2020, cumulative", "reported, replacing 11 as of 6 Jan 2020"],
    ]);
  });

  test("of no counter say so", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask(figures({ indicators: ["killed"] }), "2020-01-10");
    expect(briefing.sections[0]?.lines[0]?.cells).toEqual([
      "more than 9,000 people killed",
      "not on record",
      "9 Jan 2020 or earlier, cumulative",
      "reported",
    ]);
  });

  test("of a day or a span say which", async () => {
    const trucks = (id: string, as_of: string, period: { from: string; to: string }) =>
      figure(id, {
        indicator: "aid_trucks",
        population: `trucks at gate ${id}`,
        quantity: { value: 59 },
        measure: "period",
        period,
        as_of,
        reporter: null,
        places: ["plc-port"],
      });
    const { ask } = await world([
      source("a", "2020-01-09"),
      place("port", "Port City"),
      trucks("x", "2020-01-08", { from: "2020-01-08", to: "2020-01-08" }),
      trucks("y", "2020-01-08", { from: "2020-01-07", to: "2020-01-07" }),
      trucks("z", "2020-01-08", { from: "2020-01-02", to: "2020-01-07" }),
    ]);
    expect(linesOf(await ask(figures({}), "2020-01-10"), "figures")).toEqual([
      "59 trucks at gate x (aid trucks); who counted is not on record; on 8 Jan 2020 alone; reported",
      "59 trucks at gate y (aid trucks); who counted is not on record; as of 8 Jan 2020, for 7 Jan 2020 alone; reported",
      "59 trucks at gate z (aid trucks); who counted is not on record; as of 8 Jan 2020, for 2 Jan 2020 to 7 Jan 2020; reported",
    ]);
  });

  test("that are not on record are said to be absent, with those that are", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask(figures({ indicators: ["killed"], population: ["children"] }), "2020-01-10");
    expect([briefing.answered, briefing.reason, linesOf(briefing, "figures")[0]]).toEqual([
      false,
      "not-on-record",
      "No figure on record says all of this",
    ]);
    expect(linesOf(briefing, "figures")[1]).toMatch(/^Also on record: more than 9,000 people killed/);
  });

  test("by a counter who gave none are absent", async () => {
    const { ask } = await world(portRecords);
    expect((await ask(figures({ reporter: "act-north" }), "2020-01-10")).answered).toBe(false);
  });

  test("where only events were counted are each event's own", async () => {
    const bomb = (id: string, day: string, dead: number) =>
      event(id, {
        date: { from: day },
        type: "assault",
        places: ["plc-port"],
        summary: `A bomb in the ${id} quarter killed ${dead} people.`,
        casualties: [{ effect: "killed", quantity: { value: dead } }],
      });
    const { ask } = await world([
      source("a", "2020-01-09"),
      place("port", "Port City"),
      bomb("fish", "2020-01-07", 3),
      bomb("silk", "2020-01-09", 4),
    ]);
    expect(linesOf(await ask(figures({ indicators: ["killed"] }), "2020-01-10"), "figures")).toEqual([
      "4 people killed; who counted is not on record; 9 Jan 2020, this event alone; reported: A bomb in the silk quarter killed 4 people.",
      "3 people killed; who counted is not on record; 7 Jan 2020, this event alone; reported: A bomb in the fish quarter killed 3 people.",
    ]);
  });
});

describe("a timeline", () => {
  test("of more days than it shows names the most severe of all, however long ago, and counts the others as events", async () => {
    const days = Array.from({ length: 75 }, (_, at) => new Date(Date.UTC(2019, 9, 1 + at)).toISOString().slice(0, 10));
    const { ask } = await world([
      source("a", "2019-12-31"),
      place("port", "Port City"),
      ...days.map((day, at) =>
        event(`d${at}`, {
          date: { from: day },
          type: "assault",
          places: ["plc-port"],
          summary: at === 0 ? "A ferry sank and 140 people drowned." : `Shells fell on pier ${at}.`,
          casualties: at === 0 ? [{ effect: "killed", quantity: { value: 140 } }] : [],
        }),
      ),
    ]);
    const { sections } = await ask({ intent: "timeline", topic: PORT, granularity: "day" }, "2020-01-10", { length: "full" });
    expect(sections[0]?.lines[0]?.text).toBe("1 Oct 2019 — A ferry sank and 140 people drowned.");
    expect((sections[0]?.lines.length ?? 0) + (sections[0]?.more ?? 0)).toBe(75);
  });

  test("by day is oldest first", async () => {
    const { ask } = await world(portRecords);
    expect(linesOf(await ask({ intent: "timeline", topic: PORT, granularity: "day" }, "2020-01-10"), "timeline")).toEqual([
      "5 Jan 2020 — Ann Ash met Bo Birch in Port City.",
      "8 Jan 2020 — Rockets fired at the harbour of Port City killed at least 12 dock workers. (2 independent origins)",
    ]);
  });

  test("leaves out what a newer event replaced, from the day that is known", async () => {
    const newer = event("rockets-2", {
      date: { from: "2020-01-08" },
      type: "assault",
      places: ["plc-port"],
      summary: "A battery on the coast fired at the harbour of Port City.",
      supersedes: "evt-rockets",
      src: "c",
    });
    const { ask } = await world([...portRecords, newer]);
    const days = { intent: "timeline", topic: PORT, granularity: "day" } as const;
    expect(linesOf(await ask(days, "2020-01-10"), "timeline")[1]).toBe(
      "8 Jan 2020 — A battery on the coast fired at the harbour of Port City.",
    );
    expect(linesOf(await ask(days, "2020-01-09"), "timeline")[1]).toMatch(/^8 Jan 2020 — Rockets fired at the harbour/);
  });

  test("by month counts, and names the most severe", async () => {
    const later = event("e-later", { date: { from: "2020-02-03" }, type: "other", places: ["plc-port"], summary: "Ships left the port." });
    const { ask } = await world([...portRecords, later]);
    expect(linesOf(await ask({ intent: "timeline", topic: PORT, granularity: "month" }, "2020-02-10"), "timeline")).toEqual([
      "Jan 2020 — 2 recorded events, among them: 5 Jan 2020: Ann Ash met Bo Birch in Port City. " +
        "8 Jan 2020: Rockets fired at the harbour of Port City killed at least 12 dock workers.",
      "3 Feb 2020 — Ships left the port.",
    ]);
  });

  test("within one month holds each event as a line of its own", async () => {
    const { ask } = await world(portRecords);
    expect(linesOf(await ask({ intent: "timeline", topic: PORT, granularity: "month" }, "2020-01-10"), "timeline")).toEqual([
      "5 Jan 2020 — Ann Ash met Bo Birch in Port City.",
      "8 Jan 2020 — Rockets fired at the harbour of Port City killed at least 12 dock workers. (2 independent origins)",
    ]);
  });

  test("of one actor holds only what that actor is linked to", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask({ intent: "timeline", topic: PORT, granularity: "day", actor: "act-south" }, "2020-01-07");
    expect(linesOf(briefing, "timeline")).toEqual([]);
    expect([briefing.answered, briefing.reason]).toEqual([false, "not-on-record"]);
  });

  test("of more events than are read still counts them all", async () => {
    const many = Array.from({ length: 450 }, (_, n) =>
      event(`e${n}`, {
        date: { from: n < 440 ? "2020-01-06" : "2020-01-07" },
        type: "protest",
        places: ["plc-port"],
        summary: `Crowd number ${n} marched.`,
      }),
    );
    const { ask } = await world([source("a", "2020-01-09"), place("port", "Port City"), ...many]);
    const lines = linesOf(await ask({ intent: "timeline", topic: PORT, granularity: "week" }, "2020-01-10"), "timeline");
    expect(lines[0]).toMatch(/^6–12 Jan 2020 — 450 recorded events, among them: /);
  });
});

describe("meetings", () => {
  const EXPECTED =
    "5 Jan 2020, Port City — Ann Ash (Foreign Minister, Northland) and Bo Birch (Envoy, Southland): Ann Ash met Bo Birch in Port City. Topics: a truce; prisoners";

  test("are found by person and by the state a person spoke for", async () => {
    const { ask } = await world(portRecords);
    for (const participants of [["act-ann"], ["act-ann", "act-bo"], ["act-north", "act-south"], ["act-north", "act-bo"]]) {
      expect(linesOf(await ask({ intent: "meetings", participants }, "2020-01-10"), "developments")).toEqual([EXPECTED]);
    }
  });

  test("of one who did not speak for a state are not that state's", async () => {
    const patron = {
      title: "Patron",
      of: "act-east",
      from: "2019-01-01",
      from_basis: "start" as const,
      speaks: false,
      evidence: [{ source: "src-a" }] as [{ source: string }],
    };
    const { ask } = await world([
      ...portRecords,
      actor("cy", "Cy Cole", "person", { offices: [patron] }),
      event("tea", {
        date: { from: "2020-01-06" },
        type: "consult",
        actors: ["act-cy"],
        recipients: ["act-bo"],
        summary: "Cy Cole had tea with Bo Birch.",
        src: "a",
      }),
    ]);
    expect((await ask({ intent: "meetings", participants: ["act-cy"] }, "2020-01-10")).answered).toBe(true);
    expect((await ask({ intent: "meetings", participants: ["act-east"] }, "2020-01-10")).answered).toBe(false);
  });

  test("are not calls, which are shown as what they are", async () => {
    const call = event("call", {
      date: { from: "2020-01-06" },
      type: "consult",
      mode: "call",
      actors: ["act-east"],
      recipients: ["act-ann"],
      summary: "Eastland spoke with Ann Ash.",
      src: "a",
    });
    const { ask } = await world([...portRecords, call]);
    const briefing = await ask({ intent: "meetings", participants: ["act-east", "act-ann"] }, "2020-01-10");
    expect([briefing.answered, briefing.activity, linesOf(briefing, "developments")]).toEqual([
      false,
      "No meetings on record, 1 planned or by call",
      [
        "No meeting of Eastland and Ann Ash on record",
        "6 Jan 2020 (call) — Eastland and Ann Ash (Foreign Minister, Northland): Eastland spoke with Ann Ash.",
      ],
    ]);
  });

  test("that were only planned are shown as planned, and answer nothing", async () => {
    const plan = event("plan", {
      date: { from: "2020-01-09" },
      type: "consult",
      status: "planned",
      actors: ["act-east"],
      recipients: ["act-bo"],
      summary: "Eastland was to meet Bo Birch.",
      src: "a",
    });
    const { ask } = await world([...portRecords, plan]);
    const briefing = await ask({ intent: "meetings", participants: ["act-east", "act-bo"] }, "2020-01-10");
    expect([briefing.answered, linesOf(briefing, "developments")[1]]).toEqual([
      false,
      "9 Jan 2020 (planned) — Eastland and Bo Birch (Envoy, Southland): Eastland was to meet Bo Birch.",
    ]);
  });

  test("in which one named took no part are not shown as such", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask({ intent: "meetings", participants: ["act-east", "act-bo"] }, "2020-01-10");
    expect([briefing.answered, linesOf(briefing, "developments")]).toEqual([
      false,
      ["No meeting of Eastland and Bo Birch on record", `The nearest on record: ${EXPECTED}`],
    ]);
  });
});

describe("what is new since a day", () => {
  test("is what became known since: moves and answers first", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask({ intent: "changes", topic: PORT, since: "2020-01-10" }, "2020-01-10");
    expect(briefing.sections.map((s) => [s.kind, s.lines.map((l) => l.text)])).toEqual([
      ["changes", ["Who fired the rockets? — answered, 10 Jan 2020: Southland acknowledged that one of its batteries fired by mistake"]],
      [
        "figures",
        [
          "20–34–50 (low–best–high) people injured, according to Southland; as of 9 Jan 2020, cumulative; reported, replacing 11 as of 6 Jan 2020",
        ],
      ],
      [
        "disputed",
        [
          "On who fired at the harbour: Northland said on 8 Jan 2020 that southern forces fired; Southland acknowledged on 10 Jan 2020 that " +
            "one of its batteries fired by mistake; it had said on 8 Jan 2020 that its forces did not fire",
        ],
      ],
    ]);
  });

  test("is said to be nothing where it is nothing", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask({ intent: "changes", topic: PORT, since: "2020-01-20" }, "2020-01-21");
    expect([briefing.answered, linesOf(briefing, "changes")]).toEqual([false, ["Nothing new on record since 20 Jan 2020"]]);
  });
});

describe("the record behind an answer", () => {
  test("where a claim comes from: publisher, date and the words", async () => {
    const { ask } = await world(portRecords);
    expect(linesOf(await ask({ intent: "evidence", words: ["truce", "release"] }, "2020-01-10"), "developments")).toEqual([
      "9 Jan 2020 — Northland (Foreign Minister Ann Ash) said that a truce can follow a release — Beta Times, 9 Jan 2020: " +
        "“a truce can only follow” (not checked against the text)",
    ]);
  });

  test("words that nothing holds are not answered", async () => {
    const { ask } = await world(portRecords);
    expect((await ask({ intent: "evidence", words: ["zeppelin"] }, "2020-01-10")).answered).toBe(false);
  });

  test("sources with what each carries", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask({ intent: "sources", topic: PORT }, "2020-01-10");
    expect(linesOf(briefing, "developments")).toEqual([
      "Beta Times, 9 Jan 2020 — 2 positions, 1 figure, 2 claims, 2 open questions, 1 event; 1 with a quote not checked against its text",
      "Gamma Post, 10 Jan 2020 — 1 figure, 1 claim, 1 event",
      "publisher not on record, 9 Jan 2020 — 1 figure, 1 event",
      "Alpha News, 4 Jan 2020 — 1 position",
    ]);
    expect(briefing.sources.map((s) => s.n)).toEqual([1, 2, 3, 4]);
  });

  test("open questions, then those answered", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask({ intent: "questions", topic: PORT }, "2020-01-10");
    expect([linesOf(briefing, "unknown"), linesOf(briefing, "changes").length]).toEqual([
      ["How many ships were hit? — open since 8 Jan 2020"],
      1,
    ]);
  });

  test("a dispute in which several say the same names them together", async () => {
    const said = { dispute: "dsp-fire", statement: "a battery on the coast fired", stated_on: "2020-01-08", src: "b" };
    const { ask } = await world([...portRecords, claim("e", { ...said, by: "act-east" }), claim("l", { ...said, by: "act-league" })]);
    expect(linesOf(await ask({ intent: "disputed", topic: PORT }, "2020-01-09"), "disputed")).toEqual([
      "On who fired at the harbour: Eastland and Coastal League (bloc) each said on 8 Jan 2020 that a battery on the coast fired; Northland said on " +
        "8 Jan 2020 that southern forces fired; Southland said on 8 Jan 2020 that its forces did not fire",
    ]);
  });

  test("disputes that are told in full where they are asked about, and by name where much else is to be said", async () => {
    const account = (who: string) => `the ferry sank because ${"of a leak that had been there ".repeat(6)}as ${who} knew`;
    const { ask } = await world([
      source("a", "2020-01-08"),
      place("port", "Port City"),
      actor("north", "Northland"),
      actor("south", "Southland"),
      dispute("ferry", "why the ferry sank", { places: ["plc-port"] }),
      claim("n", { dispute: "dsp-ferry", by: "act-north", statement: account("all"), stated_on: "2020-01-08" }),
      claim("s", { dispute: "dsp-ferry", by: "act-south", statement: account("few"), stated_on: "2020-01-08" }),
      event("sank", { date: { from: "2020-01-08" }, type: "disaster", places: ["plc-port"], summary: "A ferry sank off Port City." }),
    ]);
    expect(linesOf(await ask({ intent: "disputed", topic: PORT }, "2020-01-10"), "disputed")).toEqual([
      `On why the ferry sank: Northland said on 8 Jan 2020 that ${account("all")}; Southland said on 8 Jan 2020 that ${account("few")}`,
    ]);
    expect(linesOf(await ask({ intent: "brief", topic: PORT }, "2020-01-10"), "disputed")).toEqual([
      "On why the ferry sank: accounts by Northland and Southland differ",
    ]);
  });

  test("disputes; one side alone is none", async () => {
    const { ask } = await world(portRecords);
    expect((await ask({ intent: "disputed", topic: PORT }, "2020-01-10")).answered).toBe(true);
    const none = await ask({ intent: "disputed", topic: topic("plc-elsewhere", "Elsewhere") }, "2020-01-10");
    expect([none.answered, linesOf(none, "disputed")]).toEqual([false, ["No dispute on record for this topic"]]);
  });
});

describe("an event that lasts", () => {
  const days = (id: string, from: string, to: string, precision: "day" | "span" | "week" = "span") =>
    event(id, {
      date: { from, to, precision },
      type: "protest",
      places: ["plc-port"],
      summary: `Dockers went on strike ${id} in the harbour.`,
      src: "a",
    });

  test("is told of in a stated period it lasts into, and counted, by its own days", async () => {
    const { ask, problems } = await world([
      source("a", "2020-01-02"),
      place("port", "Port City"),
      days("over", "2020-01-02", "2020-01-03"),
      days("before", "2020-01-01", "2020-01-02"),
      days("some", "2019-12-30", "2020-01-05", "week"),
    ]);
    const period = { from: "2020-01-03", to: "2020-01-03", label: "3 Jan 2020" };
    const PORT_CITY = topic("plc-port", "Port City");
    const timeline = await ask({ intent: "timeline", topic: PORT_CITY, granularity: "day" }, "2020-02-01", { period });
    expect([linesOf(timeline, "timeline"), timeline.activity]).toEqual([
      ["2–3 Jan 2020 — Dockers went on strike over in the harbour."],
      "1 recorded event",
    ]);
    const brief = await ask({ intent: "brief", topic: PORT_CITY }, "2020-02-01", { period });
    expect([linesOf(brief, "bottom_line"), brief.activity, problems]).toEqual([
      ["2–3 Jan 2020 — Dockers went on strike over in the harbour."],
      "1 recorded event, 1 the day before",
      [],
    ]);
  });
});
