import type { StoredRecord } from "../../../record/types.ts";
import { variants } from "../../topic-words.ts";
import type { Chunk } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import { JUDGING } from "../leftover.ts";
import type { Parse } from "../parse.ts";
import { ownWords } from "../record-words.ts";
import type { Reading } from "../understanding.ts";
import { asksYesNo } from "./on-record.ts";
import { mentions } from "./recall.ts";

const judged = (parse: Parse): string | undefined =>
  parse.chunks.find((chunk) => chunk.rows.length === 0 && chunk.tags.size === 0 && JUDGING.has(chunk.words.join(" ")))?.words.join(" ");

/** "Is X a terrorist group?" */
export function asksForVerdict(parse: Parse): boolean {
  return asksYesNo(parse) && parse.names.length > 0 && judged(parse) !== undefined;
}

/** Who is on record as calling somebody so; whether it is so is no matter of record. Undefined where nobody is. */
export async function readCalled(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  const word = judged(parse);
  const [name] = parse.names;
  const topic = name && (await desk.topic(name, "evidence"));
  if (word === undefined || name === undefined || topic === undefined || parse.names.length > 1) return undefined;
  const ids = await desk.holding([word], variants, [topic.refs], ["event", "claim", "position"]);
  if (ids === undefined || ids.length === 0) return undefined;
  const of = (kind: string): string[] => ids.filter((id) => id.startsWith(`${kind}-`));
  const [events, claims, positions] = await Promise.all([
    desk.reader.get(desk.scope, "event", of("evt")),
    desk.reader.get(desk.scope, "claim", of("clm")),
    desk.reader.get(desk.scope, "position", of("pos")),
  ]);
  const told = [...events, ...claims, ...positions]
    .filter((record) => !byItself(record, topic.refs) && namesIt(desk, record, name))
    .map(({ id }) => id);
  if (told.length === 0) return undefined;
  const about = { id: topic.id, label: topic.label, kind: topic.kind, refs: told.toSorted(), words: [] };
  return {
    kind: "request",
    request: { intent: "evidence", topic: about, words: [] },
    understood: `who is on record with “${word}” on ${topic.label}; whether it is so, the record does not say`,
  };
}

/** Whether the record's own words name it, and not what belongs to it: a state's ministry is not the state. */
function namesIt(desk: AskDesk, record: StoredRecord<"event" | "claim" | "position">, name: Chunk): boolean {
  return mentions(desk, ownWords(record), name);
}

/** Whether it was done or said by whom it is asked of, and not of them. */
function byItself(record: StoredRecord<"event" | "claim" | "position">, refs: readonly string[]): boolean {
  switch (record.kind) {
    case "event":
      return record.body.actors.some((id) => refs.includes(id)) && !record.body.recipients.some((id) => refs.includes(id));
    case "claim":
      return refs.includes(record.body.by);
    case "position":
      return refs.includes(record.body.actor);
  }
}
