import { kindWeight } from "../record/severity.ts";
import { similarity } from "./event-words.ts";
import type { EventGroup } from "./fold.ts";
import { daysBetween, windowDays, type Window } from "./window.ts";

/**
 * What orders the lines of a briefing:
 *
 *     score = severity + 2 × recency + 0.75 × echo + 0.5 × further origins − 2 × likeness
 *
 * severity is 0–5 by the published thresholds; recency 1 on the last day of the window and falling evenly to 0
 * before its first; echo 0–1, how much the window's other reports are about the same (see `echoes`); further origins are independent origins beyond the first, at most 3; likeness is the share of
 * words (0–1) in common with the nearest line that already stands. So one step of severity outweighs half a window
 * of age, and a fourth telling of one story falls behind a first telling of a lesser one. What a machine coded stands behind all
 * that somebody reported; among its like it is ordered by kind, in place of a severity, if it names who did it, and first if it names both sides.
 */
export const RANK_WEIGHTS = { severity: 1, recency: 2, echo: 0.75, origin: 0.5, likeness: 2 } as const;
export const MOST_FURTHER_ORIGINS = 3;
/** More than any difference of scores. */
const MACHINE_STANDS_BACK = 20;
/** As much as the weightiest kind. */
const BOTH_NAMED = 2;

/** Whether nobody read what the event was coded from. */
export const isMachineCoded = ({ lead }: Pick<EventGroup, "lead">): boolean => lead.body.coding === "machine";

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

/** The score without echo and likeness. */
export function baseScore(severity: number, day: string, origins: number, window: Window): number {
  const further = Math.min(Math.max(origins - 1, 0), MOST_FURTHER_ORIGINS);
  return RANK_WEIGHTS.severity * severity + RANK_WEIGHTS.recency * recency(day, window) + RANK_WEIGHTS.origin * further;
}

/** Fewer events than this tell nothing of what a window is about. */
const LEAST_ECHOED = 25;

/**
 * How central each event is to its window: the mean likeness (cosine of words weighted by their rarity, as in LexRank) to all the
 * others, as a share of the highest. What most reports of a week follow from stands out; what nobody else mentions does not.
 */
export function echoes(groups: readonly EventGroup[]): number[] {
  if (groups.length < LEAST_ECHOED) return groups.map(() => 0);
  const held = new Map<string, number>();
  for (const { words } of groups) for (const token of words.tokens) held.set(token, (held.get(token) ?? 0) + 1);
  const rarity = (token: string): number => Math.log(groups.length / (held.get(token) ?? 1));
  const lengths = groups.map(({ words }) => Math.hypot(...[...words.tokens].map(rarity)) || 1);
  const sum = new Map<string, number>();
  groups.forEach(({ words }, at) => {
    for (const token of words.tokens) sum.set(token, (sum.get(token) ?? 0) + rarity(token) / (lengths[at] ?? 1));
  });
  const likeness = groups.map(({ words }, at) => {
    const length = lengths[at] ?? 1;
    // Less one: its likeness to itself.
    return [...words.tokens].reduce((total, token) => total + (rarity(token) / length) * (sum.get(token) ?? 0), -1);
  });
  const most = Math.max(...likeness);
  return likeness.map((of) => (most > 0 ? Math.max(of, 0) / most : 0));
}

/** The weightiest first; each further place goes to the best of the rest, less its likeness to those placed; `more`: what some events weigh more, by id. Ties by id. */
export function rankGroups(
  groups: readonly (EventGroup & { origins: number })[],
  window: Window,
  places: number,
  more: ReadonlyMap<string, number> = new Map(),
): Ranked[] {
  const echo = echoes(groups);
  const rest = groups.map((group, at) => {
    const machine = isMachineCoded(group);
    const { actors, recipients } = group.lead.body;
    const severity = machine
      ? (actors.length > 0 ? kindWeight(group.lead.body) : 0) +
        (actors.length > 0 && recipients.length > 0 ? BOTH_NAMED : 0) -
        MACHINE_STANDS_BACK
      : Math.max(...group.members.map((m) => m.severity));
    const base = baseScore(severity, group.lead.body.date.from, group.origins, window);
    return {
      ...group,
      score: base + RANK_WEIGHTS.echo * (echo[at] ?? 0) + Math.max(0, ...group.members.map(({ id }) => more.get(id) ?? 0)),
      likeness: 0,
    };
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
