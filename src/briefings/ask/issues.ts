import { contentWords } from "../topic-words.ts";
import type { Topic } from "../types.ts";
import type { AskDesk } from "./desk.ts";

/** Issues that a name stands for, weighed against the topic and the actors in view. */
export interface ChosenIssues {
  issues: string[];
  /** None of them belongs to the topic that the question names. */
  elsewhere: boolean;
}

/** The issue of a topic: named by it, or lying where it lies. */
async function belongs(desk: AskDesk, ids: readonly string[], topic: Topic): Promise<string[]> {
  const refs = new Set(topic.refs);
  const named = ids.filter((id) => refs.has(id));
  if (named.length > 0) return named;
  const found = await desk.select({ kinds: ["issue"], about: [ids, topic.refs] });
  return found.map(({ id }) => id).filter((id) => ids.includes(id));
}

/**
 * Of the issues one name stands for, those meant: with a topic, those that belong to it, else those on which the topic
 * has positions; without one, those on which the actors, or anyone, have positions, else all.
 */
export async function chooseIssues(
  desk: AskDesk,
  ids: readonly string[],
  topic: Topic | undefined,
  actors: readonly string[],
): Promise<ChosenIssues> {
  if (ids.length === 0) return { issues: [], elsewhere: false };
  if (topic) {
    const own = await belongs(desk, ids, topic);
    if (own.length > 0) return { issues: own, elsewhere: false };
    // An actor is no place: positions on the issue that name it are about it.
    const telling = topic.kind === "actor" ? await withPositions(desk, ids, [topic.refs]) : [];
    const named =
      telling.length > 0 || topic.kind !== "actor" ? telling : await withPositions(desk, ids, [actors], contentWords(topic.label));
    return { issues: named, elsewhere: named.length === 0 };
  }
  if (ids.length === 1) return { issues: [...ids], elsewhere: false };
  const own = actors.length === 0 ? [] : await withPositions(desk, ids, [actors]);
  const held = own.length > 0 ? own : await withPositions(desk, ids, []);
  return { issues: held.length > 0 ? held : await inDossiers(desk, ids), elsewhere: false };
}

/** Those that a dossier takes in; all where none does. */
async function inDossiers(desk: AskDesk, ids: readonly string[]): Promise<string[]> {
  const dossiers = await desk.select({ kinds: ["dossier"] });
  const held = new Set(dossiers.flatMap(({ body }) => body.issues));
  const known = ids.filter((id) => held.has(id));
  return known.length > 0 ? known : [...ids];
}

async function withPositions(
  desk: AskDesk,
  ids: readonly string[],
  about: readonly (readonly string[])[],
  words: readonly string[] = [],
): Promise<string[]> {
  const held: string[] = [];
  const linked = about.filter((refs) => refs.length > 0);
  for (const id of ids) if (await desk.any({ kinds: ["position"], about: [[id], ...linked], words })) held.push(id);
  return held;
}
