import { fold } from "../../core/text.ts";
import type { Selection } from "../../record/port.ts";
import type { StoredRecord } from "../../record/types.ts";
import { aboutTopic, type Draft, type DraftSection } from "../draft.ts";
import { compareText } from "../ledger.ts";
import { loadNames } from "../load.ts";
import { bounds, headlineOf, label, MOST_READ, newestDay, refOf, whenUnderstood, type Desk, type Outcome } from "../outcome.ts";
import type { Request } from "../requests.ts";
import { absenceDraft } from "../sections/absence.ts";
import { casualtyDrafts, type CasualtyFilter } from "../sections/casualties.ts";
import { FIGURE_COLUMNS, figureDraft, figuresInForce } from "../sections/figures.ts";
import { fixed } from "../spans.ts";
import { listed, TITLES, word } from "../wording.ts";

type FiguresRequest = Extract<Request, { intent: "figures" }>;

function matches({ body }: StoredRecord<"figure">, { indicators, population, reporter }: FiguresRequest): boolean {
  // Those a count includes are not who it counts: "among them children" is no count of children.
  const counted = ` ${fold([body.population, body.definition ?? ""].join(" "))} `;
  return (
    (indicators.length === 0 || indicators.includes(body.indicator)) &&
    population.every((w) => counted.includes(` ${w} `)) &&
    (reporter === undefined || body.reporter === reporter)
  );
}

function understoodOf(desk: Desk, { topic, indicators, population, reporter }: FiguresRequest): string {
  const what = indicators.length === 0 ? "figures" : `figures of ${listed(indicators.map(word))}`;
  const who = population.length === 0 ? "" : ` (${population.join(" ")})`;
  return `${what}${who} on ${topic.label}${reporter === undefined ? "" : `, counted by ${label(desk, reporter)}`}${whenUnderstood(desk)}`;
}

/** Figures as their counters give them; where none is on record, what single events are recorded to have cost. */
export async function figures(desk: Desk, request: FiguresRequest): Promise<Outcome> {
  const { book } = desk;
  const { topic } = request;
  const about = aboutTopic(topic);
  const [all, newest] = await Promise.all([
    book.reader.select(book.scope, { kinds: ["figure"], ...about, ...bounds(desk) }, "newest", MOST_READ),
    newestDay(desk, topic),
    book.load("actor", [request.reporter]),
  ]);
  await loadNames(book, { figures: all });
  const counted = figuresInForce(all);
  const asked = counted.filter(({ figure }) => matches(figure, request));
  const head = {
    topic: refOf(topic),
    understood: understoodOf(desk, request),
    headline: headlineOf("Figures", `: ${topic.label}`),
    covers: desk.context.period ? { from: desk.context.period.from, to: desk.context.period.to } : null,
    newest,
    activity: `${asked.length === 0 ? "No" : asked.length} ${asked.length === 1 ? "figure" : "figures"} on record`,
  };
  const section = (drafts: Draft[]): DraftSection[] => [{ kind: "figures", title: TITLES.figures, drafts, columns: FIGURE_COLUMNS }];
  const drafted = asked.map((f) => figureDraft(book, f));
  if (drafted.length > 0) return { ...head, answered: true, sections: section(drafted) };
  const events = request.reporter === undefined ? await harmfulEvents(desk, request) : [];
  if (events.length > 0) {
    const activity = `No counter's figure on record; ${events.length} ${events.length === 1 ? "count" : "counts"} of single events`;
    return { ...head, activity, answered: true, sections: section(events) };
  }
  const kin = counted.toSorted(
    (a, b) => Number(request.indicators.includes(b.figure.body.indicator)) - Number(request.indicators.includes(a.figure.body.indicator)),
  );
  const nearest = kin.map((f) => figureDraft(book, f)).map((d) => ({ ...d, spans: [fixed("Also on record: "), ...d.spans] }));
  // Words that no figure holds may still be said of one in other words: what is absent is a figure that says them.
  const absent = request.population.length > 0 ? "No figure on record says all of this" : "No such figure on record";
  const none = absenceDraft([fixed(absent)], `figures: ${head.understood}`);
  return { ...head, answered: false, reason: "not-on-record", sections: section([none, ...nearest]) };
}

async function harmfulEvents(desk: Desk, { topic, indicators, population }: FiguresRequest): Promise<Draft[]> {
  const { book, context } = desk;
  const selection: Selection<"event"> = { kinds: ["event"], ...aboutTopic(topic), ...bounds(desk) };
  const events = await book.reader.select(book.scope, selection, context.period ? "severity" : "newest", MOST_READ);
  const filter: CasualtyFilter = { effects: indicators, population };
  const told = events.filter((e) => e.body.casualties.length > 0).toSorted((a, b) => compareText(b.body.date.from, a.body.date.from));
  await loadNames(book, { events: told });
  await book.load(
    "actor",
    told.flatMap((e) => e.body.casualties.map((c) => c.reporter)),
  );
  return casualtyDrafts(book, told, filter);
}
