import type { StoredRecord } from "../../record/types.ts";
import { formatNumber, formatQuantity } from "../format.ts";
import type { Book } from "../book.ts";
import type { Draft } from "../draft.ts";
import { compareText, groupBy, supersededIds } from "../ledger.ts";
import { computed, fixed, spansText, valueOf } from "../spans.ts";
import type { Span } from "../types.ts";
import { countWords, INDICATOR_ORDER, isParticiple } from "../wording.ts";
import { named } from "./actors.ts";
import { fold } from "../../core/text.ts";

type FigureRecord = StoredRecord<"figure">;

/** A figure in force and the value it replaced. */
export interface Counted {
  figure: FigureRecord;
  replaced?: FigureRecord;
}

export const FIGURE_COLUMNS = ["Figure", "Counted by", "As of", "Status"];

function indicatorRank(indicator: string): number {
  const at = INDICATOR_ORDER.indexOf(indicator);
  return at === -1 ? INDICATOR_ORDER.length : at;
}

/**
 * The newest figure for each indicator, population, definition, measure and counter; no counter's figure replaces
 * another's. Killed first, then the other indicators; within one the newest first.
 */
export function figuresInForce(figures: readonly FigureRecord[]): Counted[] {
  const replaced = supersededIds(figures);
  const key = ({ body: f }: FigureRecord): string =>
    [f.indicator, fold(f.population), fold(f.definition ?? ""), f.measure, f.reporter ?? ""].join("\n");
  const byId = new Map(figures.map((f) => [f.id, f]));
  const newest = groupBy(figures, key).flatMap((group) => {
    const inForce = group.filter((f) => !replaced.has(f.id)).toSorted(byNewest);
    const [figure, next] = inForce;
    if (!figure) return [];
    const before = (figure.body.supersedes === undefined ? undefined : byId.get(figure.body.supersedes)) ?? earlierCount(figure, next);
    return [before ? { figure, replaced: before } : { figure }];
  });
  return newest.toSorted(
    ({ figure: { body: a, id: x } }, { figure: { body: b, id: y } }) =>
      indicatorRank(a.indicator) - indicatorRank(b.indicator) ||
      compareText(a.indicator, b.indicator) ||
      compareText(b.as_of, a.as_of) ||
      compareText(x, y),
  );
}

/** The same counter's next older running total, which the newer one replaces even where no link says so. */
function earlierCount(figure: FigureRecord, next: FigureRecord | undefined): FigureRecord | undefined {
  const datesKnown = figure.body.as_of_precision === "day" && next?.body.as_of_precision === "day";
  return next && datesKnown && figure.body.reporter && figure.body.measure === "cumulative" && next.body.as_of < figure.body.as_of
    ? next
    : undefined;
}

function byNewest(a: FigureRecord, b: FigureRecord): number {
  return compareText(b.body.as_of, a.body.as_of) || compareText(b.knownAt, a.knownAt) || compareText(a.id, b.id);
}

/** Longest population, in words, that reads well before a participle. */
const SHORT_POPULATION = 2;

/** "more than 9,000 Palestinians killed", "at least 56 killed (people in the stampede)", "240 hostages (people held in the city)". */
export function countSpans(figure: FigureRecord): Span[] {
  const quantity = [valueOf(figure, "quantity", "quantity"), fixed(" ")];
  const [population, indicator] = [valueOf(figure, "population", "text"), valueOf(figure, "indicator", "word")];
  const inline = isParticiple(figure.body.indicator) && countWords(figure.body.population) <= SHORT_POPULATION;
  return inline ? [...quantity, population, fixed(" "), indicator] : [...quantity, indicator, fixed(" ("), population, fixed(")")];
}

function measureSpans(figure: FigureRecord): Span[] {
  const { measure, period, as_of } = figure.body;
  if (measure === "cumulative") return [fixed(", "), valueOf(figure, "measure", "word")];
  if (period?.from && period.from === period.to) {
    return period.from === as_of ? [fixed(", that day alone")] : [fixed(", for "), valueOf(figure, "period.from", "date"), fixed(" alone")];
  }
  if (period?.from && period.to) {
    return [fixed(", for "), valueOf(figure, "period.from", "date"), fixed(" to "), valueOf(figure, "period.to", "date")];
  }
  if (period?.from) return [fixed(", since "), valueOf(figure, "period.from", "date")];
  return [fixed(", "), valueOf(figure, "measure", "word")];
}

/** One figure with what is counted and (but for `definitions`) how that is defined, who counts, its as-of day, whether it is a running total, and what it replaced. */
export function figureDraft(book: Book, { figure, replaced }: Counted, definitions = true): Draft {
  const counter: Span[] = figure.body.reporter ? [named(book, figure.body.reporter)] : [fixed("counter not on record")];
  const count = [
    ...countSpans(figure),
    ...(definitions && figure.body.definition ? [fixed(", "), valueOf(figure, "definition", "text")] : []),
  ];
  const asOf = [valueOf(figure, "as_of", "date"), ...measureSpans(figure)];
  const status: Span[] = [valueOf(figure, "status", "word")];
  if (replaced && formatQuantity(replaced.body.quantity) !== formatQuantity(figure.body.quantity)) {
    status.push(fixed(", replaces "), valueOf(replaced, "quantity", "quantity"), fixed(" as of "), valueOf(replaced, "as_of", "date"));
  }
  const spans = [...count, fixed(" — "), ...counter, fixed(" — "), ...asOf, fixed(" — "), ...status];
  const records = status.length > 1 && replaced ? [figure, replaced] : [figure];
  return { spans, records, cells: [count, counter, asOf, status].map(spansText).map(capitalised) };
}

/** First letter large, where it is one of our own words or a plain number follows. */
function capitalised(cell: string): string {
  return cell.startsWith("counter not on record") ? `C${cell.slice(1)}` : cell;
}

/** In how many of these events people were recorded killed. Their numbers are not added up. */
export function harmDrafts(events: readonly StoredRecord<"event">[]): Draft[] {
  const deadly = events.filter((e) => e.body.status === "occurred" && e.body.casualties.some((c) => c.effect === "killed"));
  if (deadly.length === 0) return [];
  const spans = [
    fixed("People were recorded killed in "),
    computed("count", deadly, formatNumber(deadly.length)),
    fixed(" of "),
    computed("count", events, formatNumber(events.length)),
    fixed(events.length === 1 ? " event; numbers of events are not added up" : " events; their numbers are not added up"),
  ];
  return [{ spans, records: [], query: "recorded events of the period in which people were killed" }];
}
