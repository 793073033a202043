import { dayLabel, rangeLabel } from "../core/date-labels.ts";
import { assertNever } from "../core/errors.ts";
import { formatMonth } from "./format.ts";
import type { Granularity } from "./requests.ts";
import { addDays, weekStart, type Window } from "./window.ts";

export const GRANULARITIES: readonly Granularity[] = ["day", "week", "month"];

/** The day, week (Monday to Sunday) or calendar month that a day lies in. */
export function bucketOf(day: string, granularity: Granularity): Window {
  switch (granularity) {
    case "day":
      return { from: day, to: day };
    case "week": {
      const from = weekStart(day);
      return { from, to: addDays(from, 6) };
    }
    case "month": {
      const from = `${day.slice(0, 7)}-01`;
      const nextMonth = addDays(from, 31).slice(0, 7);
      return { from, to: addDays(`${nextMonth}-01`, -1) };
    }
    default:
      return assertNever(granularity);
  }
}

/** "9 Jan 2020", "6–12 Jan 2020", "Jan 2020". */
export function bucketLabel(day: string, granularity: Granularity): string {
  if (granularity === "day") return dayLabel(day);
  if (granularity === "month") return formatMonth(day);
  const { from, to } = bucketOf(day, granularity);
  return rangeLabel(from, to);
}

/** The labels of the day, week and month a day lies in. */
export function bucketLabels(day: string): string[] {
  return GRANULARITIES.map((granularity) => bucketLabel(day, granularity));
}
