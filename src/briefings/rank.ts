import { similarity } from "./event-words.ts";
import type { EventGroup } from "./fold.ts";
import { daysBetween, windowDays, type Window } from "./window.ts";

/**
 * What orders the lines of a briefing:
 *
 *     score = severity + 2 × recency + 0.5 × further origins − 2 × likeness
 *
 * severity is 0–5 by the published thresholds; recency 1 on the last day of the window and falling evenly to 0
 * before its first; further origins are independent origins beyond the first, at most 3; likeness is the share of
 * words (0–1) in common with the nearest line that already stands. So one step of severity outweighs half a window
 * of age, and a fourth telling of one story falls behind a first telling of a lesser one.
 */
export const RANK_WEIGHTS = { severity: 1, recency: 2, origin: 0.5, likeness: 2 } as const;
export const MOST_FURTHER_ORIGINS = 3;

export interface Ranked extends EventGroup {
  origins: number;
  score: number;
}

/** 1 on the window's last day, falling evenly to 0 the day before its first; 0 outside. */
export function recency(day: string, window: Window): number {
  const length = windowDays(window);
  const age = daysBetween(day, window.to);
  return age < 0 || age >= length ? 0 : (length - age) / length;
}

/** The score without likeness. */
export function baseScore(severity: number, day: string, origins: number, window: Window): number {
  const further = Math.min(Math.max(origins - 1, 0), MOST_FURTHER_ORIGINS);
  return RANK_WEIGHTS.severity * severity + RANK_WEIGHTS.recency * recency(day, window) + RANK_WEIGHTS.origin * further;
}

/** The weightiest first; each further place goes to the best of the rest, less its likeness to those placed. Ties by id. */
export function rankGroups(groups: readonly (EventGroup & { origins: number })[], window: Window, places: number): Ranked[] {
  const rest = groups.map((group) => {
    const severity = Math.max(...group.members.map((m) => m.severity));
    return { ...group, score: baseScore(severity, group.lead.body.date.from, group.origins, window), likeness: 0 };
  });
  const placed: Ranked[] = [];
  while (rest.length > 0 && placed.length < places) {
    let best = 0;
    for (let at = 1; at < rest.length; at += 1) if (outranks(rest[at]!, rest[best]!)) best = at;
    const chosen = rest.splice(best, 1)[0];
    if (!chosen) break;
    const { likeness, ...next } = chosen;
    placed.push({ ...next, score: next.score - RANK_WEIGHTS.likeness * likeness });
    for (const other of rest) other.likeness = Math.max(other.likeness, similarity(other.words.tokens, next.words.tokens).jaccard);
  }
  return placed;
}

interface Standing {
  lead: { id: string };
  score: number;
  likeness: number;
}

function outranks(a: Standing, b: Standing): boolean {
  const difference = a.score - RANK_WEIGHTS.likeness * a.likeness - (b.score - RANK_WEIGHTS.likeness * b.likeness);
  return difference > 0 || (difference === 0 && a.lead.id < b.lead.id);
}
