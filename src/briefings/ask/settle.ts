import { fold } from "../../core/text.ts";
import { officeTerms, termsOn } from "../topic-offices.ts";
import { TELLING_KINDS } from "../topic-words.ts";
import { type Chunk, isName, isOpen } from "./chunks.ts";
import type { AskDesk } from "./desk.ts";
import { listed } from "./phrases.ts";
import type { Question } from "./question.ts";

/**
 * Settles offices that nobody is known to hold on the day asked from: all of its holders who are on record on what else the
 * question names, else who held it when that was newest on record, else all of them. Where it is not said whose office it
 * is, only one who alone fits.
 */
export async function settled(desk: AskDesk, question: Question): Promise<Question> {
  if (!question.chunks.some((chunk) => chunk.unsure || chunk.office)) return question;
  const chunks: Chunk[] = [];
  for (const chunk of question.chunks) {
    if (chunk.office && !chunk.unsure) {
      chunks.push(question.time ? chunk : await predecessor(desk, chunk, question.chunks));
      continue;
    }
    const sure = chunk.unsure ? await settledName(desk, chunk, question.chunks) : chunk;
    const named = listed([...new Set(sure.rows.map(({ ref }) => desk.label(ref)))], "or");
    chunks.push(sure !== chunk && !sure.unsure && question.time ? { ...sure, taken: named } : sure);
  }
  return { ...question, chunks };
}

async function settledName(desk: AskDesk, chunk: Chunk, all: readonly Chunk[]): Promise<Chunk> {
  const holders = [...new Set(chunk.rows.map(({ ref }) => ref))];
  const { unsure: _, ...sure } = chunk;
  if (holders.length === 1) return sure;
  const beside = besides(chunk, all);
  const taken = (await told(desk, holders, beside, [])) ?? (await inTheirDay(desk, holders, beside)) ?? holders;
  const rows = chunk.rows.filter(({ ref }) => taken.includes(ref));
  if (taken.length > 1 && chunk.office !== "owned") return { ...chunk, rows };
  return { ...sure, rows, ...(taken.length > 1 ? { together: true } : {}) };
}

/** Words of a question by which a holder is told from another, at most. */
const MOST_WORDS = 4;

/** Where nothing on record has today's holder in what is asked, whoever held the office before and is. */
async function predecessor(desk: AskDesk, chunk: Chunk, all: readonly Chunk[]): Promise<Chunk> {
  const { held = [] } = chunk;
  const beside = besides(chunk, all);
  const words = desk.words(all.filter(isOpen)).slice(0, MOST_WORDS);
  if (held.length < 2 || chunk.office !== "owned" || beside.length + words.length === 0) return chunk;
  const [only, ...others] = (await told(desk, held, beside, words)) ?? [];
  if (only === undefined || others.length > 0 || chunk.rows.some(({ ref }) => ref === only)) return chunk;
  const name = desk.label(only);
  return { ...chunk, rows: [{ ref: only, kind: "actor", owner: "shared", name, folded: fold(name), form: "primary" }], taken: name };
}

/** What else is named. */
function besides(chunk: Chunk, all: readonly Chunk[]): Chunk[] {
  return all.filter((other) => other !== chunk && isName(other));
}

const idsOf = (chunks: readonly Chunk[]): string[][] => chunks.map(({ rows }) => [...new Set(rows.map(({ ref }) => ref))]);

/**
 * The holders on record on what is named beside them, first those who hold a position on it: on all that is named, on its
 * issues alone, or in the words of those.
 */
async function told(
  desk: AskDesk,
  holders: readonly string[],
  beside: readonly Chunk[],
  words: readonly string[],
): Promise<string[] | undefined> {
  const issues = beside.filter(({ rows }) => rows.every(({ kind }) => kind === "issue"));
  const others = beside.filter((chunk) => !issues.includes(chunk));
  const ways = [
    { about: idsOf(beside), words },
    ...(issues.length > 0
      ? [
          { about: idsOf(issues), words },
          { about: idsOf(others), words: [...words, ...desk.words(issues)] },
        ]
      : []),
  ];
  for (const way of ways)
    for (const kinds of [["position"], TELLING_KINDS] as const) {
      const found: string[] = [];
      for (const id of holders) {
        const about = [[id], ...way.about];
        if ((await desk.any({ kinds, about })) && (await desk.formsHeld(way.words, about, kinds)).missing.length === 0) found.push(id);
      }
      if (found.length > 0) return found;
    }
  return undefined;
}

/** Who held it on the newest day on record of what is named beside it. */
async function inTheirDay(desk: AskDesk, holders: readonly string[], beside: readonly Chunk[]): Promise<string[] | undefined> {
  if (beside.length === 0) return undefined;
  const day = await desk.reader.newestDay(desk.scope, { kinds: TELLING_KINDS, about: idsOf(beside) });
  const terms = (await officeTerms(desk.reader, desk.scope)).filter(({ person }) => holders.includes(person));
  const held = [...new Set((day === undefined ? [] : termsOn(terms, day)).map(({ person }) => person))];
  return held.length > 0 ? held : undefined;
}
