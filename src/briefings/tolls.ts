import { rankingNumber } from "../record/severity.ts";
import type { Event } from "../record/types.ts";
import { nested, similarity } from "./event-words.ts";
import type { EventGroup } from "./fold.ts";
import { daysBetween } from "./window.ts";

/** Days over which one toll is followed. */
const FOLLOWED_DAYS = 14;
/** Share of the shorter telling's words, numbers apart, that both must hold to be of one toll. */
const SAME_TOLL = 0.4;

/** Whether those killed are all counted as how many it has been so far, nobody newly. */
function tellsToll({ casualties }: Event): boolean {
  const dead = casualties.filter(({ effect }) => effect === "killed");
  return dead.length > 0 && dead.every(({ cumulative }) => cumulative === true);
}

function killed({ casualties }: Event): number | undefined {
  const counted = casualties.filter(({ effect }) => effect === "killed").map(({ quantity }) => rankingNumber(quantity));
  return counted.length === 0 ? undefined : Math.max(...counted);
}

const linked = ({ body: { places, actors, recipients } }: EventGroup["lead"]): Set<string> =>
  new Set([...places, ...actors, ...recipients]);

/** Whether the second tells the toll of the first as it stood later. */
function replaces(older: EventGroup, newer: EventGroup): boolean {
  const days = daysBetween(older.lead.body.date.from, newer.lead.body.date.from);
  if (days < 0 || days > FOLLOWED_DAYS || older.lead.id === newer.lead.id) return false;
  const [before, after] = [killed(older.lead.body), killed(newer.lead.body)];
  if (before === undefined || after === undefined || after < before || (days === 0 && after === before)) return false;
  const [one, other] = [linked(older.lead), linked(newer.lead)];
  return (
    one.size > 0 && other.size > 0 && nested(one, other) && similarity(older.words.tokens, newer.words.tokens).containment >= SAME_TOLL
  );
}

/**
 * Leaves out what tells a death toll as it stood before another of the groups tells it: of "rises to 113", "to 137" and "to 145" a briefing needs
 * the last. What tells of people newly harmed stays, and all stays on record and in a timeline.
 */
export function withoutOlderTolls<T extends EventGroup>(groups: readonly T[]): T[] {
  const tolls = groups.filter(({ lead }) => tellsToll(lead.body));
  return groups.filter((group) => !tolls.includes(group) || !tolls.some((newer) => replaces(group, newer)));
}
