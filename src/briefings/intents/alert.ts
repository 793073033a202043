import { instantLabel } from "../../core/date-labels.ts";
import type { StoredRecord } from "../../record/types.ts";
import { aboutTopic } from "../draft.ts";
import { loadNames, withoutSuperseded } from "../load.ts";
import { headlineOf, label, MOST_READ, refOf, type Desk, type Outcome } from "../outcome.ts";
import type { AlertRequest } from "../requests.ts";
import { absenceDraft } from "../sections/absence.ts";
import { candidates, developmentDraft, rankEvents } from "../sections/developments.ts";
import { computed, fixed } from "../spans.ts";
import { addDays } from "../window.ts";
import { TITLES } from "../wording.ts";

/** How long ago something may have happened and still be alerted to when it comes in. */
const ALERT_DAYS = 7;
/** Lines of one alert; the others are counted. */
const MOST_LINES = 5;

/**
 * Events of at least a severity that came in after a position, each once: another telling of what somebody was alerted to already
 * is none. Several at once are one answer.
 */
export async function alert(desk: Desk, { topic, seen, severity, actor }: AlertRequest): Promise<Outcome> {
  const { book, context } = desk;
  const window = { from: addDays(book.day, -ALERT_DAYS), to: book.day };
  const about = aboutTopic(topic);
  const groups = actor === undefined ? (about.about ?? []) : [...(about.about ?? []), [actor]];
  const selection = { ...about, ...(groups.length > 0 ? { about: groups } : {}), ...window };
  const found = await book.reader.select(book.scope, { kinds: ["event"], ...selection, after: seen.position }, "severity", MOST_READ);
  const told = await book.reader.get(book.scope, "event", eventsOf(seen.citations));
  const fresh = found.filter((event) => event.revision === 1 && event.severity >= severity && event.body.status !== "planned");
  const events = await withoutSuperseded(book, candidates(fresh), window.to);
  await loadNames(book, { events: [...events, ...told] });
  const isTold = (event: StoredRecord<"event">): boolean => told.some(({ id }) => id === event.id);
  const ranked = rankEvents(book, [...events, ...told], window).filter((group) => !group.members.some(isTold));
  const since = instantLabel(seen.asOf, context.zone);
  const of = actor === undefined ? "" : ` with ${label(desk, actor)}`;
  const understood = `events of severity ${severity} or more on ${topic.label}${of} that came in since ${since}`;
  const none = absenceDraft([fixed("No such event on record since "), computed("period", [], since)], understood);
  return {
    topic: refOf(topic),
    understood,
    headline: headlineOf(topic.label, ": alert"),
    answered: ranked.length > 0,
    ...(ranked.length > 0 ? {} : { reason: "not-on-record" as const }),
    covers: window,
    newest: undefined,
    activity: `${ranked.length === 1 ? "1 event" : `${ranked.length} events`} of severity ${severity} or more`,
    sections: [
      ranked.length > 0
        ? {
            kind: "developments",
            title: TITLES.developments,
            drafts: ranked.map((group) => developmentDraft(book, group)),
            most: MOST_LINES,
          }
        : { kind: "changes", title: TITLES.changes, drafts: [none] },
    ],
  };
}

const eventsOf = (citations: readonly string[]): string[] =>
  citations.filter((ref) => ref.startsWith("evt-")).map((ref) => ref.slice(0, ref.lastIndexOf("@")));
