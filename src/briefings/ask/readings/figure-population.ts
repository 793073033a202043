import { fold } from "../../../core/text.ts";
import type { StoredRecord } from "../../../record/types.ts";
import { variants } from "../../topic-words.ts";
import type { Topic } from "../../types.ts";
import type { Chunk } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import { FIGURE_WORDS } from "../figure-words.ts";
import type { Parse } from "../parse.ts";
import type { Reading } from "../understanding.ts";

export type Figure = StoredRecord<"figure">;

/** Names of people that were counted: "Israeli soldiers" are no topic, but who a figure must be of. */
export const PEOPLE = /\b(?:soldiers?|troops|fighters|forces|civilians|officers|personnel|militants|children|women|men)$/iu;

/** Indicators of harm done to those counted. */
export const HARM: readonly string[] = ["killed", "injured", "missing", "captured", "displaced"];

export const CITIZENS = new Set(["citizens", "citizen", "nationals", "national"]);

/** "US citizens": a state that says whose people were counted. */
export function citizens(parse: Parse, chunk: Chunk): boolean {
  const next = parse.after(chunk);
  const counts = next !== undefined && next.rows.length === 0 && CITIZENS.has(next.words.join(" "));
  if (counts) parse.use(next);
  return counts;
}

/** "people in Israel": who a count of people by where they were takes in, which a word for its people comes nearest to. */
export function countsPeopleOf(desk: AskDesk, { body }: Figure, chunk: Chunk): boolean {
  const where = /^(?:people|persons|residents|inhabitants) (?:in|of|from) (.+)$/iu.exec(body.population)?.[1];
  const refs = new Set(chunk.rows.map((row) => row.ref));
  return where !== undefined && desk.isDemonym(chunk) && desk.gazetteer.exact(where).some((row) => refs.has(row.ref));
}

const HARMED = new Set(FIGURE_WORDS.flat());

/** A word for the people of a state that says who was counted, and not whose something else is: "Israelis", "Israeli soldiers". */
export function countedPeople(desk: AskDesk, parse: Parse, chunk: Chunk): boolean {
  if (!desk.isDemonym(chunk)) return false;
  const next = parse.after(chunk);
  const noun =
    next !== undefined && next.rows.length === 0 && next.tags.size === 0 && !next.breaksBefore && !HARMED.has(next.words[0] ?? "");
  return !noun || PEOPLE.test(next.words.join(" "));
}

/** Whether a figure counts the people that a demonym names: by the same word, or by where they were. */
export function countsNationals(desk: AskDesk, figure: Figure, chunk: Chunk): boolean {
  const refs = new Set(chunk.rows.map((row) => row.ref));
  // Where they were is not whose they are: "United States service members in Iraq".
  const [whose = ""] = figure.body.population.split(/ (?:in|at|on|aboard|from) /u);
  const named = desk.gazetteer.mentions(whose);
  return named.some(({ candidates }) => candidates.some((row) => refs.has(row.ref))) || countsPeopleOf(desk, figure, chunk);
}

/** The word for the people of a state that a population on record has: "Americans". */
export function nationals(desk: AskDesk, chunks: readonly Chunk[], figures: readonly Figure[]): string[] {
  return chunks.map((chunk) => {
    const refs = new Set(chunk.rows.map((row) => row.ref));
    const counted = figures.flatMap(({ body }) => fold(body.population).split(" "));
    return counted.find((word) => desk.gazetteer.exact(word).some((row) => row.form === "demonym" && refs.has(row.ref))) ?? fold(chunk.raw);
  });
}

/** "on flight PS752": a name that itself says who was counted, where a figure asked after counts by it. */
export function namedPopulation(desk: AskDesk, chunks: readonly Chunk[], figures: readonly Figure[], asked: readonly string[]): string[] {
  return chunks.flatMap((chunk) => {
    const words = desk.words([chunk]);
    return figures.some(
      ({ body }) => asked.includes(body.indicator) && words.every((word) => ` ${fold(body.population)} `.includes(` ${word} `)),
    )
      ? words
      : [];
  });
}

/** The words that say who was counted, in the form that a population on record has; the rest as they are. */
export function populationOf(words: readonly string[], figures: readonly Figure[]): { population: string[]; free: string[] } {
  const counted = figures.map(({ body }) => ` ${fold([body.population, body.definition ?? ""].join(" "))} `);
  const population: string[] = [];
  const free: string[] = [];
  for (const word of words) {
    const form = variants(word).find((variant) => counted.some((text) => text.includes(` ${variant} `)));
    if (form === undefined) free.push(word);
    else population.push(form);
  }
  return { population, free };
}

export function fits({ body }: Figure, asked: readonly string[], population: readonly string[]): boolean {
  const counted = ` ${fold([body.population, body.definition ?? ""].join(" "))} `;
  return (asked.length === 0 || asked.includes(body.indicator)) && population.every((word) => counted.includes(` ${word} `));
}

/** "at Baghdad airport": figures of the places that the free words name, where there are such. */
export function byPlaceNames(
  desk: AskDesk,
  figures: readonly Figure[],
  asked: readonly string[],
  { population, free }: { population: readonly string[]; free: readonly string[] },
  topic: Topic,
): Reading | undefined {
  const named = figures.filter((figure) => {
    const places = ` ${fold(figure.body.places.map((id) => desk.label(id)).join(" "))} `;
    return fits(figure, asked, population) && free.every((word) => places.includes(` ${word} `));
  });
  if (named.length === 0) return undefined;
  const label = `${topic.label} (${free.join(" ")})`;
  return {
    kind: "request",
    request: {
      intent: "figures",
      topic: { ...topic, label, refs: named.map(({ id }) => id).toSorted(), all: [] },
      indicators: [...asked],
      population: [...population],
    },
    understood: `figures${asked.length > 0 ? ` of ${asked.map((id) => id.replaceAll("_", " ")).join(" and ")}` : ""} on ${label}`,
  };
}

/**
 * "killed in Gaza": the place itself, unless figures of the topic answer and none of the place does. So what happened
 * elsewhere in a dossier is not counted in.
 */
export function placed(
  places: readonly string[],
  topic: Topic | undefined,
  figures: readonly Figure[],
  asked: readonly string[],
  population: readonly string[],
): Topic | undefined {
  const [place] = places;
  if (place === undefined || topic === undefined || places.length > 1) return undefined;
  const fitting = figures.filter((figure) => fits(figure, asked, population));
  const here = fitting.some(({ body }) => body.places.includes(place));
  const harm = asked.some((indicator) => HARM.includes(indicator));
  if (fitting.length > 0 && !here && !harm) return undefined;
  return { ...topic, kind: "place", refs: [place] };
}
