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

/** What the names of an issue say. */
interface Said {
  stems: ReadonlySet<string>;
  senses: ReadonlySet<string>;
  /** By name, the senses of each of its content words. */
  names: readonly (readonly (readonly string[])[])[];
}

const kept = new WeakMap<StoredRecord<"issue">, Said>();

/** Worked out once for an issue as it stands. */
function saidBy(issue: StoredRecord<"issue">): Said {
  const known = kept.get(issue);
  if (known) return known;
  const called = [issue.body.name, ...issue.body.aliases];
  const words = called.flatMap(wordsOf);
  const said = {
    stems: new Set(words.map(stem)),
    senses: new Set(words.flatMap(sensesOf)),
    names: called.map((name) => contentWords(name).map(sensesOf)),
  };
  kept.set(issue, said);
  return said;
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
    .map((issue) => ({ id: issue.id, held: saidBy(issue).stems, senses: saidBy(issue).senses }))
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

/** Issues one name of which says all these words, in a like word too, and hardly any other; at least two words must be asked. `mostLeft`: how many others at most. */
export async function issuesAlike(desk: AskDesk, words: readonly string[], mostLeft: number = MOST_LEFT): Promise<string[]> {
  if (new Set(words.map(stem)).size < 2) return [];
  const issues = await desk.select({ kinds: ["issue"] });
  const asked = words.map(sensesOf);
  const anyAsked = new Set(asked.flat());
  const scored = issues.flatMap((issue) => {
    const left = saidBy(issue).names.flatMap((told): number[] => {
      const senses = new Set(told.flat());
      return asked.every((like) => like.some((sense) => senses.has(sense)))
        ? [told.filter((word) => !word.some((sense) => anyAsked.has(sense))).length]
        : [];
    });
    return left.length === 0 ? [] : [{ id: issue.id, left: Math.min(...left) }];
  });
  const least = Math.min(...scored.map(({ left }) => left));
  return least > mostLeft
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
  return new Set(issues.flatMap((issue) => [...saidBy(issue).stems]));
}
