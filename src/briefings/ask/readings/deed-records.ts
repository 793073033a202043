import { TELLING_KINDS } from "../../topic-words.ts";
import { attributedTo, saysAttributed } from "../attributed.ts";
import type { Chunk } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import type { Parse } from "../parse.ts";
import { asserts } from "../asserted.ts";
import { ownWords, speaks, type Telling } from "../record-words.ts";
import { doneByOthers } from "../roles.ts";
import { asksForDeed, asksWhether } from "../sought.ts";
import { mentions } from "./recall.ts";

/** Without the events that were done to whom the question has do them. */
export async function notDoneTo(desk: AskDesk, ids: readonly string[], agent: readonly string[]): Promise<string[]> {
  const events = agent.length === 0 ? [] : await desk.reader.get(desk.scope, "event", ids);
  const to = events.filter(({ body }) => body.recipients.some((id) => agent.includes(id)) && !body.actors.some((id) => agent.includes(id)));
  const others = await doneByOthers(desk, events, agent);
  return ids.filter((id) => !others.has(id) && !to.some((event) => event.id === id));
}

/** Of the records that hold the words of what was done, those that tell it was done, and not that it was wished or asked for. */
export async function telling(desk: AskDesk, parse: Parse, ids: readonly string[], words: readonly string[]): Promise<string[]> {
  if (!asksForDeed(parse) || ids.length === 0) return [...ids];
  const records = await desk.select({ kinds: TELLING_KINDS, about: [ids] });
  const whether = asksWhether(parse);
  const [, ...others] = parse.names;
  const names = (record: Telling, chunk: Chunk): boolean => {
    const word = attributedTo(parse, chunk);
    return word === undefined ? mentions(desk, ownWords(record), chunk) : saysAttributed(desk, ownWords(record), chunk, word);
  };
  const real = new Set(
    records
      .filter((record) => asserts(record, words, whether))
      // What somebody said names those it is about.
      .filter((record) => !whether || !speaks(record) || others.every((chunk) => names(record, chunk)))
      .map(({ id }) => id),
  );
  return ids.filter((id) => real.has(id));
}
