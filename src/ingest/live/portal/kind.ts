import { z } from "zod";
import { toInstant } from "../../../core/clock.ts";
import { loadAtlas } from "../../atlas.ts";
import type { KindDeps, LiveKind } from "../kind.ts";
import type { LiveSource } from "../sources.ts";
import { MOST_TITLES, revisionsOf, textsOf } from "./api.ts";
import { dayChanges } from "./day.ts";
import { readDayPage } from "./page.ts";

const WIKIPEDIA = "https://en.wikipedia.org/w/api.php";
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAY = 86_400_000;
/** Days fetched at first, and days that are looked at again each time: items are still edited a week on. */
const AT_FIRST = 7;
const AGAIN = 10;
/** Days whose revision is remembered. */
const REMEMBERED = 60;

const cursorSchema = z.object({
  /** Revision of each day's page that is on record. */
  days: z.record(z.iso.date(), z.int()),
  /** Revision of each day's page that lost most of its items; it is believed when it is still there the next time. */
  held: z.record(z.iso.date(), z.int()).default({}),
});
type Cursor = z.infer<typeof cursorSchema>;

/** Wikipedia's Current events portal, a page a day, through the MediaWiki API. */
export const portalKind: LiveKind = {
  name: "current-events",
  summary: "the world's news of each day from Wikipedia's Current events portal; no key",
  every: 60,
  atLeast: 15,
  address: WIKIPEDIA,
  label: "Wikipedia, Portal:Current events",
  needs: [],
  async fetch(source, deps) {
    const api = source.address ?? WIKIPEDIA;
    const cursor = readCursor(source);
    const asked = { fetch: deps.fetch, api, signal: deps.signal };
    const days = daysOf(source, cursor, deps);
    const titles = new Map(days.map((day) => [titleOf(day), day]));
    const now = await revisionsOf([...titles.keys()], asked);
    const changed = [...titles].flatMap(([title, day]) => {
      const revision = now.get(title)?.revision;
      return revision !== undefined && revision !== cursor.days[day] ? [title] : [];
    });
    const atlas = await loadAtlas(deps.reader, { owner: deps.owner, asOf: toInstant(deps.clock.now()) });
    const reading = { gazetteer: deps.gazetteer, atlas };
    for await (const pages of textsOf(changed, asked)) {
      for (const [title, { revision, wikitext }] of pages) {
        const day = titles.get(title);
        if (day !== undefined && wikitext !== undefined) await takeDay(day, { revision, wikitext }, cursor, { ...deps, reading });
        deps.signal.throwIfAborted();
      }
    }
    await deps.keep({ cursor: written(cursor) });
  },
};

type Reading = KindDeps & { reading: Parameters<typeof dayChanges>[2]["reading"] };

async function takeDay(day: string, page: { revision: number; wikitext: string }, cursor: Cursor, deps: Reading): Promise<void> {
  const { items, left } = readDayPage(page.wikitext);
  const scope = { owner: deps.owner, asOf: toInstant(deps.clock.now()) };
  const { changes, skipped, gutted } = await dayChanges(day, items, { ...deps, scope });
  if (gutted && cursor.held[day] !== page.revision) {
    cursor.held[day] = page.revision;
    deps.note(`The page of ${day} lost most of its items; it is believed when it is still so the next time.`);
    return;
  }
  deps.read(items.length + left.length);
  for (const { reason } of left) deps.skip(reason);
  for (const reason of skipped) deps.skip(reason);
  await deps.commit(changes);
  cursor.days[day] = page.revision;
  delete cursor.held[day];
  await deps.keep({ cursor: written(cursor) });
}

function readCursor({ cursor }: LiveSource): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(cursor ?? ""));
  } catch {
    // A cursor of another version: everything is looked at again, which changes nothing that has not changed.
    return { days: {}, held: {} };
  }
}

function written({ days, held }: Cursor): string {
  const kept = Object.entries(days)
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .slice(0, REMEMBERED);
  return JSON.stringify({ days: Object.fromEntries(kept.toReversed()), held });
}

/** The days to look at, oldest first: a week at first, then those that may still change and every day since the last success. */
function daysOf({ lastSuccess }: LiveSource, { days }: Cursor, { clock, note }: KindDeps): string[] {
  const today = Math.floor(clock.now() / DAY);
  const fresh = Object.keys(days).length === 0;
  const missed = lastSuccess === undefined ? 0 : today - Math.floor(lastSuccess / DAY) + AGAIN;
  const wanted = fresh ? AT_FIRST : Math.max(AGAIN, missed);
  const number = Math.min(wanted, MOST_TITLES);
  if (wanted > number) note(`Only the last ${number} days are caught up; the ${wanted - number} before them are not.`);
  return Array.from({ length: number }, (_, i) => toInstant((today - number + 1 + i) * DAY).slice(0, 10));
}

function titleOf(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `Portal:Current events/${year} ${MONTHS[(month ?? 1) - 1]} ${date}`;
}
