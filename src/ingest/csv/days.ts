/** Which of two numbers of a date is the day: "5/3/2021" is in March where the day stands first. */
export type DayOrder = "day-first" | "month-first";

/** A day as `YYYY-MM-DD`, or why a text is none, as the end of a clause: "is no day". */
export type Day = { day: string } | { problem: string };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NUMBERS = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d\d)(?: \d{1,2}:\d\d(?::\d\d)?)?$/;
/** Two digits from here on are of the last century: no dataset begins before. */
const FIRST_OF_LAST_CENTURY = 70;

/**
 * Which number is the day, by dates of one file of which some can be read in one way alone; undefined where none can, or they
 * contradict each other.
 */
export function dayOrder(texts: Iterable<string>): DayOrder | undefined {
  const found = new Set<DayOrder>();
  for (const text of texts) {
    const [, first, , second] = NUMBERS.exec(text.trim()) ?? [];
    if (Number(first) > 12) found.add("day-first");
    if (Number(second) > 12) found.add("month-first");
  }
  const [order, other] = found;
  return other === undefined ? order : undefined;
}

/**
 * Reads "2021-03-05" (also with a time after it), "05 March 2021", "05-Mar-21", "March 5, 2021" and, as spreadsheets write it, "5/3/2021": the
 * last by the order given, and without one only where it can be read in one way alone.
 */
export function readDay(text: string, order: DayOrder | undefined): Day {
  const [, iso] = /^(\d{4}-\d\d-\d\d)(?:[T ][\d:.]+(?:Z|[+-]00:?00)?)?$/.exec(text) ?? [];
  if (iso !== undefined) return exists(iso);
  const [, day, month, year] = /^(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -](\d{4}|\d\d)$/.exec(text) ?? [];
  if (month !== undefined) return named(year, month, day);
  const [, name, number, of] = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(text) ?? [];
  if (name !== undefined) return named(of, name, number);
  const [, first = "", , second = "", end = ""] = NUMBERS.exec(text) ?? [];
  if (first === "") return { problem: "is no day" };
  const sure = first === second ? "day-first" : dayOrder([text]);
  const by = sure ?? order;
  if (by === undefined)
    return { problem: "may be read with the day first or with the month first, and no date near it tells which; write it as YYYY-MM-DD" };
  return by === "day-first" ? dated(end, second, first) : dated(end, first, second);
}

function named(year = "", month: string, day = ""): Day {
  const at = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return at === 0 ? { problem: "is no day" } : dated(year, String(at), day);
}

function dated(year: string, month: string, day: string): Day {
  const century = year.length > 2 ? "" : Number(year) >= FIRST_OF_LAST_CENTURY ? "19" : "20";
  return exists(`${century}${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

function exists(day: string): Day {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? { problem: "is no day" } : { day };
}
