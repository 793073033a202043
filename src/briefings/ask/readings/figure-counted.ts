import { fold } from "../../../core/text.ts";
import type { Topic } from "../../types.ts";
import { variants } from "../../topic-words.ts";
import { does, type Chunk } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import { countedPeople, countsPeopleOf, type Figure, fits, HARM } from "./figure-population.ts";
import type { Parse } from "../parse.ts";
import type { Tag } from "../terms.ts";

/** "Did anyone count …?", "is it known how many …?". */
export function asksIfCounted(parse: Parse): boolean {
  const first = parse.chunks.find((chunk) => chunk.rows.length > 0 || !does(chunk, "stop") || does(chunk, "yes-no"));
  return does(first, "yes-no") || parse.has("unknown") || /\b(?:do we|do you|does anyone|is it) know/iu.test(parse.question.text);
}

/** The words that a population on record has for the people of a state: its demonym, else "people in" it. */
export function residents(desk: AskDesk, parse: Parse, chunk: Chunk, figures: readonly Figure[]): string[] {
  const word = fold(chunk.raw);
  const known = figures.some(({ body }) => variants(word).some((form) => ` ${fold(body.population)} `.includes(` ${form} `)));
  const there = known || !countedPeople(desk, parse, chunk) ? undefined : figures.find((figure) => countsPeopleOf(desk, figure, chunk));
  return there ? fold(there.body.population).split(" ") : [word];
}

const COUNTING: readonly Tag[] = ["counter", "count", "say", "evidence"];

/** "counted by", "reported by", "by X's count": what a number rests on, not who did the deed. */
export function countedBy(parse: Parse, chunk: Chunk): boolean {
  const by = parse.before(chunk);
  const verb = by && parse.before(by);
  return (
    chunk.possessive ||
    (verb !== undefined && COUNTING.some((tag) => does(verb, tag))) ||
    ["counted", "given", "published", "issued"].includes(verb?.words.join(" ") ?? "")
  );
}

/**
 * "How many US troops are in Iraq?", "how many Palestinians are there?": nothing says what happened to those named, so a
 * figure answers only where all that count them count one thing, and not the harm done to them.
 */
export function countsNamed(
  parse: Parse,
  bound: { population: readonly string[] },
  words: readonly string[],
  figures: readonly Figure[],
): boolean {
  const counts = parse.chunks.some((chunk) => ["how many", "how much", "number of", "the number of"].includes(chunk.words.join(" ")));
  if (!counts || words.length > 0) return false;
  const indicators = new Set(figures.filter((figure) => fits(figure, [], bound.population)).map(({ body }) => body.indicator));
  return bound.population.length === 0 || indicators.size > 1 || HARM.some((indicator) => indicators.has(indicator));
}

/** Figures in force are the newest of each counter anyway. */
export const NEWEST = new Set(["most recent", "recent", "most recently", "recently", "yet", "already"]);

/** "according to X": whoever counted. */
export function accordingTo(parse: Parse, chunk: Chunk): boolean {
  const before = parse.before(chunk);
  return before?.words.join(" ") === "according to";
}

/** Without a name: records that hold the words, an event or a figure. */
export async function topicOfWords(desk: AskDesk, words: readonly string[]): Promise<Topic | undefined> {
  if (words.length === 0) return undefined;
  const { held, missing } = await desk.formsHeld(words);
  return missing.length > 0 ? undefined : desk.narrowed(undefined, held);
}

/** Without a topic: the one dossier that holds such figures; where several do, the question is which. */
export async function onlyDossier(
  desk: AskDesk,
  figures: readonly Figure[],
  asked: readonly string[],
  population: readonly string[],
): Promise<Topic | undefined> {
  if (asked.length === 0 && population.length === 0) return undefined;
  const ids = figures.filter((figure) => fits(figure, asked, population)).map(({ id }) => id);
  const dossiers = await desk.dossiersOf(ids);
  return dossiers.length === 1 ? dossiers[0] : undefined;
}
