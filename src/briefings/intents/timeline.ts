import type { Selection } from "../../record/port.ts";
import type { StoredRecord } from "../../record/types.ts";
import { bucketOf } from "../buckets.ts";
import { aboutTopic, type Draft } from "../draft.ts";
import { compareText, groupBy } from "../ledger.ts";
import { lastingInto, loadNames, withoutSuperseded } from "../load.ts";
import { bounds, headlineOf, label, newestDay, refOf, whenUnderstood, type Desk, type Outcome } from "../outcome.ts";
import type { Granularity, Request } from "../requests.ts";
import { absenceDraft, nearestLine } from "../sections/absence.ts";
import { codedWord, eventsWord } from "../sections/coded.ts";
import { developmentDraft, rankEvents } from "../sections/developments.ts";
import { bucketDraft, type Bucket } from "../sections/timeline.ts";
import { fixed } from "../spans.ts";
import type { Window } from "../window.ts";
import { TITLES } from "../wording.ts";

/** Most events read for a timeline; where there are more, the most severe. */
const MOST_EVENTS = 400;
/** Most days, weeks or months on a timeline; where there are more, those with the most severe events. */
const MOST_BUCKETS = 60;

/** What happened, oldest first, by day, week or month: how many events, and the most severe. */
export async function timeline(desk: Desk, request: Extract<Request, { intent: "timeline" }>): Promise<Outcome> {
  const { book, context } = desk;
  const { topic, actor, granularity } = request;
  const about = aboutTopic(topic);
  const selection: Selection<"event"> = {
    kinds: ["event"],
    ...about,
    ...(actor === undefined ? {} : { about: [...(about.about ?? []), [actor]] }),
    ...bounds(desk),
  };
  const [begun, begunCoded, told, lasting, newest] = await Promise.all([
    book.reader.count(book.scope, { ...selection, coded: "otherwise" }),
    book.reader.count(book.scope, { ...selection, coded: "machine" }),
    book.reader.select(book.scope, selection, "severity", MOST_EVENTS),
    lastingInto(book, selection, context.period),
    newestDay(desk, topic),
    book.load("actor", [actor]),
  ]);
  const events = await withoutSuperseded(book, [...told, ...lasting], selection.to ?? book.day);
  const complete = begun + begunCoded <= told.length;
  const count = complete ? events.length : begun + begunCoded + lasting.length;
  const coded = complete ? events.filter(({ body }) => body.coding === "machine").length : begunCoded;
  await loadNames(book, { events });
  const of = actor === undefined ? "" : `, ${label(desk, actor)}`;
  const first = events.map((e) => e.body.date.from).toSorted(compareText);
  const [from, to] = [context.period?.from ?? first[0], context.period?.to ?? first.at(-1)];
  const covers = from !== undefined && to !== undefined ? { from, to } : null;
  const head = {
    topic: refOf(topic),
    understood: `timeline of ${topic.label}${of}, by ${granularity}${whenUnderstood(desk)}`,
    headline: headlineOf("Timeline", `: ${topic.label}`, of),
    covers,
    newest,
    activity: `${eventsWord(count - coded)}${codedWord(coded, count - coded)}`.replace(/^no /, "No "),
  };
  if (events.length === 0) {
    const none = context.period
      ? await nearestLine(desk, topic, context.period)
      : {
          kind: "developments" as const,
          title: TITLES.developments,
          drafts: [absenceDraft([fixed("No event on record for this topic")], `events on ${topic.label}`)],
        };
    return { ...head, answered: false, reason: "not-on-record", sections: [none] };
  }
  const buckets = await bucketsOf(desk, events, { selection, granularity, complete });
  const section = { kind: "timeline" as const, title: TITLES.timeline, drafts: drafts(desk, buckets, covers), total: count };
  return { ...head, answered: true, sections: [section] };
}

interface Division {
  selection: Selection<"event">;
  granularity: Granularity;
  complete: boolean;
}

/** Divides events by calendar unit; where not all were read, the store counts each unit. */
async function bucketsOf(
  { book }: Desk,
  events: readonly StoredRecord<"event">[],
  { selection, granularity, complete }: Division,
): Promise<Bucket[]> {
  const groups = groupBy(events, (e) => bucketOf(e.body.date.from, granularity).from)
    .toSorted((a, b) => graveness(b) - graveness(a) || compareText(day(b), day(a)))
    .slice(0, MOST_BUCKETS);
  return Promise.all(
    groups.map(async (group): Promise<Bucket> => {
      const unit = bucketOf(day(group), granularity);
      const bounded = { from: later(unit.from, selection.from), to: earlier(unit.to, selection.to) };
      const counted = (coded: "machine" | "otherwise") => book.reader.count(book.scope, { ...selection, ...bounded, coded });
      const byMachine = group.filter(({ body }) => body.coding === "machine").length;
      const [count, coded] = complete
        ? [group.length - byMachine, byMachine]
        : await Promise.all([counted("otherwise"), counted("machine")]);
      return { granularity, day: day(group), events: group, count, coded };
    }),
  );
}

const graveness = (group: readonly StoredRecord<"event">[]): number => Math.max(...group.map((e) => e.severity));
const day = (group: readonly StoredRecord<"event">[]): string => group[0]?.body.date.from ?? "";
const later = (a: string, b: string | undefined): string => (b !== undefined && b > a ? b : a);
const earlier = (a: string, b: string | undefined): string => (b !== undefined && b < a ? b : a);

/** Events of one unit that are compared with each other. */
const MOST_COMPARED = 60;

/** So few events need no counting by day: each is a line of its own. */
const FEW_EVENTS = 16;

/** The units with the most severe events come first, to be shown oldest first; where all lies in one, or is little, its events are lines of their own. */
function drafts(desk: Desk, buckets: readonly Bucket[], covers: Window | null): Draft[] {
  const events = buckets.flatMap((bucket) => bucket.events);
  const [first] = buckets;
  const all = buckets.every((bucket) => bucket.count + bucket.coded === bucket.events.length);
  if (first && all && (buckets.length === 1 || (first.granularity === "day" && events.length <= FEW_EVENTS))) {
    const ranked = rankEvents(desk.book, events, covers ?? { from: first.day, to: first.day });
    return ranked.map((group) => ({ ...developmentDraft(desk.book, group), order: group.lead.body.date.from }));
  }
  return buckets.map((bucket) =>
    bucketDraft(bucket, rankEvents(desk.book, bucket.events.slice(0, MOST_COMPARED), covers ?? bucketOf(bucket.day, bucket.granularity))),
  );
}
