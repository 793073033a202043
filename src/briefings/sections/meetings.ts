import type { StoredRecord } from "../../record/types.ts";
import type { Book } from "../book.ts";
import type { Draft } from "../draft.ts";
import type { EventGroup } from "../fold.ts";
import { fixed, valueOf } from "../spans.ts";
import type { Span } from "../types.ts";
import { holderSpans, joined, listedSpans, named } from "./actors.ts";
import { statusSpans } from "./developments.ts";

function participantSpans(book: Book, event: StoredRecord<"event">): Span[] {
  const ids = [...new Set([...event.body.actors, ...event.body.recipients])];
  return listedSpans(ids.map((id) => holderSpans(book, { actor: id, day: event.body.date.from }, event)));
}

/** Modes of talking without meeting, and what a summary says of it where no mode is on record. */
const DISTANT_MODE = /\b(?:phone|telephone|call|letter|message|video|videoconference)\b/i;
const DISTANT_WORDS = /\b(?:phone|telephone|video ?conference|video call|by letter)\b/i;

/** Whether those named were in one place, as far as the record says how they talked. */
export function isInPerson(event: StoredRecord<"event">): boolean {
  const { mode, summary } = event.body;
  return mode === undefined ? !DISTANT_WORDS.test(summary) : !DISTANT_MODE.test(mode);
}

/** "5 Nov 2023, Ramallah — Antony Blinken (…) and Mahmoud Abbas (…): what happened. Topics: …". */
export function meetingDraft(book: Book, group: EventGroup): Draft {
  const { lead } = group;
  const places = lead.body.places.filter((id) => book.get("place", id));
  const head: Span[] = [
    valueOf(lead, "date", "date"),
    ...(places.length > 0
      ? [
          fixed(", "),
          ...joined(
            places.map((id) => [named(book, id)]),
            ", ",
          ),
        ]
      : []),
    ...(lead.body.mode !== undefined && !isInPerson(lead) ? [fixed(" ("), valueOf(lead, "mode", "text"), fixed(")")] : []),
    ...statusSpans(lead),
    fixed(" — "),
    ...participantSpans(book, lead),
  ];
  const topics = lead.body.topics.map((_, at) => [valueOf(lead, `topics.${at}`, "text")]);
  const on = topics.length > 0 ? [fixed(" Topics: "), ...joined(topics, "; ")] : [];
  const spans = [...head, fixed(": "), valueOf(lead, "summary", "text"), ...on];
  return { spans, records: group.members, compact: { spans: [...head, fixed("."), ...on], records: group.members } };
}
