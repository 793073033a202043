import { words } from "../../core/text.ts";
import type { Event, StoredRecord } from "../../record/types.ts";
import type { TELLING_KINDS } from "../topic-words.ts";
import { stemOf } from "../stem.ts";
import { sensesOf } from "./alike.ts";

/** A record that says something. */
export type Telling = StoredRecord<(typeof TELLING_KINDS)[number]>;

/** What every event of a type is called, whatever its summary calls it. */
const OF_TYPE: Partial<Record<Event["type"], string>> = {
  assault: "attack",
  protest: "protest",
  sanction: "sanction",
  threaten: "threat",
};

/** What kind of happening an event is, in words: its type and its mode. */
export function kindOf({ type, mode }: Event): string {
  return [type, OF_TYPE[type] ?? "", mode ?? ""].join(" ");
}

const numbers = (quantity: object): string[] =>
  Object.values(quantity)
    .filter((value) => typeof value === "number")
    .map(String);

/**
 * What a record tells, in words: its text, what kind of thing happened, who was counted and how many. `context` adds what
 * it stands under: the matter of a claim, the issue of a position.
 */
export function toldBy(record: Telling, context = ""): string {
  switch (record.kind) {
    case "event": {
      const { summary, type, mode, topics, casualties } = record.body;
      const harmed = casualties.flatMap(({ effect, population, quantity }) => [effect, population, ...numbers(quantity)]);
      return [summary, OF_TYPE[type] ?? "", mode ?? "", ...topics, ...harmed, context].join(" ");
    }
    case "position":
      return [record.body.statement, ...record.body.conditions, record.body.venue ?? "", context].join(" ");
    case "figure": {
      const { indicator, population, definition, quantity } = record.body;
      return [indicator.replaceAll("_", " "), population, definition ?? "", ...numbers(quantity), context].join(" ");
    }
    case "question":
      return record.body.text;
    case "claim":
      return `${record.body.statement} ${context}`;
  }
}

/** The sentence of a record alone. */
export function ownWords(record: Telling): string {
  switch (record.kind) {
    case "event":
      return record.body.summary;
    case "position":
    case "claim":
      return record.body.statement;
    case "figure":
      return `${record.body.population} ${record.body.definition ?? ""}`;
    case "question":
      return record.body.text;
  }
}

/** Whether the record is of something said. */
export function speaks(record: Telling): boolean {
  if (record.kind === "event") return SPEECH.has(record.body.type);
  return record.kind === "claim" || record.kind === "position";
}

const SPEECH = new Set(["statement", "accuse", "request", "reject", "threaten", "concede"]);

/** Most texts whose senses are kept. */
const MOST_KEPT = 2_000;
const kept = new Map<string, ReadonlyMap<string, string>>();

/** The senses of a text's words, each with the word that has it; kept, as the texts on record are asked about again and again. */
export function sensesIn(text: string): ReadonlyMap<string, string> {
  const known = kept.get(text);
  if (known) return known;
  const found = new Map<string, string>();
  for (const word of words(text)) for (const sense of sensesOf(word)) if (!found.has(sense)) found.set(sense, word);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, found);
  return found;
}

/** The word of a text that says what this one does; undefined where none does. Its own forms come before like words. */
export function saidAs(word: string, senses: ReadonlyMap<string, string>): string | undefined {
  const own = senses.get(stemOf(word));
  if (own !== undefined) return own;
  for (const sense of sensesOf(word)) {
    const like = senses.get(sense);
    if (like !== undefined) return like;
  }
  return undefined;
}
