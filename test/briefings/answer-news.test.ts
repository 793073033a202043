import { expect, test } from "vitest";
import { citedBy } from "../../src/digests/editions.ts";
import type { Seen } from "../../src/briefings/requests.ts";
import type { Change } from "../../src/record/port.ts";
import { PORT, portRecords } from "./support/port.ts";
import { event, linesOf, source, world, type World } from "./support/world.ts";

const idOf = (change: Change): string => ("put" in change ? change.put.body.id : change.retract.id);
const LATER = new Set(["evt-rockets", "pos-north-2", "fig-injured-2", "clm-south-2"]);
const first = portRecords.filter((change) => !LATER.has(idOf(change)));
const later = portRecords.filter((change) => LATER.has(idOf(change)));

/** What a conversation has seen that was sent a whole briefing. */
async function seenOn({ store, ask }: World, day: string): Promise<Seen> {
  const position = await store.position();
  const briefing = await ask({ intent: "brief", topic: PORT }, day, { asOfStated: false });
  return { position, asOf: `${day}T12:00:00Z`, citations: citedBy(briefing) };
}

const since = (seen: Seen) => ({ intent: "changes", topic: PORT, seen }) as const;
const live = { asOfStated: false };

test("tells what came in after the edition, moves and replaced figures first, and counts what is as it was", async () => {
  const port = await world(first, "2020-01-09T06:00:00Z");
  const seen = await seenOn(port, "2020-01-09");
  await port.commit(later, "2020-01-10T06:00:00Z");
  const news = await port.ask(since(seen), "2020-01-10", live);
  expect(news.sections.map((s) => [s.kind, s.lines.map(({ text }) => text)])).toEqual([
    ["bottom_line", ["On who fired at the harbour: Southland acknowledged on 10 Jan 2020 that one of its batteries fired by mistake"]],
    [
      "changes",
      [
        "Northland (Foreign Minister Ann Ash) on a truce in Port City: conditional (if all prisoners are freed) ▲ was: opposes, 4 Jan 2020 — said that a truce can follow a release — 9 Jan 2020",
        "20–34–50 (low–best–high) people injured, according to Southland; as of 9 Jan 2020, cumulative; reported, replacing 11 as of 6 Jan 2020",
        "Who fired the rockets? — answered, 10 Jan 2020: Southland acknowledged that one of its batteries fired by mistake",
      ],
    ],
    ["developments", ["8 Jan 2020 — Rockets fired at the harbour of Port City killed at least 12 dock workers. (2 independent origins)"]],
    [
      "disputed",
      [
        "On who fired at the harbour: Northland said on 8 Jan 2020 that southern forces fired; Southland acknowledged on 10 Jan 2020 that one of its batteries fired by mistake; it had said on 8 Jan 2020 that its forces did not fire",
      ],
    ],
  ]);
  expect([news.headline, news.activity, news.answered, port.problems]).toEqual([
    "Port City: 10 Jan 2020",
    "5 new on record since 9 Jan 2020 12:00 UTC; unchanged: 3 entries on record",
    true,
    [],
  ]);
});

test("counts an article that came in late as news, and one that is very old as none", async () => {
  const port = await world(first, "2020-01-09T06:00:00Z");
  const seen = await seenOn(port, "2020-01-09");
  const [late, old] = ["2020-01-02", "2019-10-02"].map((from, i) =>
    event(`late-${i}`, {
      date: { from },
      type: "protest",
      places: ["plc-port"],
      summary: `Dockers marched in Port City ${i}.`,
      src: "late",
    }),
  );
  await port.commit([source("late", "2020-01-03", "Delta Wire"), late!, old!], "2020-01-10T06:00:00Z");
  const news = await port.ask(since(seen), "2020-01-10", live);
  expect(linesOf(news, "bottom_line")).toEqual(["2 Jan 2020 — Dockers marched in Port City 0."]);
  expect(news.activity).toBe("1 new on record since 9 Jan 2020 12:00 UTC; unchanged: 7 entries on record");
});

test("leads with what it was told that was corrected or taken back since", async () => {
  const port = await world(portRecords, "2020-01-09T06:00:00Z");
  const seen = await seenOn(port, "2020-01-10");
  const rockets = portRecords.find((change) => idOf(change) === "evt-rockets");
  if (rockets === undefined || !("put" in rockets) || rockets.put.kind !== "event") throw new Error("no rockets");
  const { body } = rockets.put;
  const corrected: Change = { put: { kind: "event", body: { ...body, summary: body.summary.replace("12", "14") } } };
  await port.commit([corrected, { retract: { id: "pos-league", reason: "not what it said" } }], "2020-01-11T06:00:00Z");
  const news = await port.ask(since(seen), "2020-01-11", live);
  expect(linesOf(news, "corrections")).toEqual([
    "Corrected on 11 Jan 2020 — 8 Jan 2020, assault: the account was “Rockets fired at the harbour of Port City killed at least 12 dock workers.”, is now “Rockets fired at the harbour of Port City killed at least 14 dock workers.”",
    "Retracted — position: “the fighting must end at once”",
  ]);
  expect([news.answered, port.problems]).toEqual([true, []]);
});

test("says that nothing is new where nothing came in", async () => {
  const port = await world(portRecords, "2020-01-09T06:00:00Z");
  const seen = await seenOn(port, "2020-01-10");
  const news = await port.ask(since(seen), "2020-01-11", live);
  expect([news.answered, news.reason, news.sections.flatMap((s) => s.lines.map(({ text }) => text)), news.activity]).toEqual([
    false,
    "not-on-record",
    ["Nothing new on record since 10 Jan 2020 12:00 UTC"],
    "Nothing new since 10 Jan 2020 12:00 UTC; unchanged: 6 entries on record",
  ]);
});
