import { words as wordsOf } from "../../core/text.ts";
import type { StoredRecord } from "../../record/types.ts";
import { contentWords } from "../topic-words.ts";
import type { AskDesk } from "./desk.ts";

/** Most issues that words alone may stand for; more is too vague to answer. */
export const MOST_ISSUES = 4;

/** A word without its endings, enough to tell "arresting" and "arrest" alike. */
export function stem(word: string): string {
  if (word.length < 5) return word;
  const bare = word.replace(/(?:ance|ing|ed|es|s|al|ment|ion|e)$/u, "");
  return bare.length >= 3 ? bare : word;
}

function stems(issue: StoredRecord<"issue">): Set<string> {
  return new Set([issue.body.name, ...issue.body.aliases].flatMap(wordsOf).map(stem));
}

/**
 * Issues in whose names all these words occur, in some form; of them, those that hold most of the words of the names
 * asked along with them. Empty where none does.
 */
export async function issuesByWords(desk: AskDesk, words: readonly string[], beside: readonly string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const issues = await desk.select({ kinds: ["issue"] });
  const wanted = words.map(stem);
  const also = beside.flatMap(wordsOf).map(stem);
  const fitting = issues
    .map((issue) => ({ id: issue.id, held: stems(issue) }))
    .filter(({ held }) => wanted.every((word) => held.has(word)))
    .map(({ id, held }) => ({ id, score: also.filter((word) => held.has(word)).length }));
  const best = Math.max(0, ...fitting.map(({ score }) => score));
  const ids = fitting.filter(({ score }) => score === best).map(({ id }) => id);
  return ids.toSorted();
}

/** The stems of the content words of a name. */
export function contentOf(name: string): string[] {
  return contentWords(name).map(stem);
}

/** The stems of all words in the names of these issues. */
export async function namesOfIssues(desk: AskDesk, ids: readonly string[]): Promise<Set<string>> {
  const issues = await desk.reader.get(desk.scope, "issue", ids);
  return new Set(issues.flatMap((issue) => [...stems(issue)]));
}
