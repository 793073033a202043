import { dayLabel } from "../../core/date-labels.ts";
import type { StoredRecord } from "../../record/types.ts";
import type { Draft, DraftSection } from "../draft.ts";
import { formatNumber } from "../format.ts";
import { compareText } from "../ledger.ts";
import { computed, fixed } from "../spans.ts";
import { addDays, type Window } from "../window.ts";
import { TITLES } from "../wording.ts";
import { recordDay } from "./record-day.ts";

/** Days before a busy window that what stands (a position, a figure, a question) may be from and still be told; what is older is counted. */
const STANDING_DAYS = 90;
/** The same before a quiet window, where what stands is most of what there is to tell. */
const QUIET_STANDING_DAYS = 365;
/** Recorded events that make a window busy. */
const BUSY_EVENTS = 5;

/** The day since which what stands is told, for a window with so many recorded events. */
export function standingSince(window: Window, events: number): string {
  return addDays(window.from, -(events < BUSY_EVENTS ? QUIET_STANDING_DAYS : STANDING_DAYS));
}

interface Standing<T> {
  window: Window;
  /** The first day of what is told. */
  since: string;
  /** The record that dates an item. */
  record: (item: T) => StoredRecord;
  drafts: (recent: readonly T[]) => Draft[];
  /** Items another section has told in full. */
  told?: (item: T) => boolean;
  most?: number;
}

/**
 * A section of what stands though it is not of the window: what is recent enough is told, what is older is counted with
 * what does not fit, and where no line fits one line counts all.
 */
export function standingSection<T>(
  kind: DraftSection["kind"],
  all: readonly T[],
  { window, since, record, drafts, told, most }: Standing<T>,
): DraftSection {
  const untold = told ? all.filter((item) => !told(item)) : all;
  const recent = untold.filter((item) => dayOf(record(item)) >= since);
  return {
    kind,
    title: TITLES[kind],
    drafts: drafts(recent),
    beyond: untold.length - recent.length,
    ...(most === undefined ? {} : { most }),
    ...(untold.length === 0 ? {} : { counted: countedDraft(kind, untold.map(record), window) }),
  };
}

const dayOf = (record: StoredRecord): string => recordDay(record)?.day ?? "";

/** "28 on record"; where none is of the window, "28 on record, the newest of 10 Nov 2023". */
function countedDraft(kind: DraftSection["kind"], records: readonly StoredRecord[], window: Window): Draft {
  const newest = records.map(dayOf).toSorted(compareText).at(-1) ?? "";
  const query = `${TITLES[kind].toLowerCase()} on record`;
  const spans = [computed("count", records, formatNumber(new Set(records.map((r) => r.id)).size)), fixed(" on record")];
  if (newest >= window.from) return { spans, records: [], query };
  const day = dayLabel(newest);
  return {
    spans: [...spans, fixed(", the newest of "), computed("period", [], day)],
    records: [],
    query: `${query}, the newest of ${day}`,
  };
}
