import { isDeepStrictEqual } from "node:util";
import { type Clock, toInstant } from "../../core/clock.ts";
import type { Change, CommitResult, RecordStore } from "../../record/port.ts";
import type { Kind, Owner } from "../../record/types.ts";

/** What came in by one fetch, or would have. */
export interface TakenIn {
  /** Items read. */
  read: number;
  added: number;
  revised: number;
  retracted: number;
  unchanged: number;
  /** Events among what was added. */
  events: number;
  /** Items left out, by reason, the most frequent first. */
  skipped: { reason: string; count: number }[];
  notes: string[];
  /** The last few events, as the record words them, the newest first. */
  samples: string[];
}

/** Takes records in and counts them. */
export interface Intake {
  commit(changes: readonly Change[]): Promise<CommitResult>;
  read(items: number): void;
  skip(reason: string, items?: number): void;
  note(sentence: string): void;
  /** The store, written through this intake; for importers. */
  store: RecordStore;
  taken(): TakenIn;
}

const MOST_SAMPLES = 5;
const MOST_REASONS = 50;

/** `dry`: nothing is stored, only counted. What the shared record holds already is left alone by every other owner. */
export function createIntake(store: RecordStore, { owner, clock, dry }: { owner: Owner; clock: Clock; dry: boolean }): Intake {
  const counts = { read: 0, added: 0, revised: 0, retracted: 0, unchanged: 0, events: 0 };
  const skipped = new Map<string, number>();
  const notes = new Set<string>();
  const samples: string[] = [];
  const now = (): string => toInstant(clock.now());

  const commit = async (changes: readonly Change[]): Promise<CommitResult> => {
    const position = await store.position();
    const standing = await standingOf(changes);
    const own = owner === "shared" ? changes : changes.filter((change) => standing.get(idOf(change))?.owner !== "shared");
    const added = own.flatMap((change) => ("put" in change && !standing.has(idOf(change)) ? [change.put] : []));
    const events = added.flatMap((put) => (put.kind === "event" ? [put.body] : []));
    const result = dry
      ? counted(own, standing, position)
      : own.length === 0
        ? { ...NOTHING, position }
        : await store.commit(owner, own, now());
    counts.added += result.added;
    counts.revised += result.revised;
    counts.retracted += result.retracted;
    counts.unchanged += result.unchanged + changes.length - own.length;
    counts.events += events.length;
    for (const { date, summary } of events) samples.unshift(`${date.from}: ${summary}`);
    samples.splice(MOST_SAMPLES);
    return result;
  };

  /** What is on record under the ids that are changed. */
  const standingOf = async (changes: readonly Change[]): Promise<Map<string, { owner: Owner; body: unknown }>> => {
    const found = new Map<string, { owner: Owner; body: unknown }>();
    const kinds = new Map<Kind, string[]>();
    for (const change of changes)
      if ("put" in change) kinds.set(change.put.kind, [...(kinds.get(change.put.kind) ?? []), change.put.body.id]);
    for (const [kind, ids] of kinds) {
      for (const record of await store.get({ owner, asOf: now() }, kind, ids)) found.set(record.body.id, record);
    }
    return found;
  };

  return {
    commit,
    read: (items) => (counts.read += items),
    skip(reason, items = 1) {
      if (skipped.has(reason) || skipped.size < MOST_REASONS) skipped.set(reason, (skipped.get(reason) ?? 0) + items);
    },
    note: (sentence) => notes.add(sentence),
    // The store is made of plain functions.
    store: { ...store, commit: (_owner, changes) => commit(changes) },
    taken: () => ({
      ...counts,
      skipped: [...skipped]
        .map(([reason, count]) => ({ reason, count }))
        .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
      notes: [...notes],
      samples: [...samples],
    }),
  };
}

const NOTHING = { added: 0, revised: 0, retracted: 0, unchanged: 0 };

const idOf = (change: Change): string => ("put" in change ? change.put.body.id : change.retract.id);

function counted(changes: readonly Change[], standing: ReadonlyMap<string, { body: unknown }>, position: number): CommitResult {
  const result = { ...NOTHING, position };
  for (const change of changes) {
    if ("retract" in change) result.retracted += 1;
    else {
      const before = standing.get(change.put.body.id);
      if (before === undefined) result.added += 1;
      else if (isDeepStrictEqual(before.body, JSON.parse(JSON.stringify(change.put.body)))) result.unchanged += 1;
      else result.revised += 1;
    }
  }
  return result;
}
