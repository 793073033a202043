import { dayLabel, instantLabel } from "../../core/date-labels.ts";
import type { Kind, StoredRecord } from "../../record/types.ts";
import { aboutTopic, type Draft, type DraftSection } from "../draft.ts";
import { ledger, moveText, previousOf } from "../ledger.ts";
import { loadNames, readDisputed, withoutSuperseded } from "../load.ts";
import { headlineOf, MOST_READ, newestDay, refOf, type Desk, type Outcome } from "../outcome.ts";
import type { Seen } from "../requests.ts";
import { absenceDraft } from "../sections/absence.ts";
import { bottomLine } from "../sections/bottom-line.ts";
import { correctedSinceSeen } from "../sections/corrections.ts";
import { worthTelling } from "../sections/coded.ts";
import { candidates, developmentDraft, rankEvents } from "../sections/developments.ts";
import { disputeDraft, matters } from "../sections/disputed.ts";
import { FIGURE_COLUMNS, figureDraft, figuresInForce } from "../sections/figures.ts";
import { byWeight, positionDraft } from "../sections/positions.ts";
import { answeredDraft, openDraft, sortQuestions } from "../sections/unknown.ts";
import { computed, fixed } from "../spans.ts";
import type { Topic } from "../types.ts";
import { addDays, type Window } from "../window.ts";
import { TITLES } from "../wording.ts";

/** How long ago something may have happened and still be told as news because it came in only now. */
const NEWS_DAYS = 30;
const MOST_CORRECTIONS = 5;

interface Read {
  events: StoredRecord<"event">[];
  positions: StoredRecord<"position">[];
  figures: StoredRecord<"figure">[];
  questions: StoredRecord<"question">[];
  disputes: StoredRecord<"dispute">[];
  claims: StoredRecord<"claim">[];
}

/**
 * What is new on the topic to a conversation that has seen an edition: what came into the record after that edition's position, whenever
 * it was published, and what it cited that was corrected or taken back since. What is as it was is counted.
 */
export async function news(desk: Desk, { topic, seen }: { topic: Topic; seen: Seen }): Promise<Outcome> {
  const { book, context } = desk;
  const all = await read(desk, topic, seen);
  const newest = await newestDay(desk, topic);
  await loadNames(book, all);
  const corrections = await correctedSinceSeen(book, seen);
  const { sections, fresh, old } = sectionsOf(desk, topic, all, { seen, corrections });
  const since = instantLabel(seen.asOf, context.zone);
  const none = absenceDraft(
    [fixed("Nothing new on record since "), computed("period", [], since)],
    `what is new on ${topic.label} since ${since}`,
  );
  const unchanged = `unchanged: ${old === 0 ? "nothing else" : `${old} ${old === 1 ? "entry" : "entries"}`} on record`;
  const anything = fresh + corrections.length > 0;
  return {
    topic: refOf(topic),
    understood: `what is new on ${topic.label} since ${since}`,
    headline: headlineOf(topic.label, `: ${dayLabel(book.day)}`),
    answered: anything,
    ...(anything ? {} : { reason: "not-on-record" as const }),
    covers: null,
    newest,
    activity: `${anything ? `${fresh} new on record since ${since}` : `Nothing new since ${since}`}; ${unchanged}`,
    sections: anything ? sections : [{ kind: "changes", title: TITLES.changes, drafts: [none] }],
  };
}

async function read({ book }: Desk, topic: Topic, { position }: Seen): Promise<Read> {
  const about = aboutTopic(topic);
  const { reader, scope } = book;
  const to = book.day;
  const standing = <K extends Kind>(kind: K): Promise<StoredRecord<K>[]> =>
    reader.select(scope, { kinds: [kind], ...about, to }, "newest", MOST_READ);
  const late = { kinds: ["event"] as const, ...about, from: addDays(to, -NEWS_DAYS), to, after: position };
  const [severe, latest, positions, figures, questions, { disputes, claims }] = await Promise.all([
    reader.select(scope, late, "severity", MOST_READ),
    reader.select(scope, late, "newest", MOST_READ),
    standing("position"),
    standing("figure"),
    standing("question"),
    readDisputed(book, about, { to }),
  ]);
  const events = await withoutSuperseded(book, candidates([...severe, ...latest]), to);
  return { events, positions, figures, questions, disputes, claims };
}

interface Sections {
  sections: DraftSection[];
  /** Entries that are new, and those that are as they were. */
  fresh: number;
  old: number;
}

function sectionsOf(
  { book, context }: Desk,
  topic: Topic,
  all: Read,
  { seen, corrections }: { seen: Seen; corrections: Draft[] },
): Sections {
  const isNew = (record: StoredRecord): boolean => record.position > seen.position && record.revision === 1;
  const window: Window = { from: addDays(book.day, -NEWS_DAYS), to: book.day };
  const ranked = worthTelling(rankEvents(book, all.events.filter(isNew), window), topic.refs);
  const held = ledger(all.positions);
  const said = byWeight(
    book,
    held.filter((h) => isNew(h.latest)),
    window,
    new Map(),
  );
  const moved = said.filter((h) => h.previous && moveText(h.previous, h.latest));
  const counted = figuresInForce(all.figures);
  const newly = counted.filter((f) => isNew(f.figure));
  const questions = sortQuestions(book, all.questions);
  const answered = questions.answered.filter(({ answer }) => isNew(answer));
  const told = matters(all.disputes, all.claims);
  const disputed = told.filter((m) => isNew(m.dispute) || m.claims.some(isNew));
  const open = questions.open.filter(isNew);
  const line = bottomLine(book, { ranked, held: said, told: disputed, refs: topic.refs }, window, context.length === "full" ? 2 : 1);
  const section = (kind: DraftSection["kind"], drafts: Draft[]): DraftSection => ({ kind, title: TITLES[kind], drafts });
  const untold = ranked.filter((group) => !line.told.has(group.lead.id));
  const draft = (h: (typeof held)[number]): Draft =>
    positionDraft(book, h.latest, h.previous ?? previousOf(h.latest, h.statements), { issue: true, words: false });
  const changes = [
    ...moved.filter((h) => !line.told.has(h.latest.id)).map(draft),
    ...newly.filter((f) => f.replaced !== undefined).map((f) => figureDraft(book, f)),
    ...answered.map((a) => answeredDraft(book, a)),
  ];
  return {
    sections: [
      { ...section("bottom_line", line.drafts), most: line.most },
      { ...section("corrections", corrections), most: MOST_CORRECTIONS },
      section("changes", changes),
      {
        ...section(
          "figures",
          newly.filter((f) => f.replaced === undefined).map((f) => figureDraft(book, f)),
        ),
        columns: FIGURE_COLUMNS,
      },
      section("positions", said.filter((h) => !moved.includes(h) && !line.told.has(h.latest.id)).map(draft)),
      section(
        "developments",
        untold.map((group) => developmentDraft(book, group)),
      ),
      section(
        "disputed",
        disputed.map((m) => disputeDraft(book, m)),
      ),
      section("unknown", open.map(openDraft)),
    ],
    fresh:
      ranked.reduce((sum, group) => sum + group.members.length, 0) +
      said.length +
      newly.length +
      answered.length +
      disputed.length +
      open.length,
    old: held.length - said.length + counted.length - newly.length + told.length - disputed.length + questions.open.length - open.length,
  };
}
