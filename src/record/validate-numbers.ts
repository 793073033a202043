import { shown, type Problem } from "./load-problem.ts";
import type { LoadedRecord } from "./load-yaml.ts";
import type { Event, Figure, Quantity } from "./types.ts";
import { problemIn } from "./validate-book.ts";

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES: Record<string, number> = { dozen: 12, hundred: 100, thousand: 1_000, million: 1_000_000, billion: 1_000_000_000 };

/** Words that show, close behind a number, that people are counted. */
const PEOPLE =
  /^(?:people|persons?|civilians?|citizens?|soldiers?|troops|servicemen|personnel|children|child|women|woman|men|man|boys?|girls?|militants?|fighters?|rebels?|insurgents?|terrorists?|gunmen|hostages?|prisoners?|detainees?|police|officers?|journalists?|workers?|passengers?|protesters?|demonstrators?|migrants?|refugees?|students?|pilgrims?|worshippers?|residents?|villagers?|victims?|others|deaths|fatalities|casualties)$/;
/** Words that show it only right behind the number, or behind a form of "to be": else their number comes after them. */
const HARM = /^(?:killed|dead|wounded|injured|missing|captured|displaced|arrested)$/;
const TO_BE = /^(?:were|was|are|is|been|reported|more)$/;
/** How many words behind a number are looked at. */
const REACH = 3;

/** A number written in a text, with its words. */
interface Written {
  value: number;
  text: string;
  countsPeople: boolean;
}

function wordValue(word: string): number | undefined {
  const unit = UNITS.indexOf(word);
  if (unit !== -1) return unit;
  const [ten = "", rest] = word.split("-");
  const tens = TENS.indexOf(ten);
  if (tens === -1) return undefined;
  return (tens + 2) * 10 + (rest === undefined ? 0 : Math.max(0, UNITS.indexOf(rest)));
}

/** The numbers of a text, in digits or words. Words with letters and digits ("PS752", "1990s", "3rd") are names, not numbers. */
function numbersIn(text: string): Written[] {
  const tokens = text.split(/\s+/).map((token) => token.replace(/^[("'“‘]+|[)"'”’.,;:!?]+$/g, ""));
  const found: Written[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at] ?? "";
    let value = /^\d[\d,]*(?:\.\d+)?%?$/.test(first) ? Number(first.replace(/[,%]/g, "")) : wordValue(first.toLowerCase());
    const scaled = SCALES[first.toLowerCase()];
    if (value === undefined && (scaled === undefined || !/^an?$/i.test(tokens[at - 1] ?? ""))) continue;
    value ??= scaled ?? 0;
    let end = at + 1;
    for (; SCALES[tokens[end]?.toLowerCase() ?? ""] !== undefined; end++) value *= SCALES[tokens[end]?.toLowerCase() ?? ""] ?? 1;
    const following = tokens.slice(end, end + REACH).map((token) => token.toLowerCase());
    found.push({ value, text: tokens.slice(at, end).join(" "), countsPeople: countPeople(following) });
    at = end - 1;
  }
  return found;
}

/** Whether the words behind a number show that it counts people. */
function countPeople(following: readonly string[]): boolean {
  const afterToBe = following.findIndex((word) => !TO_BE.test(word));
  return following.some((word) => PEOPLE.test(word)) || HARM.test(following[afterToBe] ?? "");
}

const bounds = ({ value, low, best, high }: Quantity) => [value, low, best, high].filter((number) => number !== undefined);

/** Years, months and days of the event's own dates may stand in its summary. */
function datesOf({ date }: Event): number[] {
  return [date.from, date.to ?? date.from].flatMap((day) => day.split("-").map(Number));
}

/**
 * Numbers in a summary that no field holds. `figures`: those that cite one of the event's sources. An error where people are
 * counted; of "one" only where it counts people.
 */
export function numberProblems(record: LoadedRecord, figures: readonly Figure[]): Problem[] {
  if (record.put.kind !== "event") return [];
  const { body } = record.put;
  const held = new Set([...body.casualties, ...figures].flatMap(({ quantity }) => bounds(quantity)));
  const dates = datesOf(body);
  return numbersIn(body.summary)
    .filter(({ value, text, countsPeople }) => {
      if (held.has(value)) return false;
      return countsPeople || !(dates.includes(value) || text.toLowerCase() === "one");
    })
    .map(({ text, countsPeople }) =>
      problemIn(record, ["summary"], `the number ${shown(text)}`, "the number held as a field", countsPeople ? "error" : "unchecked"),
    );
}
