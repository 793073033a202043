import type { StoredRecord } from "../../record/types.ts";
import { formatNumber, formatQuantity } from "../format.ts";
import type { Book } from "../book.ts";
import type { Draft } from "../draft.ts";
import { compareText, groupBy, supersededIds } from "../ledger.ts";
import { computed, fixed, spansText, valueOf } from "../spans.ts";
import type { Span } from "../types.ts";
import { countWords, INDICATOR_ORDER, isParticiple } from "../wording.ts";
import { named, personSpans } from "./actors.ts";
import { fold, words } from "../../core/text.ts";
import { stemOf } from "../stem.ts";

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
const SHORT_POPULATION = 6;

/**
 * "more than 9,000 Palestinians killed", "hostages: 240 people held in the city"; where those counted are called by the
 * indicator already, it is not said twice: "3 days of mourning", "59 trucks at the gate (aid trucks)".
 */
export function countSpans(figure: FigureRecord): Span[] {
  const counted = [valueOf(figure, "quantity", "quantity"), fixed(" "), valueOf(figure, "population", "text")];
  const indicator = valueOf(figure, "indicator", "word");
  const follows = isParticiple(figure.body.indicator) && countWords(figure.body.population) <= SHORT_POPULATION;
  if (follows) return [...counted, fixed(" "), indicator];
  const kind = words(figure.body.indicator.replaceAll("_", " ")).map(stemOf);
  const population = words(figure.body.population).map(stemOf);
  if (kind.every((word) => population.includes(word))) return counted;
  return kind.at(-1) === population[0] ? [...counted, fixed(" ("), indicator, fixed(")")] : [indicator, fixed(": "), ...counted];
}

/** Words a definition opens with that carry the count on without a pause: "killed in the flood". */
const CARRIES_ON = /^(?:aboard|across|after|at|because|by|during|from|in|inside|into|of|on|outside|since|through|to|under|within)\b/i;

/** How those counted are defined: ", under the new rules" or " in the flood". */
function definitionSpans(figure: FigureRecord): Span[] {
  const { definition } = figure.body;
  return definition === undefined ? [] : [fixed(CARRIES_ON.test(definition) ? " " : ", "), valueOf(figure, "definition", "text")];
}

/** Who counts, as a sentence says it: ", according to …". */
function counterSpans(book: Book, figure: FigureRecord): { said: Span[]; cell: string } {
  const { reporter, as_of } = figure.body;
  if (!reporter) return { said: [fixed(`; ${NO_COUNTER}`)], cell: "not on record" };
  const who =
    book.get("actor", reporter)?.body.type === "person" ? personSpans(book, reporter, undefined, as_of, figure) : [named(book, reporter)];
  return { said: [fixed(", according to "), ...who], cell: spansText(who) };
}

/** Said of a number whose counter no source names. */
export const NO_COUNTER = "who counted is not on record";

/** Of which day a figure is, and whether it is a running total or of a period; `cell` leaves out what a column is headed with. */
function asOfSpans(figure: FigureRecord): { lead: Span[]; cell: Span[] } {
  const { measure, period, as_of, as_of_precision } = figure.body;
  const thatDay = measure === "period" && period?.from !== undefined && period.from === period.to && period.from === as_of;
  if (thatDay && as_of_precision === "day") return { lead: [fixed("; on ")], cell: [valueOf(figure, "as_of", "date"), fixed(" alone")] };
  return { lead: [fixed("; as of ")], cell: [valueOf(figure, "as_of", "date"), ...measureSpans(figure)] };
}

function measureSpans(figure: FigureRecord): Span[] {
  const { measure, period } = figure.body;
  if (measure === "cumulative") return [fixed(", "), valueOf(figure, "measure", "word")];
  if (period?.from && period.from === period.to) return [fixed(", for "), valueOf(figure, "period.from", "date"), fixed(" alone")];
  if (period?.from && period.to) {
    return [fixed(", for "), valueOf(figure, "period.from", "date"), fixed(" to "), valueOf(figure, "period.to", "date")];
  }
  if (period?.from) return [fixed(", since "), valueOf(figure, "period.from", "date")];
  return [fixed(", for a period without dates on record")];
}

/** One figure with what is counted and (but for `definitions`) how that is defined, who counts, its as-of day, whether it is a running total, and what it replaced. */
export function figureDraft(book: Book, { figure, replaced }: Counted, definitions = true): Draft {
  const counter = counterSpans(book, figure);
  const count = [...countSpans(figure), ...(definitions ? definitionSpans(figure) : [])];
  const asOf = asOfSpans(figure);
  const status: Span[] = [valueOf(figure, "status", "word")];
  if (replaced && formatQuantity(replaced.body.quantity) !== formatQuantity(figure.body.quantity)) {
    status.push(fixed(", replacing "), valueOf(replaced, "quantity", "quantity"), fixed(" as of "), valueOf(replaced, "as_of", "date"));
  }
  const spans = [...count, ...counter.said, ...asOf.lead, ...asOf.cell, fixed("; "), ...status];
  const records = status.length > 1 && replaced ? [figure, replaced] : [figure];
  return { spans, records, cells: [spansText(count), counter.cell, spansText(asOf.cell), spansText(status)] };
}

/** In how many of these events people were recorded killed; a running toll is of another. Their numbers are not added up. */
export function harmDrafts(events: readonly StoredRecord<"event">[]): Draft[] {
  const deadly = events.filter(
    (e) => e.body.status === "occurred" && e.body.casualties.some((c) => c.effect === "killed" && !c.cumulative),
  );
  if (deadly.length === 0) return [];
  const spans = [
    fixed("Numbers of people killed are on record for "),
    computed("count", deadly, formatNumber(deadly.length)),
    fixed(" of "),
    computed("count", events, formatNumber(events.length)),
    fixed(events.length === 1 ? " recorded event" : " recorded events"),
  ];
  return [{ spans, records: [], query: "recorded events of the period in which people were killed" }];
}
