import { UserError } from "../core/errors.ts";

/** When a digest is sent: every local time on every one of the days, in the subscription's own zone. */
export interface Schedule {
  /** Local wall-clock times, `HH:MM`, ascending, each once. */
  times: readonly string[];
  /** Weekdays by ISO 8601 number, 1 is Monday; ascending, each once. */
  days: readonly number[];
}

const MINUTES_A_DAY = 24 * 60;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const WORKING_DAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];
const NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MOST_TIMES = 24;
/** Times that are still named one by one. */
const MOST_LISTED = 6;

/**
 * Reads the time and the days of a schedule as a person writes them: `08:00`, `7.30 pm`, `8am and 6pm`, `noon`; `daily`, `weekdays`,
 * `Mon,Thu`, `Mon-Fri`, `every 4 hours` (in either place; the hours are those of the wall clock, counted from the time given).
 * Throws UserError("usage") with what can be written instead.
 */
export function parseSchedule(time: string, days: string = ""): Schedule {
  const [step, rest] = takeStep(`${time} ${days}`);
  if (step !== undefined) {
    const [starts, on] = splitWords(rest);
    return { times: everySoManyHours(step, starts[0] ?? 0), days: on };
  }
  const [times, on] = splitWords(`${time} ${days}`);
  if (times.length === 0) throw noTime();
  return { times: clockTimes(times), days: on };
}

/** "every weekday at 08:00", "on Monday and Thursday at 08:00 and 17:00", "every 2 hours from 00:00". */
export function describeSchedule({ times, days }: Schedule): string {
  const step = times.length > MOST_LISTED ? stepOf(times) : undefined;
  if (step === undefined) return `${describeDays(days)} at ${list(times)}`;
  const when = `every ${step === 1 ? "hour" : `${step} hours`} from ${times[0]}`;
  return days.length === 7 ? when : `${describeDays(days)}, ${when}`;
}

function describeDays(days: readonly number[]): string {
  if (same(days, EVERY_DAY)) return "every day";
  if (same(days, WORKING_DAYS)) return "every weekday";
  if (same(days, WEEKEND)) return "every weekend day";
  return `on ${list(days.map((day) => NAMES[day - 1] ?? ""))}`;
}

/** Hours between the times where they part the whole day evenly. */
function stepOf(times: readonly string[]): number | undefined {
  if (times.length < 2) return undefined;
  const minutes = times.map(toMinutes);
  const step = MINUTES_A_DAY / minutes.length;
  return step % 60 === 0 && minutes.every((at, i) => at === (minutes[0] ?? 0) + i * step) ? step / 60 : undefined;
}

function takeStep(text: string): [number | undefined, string] {
  const found = /\b(?:every\s+(?:(\d{1,3})\s*)?(?:hours?|hrs?|h)|hourly)\b/i.exec(text);
  if (!found) return [undefined, text];
  const step = found[1] === undefined ? 1 : Number(found[1]);
  if (step < 1 || 24 % step !== 0)
    throw new UserError("usage", `“every ${step} hours” does not part a day evenly.`, {
      next: "Write every 1, 2, 3, 4, 6, 8, 12 or 24 hours.",
    });
  return [step, `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`];
}

function everySoManyHours(step: number, from: number): string[] {
  const first = from % (step * 60);
  return Array.from({ length: 24 / step }, (_, i) => toClock(first + i * step * 60));
}

const DAYPARTS: Readonly<Record<string, number>> = { noon: 12 * 60, midday: 12 * 60, midnight: 0 };
const DAY_GROUPS: Readonly<Record<string, readonly number[]>> = {
  daily: EVERY_DAY,
  "every day": EVERY_DAY,
  everyday: EVERY_DAY,
  weekdays: WORKING_DAYS,
  weekday: WORKING_DAYS,
  "every weekday": WORKING_DAYS,
  workdays: WORKING_DAYS,
  weekends: WEEKEND,
  weekend: WEEKEND,
  "every weekend": WEEKEND,
};
const FILLERS = new Set(["at", "on", "and", "from", "the", "each", "every"]);

/** The times (minutes of the day) and days that the words name; every day where none is named. */
function splitWords(text: string): [number[], readonly number[]] {
  const times: number[] = [];
  const days = new Set<number>();
  const words = text
    .toLowerCase()
    .replace(/[–—]/gu, "-")
    .replace(/(\d)\s*([ap])\.?\s?m\b\.?/gu, "$1$2m")
    .replace(/\s*-\s*/gu, "-")
    .replace(/\bevery (day|weekday|weekend)s?\b/gu, "every_$1")
    .split(/[\s,;&/]+/u)
    .filter((word) => word !== "");
  for (const word of words.map((each) => each.replace("_", " "))) {
    if (FILLERS.has(word)) continue;
    const time = DAYPARTS[word] ?? clockOf(word);
    const named = DAY_GROUPS[word] ?? daysOf(word);
    if (named !== undefined) for (const day of named) days.add(day);
    else if (time !== undefined) times.push(time);
    else throw notUnderstood(word);
  }
  return [times, days.size === 0 ? EVERY_DAY : [...days].toSorted((a, b) => a - b)];
}

/** `8`, `8am`, `08:00`, `7.30pm`, `0830`, `8h`, `8h30`, in minutes of the day. */
function clockOf(word: string): number | undefined {
  const found = /^(\d{1,2})(?:[:.h](\d{2})?|(?<=\d\d)(\d{2}))?(am|pm)?h?$/u.exec(word);
  if (!found) return undefined;
  const [, hours = "", minutes = found[3] ?? "0", , half] = found;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half === "pm" ? 12 : 0);
  }
  return hour > 23 || Number(minutes) > 59 ? undefined : hour * 60 + Number(minutes);
}

/** A weekday by its name or the beginning of it, or a range of them (`fri-mon` goes over the weekend). */
function daysOf(word: string): number[] | undefined {
  const [from, to] = word.replace(/\.$/u, "").split("-").map(dayOf);
  if (from === undefined) return undefined;
  if (!word.includes("-")) return [from];
  if (to === undefined) return undefined;
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => ((from - 1 + i) % 7) + 1);
}

function dayOf(word: string): number | undefined {
  const name = word.replace(/\.$/u, "").replace(/s$/u, "");
  if (name.length < 2) return undefined;
  const at = NAMES.findIndex((each) => each.toLowerCase().startsWith(name));
  return at < 0 ? undefined : at + 1;
}

function clockTimes(minutes: readonly number[]): string[] {
  const times = [...new Set(minutes)].toSorted((a, b) => a - b).map(toClock);
  if (times.length > MOST_TIMES) throw new UserError("usage", `At most ${MOST_TIMES} times a day can be named.`, { next: NEXT });
  return times;
}

const toClock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const toMinutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const same = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((day, i) => day === b[i]);
const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

const NEXT = "For example: 08:00, or 08:00 weekdays, or 08:00 Mon,Thu, or every 4 hours.";
const noTime = (): UserError => new UserError("usage", "At what time should it be sent?", { next: NEXT });
const notUnderstood = (word: string): UserError =>
  new UserError("usage", `“${word.slice(0, 40)}” is neither a time nor a day of the week.`, { next: NEXT });
