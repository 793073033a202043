import { describe, expect, test } from "vitest";
import { PORT, portRecords } from "./support/port.ts";
import { actor, claim, dispute, event, issue, linesOf, place, position, question, source, topic, world } from "./support/world.ts";

const brief = { intent: "brief", topic: PORT } as const;

describe("a briefing", () => {
  test("has its sections in the fixed order, each line with its sources", async () => {
    const { ask, problems } = await world(portRecords);
    const briefing = await ask(brief, "2020-01-10");
    expect(briefing.sections.map((s) => [s.kind, s.lines.map((l) => [l.text, l.citations])])).toEqual([
      [
        "bottom_line",
        [["On who fired at the harbour: Southland acknowledged on 10 Jan 2020 that one of its batteries fired by mistake", [1]]],
      ],
      [
        "figures",
        [
          ["more than 9,000 people killed; who counted is not on record; as of 9 Jan 2020 or earlier, cumulative; reported", [2]],
          [
            "20–34–50 (low–best–high) people injured, according to Southland; as of 9 Jan 2020, cumulative; reported, replacing 11 as of 6 Jan 2020",
            [1, 3],
          ],
        ],
      ],
      [
        "positions",
        [
          [
            "Northland (Foreign Minister Ann Ash) on a truce in Port City: conditional (if all prisoners are freed) ▲ was: opposes, 4 Jan 2020 — " +
              "said that a truce can follow a release — 9 Jan 2020",
            [3, 4],
          ],
          ["Coastal League (bloc) on a truce in Port City: supports — said that the fighting must end at once — 7 Jan 2020", [3]],
        ],
      ],
      [
        "developments",
        [
          ["8 Jan 2020 — Rockets fired at the harbour of Port City killed at least 12 dock workers. (2 independent origins)", [1, 3]],
          ["5 Jan 2020 — Ann Ash met Bo Birch in Port City.", [2]],
        ],
      ],
      [
        "disputed",
        [
          [
            "On who fired at the harbour: Northland said on 8 Jan 2020 that southern forces fired; Southland acknowledged on 10 Jan 2020 that " +
              "one of its batteries fired by mistake; it had said on 8 Jan 2020 that its forces did not fire",
            [1, 3],
          ],
        ],
      ],
      ["unknown", [["How many ships were hit? — open since 8 Jan 2020", [3]]]],
    ]);
    expect(briefing.sources.map((s) => [s.n, s.publisher])).toEqual([
      [1, "Gamma Post"],
      [2, "publisher not on record"],
      [3, "Beta Times"],
      [4, "Alpha News"],
    ]);
    expect([briefing.headline, briefing.activity, briefing.answered, briefing.withheld]).toEqual([
      "Port City: 4–10 Jan 2020",
      "2 recorded events, none the week before",
      true,
      0,
    ]);
    expect(problems).toEqual([]);
  });

  test("as of an earlier day holds nothing that was not known then", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask(brief, "2020-01-09");
    expect(linesOf(briefing, "bottom_line")).toEqual([
      "On a truce in Port City: Northland (Foreign Minister Ann Ash) said on 9 Jan 2020 that a truce can follow a release " +
        "(conditional ▲ was: opposes, 4 Jan 2020)",
    ]);
    expect(linesOf(briefing, "changes")).toEqual([]);
    expect(linesOf(briefing, "unknown")).toEqual([
      "How many ships were hit? — open since 8 Jan 2020",
      "Who fired the rockets? — open since 8 Jan 2020",
    ]);
    expect(linesOf(briefing, "figures")).toContain("11 people injured, according to Southland; as of 6 Jan 2020, cumulative; reported");
    expect(briefing.sources.map((s) => s.publisher)).not.toContain("Gamma Post");
  });

  test("of a quiet topic is of the last seven days on record, and says so", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask(brief, "2020-03-01");
    expect(briefing.covers).toEqual({ from: "2020-01-04", to: "2020-01-10" });
    expect(briefing.newestRecord).toBe("2020-01-10");
    expect(briefing.activity).toBe("Newest record 10 Jan 2020; in the week to it 2 recorded events, none the week before");
  });

  test("of a stated period without records says where the nearest lie", async () => {
    const { ask } = await world(portRecords);
    const period = { from: "2020-02-01", to: "2020-02-05", label: "early February" };
    const briefing = await ask(brief, "2020-03-01", { period });
    expect([briefing.answered, briefing.reason, briefing.covers]).toEqual([
      false,
      "not-on-record",
      { from: "2020-02-01", to: "2020-02-05" },
    ]);
    expect(linesOf(briefing, "developments")).toEqual(["Nothing on record of 1–5 Feb 2020. The nearest are of 10 Jan 2020 before it."]);
  });

  test("of a stated period holds what stood at its end", async () => {
    const { ask } = await world(portRecords);
    const period = { from: "2020-01-04", to: "2020-01-08", label: "that week" };
    const briefing = await ask(brief, "2020-03-01", { period });
    expect([linesOf(briefing, "positions"), linesOf(briefing, "figures")]).toEqual([
      [
        "Coastal League (bloc) on a truce in Port City: supports — said that the fighting must end at once — 7 Jan 2020",
        "Northland (Foreign Minister Ann Ash) on a truce in Port City: opposes — said that a truce would let the other side regroup — 4 Jan 2020",
      ],
      ["11 people injured, according to Southland; as of 6 Jan 2020, cumulative; reported"],
    ]);
    expect(briefing.activity).toBe("2 recorded events, none the 5 days before");
  });

  test("lists among its changes what was not known and is, unless its bottom line tells that", async () => {
    const asked = { raised_on: "2020-01-06", places: ["plc-port"] };
    const happened = (id: string, severityType: "assault" | "statement", summary: string) =>
      event(id, { date: { from: "2020-01-09" }, type: severityType, places: ["plc-port"], summary });
    const { ask } = await world([
      source("a", "2020-01-06"),
      place("port", "Port City"),
      happened("shells", "assault", "Shells hit the old market of Port City."),
      happened("found", "statement", "Divers found the ferry on the sea bed."),
      question("ferry", { ...asked, text: "Where is the ferry?", answered_by: "evt-found" }),
    ]);
    const briefing = await ask(brief, "2020-01-09");
    expect(linesOf(briefing, "bottom_line")).toEqual(["9 Jan 2020 — Shells hit the old market of Port City."]);
    expect(linesOf(briefing, "changes")).toEqual(["Where is the ferry? — answered, 9 Jan 2020: Divers found the ferry on the sea bed."]);
  });

  test("of a topic without any record is not answered", async () => {
    const { ask } = await world(portRecords);
    const briefing = await ask({ intent: "brief", topic: topic("plc-elsewhere", "Elsewhere") }, "2020-01-10");
    expect([briefing.answered, briefing.reason, briefing.newestRecord, briefing.sections]).toEqual([false, "not-on-record", null, []]);
  });

  test("keeps to its words, and counts what it leaves out", async () => {
    const { ask } = await world(portRecords);
    const short = await ask(brief, "2020-01-10", { length: "short" });
    expect(short.words).toBeLessThanOrEqual(90);
    const left = short.sections.map((s) => [s.kind, s.lines.length, s.more ?? 0]);
    expect(left).toEqual([
      ["bottom_line", 1, 0],
      ["figures", 1, 1],
      ["positions", 1, 1],
      ["developments", 1, 0],
      ["disputed", 1, 0],
      ["unknown", 1, 0],
    ]);
    expect(["developments", "disputed", "unknown"].map((kind) => short.sections.find((s) => s.kind === kind)?.lines[0]?.text)).toEqual([
      "2 recorded events",
      "1 on record",
      "1 on record",
    ]);
  });

  test("of a busy period counts what stood long before it in place of telling it, and says of when the newest is", async () => {
    const stated = { issue: "iss-truce", stance: "opposes" as const, stated_on: "2019-06-01", actor: "act-north" };
    const { ask } = await world([
      source("a", "2019-06-01"),
      place("port", "Port City"),
      actor("north", "Northland"),
      issue("truce", "a truce in Port City", { places: ["plc-port"] }),
      ...["market", "bridge", "tower", "mill", "quay"].map((at) =>
        event(at, { date: { from: "2020-01-09" }, type: "assault", places: ["plc-port"], summary: `Shells hit the old ${at}.` }),
      ),
      position("old", { ...stated, statement: "no truce is due" }),
      question("old", { text: "Who dug the tunnel?", raised_on: "2019-05-02", places: ["plc-port"] }),
    ]);
    const briefing = await ask(brief, "2020-01-10");
    expect([linesOf(briefing, "positions"), linesOf(briefing, "unknown")]).toEqual([
      ["1 on record, the newest of 1 Jun 2019"],
      ["1 on record, the newest of 2 May 2019"],
    ]);
    const then = await ask(brief, "2019-06-02");
    expect(linesOf(then, "bottom_line")).toEqual(["On a truce in Port City: Northland said on 1 Jun 2019 that no truce is due"]);
  });

  test("of a person tells what the person claims in disputes about others", async () => {
    const spoke = { dispute: "dsp-fire", stated_on: "2020-01-08" };
    const { ask } = await world([
      source("a", "2020-01-08"),
      actor("ann", "Ann Ash", "person"),
      actor("north", "Northland"),
      actor("south", "Southland"),
      place("port", "Port City"),
      dispute("fire", "who fired at the harbour", { places: ["plc-port"] }),
      claim("north", { ...spoke, by: "act-north", speaker: "act-ann", statement: "southern forces fired" }),
      claim("south", { ...spoke, by: "act-south", statement: "its forces did not fire" }),
    ]);
    const briefing = await ask({ intent: "brief", topic: topic("act-ann", "Ann Ash", "actor") }, "2020-01-10");
    expect([linesOf(briefing, "bottom_line"), linesOf(briefing, "disputed")]).toEqual([
      ["On who fired at the harbour: Northland (Ann Ash) said on 8 Jan 2020 that southern forces fired"],
      [
        "On who fired at the harbour: Northland (Ann Ash) said on 8 Jan 2020 that southern forces fired; " +
          "Southland said on 8 Jan 2020 that its forces did not fire",
      ],
    ]);
  });

  test("counts every open question and every event it does not tell of", async () => {
    const days = ["04", "05", "06", "07", "08", "09", "10"];
    const { ask } = await world([
      source("a", "2020-01-04"),
      place("port", "Port City"),
      ...days.map((day) => question(`q${day}`, { text: `What sank on pier ${day}?`, raised_on: `2020-01-${day}`, places: ["plc-port"] })),
      ...days.map((day, at) =>
        event(`e${day}`, {
          date: { from: `2020-01-${day}` },
          type: "statement",
          places: ["plc-port"],
          summary: `The ${["old", "new", "red", "blue", "long", "low", "high"][at]} ferry of harbour line ${day} sailed out to sea.`,
        }),
      ),
    ]);
    for (const length of ["short", "standard", "full"] as const) {
      const briefing = await ask(brief, "2020-01-10", { length });
      const told = (kind: string): number => {
        const section = briefing.sections.find((s) => s.kind === kind);
        const counted = Number(/^(\d+) (?:on record|more recorded)/.exec(section?.lines[0]?.text ?? "")?.[1] ?? 0);
        return counted || (section?.lines.length ?? 0) + (section?.more ?? 0);
      };
      expect([length, told("unknown"), told("developments") + told("bottom_line")]).toEqual([length, 7, 7]);
    }
  });

  test("never puts a sentence of more than thirty words in the bottom line", async () => {
    const long = `The envoys who had come to the harbour ${"and stayed there for days ".repeat(5)}left Port City.`;
    const { ask } = await world([
      source("a", "2020-01-09"),
      place("port", "Port City"),
      event("long", { date: { from: "2020-01-09" }, type: "assault", places: ["plc-port"], summary: long }),
      event("brief", {
        date: { from: "2020-01-08" },
        type: "statement",
        places: ["plc-port"],
        summary: "The harbour master closed the port.",
      }),
    ]);
    const briefing = await ask(brief, "2020-01-09");
    expect(linesOf(briefing, "bottom_line")).toEqual(["8 Jan 2020 — The harbour master closed the port."]);
    expect(linesOf(briefing, "developments")).toEqual([`9 Jan 2020 — ${long}`]);
  });

  test("rests its bottom line on a source without a publisher only where there is no other", async () => {
    const records = [
      source("n", "2020-01-09", null),
      place("port", "Port City"),
      event("grave", {
        date: { from: "2020-01-09" },
        type: "assault",
        places: ["plc-port"],
        summary: "Shells hit the old market of Port City.",
        src: "n",
      }),
    ];
    const alone = await world(records);
    expect(linesOf(await alone.ask(brief, "2020-01-09"), "bottom_line")).toEqual([
      "9 Jan 2020 — Shells hit the old market of Port City. (publisher not on record)",
    ]);
    const both = await world([
      ...records,
      source("a", "2020-01-09"),
      event("small", {
        date: { from: "2020-01-09" },
        type: "statement",
        places: ["plc-port"],
        summary: "The harbour master closed the port.",
        src: "a",
      }),
    ]);
    expect(linesOf(await both.ask(brief, "2020-01-09"), "bottom_line")).toEqual(["9 Jan 2020 — The harbour master closed the port."]);
  });

  test("adds no numbers of events up", async () => {
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
    const briefing = await ask(brief, "2020-01-09");
    expect(linesOf(briefing, "figures")).toEqual(["Numbers of people killed are on record for 2 of 2 recorded events"]);
    expect(JSON.stringify(briefing)).not.toContain('"7"');
  });

  test("takes free text as its topic", async () => {
    const { ask } = await world(portRecords);
    const words = { id: "text:dock workers", label: "dock workers", kind: "text", refs: [], words: ["dock", "workers"] } as const;
    const briefing = await ask({ intent: "brief", topic: { ...words, refs: [], words: [...words.words] } }, "2020-01-10");
    expect(linesOf(briefing, "bottom_line")).toEqual([
      "8 Jan 2020 — Rockets fired at the harbour of Port City killed at least 12 dock workers.",
    ]);
  });

  test("counts the lines corrected after the as-of time, and lists corrections once they are known", async () => {
    const { ask, commit } = await world(portRecords);
    await commit(
      [
        event("talks", {
          date: { from: "2020-01-06" },
          type: "consult",
          places: ["plc-port"],
          actors: ["act-ann"],
          recipients: ["act-bo"],
          topics: ["a truce", "prisoners"],
          summary: "Ann Ash met Bo Birch in Port City.",
          src: "n",
        }),
      ],
      "2020-01-12T08:00:00Z",
    );
    const past = await ask(brief, "2020-01-10");
    expect(past.correctedSince).toBe(1);
    expect(linesOf(past, "developments")).toContain("5 Jan 2020 — Ann Ash met Bo Birch in Port City.");
    const now = await ask(brief, "2020-01-12", { asOfStated: false });
    expect(now.correctedSince).toBe(0);
    expect(linesOf(now, "corrections")).toEqual([
      "Corrected on 12 Jan 2020 — 6 Jan 2020, consult: the date was “5 Jan 2020”, is now “6 Jan 2020”",
    ]);
  });

  test("withholds a line that cannot be proved, counts it, tells the log and shows the next", async () => {
    const { ask, problems } = await world([
      source("a", "2020-01-09"),
      place("port", "Port City"),
      issue("truce", "a truce in Port City", { places: ["plc-port"] }),
      actor("north", "Northland"),
      position("unknown", {
        actor: "act-nowhere",
        issue: "iss-truce",
        stance: "opposes",
        statement: "there must be no truce",
        stated_on: "2020-01-09",
      }),
      position("north", {
        actor: "act-north",
        issue: "iss-truce",
        stance: "supports",
        statement: "a truce is due",
        stated_on: "2020-01-08",
      }),
    ]);
    const briefing = await ask(brief, "2020-01-09");
    expect(linesOf(briefing, "bottom_line")).toEqual(["On a truce in Port City: Northland said on 8 Jan 2020 that a truce is due"]);
    expect(linesOf(briefing, "positions")).toEqual(["Northland on a truce in Port City: supports — said that a truce is due — 8 Jan 2020"]);
    expect(briefing.withheld).toBe(1);
    expect(problems.map((p) => [p.rule, p.found])).toEqual([["record-not-visible", "act-nowhere"]]);
  });

  test("tells of people killed whom the summary leaves out, and lists sources that read alike once", async () => {
    const wire = { url: "https://portal.example/9-january", via: "Portal" };
    const harmed = { effect: "killed" as const, quantity: { value: 58, qualifier: "at_least" as const } };
    const march = { date: { from: "2020-01-09" }, type: "protest" as const, places: ["plc-port"], casualties: [harmed] };
    const { ask } = await world([
      source("a", "2020-01-09", "Alpha News", wire),
      source("b", "2020-01-09", "Alpha News", wire),
      source("c", "2020-01-09", "Alpha News", { ...wire, headline: "On the quay", licence: "CC BY 2.5" }),
      place("port", "Port City"),
      event("march", { ...march, summary: "Crowds marched to the harbour gates.", src: ["a", "b"] }),
      event("shots", { ...march, summary: "Guards shot dead at least 58 marchers.", src: "c" }),
    ]);
    const briefing = await ask(brief, "2020-01-10", { length: "full" });
    expect([...linesOf(briefing, "bottom_line"), ...linesOf(briefing, "developments")]).toEqual([
      "9 Jan 2020 — Crowds marched to the harbour gates. (also recorded: at least 58 people killed)",
      "9 Jan 2020 — Guards shot dead at least 58 marchers.",
    ]);
    expect(briefing.sources.map((s) => [s.n, s.headline ?? "", s.note])).toEqual([
      [1, "", "via Portal"],
      [2, "On the quay", "via Portal, CC BY 2.5"],
    ]);
    expect(briefing.sections[0]?.lines[0]?.citations).toEqual([1]);
  });

  test("opens with what was done on more of the topic, and with talks or what is only alleged after it", async () => {
    const day = { date: { from: "2020-01-09" }, places: ["plc-port"] };
    const about = { ...PORT, refs: ["plc-port", "act-north", "act-south"] };
    const { ask } = await world([
      source("a", "2020-01-09"),
      place("port", "Port City"),
      actor("north", "Northland"),
      actor("south", "Southland"),
      event("a-alleged", {
        ...day,
        type: "assault",
        actors: ["act-north", "act-south"],
        status: "alleged",
        summary: "Divers mined the quay.",
      }),
      event("b-talks", { ...day, type: "consult", actors: ["act-north", "act-south"], summary: "Envoys of both sides met over dinner." }),
      event("c-brawl", { ...day, type: "assault", summary: "Sailors fought in a tavern." }),
      event("d-raid", {
        ...day,
        type: "assault",
        actors: ["act-north"],
        recipients: ["act-south"],
        summary: "Planes bombed the long mole.",
      }),
    ]);
    const briefing = await ask({ intent: "brief", topic: about }, "2020-01-10");
    expect(linesOf(briefing, "bottom_line")).toEqual(["9 Jan 2020 — Planes bombed the long mole."]);
  });

  test("shows a long account where nothing leads the briefing, however short it is to be", async () => {
    const summary = `${"Engineers of the harbour board inspected the cranes and ".repeat(5)}left again.`;
    const { ask } = await world([
      source("a", "2020-01-09"),
      place("port", "Port City"),
      event("long", { date: { from: "2020-01-09" }, type: "statement", places: ["plc-port"], summary }),
    ]);
    const briefing = await ask(brief, "2020-01-10", { length: "short" });
    expect(briefing.sections.map((s) => [s.kind, s.lines.map((l) => l.text)])).toEqual([["developments", [`9 Jan 2020 — ${summary}`]]]);
  });

  test("gives the same bytes again", async () => {
    const [one, other] = [await world(portRecords), await world(portRecords.toReversed().toSorted(sourcesFirst))];
    const texts = await Promise.all([one, one, other].map(({ ask }) => ask(brief, "2020-01-10").then((b) => JSON.stringify(b))));
    expect(texts[1]).toBe(texts[0]);
    expect(texts[2]).toBe(texts[0]);
  });

  test("shows a side that stands alone before the second of the same stance", async () => {
    const stated = { issue: "iss-toll", places: ["plc-port"], stated_on: "2020-01-08" };
    const { ask } = await world([
      ...portRecords,
      issue("toll", "the harbour toll"),
      actor("avalon", "Avalon"),
      actor("brandia", "Brandia"),
      actor("corland", "Corland"),
      position("pa", { ...stated, actor: "act-avalon", stance: "opposes", statement: "no toll is due" }),
      position("pb", { ...stated, actor: "act-brandia", stance: "opposes", statement: "the toll is too high" }),
      position("pc", { ...stated, actor: "act-corland", stance: "supports", statement: "the toll is fair" }),
    ]);
    const toll = topic("iss-toll", "the harbour toll", "issue");
    const briefing = await ask({ intent: "positions", actors: [], issues: [], topic: toll, stances: [], history: false }, "2020-01-09");
    expect(linesOf(briefing, "positions").length).toBe(3);
    const whole = await ask({ intent: "brief", topic: toll }, "2020-01-09");
    const sides = [...linesOf(whole, "bottom_line"), ...linesOf(whole, "positions")].map(
      (line) => /Avalon|Brandia|Corland/.exec(line)?.[0],
    );
    expect(sides).toEqual(["Avalon", "Corland", "Brandia"]);
  });
});
/** Sources must be on record before what cites them. */
function sourcesFirst(a: (typeof portRecords)[number], b: (typeof portRecords)[number]): number {
  const isSource = (c: typeof a): number => Number("put" in c && c.put.kind === "source");
  return isSource(b) - isSource(a);
}
