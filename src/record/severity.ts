import type { Event, Quantity } from "./types.ts";

/** The number to rank a quantity by: the value, else best, else the lower bound, else the upper. */
export function rankingNumber(quantity: Quantity): number {
  return quantity.value ?? quantity.best ?? quantity.low ?? quantity.high ?? 0;
}

/**
 * Fewest people killed for each severity from 2 to 5. Published in ARCHITECTURE.md; they order lines and are
 * never shown as a verdict. 25 is the yearly threshold of UCDP for a conflict, taken here for one event.
 */
const KILLED_AT_LEAST: readonly (readonly [killed: number, severity: number])[] = [
  [100, 5],
  [25, 4],
  [5, 3],
  [1, 2],
];

/** People injured, displaced, missing or captured count as a tenth of as many killed. */
const OTHER_HARM_WEIGHT = 0.1;

/** What an event without recorded harm weighs, by PLOVER type; types not named weigh 1. */
const WITHOUT_HARM: Partial<Record<Event["type"], number>> = {
  assault: 2,
  coerce: 2,
  agree: 2,
  mobilize: 2,
  sanction: 2,
  consult: 2,
  disaster: 2,
  election: 2,
  other: 0,
};

/**
 * Severity 0–5 by the published thresholds; what is only planned or was cancelled weighs at most 1. What a machine coded lies below
 * nought: −1 where the record knows both sides, −2 where it knows who did it, else −3.
 */
export function severityOf(event: Event): number {
  if (event.coding === "machine") return event.actors.length === 0 ? -3 : event.recipients.length === 0 ? -2 : -1;
  const harm = event.casualties
    .filter(({ part }) => part !== true)
    .reduce((sum, c) => sum + rankingNumber(c.quantity) * (c.effect === "killed" ? 1 : OTHER_HARM_WEIGHT), 0);
  const byHarm = KILLED_AT_LEAST.find(([killed]) => harm >= killed)?.[1] ?? 0;
  const severity = Math.max(byHarm, kindWeight(event));
  return event.status === "planned" || event.status === "cancelled" ? Math.min(severity, 1) : severity;
}

/** What an event weighs by its kind alone; it orders those that a machine coded among themselves. */
export const kindWeight = ({ type }: Pick<Event, "type">): number => WITHOUT_HARM[type] ?? 1;
