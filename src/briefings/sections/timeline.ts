import type { StoredRecord } from "../../record/types.ts";
import { bucketLabel, bucketOf } from "../buckets.ts";
import type { Draft } from "../draft.ts";
import { formatNumber } from "../format.ts";
import type { Ranked } from "../rank.ts";
import type { Granularity } from "../requests.ts";
import { computed, fixed, valueOf } from "../spans.ts";
import type { Span } from "../types.ts";
import { statusSpans, untoldHarm } from "./developments.ts";

/** The events of one day, week or month. */
export interface Bucket {
  granularity: Granularity;
  /** A day within it. */
  day: string;
  /** Those read, the most severe first. */
  events: StoredRecord<"event">[];
  /** All on record but those that a machine coded, and those. */
  count: number;
  coded: number;
}

/** Events named for one unit. */
const MOST_NAMED = 2;

/** "6–12 Jan 2020 — 14 recorded events: 8 Jan 2020, what happened; …". A unit with one event is that event's line. */
export function bucketDraft(bucket: Bucket, ranked: readonly Ranked[]): Draft {
  const { events, count, coded, granularity } = bucket;
  const all = count + coded;
  const told = ranked
    .slice(0, granularity === "day" ? 1 : MOST_NAMED)
    .toSorted((a, b) => (a.lead.body.date.from < b.lead.body.date.from ? -1 : 1));
  const records = told.flatMap((group) => group.members);
  const complete = all === events.length;
  const single = all === 1;
  const counted: Span[] = single ? [] : [...countSpans(bucket, complete), fixed(", among them: ")];
  const head: Span[] = [
    single && told[0] ? valueOf(told[0].lead, "date", "date") : computed("period", records, bucketLabel(bucket.day, granularity)),
    fixed(" — "),
  ];
  const named = told.flatMap(({ lead }, at): Span[] => [
    ...(at === 0 ? [] : [fixed(" ")]),
    ...(single || (granularity === "day" && lead.body.date.to === undefined) ? [] : [valueOf(lead, "date", "date"), fixed(": ")]),
    valueOf(lead, "summary", "text"),
    ...untoldHarm(lead),
    ...statusSpans(lead),
  ]);
  return {
    spans: [...head, ...counted, ...named],
    records,
    tells: all,
    order: bucketOf(bucket.day, granularity).from,
    ...(complete ? {} : { query: `recorded events of ${bucketLabel(bucket.day, granularity)}` }),
  };
}

/** "14 recorded events", "14 recorded events and 3 coded by machine", "3 events coded by machine". */
function countSpans({ events, count, coded }: Bucket, complete: boolean): Span[] {
  const number = (some: StoredRecord<"event">[], of: number): Span => computed("count", complete ? some : [], formatNumber(of));
  const isCoded = ({ body }: StoredRecord<"event">): boolean => body.coding === "machine";
  const byMachine = number(events.filter(isCoded), coded);
  if (count === 0) return [byMachine, fixed(coded === 1 ? " event coded by machine" : " events coded by machine")];
  const recorded = number(
    events.filter((event) => !isCoded(event)),
    count,
  );
  const told = [recorded, fixed(count === 1 ? " recorded event" : " recorded events")];
  return coded === 0 ? told : [...told, fixed(" and "), byMachine, fixed(" coded by machine")];
}
