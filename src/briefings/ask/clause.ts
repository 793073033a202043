import { type Chunk, does, isName } from "./chunks.ts";
import type { Question } from "./question.ts";

/** A question without its "before …" or "after …", and that clause. */
export interface Unbound {
  question: Question;
  clause: Chunk[];
  /** The clause as written. */
  said: string;
}

/** Takes the clause of time off that no date stands for: "what did X say before it admitted …". */
export function withoutClause(question: Question): Unbound | undefined {
  const { chunks } = question;
  const at = chunks.findIndex((chunk) => chunk.rows.length === 0 && does(chunk, "relative"));
  const [lead] = chunks.slice(at, at + 1);
  if (at < 0 || lead === undefined) return undefined;
  const end = chunks.findIndex((chunk, i) => i > at && chunk.breaksBefore);
  const rest = at === 0 ? chunks.slice(end < 0 ? chunks.length : end) : [...chunks.slice(0, at), ...(end < 0 ? [] : chunks.slice(end))];
  const cut: Chunk[] = chunks.filter((chunk) => !rest.includes(chunk));
  const last = cut.at(-1);
  if (rest.length === 0 || !(rest.some(isName) || cut.some(isName)) || last === undefined) return undefined;
  return { question: { ...question, chunks: rest }, clause: cut, said: question.text.slice(lead.start, last.end) };
}
