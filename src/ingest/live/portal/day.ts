import { hash } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import type { Change, RecordReader, Scope } from "../../../record/port.ts";
import type { Publishers } from "../../../record/publishers.ts";
import { readItem, type ReadingDeps } from "../../current-events.ts";
import type { Item } from "../../item.ts";
import { settleOutlet } from "../../outlets.ts";
import { firstEvent, firstSource, itemId, type KnownItem, knownItems, matchItems } from "./known.ts";
import type { PageItem } from "./page.ts";

/** What a day's page comes to. */
export interface DayChanges {
  changes: Change[];
  skipped: string[];
  /** Most of what was on the page is gone, as where somebody blanked it. */
  gutted: boolean;
}

interface DayDeps {
  reader: RecordReader;
  scope: Scope;
  publishers: Publishers;
  reading: ReadingDeps;
}

/** With fewer items nothing can be told from how many are gone. */
const FEW = 5;
const MOST_OUTLETS = 40;
const ITEMS_AT_A_TIME = 5;
const MOST_EVENTS = 10;

/** What changes on record when a day's page is as it is now: new items, reworded ones under their former id, and those gone. */
export async function dayChanges(day: string, page: readonly PageItem[], deps: DayDeps): Promise<DayChanges> {
  const { reader, scope } = deps;
  const known = await knownItems(reader, scope, day);
  const texts = page.map(({ text }) => ({ text, sha256: hash("sha256", text, "hex") }));
  const matched = matchItems(texts, known);
  const gone = known.filter((item) => !matched.includes(item));
  const numbers = freeNumbers(day, known, reader, scope);
  const changes: Change[] = [];
  const skipped: string[] = [];
  for (const [i, item] of page.entries()) {
    // Others want to be answered meanwhile.
    if (i % ITEMS_AT_A_TIME === 0) await turn();
    const former = matched[i];
    // An id is only taken by what comes on record under it.
    const read = (id: string) => readItem(asItem(id, day, item), true, deps.reading);
    const likely = former?.id ?? itemId(day, i + 1);
    const first = read(likely);
    if ("skipped" in first) {
      skipped.push(first.skipped);
      if (former) changes.push(...(await retractions(former, new Set(), deps)));
      continue;
    }
    const id = former?.id ?? (await numbers(i + 1, texts[i]?.sha256 ?? ""));
    const reading = id === likely ? first : read(id);
    if ("skipped" in reading) continue;
    const sources = reading.sources.map((source) => settleOutlet(source, deps.publishers));
    if (former) changes.push(...(await retractions(former, new Set([...reading.events, ...sources].map((body) => body.id)), deps)));
    changes.push(...sources.map((body): Change => ({ put: { kind: "source", body } })));
    changes.push(...reading.events.map((body): Change => ({ put: { kind: "event", body } })));
  }
  for (const item of gone) changes.push(...(await retractions(item, new Set(), deps)));
  return { changes, skipped, gutted: known.length >= FEW && gone.length > known.length / 2 };
}

function asItem(id: string, date: string, { category, topics, text, outlets }: PageItem): Item {
  const links = Object.fromEntries(outlets.flatMap(({ name, url }) => (url === undefined ? [] : [[name, url]])));
  return { id, date, category, topics, text, sources: outlets.map(({ name }) => name), links };
}

/** What an item has on record beside `kept`, taken back. */
async function retractions({ id }: KnownItem, kept: ReadonlySet<string>, { reader, scope }: DayDeps): Promise<Change[]> {
  const events = [firstEvent(id), ...Array.from({ length: MOST_EVENTS }, (_, i) => `${firstEvent(id)}-s${i + 2}`)];
  const sources = Array.from({ length: MOST_OUTLETS }, (_, i) => firstSource(id).replace(/1$/, String(i + 1)));
  const there = [...(await reader.get(scope, "event", events)), ...(await reader.get(scope, "source", sources))];
  return there
    .filter(({ body, owner }) => !kept.has(body.id) && owner === scope.owner)
    .map(({ body }): Change => ({ retract: { id: body.id, reason: "no longer on the portal's page" } }));
}

/**
 * Gives new items their numbers: the one of their place on the page where nothing ever stood under it, else the next free one. An
 * item that was taken back and is there again word for word has its own again.
 */
function freeNumbers(
  day: string,
  known: readonly KnownItem[],
  reader: RecordReader,
  { owner }: Scope,
): (place: number, sha256: string) => Promise<string> {
  const taken = new Set(known.map(({ id }) => id));
  const former = new Map<string, string>();
  let looked = 0;
  const never = async (number: number): Promise<boolean> => {
    for (; looked < number; looked += 1) {
      const id = itemId(day, looked + 1);
      if (taken.has(id)) continue;
      const { record } = (await reader.history(owner, firstSource(id))).at(-1) ?? {};
      if (record === undefined) continue;
      taken.add(id);
      if (record.kind === "source" && "text" in record.body) former.set(record.body.text?.sha256 ?? "", id);
    }
    return !taken.has(itemId(day, number));
  };
  return async (place, sha256) => {
    let number = place;
    // Past all that ever stood there, so that every former item is known.
    while (!(await never(number)) || looked < taken.size) number += 1;
    const again = former.get(sha256);
    if (again !== undefined && former.delete(sha256)) return again;
    for (number = place; !(await never(number));) number += 1;
    taken.add(itemId(day, number));
    return itemId(day, number);
  };
}
