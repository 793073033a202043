import { words as wordsOf } from "../../core/text.ts";
import type { StoredRecord } from "../../record/types.ts";
import { contentWords } from "../topic-words.ts";
import { stemOf } from "../stem.ts";
import { sensesOf } from "./alike.ts";
import type { AskDesk } from "./desk.ts";

/** Most issues that words alone may stand for; more is too vague to answer. */
export const MOST_ISSUES = 4;

/** A word without its endings, so that "arresting" and "arrest" are alike. */
export const stem = stemOf;

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
    .map((issue) => ({
      id: issue.id,
      held: stems(issue),
      senses: new Set([issue.body.name, ...issue.body.aliases].flatMap(wordsOf).flatMap(sensesOf)),
    }))
    .filter(({ held, senses }) =>
      wanted.every((word, i) => held.has(word) || (words.length === 1 && sensesOf(words[i] ?? "").some((sense) => senses.has(sense)))),
    )
    .map(({ id, held }) => ({ id, score: also.filter((word) => held.has(word)).length }));
  const best = Math.max(0, ...fitting.map(({ score }) => score));
  const ids = fitting.filter(({ score }) => score === best).map(({ id }) => id);
  return ids.toSorted();
}

/** Most words of an issue's name that a question may leave out. */
const MOST_LEFT = 2;

/** Issues one name of which says all these words, in a like word too, and hardly any other; at least two words must be asked. */
export async function issuesAlike(desk: AskDesk, words: readonly string[]): Promise<string[]> {
  if (new Set(words.map(stem)).size < 2) return [];
  const issues = await desk.select({ kinds: ["issue"] });
  const scored = issues.flatMap((issue) => {
    const left = [issue.body.name, ...issue.body.aliases].flatMap((name): number[] => {
      const told = contentWords(name);
      const senses = new Set(told.flatMap(sensesOf));
      const holds = words.every((word) => sensesOf(word).some((sense) => senses.has(sense)));
      const asked = new Set(words.flatMap(sensesOf));
      return holds ? [told.filter((word) => !sensesOf(word).some((sense) => asked.has(sense))).length] : [];
    });
    return left.length === 0 ? [] : [{ id: issue.id, left: Math.min(...left) }];
  });
  const least = Math.min(...scored.map(({ left }) => left));
  return least > MOST_LEFT
    ? []
    : scored
        .filter(({ left }) => left === least)
        .map(({ id }) => id)
        .toSorted();
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
