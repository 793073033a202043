import type { Selection } from "../../record/port.ts";
import type { Kind, StoredRecord } from "../../record/types.ts";
import { aboutTopic } from "../draft.ts";
import { lastingInto, readDisputed, withoutSuperseded } from "../load.ts";
import { MOST_READ, type Desk } from "../outcome.ts";
import { candidates } from "../sections/developments.ts";
import type { Topic } from "../types.ts";
import { before, type Window } from "../window.ts";

/** Events read for a briefing: the most severe of the window, and the newest. */
const MOST_SEVERE = 200;
const NEWEST = 50;

/** What a briefing is made of. */
export interface Read {
  events: StoredRecord<"event">[];
  /** Events read that a newer one replaces. */
  replaced: number;
  positions: StoredRecord<"position">[];
  figures: StoredRecord<"figure">[];
  questions: StoredRecord<"question">[];
  disputes: StoredRecord<"dispute">[];
  claims: StoredRecord<"claim">[];
  own: ReadonlySet<string>;
  /** Recorded events of the window, without those that a machine coded. */
  count: number;
  countBefore: number;
  /** Those that a machine coded. */
  coded: number;
}

/** Reads what is on record of a topic, and of its window. */
export async function read(desk: Desk, topic: Topic, window: Window): Promise<Read> {
  const { reader, scope } = desk.book;
  const about = aboutTopic(topic);
  const inWindow: Selection<"event"> = { kinds: ["event"], ...about, ...window };
  const standing = <K extends Kind>(kind: K): Selection<K> => ({ kinds: [kind], ...about, to: window.to });
  const [begun, countBefore, coded, severe, newest, lasting, positions, figures, questions, { disputes, claims, own }] = await Promise.all([
    reader.count(scope, { ...inWindow, coded: "otherwise" }),
    reader.count(scope, { ...inWindow, ...before(window), coded: "otherwise" }),
    reader.count(scope, { ...inWindow, coded: "machine" }),
    reader.select(scope, inWindow, "severity", MOST_SEVERE),
    reader.select(scope, inWindow, "newest", NEWEST),
    lastingInto(desk.book, inWindow, desk.context.period),
    reader.select(scope, standing("position"), "newest", MOST_READ),
    reader.select(scope, standing("figure"), "newest", MOST_READ),
    reader.select(scope, standing("question"), "newest", MOST_READ),
    readDisputed(desk.book, about, { to: window.to }),
  ]);
  const found = candidates([...severe, ...newest, ...lasting]);
  const count = begun + lasting.length;
  const events = await withoutSuperseded(desk.book, found, window.to);
  const replaced = found.length - events.length;
  return { events, replaced, positions, figures, questions, disputes, claims, own, count, countBefore, coded };
}
