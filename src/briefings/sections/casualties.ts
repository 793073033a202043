import { fold } from "../../core/text.ts";
import { rankingNumber } from "../../record/severity.ts";
import type { StoredRecord } from "../../record/types.ts";
import type { Book } from "../book.ts";
import type { Draft } from "../draft.ts";
import { fixed, valueOf } from "../spans.ts";
import type { Span } from "../types.ts";
import { harmSpans } from "./developments.ts";
import { named } from "./actors.ts";
import { NO_COUNTER } from "./figures.ts";

export interface CasualtyFilter {
  /** Effects asked about; empty for all. */
  effects: readonly string[];
  /** Folded words that the population must hold. */
  population: readonly string[];
}

/**
 * What each event is recorded to have cost, one line an event and count: "at least 8 people killed; who counted is not on
 * record; 4 Jan 2020, this event alone; reported: what happened." Nothing is added across events.
 */
export function casualtyDrafts(book: Book, events: readonly StoredRecord<"event">[], { effects, population }: CasualtyFilter): Draft[] {
  return events.flatMap((event) =>
    event.body.casualties.flatMap((casualty, at) => {
      const counted = ` ${fold(casualty.population)} `;
      const asked = effects.length === 0 || effects.includes(casualty.effect);
      // One side's part of a total is told where that side is asked for.
      if (casualty.part === true && population.length === 0) return [];
      // That an event harmed nobody is told where it is asked for.
      if (effects.length + population.length === 0 && (casualty.quantity.high ?? rankingNumber(casualty.quantity)) === 0) return [];
      if (!asked || !population.every((w) => counted.includes(` ${w} `))) return [];
      const count = harmSpans(event, at);
      const counter: Span[] = casualty.reporter ? [fixed(", according to "), named(book, casualty.reporter)] : [fixed(`; ${NO_COUNTER}`)];
      const asOf: Span[] = [
        fixed("; "),
        valueOf(event, "date", "date"),
        fixed(casualty.cumulative ? ", running toll" : ", this event alone"),
      ];
      const status: Span[] = [event.body.status === "occurred" ? fixed("reported") : valueOf(event, "status", "word")];
      const spans = [...count, ...counter, ...asOf, fixed("; "), ...status, fixed(": "), valueOf(event, "summary", "text")];
      return [{ spans, records: [event] }];
    }),
  );
}
