import { rankingNumber } from "../../../record/severity.ts";
import type { Topic } from "../../types.ts";
import { type Chunk, isOpen } from "../chunks.ts";
import { stemOf } from "../../stem.ts";
import { sensesIn, toldBy } from "../record-words.ts";
import type { AskDesk } from "../desk.ts";
import type { Parse } from "../parse.ts";
import type { Reading } from "../understanding.ts";

/** Figures on record with this value, within a topic where one is named. */
export async function figuresOf(desk: AskDesk, value: number, topic: Topic | undefined): Promise<string[]> {
  const figures = await desk.select({ kinds: ["figure"], ...(topic ? { about: [topic.refs, ...(topic.all ?? [])] } : {}) });
  return figures
    .filter(({ body }) => rankingNumber(body.quantity) === value)
    .map(({ id }) => id)
    .toSorted();
}

/** "The figure of 200 hostages": of figures of one number, those that say most of the question's words. */
export async function ofWhat(desk: AskDesk, parse: Parse, ids: readonly string[]): Promise<string[]> {
  const words = desk.words(parse.chunks.filter((chunk) => chunk.rows.length === 0)).filter((word) => !/^\d+$/u.test(word));
  const scored = (await desk.reader.get(desk.scope, "figure", ids)).map((figure) => {
    const senses = sensesIn(toldBy(figure));
    return { id: figure.id, said: words.filter((word) => senses.get(stemOf(word)) !== undefined).length };
  });
  const most = Math.max(0, ...scored.map(({ said }) => said));
  return scored.filter(({ said }) => said === most).map(({ id }) => id);
}

/** "52 sites": a name with a number in it. */
export const holdsNumber = (chunk: Chunk): boolean =>
  chunk.rows.length > 0 && chunk.words.length > 1 && chunk.words.some((word) => /^\d{2,}$/u.test(word));

/** The figures that a number in the question stands for, as a reading: "who counted the 9,000 deaths?". */
export async function numberReading(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  const chunk = parse.chunks.find(({ words }) => words.length === 1 && /^\d{2,}$/u.test(words[0] ?? "")) ?? parse.chunks.find(holdsNumber);
  if (chunk === undefined) return undefined;
  const value = chunk.words.find((word) => /^\d{2,}$/u.test(word)) ?? "";
  const topic = await desk.topicOf(
    parse.names.filter((name) => name !== chunk),
    "evidence",
  );
  const ids = await ofWhat(desk, parse, await figuresOf(desk, Number(value), topic));
  if (ids.length === 0) return undefined;
  return {
    kind: "request",
    request: {
      intent: "evidence",
      topic: {
        id: topic?.id ?? `text:${value}`,
        label: topic?.label ?? chunk.raw,
        kind: topic?.kind ?? "text",
        refs: ids,
        words: [],
      },
      words: [],
    },
    understood: `where the figure ${Number(value).toLocaleString("en-GB")} comes from`,
  };
}

/** "Which figures come from X?": those that X counted or reported. */
export async function figuresFrom(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  const [name, ...others] = parse.names;
  if (name === undefined || others.length > 0 || !parse.has("which", "what") || parse.chunks.some(isOpen)) return undefined;
  if (!/\b(?:from|by|did|has|have)\b/u.test(parse.question.text)) return undefined;
  const reporter = await desk.actor(name, "figures").catch(() => undefined);
  const figures = reporter === undefined ? [] : await desk.select({ kinds: ["figure"], about: [[reporter]] });
  const own = figures.filter(({ body }) => body.reporter === reporter).map(({ id }) => id);
  if (reporter === undefined || own.length === 0) return undefined;
  const topic: Topic = { id: reporter, label: desk.label(reporter), kind: "actor", refs: own.toSorted(), words: [] };
  return {
    kind: "request",
    request: { intent: "figures", topic, indicators: [], population: [], reporter },
    understood: `figures counted or reported by ${desk.label(reporter)}`,
  };
}

/** "Is it N or M?": the figures on record with any of these values, on what is named. */
export async function valuesReading(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  const values = parse.chunks
    .filter((chunk) => chunk.rows.length === 0 && /^\d{2,}$/u.test(chunk.words.join(" ")))
    .map(({ words }) => Number(words[0]));
  const topic = await desk.topicOf(parse.names, "evidence");
  if (topic === undefined || values.length < 2) return undefined;
  const found = await Promise.all(values.map((value) => figuresOf(desk, value, topic)));
  const refs = [...new Set(found.flat())].toSorted();
  if (refs.length === 0) return undefined;
  return {
    kind: "request",
    request: { intent: "evidence", topic: { ...topic, refs, words: [], all: [] }, words: [] },
    understood: `where the figures ${values.map((value) => value.toLocaleString("en-GB")).join(" and ")} come from, on ${topic.label}`,
  };
}

/** Whether two numbers are set against each other. */
export const asksWhichNumber = (parse: Parse): boolean =>
  parse.chunks.filter((chunk) => chunk.rows.length === 0 && /^\d{2,}$/u.test(chunk.words.join(" "))).length > 1 &&
  parse.has("or", "compare", "disputed", "and");
