import { words } from "../core/text.ts";
import { rankingNumber } from "../record/severity.ts";
import type { Event, StoredRecord } from "../record/types.ts";
import { daysBetween } from "./window.ts";

/** Share of words two summaries must have in common (Jaccard) to tell of one event, and where their counts differ. */
export const SAME_EVENT = { jaccard: 0.5, containment: 0.8 };
export const SAME_EVENT_COUNTS_DIFFER = { jaccard: 0.6, containment: 0.85 };
/** Fewer words than this tell too little to be contained in another summary. */
const LEAST_WORDS_CONTAINED = 5;
/** Days two reports of one event may lie apart. */
const DAYS_APART = 1;

const EMPTY_WORDS = new Set(
  "a an and are as at be been by for from had has have he her his in into is it its of on or she that the their they this to was were which who will with after before during over than more least about near also one two".split(
    " ",
  ),
);

/** Words that carry the event, cut to a common stem: "strikes" and "strike" are the same. */
export function eventTokens(text: string): Set<string> {
  const tokens = words(text).filter((word) => word.length > 1 && !EMPTY_WORDS.has(word) && !/^\d+$/.test(word));
  return new Set(tokens.map((word) => (word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, "") : word)));
}

export interface Similarity {
  jaccard: number;
  containment: number;
}

export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): Similarity {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const token of few) if (many.has(token)) shared += 1;
  const union = a.size + b.size - shared;
  return { jaccard: union === 0 ? 0 : shared / union, containment: few.size < LEAST_WORDS_CONTAINED ? 0 : shared / few.size };
}

/** Effects that both events count, but not alike. */
export function countsThatDiffer(a: Event, b: Event): Event["casualties"][number]["effect"][] {
  return a.casualties.flatMap(({ effect, quantity }) => {
    const other = b.casualties.find((c) => c.effect === effect);
    return other && rankingNumber(other.quantity) !== rankingNumber(quantity) ? [effect] : [];
  });
}

function linked(a: Event, b: Event): boolean {
  const ids = new Set([...a.places, ...a.actors, ...a.recipients]);
  return [...b.places, ...b.actors, ...b.recipients].some((id) => ids.has(id));
}

/** Reports of one event: the one to show, then the others. */
export interface EventGroup {
  lead: StoredRecord<"event">;
  members: StoredRecord<"event">[];
  tokens: ReadonlySet<string>;
}

function sameEvent(group: EventGroup, event: StoredRecord<"event">, tokens: ReadonlySet<string>): boolean {
  const [a, b] = [group.lead.body, event.body];
  if (Math.abs(daysBetween(a.date.from, b.date.from)) > DAYS_APART || a.status !== b.status || !linked(a, b)) return false;
  const least = countsThatDiffer(a, b).length > 0 ? SAME_EVENT_COUNTS_DIFFER : SAME_EVENT;
  const alike = similarity(group.tokens, tokens);
  return alike.jaccard >= least.jaccard || alike.containment >= least.containment;
}

/**
 * Brings reports of one event together: at most a day apart, a place or actor in common, the same status and most
 * words shared, more of them where the numbers differ. Each is compared with the first of its group, so that a chain
 * of small differences does not join two events. Order of groups: that of their first events.
 */
export function foldEvents(events: readonly StoredRecord<"event">[]): EventGroup[] {
  const groups: EventGroup[] = [];
  for (const event of events) {
    const tokens = eventTokens(event.body.summary);
    const group = groups.find((g) => sameEvent(g, event, tokens));
    if (group) group.members.push(event);
    else groups.push({ lead: event, members: [event], tokens });
  }
  return groups;
}
