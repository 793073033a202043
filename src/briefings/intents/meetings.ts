import type { Selection } from "../../record/port.ts";
import type { StoredRecord } from "../../record/types.ts";
import { aboutTopic, type Draft } from "../draft.ts";
import { foldEvents } from "../fold.ts";
import { compareText } from "../ledger.ts";
import { loadNames, withoutSuperseded } from "../load.ts";
import { speaksFor } from "../office.ts";
import { bounds, headlineOf, label, MOST_READ, refOf, whenUnderstood, type Desk, type Outcome } from "../outcome.ts";
import type { Request } from "../requests.ts";
import { absenceDraft } from "../sections/absence.ts";
import { listedSpans, named } from "../sections/actors.ts";
import { isInPerson, meetingDraft } from "../sections/meetings.ts";
import { fixed } from "../spans.ts";
import { listed } from "../wording.ts";

type MeetingsRequest = Extract<Request, { intent: "meetings" }>;
type EventRecord = StoredRecord<"event">;

/** Whether an actor took part: in person, or through one who spoke for it that day. */
function tookPart(desk: Desk, event: EventRecord, asked: string): boolean {
  const present = [...event.body.actors, ...event.body.recipients];
  if (present.includes(asked)) return true;
  return present.some((id) => {
    const actor = desk.book.get("actor", id);
    return actor?.body.type === "person" && speaksFor(actor.body, event.body.date.from).includes(asked);
  });
}

async function read(desk: Desk, { participants, place, topic }: MeetingsRequest): Promise<EventRecord[]> {
  const { book } = desk;
  const within = topic ? aboutTopic(topic) : {};
  const selection: Selection<"event"> = {
    kinds: ["event"],
    ...bounds(desk),
    ...within,
    about: [...participants.map((id) => [id]), ...(place === undefined ? [] : [[place]]), ...(within.about ?? [])],
  };
  const found = await book.reader.select(book.scope, selection, "newest", MOST_READ);
  const met = found.filter(
    ({ body }) =>
      (body.type === "consult" || body.type === "agree") &&
      body.status !== "cancelled" &&
      new Set([...body.actors, ...body.recipients]).size > 1,
  );
  await book.load("actor", [...participants, ...met.flatMap(({ body }) => [...body.actors, ...body.recipients])]);
  const current = await withoutSuperseded(book, met, book.day);
  return current.filter((event) => participants.every((id) => tookPart(desk, event, id)));
}

async function drafts(desk: Desk, events: readonly EventRecord[]): Promise<Draft[]> {
  const { book } = desk;
  await loadNames(book, { events });
  const people = events.flatMap(({ body }) => [...body.actors, ...body.recipients]);
  await Promise.all([
    book.load(
      "actor",
      people.flatMap((id) => book.get("actor", id)?.body.offices.map((o) => o.of) ?? []),
    ),
    book.load(
      "place",
      events.flatMap(({ body }) => body.places),
    ),
  ]);
  return foldEvents(events).map((group) => meetingDraft(book, group));
}

/** Who met whom, when, where and on what; every participant named took part. */
export async function meetings(desk: Desk, request: MeetingsRequest): Promise<Outcome> {
  const { book, context } = desk;
  const { participants, place, topic } = request;
  const talks = await read(desk, request);
  const found = talks.filter(tookPlace);
  const others = talks.filter((event) => !tookPlace(event));
  await Promise.all([book.load("actor", participants), book.load("place", [place])]);
  const who = listed(participants.map((id) => label(desk, id)));
  const where = place === undefined ? "" : ` in ${label(desk, place)}`;
  const about = topic ? ` on ${topic.label}` : "";
  const understood = `meetings${who ? ` of ${who}` : ""}${where}${about}${whenUnderstood(desk)}`;
  const none = absenceDraft(
    [
      fixed("No meeting"),
      ...(participants.length > 0 ? [fixed(" of "), ...listedSpans(participants.map((id) => [named(book, id)]))] : []),
      ...(place === undefined ? [] : [fixed(" in "), named(book, place)]),
      // What a topic or a period narrowed is no statement on all the meetings of those named.
      fixed(topic || desk.context.period ? " on record that fits all that was asked" : " on record"),
    ],
    understood,
  );
  const nearest = talks.length > 0 ? [] : await nearestMeetings(desk, request);
  const shown = [...(found.length > 0 ? await drafts(desk, found) : [none]), ...(await drafts(desk, others)), ...nearest];
  return {
    topic: topic
      ? refOf(topic)
      : participants[0] === undefined
        ? null
        : { id: participants[0], label: label(desk, participants[0]), kind: "actor" },
    understood,
    headline: headlineOf("Meetings", who ? ` of ${who}` : "", where, about),
    answered: found.length > 0,
    ...(found.length > 0 ? {} : { reason: "not-on-record" as const }),
    covers: context.period ? { from: context.period.from, to: context.period.to } : null,
    newest: found
      .map((e) => e.body.date.from)
      .toSorted(compareText)
      .at(-1),
    activity: `${found.length === 0 ? "No" : found.length} ${found.length === 1 ? "meeting" : "meetings"} on record${others.length > 0 ? `, ${others.length} planned or by call` : ""}`,
    sections: [{ kind: "developments", title: "Meetings", drafts: shown }],
  };
}

/** A meeting is one in person, and not one that was only planned. */
function tookPlace(event: EventRecord): boolean {
  return isInPerson(event) && event.body.status !== "planned";
}

/** Most meetings offered in place of one that is not on record. */
const MOST_NEAREST = 3;

/** Meetings of some of those named, or of the same anywhere else and at any time. */
async function nearestMeetings(desk: Desk, request: MeetingsRequest): Promise<Draft[]> {
  const { participants } = request;
  const anyTime: Desk = { ...desk, context: withoutPeriod(desk.context) };
  const wider: MeetingsRequest[] = [
    { intent: "meetings", participants },
    ...(participants.length > 1 ? participants.map((id): MeetingsRequest => ({ intent: "meetings", participants: [id] })) : []),
  ];
  if (participants.length === 0) return [];
  const found = (await Promise.all(wider.map((r) => read(anyTime, r)))).flat();
  const unique = [...new Map(found.map((e) => [e.id, e])).values()].slice(0, MOST_NEAREST);
  return (await drafts(desk, unique)).map((draft) => ({ ...draft, spans: [fixed("The nearest on record: "), ...draft.spans] }));
}

function withoutPeriod(context: Desk["context"]): Desk["context"] {
  const { period: _, ...rest } = context;
  return rest;
}
