import type { Draft } from "../draft.ts";
import { formatNumber } from "../format.ts";
import { isMachineCoded, type Ranked } from "../rank.ts";
import { computed, fixed } from "../spans.ts";

/** Most lines of a briefing that tell of what a machine coded: more of them say little more. */
export const MOST_CODED = 5;
/** More than machine-coded lines differ by in score. */
const STEP = 10;

/** What a machine coded worth a line: 0 where both sides are named and the topic is one of them, up to 3 where one is named and the topic is none. */
function step({ lead: { body } }: Ranked, topic: ReadonlySet<string>): number {
  const bothNamed = body.actors.length > 0 && body.recipients.length > 0;
  const takesPart = [...body.actors, ...body.recipients].some((id) => topic.has(id));
  return (takesPart ? 0 : 1) + (bothNamed ? 0 : 2);
}

/**
 * The ranked groups a briefing on a topic tells of. Of what a machine coded these are a few that name who did it: those with both sides named
 * first, and before others those in which the topic takes part. What names nobody is left to timelines.
 */
export function worthTelling(ranked: readonly Ranked[], refs: readonly string[]): Ranked[] {
  const topic = new Set(refs);
  const coded = ranked
    .filter((group) => isMachineCoded(group) && group.lead.body.actors.length > 0)
    .map((group) => ({ ...group, score: group.score - STEP * step(group, topic) }))
    .toSorted((a, b) => b.score - a.score || (a.lead.id < b.lead.id ? -1 : 1));
  return [...ranked.filter((group) => !isMachineCoded(group)), ...coded.slice(0, MOST_CODED)];
}

/** "14 recorded events", "1 recorded event", "no recorded events". */
export const eventsWord = (count: number): string =>
  `${count === 0 ? "no" : formatNumber(count)} recorded ${count === 1 ? "event" : "events"}`;

/** "; 230 more coded by machine", empty where there are none: machine-coded events are never counted as recorded ones. */
export function codedWord(coded: number, others: number): string {
  return coded === 0 ? "" : `; ${formatNumber(coded)}${others === 0 ? "" : " more"} coded by machine`;
}

/** "14 recorded events, and 230 coded by machine", or with "more" after one that leads, where none of them fits. */
export function countedEvents(recorded: number, coded: number, led: boolean): Draft {
  const count = (number: number) => computed("count", [], formatNumber(number));
  const more = led ? " more" : "";
  const one = recorded === 0 ? [] : [count(recorded), fixed(`${more} recorded ${recorded === 1 ? "event" : "events"}`)];
  const other =
    coded === 0 ? [] : [count(coded), fixed(`${recorded === 0 ? more : ""} ${coded === 1 ? "event" : "events"} coded by machine`)];
  return {
    spans: [...one, ...(one.length > 0 && other.length > 0 ? [fixed(", and ")] : []), ...other],
    records: [],
    query: "recorded events of the period",
  };
}
