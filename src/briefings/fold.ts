import { rankingNumber } from "../record/severity.ts";
import type { Event, StoredRecord } from "../record/types.ts";
import { eventWords, nested, similarity, type EventWords } from "./event-words.ts";
import { daysBetween } from "./window.ts";

/**
 * Share of words that two summaries of one day must have in common to tell of one event: of all (Jaccard), or of the
 * shorter's; and `deeds`, of words that are no names, as those who are named together can have done several things.
 */
export const SAME_EVENT = { jaccard: 0.45, containment: 0.8, deeds: 0.4 };
/** The same where their counts differ. */
export const SAME_EVENT_COUNTS_DIFFER = { jaccard: 0.6, containment: 0.85, deeds: 0.4 };
/** The same where they stand a day apart: the next day's report is mostly of what came after. */
export const SAME_EVENT_DAY_APART = { jaccard: 0.65, containment: 1, deeds: 0.6 };
/** Share of names of the summary with fewer that the other must hold too: another name is mostly another event. */
export const SAME_NAMES = 0.75;
/** Fewer words than this tell too little to be compared. */
const LEAST_WORDS = 6;

/** Effects that both events count, but not alike. */
export function countsThatDiffer(a: Event, b: Event): Event["casualties"][number]["effect"][] {
  return a.casualties.flatMap(({ effect, quantity, part }) => {
    const other = part === true ? undefined : b.casualties.find((c) => c.effect === effect && c.part !== true);
    return other && rankingNumber(other.quantity) !== rankingNumber(quantity) ? [effect] : [];
  });
}

/** Reports of one event: the one to show, then the others. */
export interface EventGroup {
  lead: StoredRecord<"event">;
  members: StoredRecord<"event">[];
  words: EventWords;
}

interface Reading {
  record: StoredRecord<"event">;
  words: EventWords;
  links: ReadonlySet<string>;
  /** Days since a fixed day. */
  day: number;
}

function reading(record: StoredRecord<"event">): Reading {
  const { summary, places, actors, recipients } = record.body;
  const day = daysBetween("2000-01-01", record.body.date.from);
  return { record, words: eventWords(summary), links: new Set([...places, ...actors, ...recipients]), day };
}

/** Numbers of a summary that are not the casualties it counts. */
function otherNumbers({ record, words }: Reading): ReadonlySet<string> {
  const counted = new Set(
    record.body.casualties.flatMap(({ quantity }) =>
      [rankingNumber(quantity), quantity.low, quantity.best, quantity.high].map((number) => String(number)),
    ),
  );
  return new Set([...words.numbers].filter((n) => !counted.has(n)));
}

function sameEvent(a: Reading, b: Reading): boolean {
  const [one, other] = [a.record.body.dataset, b.record.body.dataset];
  if (one !== undefined && other !== undefined && one.name === other.name) return false;
  const apart = Math.abs(a.day - b.day);
  if (apart > 1 || a.record.body.status !== b.record.body.status || a.record.body.coding !== b.record.body.coding) return false;
  if (a.links.size === 0 || b.links.size === 0 || !nested(a.links, b.links)) return false;
  const differ = countsThatDiffer(a.record.body, b.record.body).length > 0;
  if (apart > 0) {
    // The next day's other count is the toll having risen, a development of its own.
    const [first, next] = [a.words, b.words];
    if (differ || first.followsUp || next.followsUp || !nested(first.names, next.names)) return false;
    return alike(a, b, SAME_EVENT_DAY_APART) && equal(a.links, b.links) && equal(otherNumbers(a), otherNumbers(b));
  }
  return alike(a, b, differ ? SAME_EVENT_COUNTS_DIFFER : SAME_EVENT) && nested(otherNumbers(a), otherNumbers(b));
}

/** Whether the words of two summaries tell of one event. */
function alike({ words: a }: Reading, { words: b }: Reading, least: typeof SAME_EVENT): boolean {
  if (Math.min(a.tokens.size, b.tokens.size) < LEAST_WORDS) return false;
  if (!a.tokens.has(b.subject) && !b.tokens.has(a.subject)) return false;
  const all = similarity(a.tokens, b.tokens);
  if (all.jaccard < least.jaccard && all.containment < least.containment) return false;
  const named = a.names.size > 0 && b.names.size > 0;
  return (!named || similarity(a.names, b.names).containment >= SAME_NAMES) && similarity(a.plain, b.plain).containment >= least.deeds;
}

function equal<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a.size === b.size && nested(a, b);
}

/**
 * Brings reports of one event together: the same status, the places and actors of one among those of the other, most
 * words shared, hardly a name or number of its own, and not two rows of one dataset; stricter where counts differ, strictest a day apart. Each
 * is compared with the first of its group, so that a chain of small differences does not join two events. Order of
 * groups: that of their first events.
 */
export function foldEvents(events: readonly StoredRecord<"event">[]): EventGroup[] {
  const groups: { first: Reading; members: StoredRecord<"event">[] }[] = [];
  for (const event of events) {
    const read = reading(event);
    const group = groups.find((g) => sameEvent(g.first, read));
    if (group) group.members.push(event);
    else groups.push({ first: read, members: [event] });
  }
  return groups.map(({ first, members }) => ({ lead: first.record, members, words: first.words }));
}
