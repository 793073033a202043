import type { StoredRecord } from "../../record/types.ts";
import type { Topic } from "../types.ts";
import { type Chunk, does } from "./chunks.ts";
import type { AskDesk } from "./desk.ts";
import type { Parse } from "./parse.ts";
import type { Telling } from "./record-words.ts";
import type { Tag } from "./terms.ts";

/** Who in a question did it and to whom, where its order says so. */
export interface Roles {
  /** Which of the question's names did it; below zero where it does not say. */
  agent: number;
  /** Whether the record does not tell it the other way round. `named` are the topics of the question's names, in order. */
  fit(record: Telling, named: readonly Topic[]): boolean;
}

const BEING = new Set(["is", "are", "was", "were", "been", "be", "being"]);

/** Reads who acts: the first name of an active sentence, whoever follows "by" in a passive one. */
export function rolesIn(parse: Parse): Roles {
  const names = parse.names;
  const [first] = names;
  const at = first === undefined ? -1 : parse.chunks.indexOf(first);
  const before = parse.chunks.slice(0, Math.max(at, 0)).flatMap((chunk) => chunk.words);
  const passive = before.some((word) => BEING.has(word)) || names.some((chunk) => parse.role(chunk) === "by");
  const agent = passive ? names.findIndex((chunk) => parse.role(chunk) === "by") : subjectAt(parse, before);
  const patient = passive && first !== undefined && parse.role(first) === "subject" ? 0 : -1;
  return {
    agent,
    fit(record, named) {
      if (record.kind !== "event" || record.body.type === "consult") return true;
      const { actors, recipients } = record.body;
      const on = (ids: readonly string[], i: number): boolean => ids.some((id) => named[i]?.refs.includes(id));
      if (agent >= 0 && on(recipients, agent) && !on(actors, agent)) return false;
      return !(patient >= 0 && agent >= 0 && on(actors, patient) && !on(recipients, patient));
    },
  };
}

/** Who is said to have done it: ids, empty where the sentence does not say. */
export async function agentOf(desk: AskDesk, parse: Parse): Promise<string[]> {
  const names = parse.names;
  const before = names[0] === undefined ? [] : parse.chunks.slice(0, parse.chunks.indexOf(names[0])).flatMap((chunk) => chunk.words);
  const by = names.find((chunk) => parse.role(chunk) === "by");
  const passive = before.some((word) => BEING.has(word));
  const chunk = by ?? (passive ? undefined : names[subjectAt(parse, before)]);
  const topic = chunk && (await desk.topic(chunk, "disputed").catch(() => undefined));
  return topic?.refs ?? [];
}

/** Of events, those that somebody else than the agent did, nobody of whom is part of or speaks for it. */
export async function doneByOthers(
  desk: AskDesk,
  events: readonly StoredRecord<"event">[],
  agent: readonly string[],
): Promise<Set<string>> {
  const ids = [...new Set(events.flatMap(({ body }) => body.actors))].toSorted();
  const actors = agent.length === 0 || ids.length === 0 ? [] : await desk.reader.get(desk.scope, "actor", ids);
  const own = new Set(
    actors
      .filter(({ id, body }) =>
        [id, body.part_of ?? "", ...body.offices.map(({ of }) => of), ...body.memberships.map((m) => m.in)].some((ref) =>
          agent.includes(ref),
        ),
      )
      .map(({ id }) => id),
  );
  const named = ({ body }: StoredRecord<"event">): boolean =>
    body.actors.some((id) => own.has(id)) ||
    // Where nobody is recorded as having done it, its words may name who did.
    (body.actors.length === 0 &&
      desk.gazetteer.mentions(body.summary).some(({ candidates }) => candidates.some(({ ref }) => agent.includes(ref))));
  const others = events.filter((event) => agent.length > 0 && event.body.type !== "consult" && !named(event));
  return new Set(others.map(({ id }) => id));
}

/** The first name, where "did", "has" or nothing stands before it; "whom did X …" too. */
function subjectAt(parse: Parse, before: readonly string[]): number {
  const [first] = parse.names;
  if (first === undefined || parse.role(first) !== "subject") return -1;
  return before.length === 0 || before.some((word) => ["did", "do", "does", "has", "have", "had"].includes(word)) ? 0 : -1;
}

const REPORTING: readonly Tag[] = ["say", "position", "meet", "supports"];

/** "How many hostages did X take?": who is said to have done it. */
export function doerOf(parse: Parse): Chunk | undefined {
  return parse.names.find((chunk) => {
    const verb = parse.after(chunk);
    return (
      ["did", "has", "have"].includes(parse.before(chunk)?.words.join(" ") ?? "") &&
      verb !== undefined &&
      verb.rows.length === 0 &&
      !REPORTING.some((tag) => does(verb, tag))
    );
  });
}
