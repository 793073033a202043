import { words } from "../../../core/text.ts";
import type { RecordReader, Scope } from "../../../record/port.ts";

/** An item of a day as it is on record. */
export interface KnownItem {
  /** Without its prefix: `wce-2023-10-06-01`. */
  id: string;
  /** What it said: its whole text by hash, and the words its event quotes. */
  sha256: string | undefined;
  quote: string;
}

/** Items of one day that are looked for at a time; no day has had this many. */
const BLOCK = 60;
const MOST_ITEMS = 600;
/** Words two versions of an item share, of all their words, at least. */
const ALIKE = 0.5;

export const itemId = (day: string, ordinal: number): string => `wce-${day}-${String(ordinal).padStart(2, "0")}`;

/** The items of a day that are on record now. */
export async function knownItems(reader: RecordReader, scope: Scope, day: string): Promise<KnownItem[]> {
  const known: KnownItem[] = [];
  for (let from = 1; from < MOST_ITEMS; from += BLOCK) {
    const ids = Array.from({ length: BLOCK }, (_, i) => itemId(day, from + i));
    const sources = await reader.get(scope, "source", ids.map(firstSource));
    const events = await reader.get(scope, "event", ids.map(firstEvent));
    const hashes = new Map(sources.map(({ body }) => [body.id, body.text?.sha256]));
    const quotes = new Map(events.map(({ body }) => [body.id, body.evidence[0].quote ?? body.summary]));
    for (const id of ids) {
      const quote = quotes.get(firstEvent(id));
      if (quote !== undefined) known.push({ id, sha256: hashes.get(firstSource(id)), quote });
    }
    if (sources.length === 0 && events.length === 0) break;
  }
  return known;
}

export const firstSource = (id: string): string => `src-${id}-o1`;
export const firstEvent = (id: string): string => `evt-${id}`;

/** A text and its hash. */
export interface Text {
  text: string;
  sha256: string;
}

/**
 * Which known item each text is, if any: the very same first, then the most alike that share half of their words. So an item that
 * was reworded stays itself, whatever was put before it on the page.
 */
export function matchItems(texts: readonly Text[], known: readonly KnownItem[]): (KnownItem | undefined)[] {
  const found = new Map<number, KnownItem>();
  const free = new Set(known);
  for (const [i, { sha256 }] of texts.entries()) {
    const same = [...free].find((item) => item.sha256 === sha256);
    if (same) {
      found.set(i, same);
      free.delete(same);
    }
  }
  const sets = new Map([...free].map((item) => [item, new Set(words(item.quote))]));
  const pairs = texts.flatMap(({ text }, i) => {
    if (found.has(i)) return [];
    const own = new Set(words(text));
    return [...sets].map(([item, set]) => ({ i, item, likeness: likeness(own, set) }));
  });
  for (const { i, item, likeness: alike } of pairs.toSorted(
    (a, b) => b.likeness - a.likeness || a.i - b.i || (a.item.id < b.item.id ? -1 : 1),
  )) {
    if (alike < ALIKE || found.has(i) || !free.has(item)) continue;
    found.set(i, item);
    free.delete(item);
  }
  return texts.map((_, i) => found.get(i));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  // What is left of an item that was cut, or what one was before more was added, is still it.
  return shared / Math.max(1, Math.min(a.size, b.size) < 8 ? Math.max(a.size, b.size) : (a.size + b.size) / 2);
}
