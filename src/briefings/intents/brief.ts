import { dayLabel, rangeLabel } from "../../core/date-labels.ts";
import type { StoredRecord } from "../../record/types.ts";
import type { Book } from "../book.ts";
import type { Draft, DraftSection } from "../draft.ts";
import { ledger, type Held } from "../ledger.ts";
import { headlineOf, newestDay, refOf, whenUnderstood, type Desk, type Outcome } from "../outcome.ts";
import { bottomLine, type BottomLine } from "../sections/bottom-line.ts";
import { correctionDrafts, MOST_CORRECTIONS } from "../sections/corrections.ts";
import { developmentDraft, rankEvents } from "../sections/developments.ts";
import { disputeDraft, matters, type Matter } from "../sections/disputed.ts";
import { FIGURE_COLUMNS, figureDraft, figuresInForce, harmDrafts, type Counted } from "../sections/figures.ts";
import { byWeight, heldDrafts } from "../sections/positions.ts";
import { recordDay } from "../sections/record-day.ts";
import { codedWord, countedEvents, eventsWord, worthTelling } from "../sections/coded.ts";
import { standingSection, standingSince } from "../sections/standing.ts";
import { formatNumber } from "../format.ts";
import { answeredDraft, MOST_QUESTIONS, openDraft, sortQuestions, type Questions } from "../sections/unknown.ts";
import type { Ranked } from "../rank.ts";
import type { Topic } from "../types.ts";
import { addDays, coverage, DEFAULT_WINDOW_DAYS, within, windowDays, type Coverage, type Window } from "../window.ts";
import { TITLES } from "../wording.ts";
import { itself, originWeights } from "./brief-origin.ts";
import { read, type Read } from "./brief-read.ts";
import { nearestLine } from "../sections/absence.ts";
import { loadNames } from "../load.ts";

/** Sentences of the bottom line. */
const SENTENCES = { short: 1, standard: 1, full: 2 } as const;

/** Most developments told before all else where issues of the topic are called after events of the window. */
const MOST_LEADING = 2;

/** How many of the loaded records name each actor. */
function prominence(all: Read): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (ids: readonly (string | null | undefined)[]): void => {
    for (const id of new Set(ids)) if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  };
  for (const { body } of all.events) add([...body.actors, ...body.recipients]);
  for (const { body } of all.positions) add([body.actor, body.speaker]);
  return counts;
}

/** "14 recorded events, 9 the week before; 230 more coded by machine": counts, never a verdict. */
function activity({ count, countBefore, coded }: Read, { window, basis }: Coverage, newest: string | undefined): string {
  const days = windowDays(window);
  const earlier = days === DEFAULT_WINDOW_DAYS ? "the week before" : days === 1 ? "the day before" : `the ${days} days before`;
  const counts = `${eventsWord(count)}, ${countBefore === 0 ? "none" : formatNumber(countBefore)} ${earlier}${codedWord(coded, count)}`;
  if (basis !== "newest-on-record" || newest === undefined) return counts.replace(/^no /, "No ");
  return `Newest record ${dayLabel(newest)}; in the week to it ${counts}`;
}

function isEmpty(all: Read, window: Window): boolean {
  if (all.events.length > 0) return false;
  const dated = [...all.positions, ...all.figures, ...all.questions, ...all.claims];
  return !dated.some((record) => within(window, recordDay(record)?.day ?? ""));
}

/** Matters whose turn the bottom line already tells come after the others. */
function toldLast(all: readonly Matter[], line: BottomLine): Matter[] {
  const isTold = (m: Matter): number => Number(m.claims.some((c) => line.told.has(c.id) || line.says(c.body.statement)));
  return all.toSorted((a, b) => isTold(a) - isTold(b));
}

/** The whole briefing on a topic. */
export async function brief(desk: Desk, request: { topic: Topic }): Promise<Outcome> {
  const { book, context } = desk;
  const { topic } = request;
  const newest = await newestDay(desk, topic);
  const covered = coverage(book.day, newest, context.period);
  const { window } = covered;
  const period = rangeLabel(window.from, window.to);
  const head = {
    topic: refOf(topic),
    understood: `a briefing on ${topic.label}${whenUnderstood(desk)}`,
    headline: headlineOf(topic.label, `: ${period}`),
    covers: window,
    newest,
  };
  if (newest === undefined) {
    return {
      ...head,
      covers: context.period ? window : null,
      answered: false,
      reason: "not-on-record",
      activity: "Nothing on record",
      sections: [],
    };
  }
  const all = await read(desk, topic, window);
  const counts = activity(all, covered, newest);
  if (isEmpty(all, window)) {
    const nearest = await nearestLine(desk, topic, window);
    return { ...head, answered: false, reason: "not-on-record", activity: counts, sections: [nearest] };
  }
  await loadNames(book, all);
  return { ...head, answered: true, activity: counts, sections: await allSections(desk, topic, all, window) };
}

async function allSections(desk: Desk, topic: Topic, all: Read, window: Window): Promise<DraftSection[]> {
  const { book, context } = desk;
  const origins = await originWeights(desk, topic, all);
  const ranked = worthTelling(rankEvents(book, all.events, window, origins), topic.refs);
  const held = byWeight(book, ledger(all.positions), window, prominence(all));
  const told = matters(all.disputes, all.claims, all.own);
  const line = bottomLine(book, { ranked, held, told, refs: topic.refs }, window, SENTENCES[context.length]);
  const figures = figuresInForce(all.figures);
  const questions = sortQuestions(book, all.questions);
  const since = standingSince(window, all.count);
  const recently = addDays(book.day, 1 - DEFAULT_WINDOW_DAYS);
  const corrections = await correctionDrafts(
    book,
    [...held.map((h) => h.latest), ...figures.map((f) => f.figure), ...all.events, ...all.claims],
    recently,
  );
  const section = (kind: DraftSection["kind"], drafts: DraftSection["drafts"]): DraftSection => ({ kind, title: TITLES[kind], drafts });
  return [
    { ...section("bottom_line", line.drafts), most: line.most },
    { ...section("corrections", corrections), most: MOST_CORRECTIONS },
    { ...section("changes", answeredNow(desk, questions, line, window)), most: MOST_QUESTIONS },
    figuresSection(book, all, figures, window),
    standingSection("positions", held, {
      window,
      since,
      record: (h) => h.latest,
      told: (h) => line.told.has(h.latest.id),
      drafts: (recent) => heldDrafts(book, recent, { issue: topic.kind !== "issue" || severalIssues(recent), words: false }),
    }),
    {
      ...developments(book, all, [...ranked, ...(await itself(desk, topic, window))], line, window),
      ...(context.length === "short" ? {} : { lead: Math.min(origins.size, MOST_LEADING) }),
    },
    standingSection("disputed", toldLast(told, line), {
      window,
      since,
      record: (m) => m.claims.at(-1) ?? m.dispute,
      drafts: (recent) => recent.map((m) => disputeDraft(book, m)),
    }),
    standingSection("unknown", questions.open, {
      window,
      since,
      record: (q) => q,
      drafts: (recent) => recent.map(openDraft),
      most: MOST_QUESTIONS,
    }),
  ];
}

function severalIssues(held: readonly Held[]): boolean {
  return new Set(held.map((h) => h.latest.body.issue)).size > 1;
}

/** Questions that the window answered; where the bottom line says the answer, only that they are, and in a short briefing not even that. */
function answeredNow({ book, context }: Desk, { answered }: Questions, line: BottomLine, window: Window): Draft[] {
  const told = ({ body }: StoredRecord): boolean => "statement" in body && line.says(body.statement);
  return answered
    .filter(({ answer }) => within(window, recordDay(answer)?.day ?? "") && !line.told.has(answer.id))
    .filter(({ answer }) => context.length !== "short" || !told(answer))
    .map((a) => answeredDraft(book, a, told(a.answer)));
}

/** Figures of counters; where there are none, in how many of the events people were killed. */
function figuresSection(book: Book, all: Read, figures: readonly Counted[], window: Window): DraftSection {
  if (figures.length === 0) {
    const events = all.events.filter(({ body }) => body.coding !== "machine");
    return { kind: "figures", title: TITLES.figures, drafts: all.count <= events.length + all.replaced ? harmDrafts(events) : [] };
  }
  const section = standingSection("figures", figures, {
    window,
    since: standingSince(window, all.count),
    record: (f) => f.figure,
    drafts: (recent) => recent.map((f) => figureDraft(book, f, false)),
  });
  return { ...section, columns: FIGURE_COLUMNS };
}

/** What happened but for what the bottom line tells; what is left out is counted in recorded events, as the header counts them. */
function developments(book: Book, all: Read, ranked: readonly Ranked[], line: BottomLine, window: Window): DraftSection {
  const shown = ranked.filter(({ lead }) => !line.told.has(lead.id) && !line.says(lead.body.summary));
  const older = ranked.filter(({ lead }) => lead.body.date.from < window.from && !all.events.includes(lead)).length;
  const total = all.count + all.coded - all.replaced - line.events + older;
  return {
    kind: "developments",
    title: TITLES.developments,
    drafts: shown.map((group) => developmentDraft(book, group)),
    total,
    ...(total > 0 ? { counted: countedEvents(Math.max(total - all.coded, 0), Math.min(all.coded, total), line.events > 0) } : {}),
  };
}
