import type { Gazetteer } from "../../record/gazetteer.ts";
import type { Publishers } from "../../record/publishers.ts";
import type { Event, Source } from "../../record/types.ts";
import type { Atlas } from "../atlas.ts";
import { sideOf, type Side } from "./actors.ts";
import { cameoEvent } from "./cameo.ts";
import type { Coordinates, Countries } from "../countries.ts";
import { whereOf } from "./places.ts";
import type { GdeltRow } from "./row.ts";
import { sourceOf } from "./source.ts";

export interface GdeltDeps {
  gazetteer: Gazetteer;
  publishers: Publishers;
  atlas: Atlas;
  countries: Countries;
  coordinates: Coordinates;
}

/** What a row comes to; reasons are clauses without a full stop. */
export type GdeltReading = { source: Source; event: Event } | { skipped: string } | { rejected: string };

/**
 * Reads a row into its event and what it was read from. The event says that a machine coded it, and counts nobody: GDELT gives
 * no casualties, and its numbers of mentions and sources are no independent origins. Same row, same record: same result.
 */
export function readGdelt(row: GdeltRow, deps: GdeltDeps): GdeltReading {
  const { gazetteer, publishers, countries } = deps;
  const kind = cameoEvent(row.code);
  if (!kind) return { rejected: `“EventCode” is no CAMEO code: “${row.code.slice(0, 20)}”` };
  const [doer, target] = [row.actor1, row.actor2].map((actor) => actor && sideOf(actor, countries, gazetteer));
  if (!doer && !target) return { skipped: "names nobody" };
  const where = row.place && whereOf(row.place, deps);
  if (doer?.ref === undefined && target?.ref === undefined && where?.ref === undefined)
    return { skipped: "names no actor and no place on record" };
  const source = sourceOf(row, publishers);
  const refs = (side: Side | undefined): string[] => (side?.ref === undefined ? [] : [side.ref]);
  const actors = refs(doer);
  // A country that is coded on both sides is told once.
  const both = target?.state === true && target.ref === doer?.ref;
  const said = kind.phrase(both ? undefined : target?.phrase, target?.state);
  const from = source.publisher === null ? "" : ` from ${source.publisher}`;
  const sentence = `${doer?.phrase ?? "an actor not named"} ${said}${where ? ` in ${where.phrase}` : ""}, as coded by GDELT${from}.`;
  return {
    source,
    event: {
      id: `evt-gdelt-${row.id}`,
      date: dateOf(row),
      type: kind.type,
      ...(kind.mode === undefined ? {} : { mode: kind.mode }),
      actors,
      recipients: refs(target).filter((ref) => !actors.includes(ref)),
      places: where?.ref === undefined ? [] : [where.ref],
      issues: [],
      summary: sentence.charAt(0).toUpperCase() + sentence.slice(1),
      topics: [],
      status: "occurred",
      coding: "machine",
      casualties: [],
      headings: [],
      evidence: [{ source: source.id }],
    },
  };
}

/** Days that news of the day can be late. */
const OF_THE_DAY = 1;
const A_WEEK = 8;
const A_MONTH = 40;

/**
 * The day GDELT dates the event to, and how exact that is. Where a report says "last week", "last month" or "last year", GDELT
 * counts back from the day of the report, so that a date so far back is no day: it is kept as the week, month or year it lies in.
 * The backfile was all added on one day, long after; its days stand.
 */
function dateOf({ date, added, backfile }: GdeltRow): Event["date"] {
  const days = (Date.parse(`${added.slice(0, 10)}T00:00:00Z`) - Date.parse(`${date}T00:00:00Z`)) / 86_400_000;
  if (backfile || days <= OF_THE_DAY) return { from: date, precision: "day" };
  if (days <= A_WEEK) return { from: date, precision: "week" };
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  if (days > A_MONTH) return { from: `${date.slice(0, 4)}-01-01`, to: `${date.slice(0, 4)}-12-31`, precision: "year" };
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { from: `${date.slice(0, 7)}-01`, to: `${date.slice(0, 7)}-${String(last).padStart(2, "0")}`, precision: "month" };
}
