import { dayLabel } from "../../core/date-labels.ts";
import type { Kind, StoredRecord } from "../../record/types.ts";
import { aboutTopic, type Draft, type DraftSection } from "../draft.ts";
import { ledger, moveText, previousOf } from "../ledger.ts";
import { loadNames, readDisputed, withoutSuperseded } from "../load.ts";
import { headlineOf, lastDay, MOST_READ, newestDay, refOf, type Desk, type Outcome } from "../outcome.ts";
import { absenceDraft } from "../sections/absence.ts";
import { correctionDrafts, MOST_CORRECTIONS } from "../sections/corrections.ts";
import { worthTelling } from "../sections/coded.ts";
import { candidates, developmentDraft, MOST_PLACES, rankEvents } from "../sections/developments.ts";
import { disputeDraft, matters } from "../sections/disputed.ts";
import { FIGURE_COLUMNS, figureDraft, figuresInForce } from "../sections/figures.ts";
import { positionDraft } from "../sections/positions.ts";
import { answeredDraft, openDraft, sortQuestions } from "../sections/unknown.ts";
import { computed, fixed } from "../spans.ts";
import type { Topic } from "../types.ts";
import { addDays } from "../window.ts";
import { TITLES } from "../wording.ts";

/** How many days after it happened a report may appear and still be found as new. */
const LATE_DAYS = 30;

/**
 * What is new since a day: what became known since then, and corrections recorded since then. What moved, what a
 * newer figure replaced and what was answered come before what is simply new.
 */
export async function changes(desk: Desk, { topic, since }: { topic: Topic; since: string }): Promise<Outcome> {
  const { book } = desk;
  const about = aboutTopic(topic);
  const to = lastDay(desk);
  const read = <K extends Kind>(kind: K): Promise<StoredRecord<K>[]> =>
    book.reader.select(book.scope, { kinds: [kind], ...about, to }, "newest", MOST_READ);
  const late = { kinds: ["event"] as const, ...about, from: addDays(since, -LATE_DAYS), to };
  const [told, coded, positions, figures, questions, { disputes, claims }, newest] = await Promise.all([
    book.reader.select(book.scope, { ...late, coded: "otherwise" }, "newest", MOST_READ),
    book.reader.select(book.scope, { ...late, coded: "machine" }, "severity", MOST_PLACES),
    read("position"),
    read("figure"),
    read("question"),
    readDisputed(book, about, { to }),
    newestDay(desk, topic),
  ]);
  const events = await withoutSuperseded(book, [...told, ...coded], to);
  await loadNames(book, { events, positions, figures, questions, disputes, claims });
  const sections = await sectionsSince(desk, topic, { events, positions, figures, questions, disputes, claims }, { from: since, to });
  const lines = sections.reduce((sum, section) => sum + section.drafts.length, 0);
  const none = absenceDraft(
    [fixed("Nothing new on record since "), computed("period", [], dayLabel(since))],
    `what is new on ${topic.label} since ${dayLabel(since)}`,
  );
  return {
    topic: refOf(topic),
    understood: `what is new on ${topic.label} since ${dayLabel(since)}${desk.context.asOfStated ? `, as of ${dayLabel(book.day)}` : ""}`,
    headline: headlineOf(topic.label, `: since ${dayLabel(since)}`),
    answered: lines > 0,
    ...(lines > 0 ? {} : { reason: "not-on-record" as const }),
    covers: { from: since, to: to < since ? since : to },
    newest,
    activity: `${lines === 0 ? "Nothing" : lines} new on record`,
    sections: lines > 0 ? sections : [{ kind: "changes", title: TITLES.changes, drafts: [none] }],
  };
}

interface Read {
  events: StoredRecord<"event">[];
  positions: StoredRecord<"position">[];
  figures: StoredRecord<"figure">[];
  questions: StoredRecord<"question">[];
  disputes: StoredRecord<"dispute">[];
  claims: StoredRecord<"claim">[];
}

async function sectionsSince({ book }: Desk, topic: Topic, all: Read, window: { from: string; to: string }): Promise<DraftSection[]> {
  const isNew = (record: StoredRecord): boolean => record.knownAt.slice(0, 10) >= window.from;
  const held = ledger(all.positions).filter((h) => isNew(h.latest));
  const moved = held.filter((h) => h.previous && moveText(h.previous, h.latest));
  const counted = figuresInForce(all.figures).filter((f) => isNew(f.figure));
  const questions = sortQuestions(book, all.questions);
  const answered = questions.answered.filter(({ answer }) => isNew(answer));
  const disputed = matters(all.disputes, all.claims).filter((m) => m.claims.some(isNew));
  const fresh = candidates(all.events.filter(isNew));
  const ranked = worthTelling(rankEvents(book, fresh, window), topic.refs);
  const draft = (h: (typeof held)[number]): Draft =>
    positionDraft(book, h.latest, h.previous ?? previousOf(h.latest, h.statements), { issue: true, words: false });
  const corrections = await correctionDrafts(
    book,
    [...all.positions, ...all.figures, ...all.events, ...all.claims, ...all.questions],
    window.from,
  );
  const section = (kind: DraftSection["kind"], drafts: Draft[]): DraftSection => ({ kind, title: TITLES[kind], drafts });
  const figureDrafts = (some: typeof counted): Draft[] => some.map((f) => figureDraft(book, f));
  return [
    { ...section("corrections", corrections), most: MOST_CORRECTIONS },
    section("changes", [...moved.map(draft), ...answered.map((a) => answeredDraft(book, a))]),
    { ...section("figures", figureDrafts(counted)), columns: FIGURE_COLUMNS },
    section("positions", held.filter((h) => !moved.includes(h)).map(draft)),
    section(
      "developments",
      ranked.map((group) => developmentDraft(book, group)),
    ),
    section(
      "disputed",
      disputed.map((m) => disputeDraft(book, m)),
    ),
    section("unknown", questions.open.filter(isNew).map(openDraft)),
  ];
}
