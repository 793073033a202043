import { dayLabel, rangeLabel } from "../../core/date-labels.ts";
import { dayAt, endOfDay } from "../period.ts";
import type { RequestContext } from "../types.ts";

/** Joins names as a sentence does. */
export function listed(names: readonly string[], last = "and"): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)}`;
}

const EARLIEST_YEAR = "0001";

/** The period and the as-of day as they end what was understood: ", 1–5 Nov 2023 (UTC), as of 10 Nov 2023". */
export function timePhrase(context: RequestContext): string {
  const { period, zone, asOf, asOfStated } = context;
  const day = dayAt(asOf, zone);
  const covered =
    period === undefined
      ? ""
      : period.from.startsWith(EARLIEST_YEAR)
        ? `, up to ${dayLabel(period.to)} (${zone})`
        : `, ${rangeLabel(period.from, period.to)} (${zone})`;
  const late = endOfDay(day, zone) === asOf || asOfStated;
  return asOfStated && late ? `${covered}, as of ${dayLabel(day)}` : covered;
}

/** Begins a phrase with a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
