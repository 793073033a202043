import type { Topic } from "../../types.ts";
import { type Chunk, does } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import type { Parse } from "../parse.ts";
import { doerOf } from "../roles.ts";
import { saidAs, sensesIn, toldBy } from "../record-words.ts";
import type { Reading } from "../understanding.ts";
import { type Asked, BESIDE, BESIDES, doerWords, reportersOf, TAKEN, TURNED, wordsAsked } from "./figure-asked.ts";
import { linkedTo, type Naming, ofOneEvent } from "./figure-event.ts";
import { countsHead, headChunk, headWords } from "./figure-head.ts";
import { lensOf, through } from "./figure-lens.ts";
import { countedPeople, countsNationals, countsPeopleOf, type Figure, PEOPLE } from "./figure-population.ts";
import { mentions } from "./recall.ts";

/**
 * Figures whose own words hold every word asked after, each name linked or said: what was counted, of whom, in what; where no
 * figure holds them all, those of the one event that does. For questions that the topic's figures do not answer.
 */
export async function recallFigures(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  const beside = parse.chunks.find((chunk) => BESIDES.has(chunk.words.join(" ")) && (parse.after(chunk)?.rows.length ?? 0) > 0);
  if (
    parse.chunks.some(
      (chunk) =>
        chunk !== beside && chunk.rows.length === 0 && !isVote(chunk) && !isDone(parse, chunk) && TURNED.some((tag) => does(chunk, tag)),
    )
  )
    return undefined;
  const lens = await lensOf(desk, parse);
  const asked = wordsAsked(parse);
  const names = parse.names.filter((chunk) => !parse.isUsed(chunk));
  if (asked.words.length + names.length === 0 || (asked.words.length === 0 && asked.harm.length === 0 && lens.pick === undefined))
    return undefined;
  const { period } = desk.context;
  const figures = await desk.select({ kinds: ["figure"], ...(period ? { from: period.from, to: period.to } : {}) });
  const harmed = asked.harm.length > 0 || asked.words.some((word) => TAKEN.has(word));
  const doer = harmed && lens.reporter === undefined ? doerOf(parse) : undefined;
  const spoken = await reportersOf(desk, figures, doerWords(parse));
  const telling = figures.filter((figure) => fits(desk, figure, asked, spoken));
  const naming = async (kind: "figure" | "event"): Promise<Naming> => {
    const links = await Promise.all(names.map((chunk) => linkedTo(desk, kind, chunk, harmed && parse.role(chunk) === "place")));
    return (id, text) =>
      names.every(
        (chunk, i) =>
          (chunk !== doer && !PEOPLE.test(chunk.raw) && !desk.isDemonym(chunk) && links[i]?.has(id)) || mentions(desk, text, chunk),
      );
  };
  const named = telling.length === 0 ? () => false : await naming("figure");
  const head = headWords(desk, parse);
  const counted = headChunk(parse);
  const people = names.filter((chunk) => countedPeople(desk, parse, chunk));
  const heads = (figure: Figure): boolean =>
    head === undefined || countsHead(figure, head) || (counted !== undefined && countsPeopleOf(desk, figure, counted));
  const fitting = through(
    lens,
    telling.filter((figure) => {
      const told = `${toldBy(figure)} ${spoken.get(figure.body.reporter ?? "") ?? ""}`;
      return (
        named(figure.id, told) &&
        people.every((chunk) => countsNationals(desk, figure, chunk)) &&
        heads(figure) &&
        (beside === undefined || BESIDE.test(figure.body.population))
      );
    }),
  );
  const found =
    fitting.length > 0 || lens.sure || asked.words.length === 0
      ? fitting
      : await ofOneEvent(
          desk,
          figures,
          asked,
          () => naming("event"),
          names.filter((chunk) => desk.isDemonym(chunk) || PEOPLE.test(chunk.raw)),
        );
  if (found.length === 0) return undefined;
  const said = [...asked.words, ...names.map((chunk) => chunk.raw)].join(" ");
  const topic: Topic = { id: `text:${said}`, label: said, kind: "text", refs: found.map(({ id }) => id).toSorted(), words: [] };
  return {
    kind: "request",
    request: { intent: "figures", topic, indicators: [], population: [] },
    understood: `${lens.pick === undefined || lens.pick === "latest" ? "" : `${lens.pick} `}figures that say “${said}”${lens.reporter === undefined || found.some((record) => record.kind !== "figure" || record.body.reporter !== lens.reporter) ? "" : `, counted by ${desk.label(lens.reporter)}`}`,
  };
}

/** "How many senators opposed …?": the side of a vote. */
const isVote = (chunk: Chunk): boolean => ["against", "opposed"].includes(chunk.words.join(" "));
/** "were wanted by Iran": what was done to those counted, and no stance. */
const isDone = (parse: Parse, chunk: Chunk): boolean =>
  (chunk.words[0] ?? "").endsWith("ed") && ["were", "was", "are", "been"].includes(parse.before(chunk)?.words.join(" ") ?? "");

/** "Did anyone count the people at …?": the open question on record that says what was to be counted. */
export async function openQuestion(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  if (parse.has(...TURNED.filter((tag) => tag !== "unknown"))) return undefined;
  const { words } = wordsAsked(parse);
  if (words.length === 0) return undefined;
  const questions = await desk.select({ kinds: ["question"] });
  const found = questions.filter(({ body }) => {
    const senses = sensesIn(body.text);
    return words.every((word) => saidAs(word, senses) !== undefined) && parse.names.every((chunk) => mentions(desk, body.text, chunk));
  });
  if (found.length === 0) return undefined;
  const label = [...words, ...parse.names.map((chunk) => chunk.raw)].join(" ");
  const topic: Topic = { id: `text:${label}`, label, kind: "text", refs: found.map(({ id }) => id).toSorted(), words: [] };
  return { kind: "request", request: { intent: "questions", topic }, understood: `what is not known of “${label}”; no figure counts it` };
}

/** What a figure tells, its places and whom it counts among it. */
export function placeText(desk: AskDesk, figure: Figure): string {
  return toldBy(figure, [...figure.body.places, ...figure.body.actors].map((id) => desk.label(id)).join(" "));
}

function fits(desk: AskDesk, figure: Figure, { words, harm }: Asked, spoken: ReadonlyMap<string, string>): boolean {
  if (harm.length > 0 && !harm.includes(figure.body.indicator)) return false;
  const senses = sensesIn(`${placeText(desk, figure)} ${spoken.get(figure.body.reporter ?? "") ?? ""}`);
  return words.every((word) => saidAs(word, senses) !== undefined);
}
