import { dayLabel } from "../core/date-labels.ts";
import type { StoredRecord } from "../record/types.ts";
import { word } from "./wording.ts";

type PositionRecord = StoredRecord<"position">;

/** What one actor holds on one issue: a statement in force, those on record, and whether it moved. */
export interface Held {
  latest: PositionRecord;
  /** What the latest replaced or followed. */
  previous?: PositionRecord;
  /** All on the issue, newest first. */
  statements: PositionRecord[];
  moved: boolean;
}

/** Groups records by a key, in the order keys first occur. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const at = key(item);
    const group = groups.get(at);
    if (group) group.push(item);
    else groups.set(at, [item]);
  }
  return [...groups.values()];
}

/** Compares by code units, as binary collation does for our ids and days. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Ids that some of these records supersede. */
export function supersededIds(records: readonly StoredRecord[]): Set<string> {
  return new Set(records.flatMap(({ body }) => ("supersedes" in body && body.supersedes !== undefined ? [body.supersedes] : [])));
}

/**
 * How a position differs from the one before it, or undefined where it does not: the stance is another, or both set
 * conditions and the newer, which says that it replaces the older, sets others.
 */
export function moveText(previous: PositionRecord, latest: PositionRecord): string | undefined {
  const [was, is] = [previous.body, latest.body];
  const since = dayLabel(was.stated_on);
  const linked = is.supersedes === previous.id;
  // Where a day is only the last it can have been, which came first is not on record unless a link says so.
  const ordered = linked || (is.stated_precision === "day" && was.stated_on < is.stated_on);
  if (!ordered) return undefined;
  if (was.stance !== is.stance) return `▲ was: ${word(was.stance)}, ${since}`;
  const sameConditions = was.conditions.join("\n") === is.conditions.join("\n");
  return linked && is.stance === "conditional" && !sameConditions ? `▲ other conditions than on ${since}` : undefined;
}

/**
 * The positions in force, one per actor, issue, stance and speaker, from all that were stated: those that no later one replaced.
 * Where a day is only the last it can have been, two statements may not be told apart in time; then both stand.
 */
export function ledger(positions: readonly PositionRecord[]): Held[] {
  return groupBy(positions, (p) => `${p.body.actor} ${p.body.issue}`).flatMap((group) => {
    const replaced = supersededIds(group);
    const statements = group.toSorted(
      (a, b) =>
        compareText(b.body.stated_on, a.body.stated_on) ||
        Number(replaced.has(a.id)) - Number(replaced.has(b.id)) ||
        compareText(b.knownAt, a.knownAt) ||
        compareText(a.id, b.id),
    );
    const standing = statements.filter((p) => !replaced.has(p.id));
    const inForce = standing.filter((p) => !standing.some((q) => follows(q, p)));
    const voices = groupBy(inForce, (p) => `${p.body.stance} ${p.body.speaker ?? ""}`).flatMap(([latest]) => latest ?? []);
    return voices.map((latest): Held => {
      const previous = previousOf(latest, statements);
      return previous
        ? { latest, previous, statements, moved: moveText(previous, latest) !== undefined }
        : { latest, statements, moved: false };
    });
  });
}

/** Whether a statement takes the place of an older one: it came later, and is of the same speaker or takes another stance. */
function follows(later: PositionRecord, earlier: PositionRecord): boolean {
  const { stated_on, stated_precision, speaker, stance } = later.body;
  const took = speaker === earlier.body.speaker || stance !== earlier.body.stance;
  return took && stated_precision === "day" && stated_on > earlier.body.stated_on;
}

/** The statement another replaced, by its link or else by date. `statements` are newest first. */
export function previousOf(position: PositionRecord, statements: readonly PositionRecord[]): PositionRecord | undefined {
  return (
    statements.find((p) => p.id === position.body.supersedes) ??
    statements.find((p) => p.id !== position.id && p.body.stated_on < position.body.stated_on)
  );
}
