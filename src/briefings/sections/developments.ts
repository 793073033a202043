import { rankingNumber } from "../../record/severity.ts";
import type { Event, StoredRecord } from "../../record/types.ts";
import type { Book } from "../book.ts";
import type { Draft } from "../draft.ts";
import { eventWords } from "../event-words.ts";
import { countsThatDiffer, foldEvents, type EventGroup } from "../fold.ts";
import { compareText } from "../ledger.ts";
import { independentOrigins } from "../origins.ts";
import { isMachineCoded, rankGroups, type Ranked } from "../rank.ts";
import { withoutOlderTolls } from "../tolls.ts";
import { computed, fixed, valueOf } from "../spans.ts";
import type { Span } from "../types.ts";
import type { Window } from "../window.ts";
import { STATUS_MARKS } from "../wording.ts";
import { joined } from "./actors.ts";

type EventRecord = StoredRecord<"event">;

/** Candidates that are compared with each other; the rest rank too low to be shown. */
const MOST_COMPARED = 80;
/** Lines a section of developments can ever show. */
export const MOST_PLACES = 40;

function groupSources(book: Book, group: EventGroup): StoredRecord<"source">[] {
  return [...new Map(group.members.flatMap((m) => book.sourcesOf(m)).map((s) => [s.id, s])).values()];
}

/**
 * The report to show for a group: one with a publisher, then one in our words, which stands under no heading of where
 * it was found, then the later known, then the smaller id.
 */
function leading(book: Book, group: EventGroup): EventGroup {
  const hasPublisher = (event: EventRecord): number => Number(book.sourcesOf(event).some((s) => s.body.publisher !== null));
  const found = (event: EventRecord): number => Number(event.body.headings.length > 0);
  const members = group.members.toSorted(
    (a, b) => hasPublisher(b) - hasPublisher(a) || found(a) - found(b) || compareText(b.knownAt, a.knownAt) || compareText(a.id, b.id),
  );
  return { ...group, members, lead: members[0] ?? group.lead };
}

const machineCoded = (event: EventRecord): number => Number(event.body.coding === "machine");

/** The events worth a closer look, weightiest first: severity, what somebody reported before what a machine coded, then the newer, then id. */
export function candidates(events: readonly EventRecord[]): EventRecord[] {
  const unique = [...new Map(events.map((e) => [e.id, e])).values()];
  return unique
    .toSorted(
      (a, b) =>
        b.severity - a.severity ||
        machineCoded(a) - machineCoded(b) ||
        compareText(b.body.date.from, a.body.date.from) ||
        compareText(a.id, b.id),
    )
    .slice(0, MOST_COMPARED);
}

/** Folds and ranks the events of a window, of a rising toll the last count; `more`: what some weigh more, by id. Their sources must have been read. */
export function rankEvents(
  book: Book,
  events: readonly EventRecord[],
  window: Window,
  more: ReadonlyMap<string, number> = new Map(),
): Ranked[] {
  const groups = withoutOlderTolls(foldEvents(events)).map((group) => ({
    ...leading(book, group),
    // Texts that a machine codes alike may be one text, printed in many places.
    origins: isMachineCoded(group) ? 1 : independentOrigins(groupSources(book, group)),
  }));
  return rankGroups(groups, window, MOST_PLACES, more);
}

/** Counts that other reports of the event give, each with who reports it: nothing is averaged. */
function otherCounts(book: Book, group: EventGroup): Span[] {
  const [lead, ...others] = group.members;
  if (!lead) return [];
  const told = others.flatMap((event) =>
    countsThatDiffer(lead.body, event.body).flatMap((effect): Span[][] => {
      const at = event.body.casualties.findIndex((c) => c.effect === effect);
      const source = book.sourcesOf(event)[0];
      if (!source) return [];
      return [
        [
          valueOf(event, `casualties.${at}.quantity`, "quantity"),
          fixed(" "),
          valueOf(event, `casualties.${at}.effect`, "word"),
          fixed(" ("),
          valueOf(source, "publisher", "publisher"),
          fixed(")"),
        ],
      ];
    }),
  );
  return told.length === 0 ? [] : [fixed(" Counts differ; also reported: "), ...joined(told, ", ")];
}

/** A word for several stands first, or before what says more of it: "people", "members of the crew". */
const PLURAL = /^(?:\S+ )??(?:people|\w+s)(?: |$)/;

/** "3 people killed"; of one, whose number would not agree with the words, "people killed: 1". */
export function harmSpans(event: EventRecord, at: number): Span[] {
  const field = `casualties.${at}`;
  const count = valueOf(event, `${field}.quantity`, "quantity");
  const [who, effect] = [valueOf(event, `${field}.population`, "text"), valueOf(event, `${field}.effect`, "word")];
  const isOne = /(?:^|\s)1$/.test(count.text) && PLURAL.test(who.text);
  return isOne ? [who, fixed(" "), effect, fixed(": "), count] : [count, fixed(" "), who, fixed(" "), effect];
}

/** People killed or injured of whom the record tells, but not its summary: "(also recorded: 3 people killed)". */
export function untoldHarm(event: EventRecord): Span[] {
  const { numbers } = eventWords(event.body.summary);
  const told = event.body.casualties.flatMap((casualty, at): Span[][] => {
    const counted = rankingNumber(casualty.quantity);
    if (
      (casualty.effect !== "killed" && casualty.effect !== "injured") ||
      counted === 0 ||
      numbers.has(String(counted)) ||
      countsPeople(event, casualty.effect)
    )
      return [];
    return [harmSpans(event, at)];
  });
  return told.length === 0 ? [] : [fixed(" (also recorded: "), ...joined(told, ", "), fixed(")")];
}

/** Words by which a summary tells of an effect itself, though in other numbers or none. */
const TELLS: Partial<Record<Event["casualties"][number]["effect"], RegExp>> = {
  killed: /\b(?:kill\w*|dead|death\w*|di(?:e|es|ed)|fatal\w*|lives|bod(?:y|ies)|shot dead|murder\w*|assassinat\w*|execut\w*)\b/i,
  injured: /\b(?:injur\w*|wound\w*|hurt|casualt\w*|hospitali[sz]\w*)\b/i,
};

function countsPeople(event: EventRecord, effect: Event["casualties"][number]["effect"]): boolean {
  return TELLS[effect]?.test(event.body.summary) ?? true;
}

/** What marks an event that is not simply told as having happened. */
export function statusSpans(event: EventRecord): Span[] {
  return STATUS_MARKS[event.body.status] === undefined ? [] : [fixed(" ("), valueOf(event, "status", "word"), fixed(")")];
}

function originSpans(book: Book, group: Ranked): Span[] {
  if (group.origins < 2) return [];
  return [
    fixed(" ("),
    computed("independent_origins", [...group.members, ...groupSources(book, group)], `${group.origins} independent origins`),
    fixed(")"),
  ];
}

/** "9 Jan 2020 — what happened". */
export function eventSpans(event: EventRecord): Span[] {
  return [valueOf(event, "date", "date"), ...statusSpans(event), fixed(" — "), valueOf(event, "summary", "text"), ...untoldHarm(event)];
}

/** "9 Jan 2020 — what happened (3 independent origins)". */
export function developmentDraft(book: Book, group: Ranked): Draft {
  const spans = [...eventSpans(group.lead), ...otherCounts(book, group), ...originSpans(book, group)];
  return { spans, records: group.members };
}
