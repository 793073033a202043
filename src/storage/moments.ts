import { UserError } from "../core/errors.ts";

const DAY_MS = 86_400_000;
/** Makes 0000-01-01 day 1, so that 0 is left for "no day". */
const EPOCH_OFFSET = 719_529;
const CACHE_LIMIT = 20_000;

/** Later than every day a record can have. */
export const LAST_DAY = 4_194_303;
/** Later than every moment: the end of what has not ended. */
export const FOREVER = 2 ** 47;

const cache = new Map<string, number>();

function parse(text: string): number {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) throw new UserError("bad-data", `"${text}" is not a date.`, { next: "Write dates as YYYY-MM-DD." });
  return milliseconds;
}

/** A day, `YYYY-MM-DD` or the day of an instant, as a number that sorts alike; the empty text is 0. */
export function dayNumber(text: string): number {
  if (text === "") return 0;
  const day = text.length > 10 ? text.slice(0, 10) : text;
  const known = cache.get(day);
  if (known !== undefined) return known;
  const number = Math.floor(parse(day) / DAY_MS) + EPOCH_OFFSET;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(day, number);
  return number;
}

/** The day of a number, `YYYY-MM-DD`. */
export function dayText(number: number): string {
  return new Date((number - EPOCH_OFFSET) * DAY_MS).toISOString().slice(0, 10);
}

/** A day or an instant in UTC as a number that sorts as the texts do: a day just before its first instant. */
export function moment(text: string): number {
  return text.length <= 10 ? (dayNumber(text) - EPOCH_OFFSET) * (DAY_MS / 500) : Math.floor(parse(text) / 1000) * 2 + 1;
}
