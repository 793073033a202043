import { TELLING_KINDS } from "../topic-words.ts";
import { type Chunk, isName } from "./chunks.ts";
import type { AskDesk } from "./desk.ts";
import type { Question } from "./question.ts";

/**
 * Settles offices that nobody is known to hold on the day asked from: whoever alone is on record as ever having held it, or
 * whoever of its holders alone is on record on what else the question names. An office of a stated day stays as it is.
 */
export async function settled(desk: AskDesk, question: Question): Promise<Question> {
  if (question.time !== undefined || !question.chunks.some((chunk) => chunk.unsure)) return question;
  const chunks: Chunk[] = [];
  for (const chunk of question.chunks) chunks.push(chunk.unsure ? await settledName(desk, chunk, question.chunks) : chunk);
  return { ...question, chunks };
}

async function settledName(desk: AskDesk, chunk: Chunk, all: readonly Chunk[]): Promise<Chunk> {
  const holders = [...new Set(chunk.rows.map(({ ref }) => ref))];
  const { unsure: _, ...sure } = chunk;
  if (holders.length === 1) return sure;
  const beside = all.filter((other) => other !== chunk && isName(other)).map((other) => [...new Set(other.rows.map(({ ref }) => ref))]);
  for (const kinds of [["position"], TELLING_KINDS] as const) {
    const live: string[] = [];
    for (const id of holders) if (await desk.any({ kinds: [...kinds], about: [[id], ...beside] })) live.push(id);
    if (live.length === 1) return { ...sure, rows: chunk.rows.filter(({ ref }) => ref === live[0]) };
    if (live.length > 1) return chunk;
  }
  return chunk;
}
