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
  /** All on record. */
  count: number;
}

/** Events named for one unit. */
const MOST_NAMED = 2;

/** "6–12 Jan 2020 — 14 recorded events: 8 Jan 2020, what happened; …". A unit with one event is that event's line. */
export function bucketDraft(bucket: Bucket, ranked: readonly Ranked[]): Draft {
  const { events, count, granularity } = bucket;
  const told = ranked
    .slice(0, granularity === "day" ? 1 : MOST_NAMED)
    .toSorted((a, b) => (a.lead.body.date.from < b.lead.body.date.from ? -1 : 1));
  const records = told.flatMap((group) => group.members);
  const complete = count === events.length;
  const counted: Span[] =
    count === 1 ? [] : [computed("count", complete ? events : [], formatNumber(count)), fixed(" recorded events, among them: ")];
  const single = count === 1;
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
    tells: count,
    order: bucketOf(bucket.day, granularity).from,
    ...(complete ? {} : { query: `recorded events of ${bucketLabel(bucket.day, granularity)}` }),
  };
}
