import { sensesOf } from "../ask/alike.ts";
import { aboutTopic } from "../draft.ts";
import { loadNames } from "../load.ts";
import type { StoredRecord } from "../../record/types.ts";
import type { Desk } from "../outcome.ts";
import type { Ranked } from "../rank.ts";
import { rankEvents } from "../sections/developments.ts";
import { contentWords } from "../topic-words.ts";
import type { Topic } from "../types.ts";
import { within, type Window } from "../window.ts";
import type { Read } from "./brief-read.ts";

type EventRecord = StoredRecord<"event">;

/** Most events of an issue that are looked through for the one that it is called after. */
const MOST_ORIGINS = 20;
/** The share of the words of its name that the event must say. */
const MOST_OF_NAME = 0.8;
/** What the event that an issue is called after weighs more, as steps of severity, where most records are on that issue. */
const ORIGIN_WEIGHT = 4;
/** Letters that a name and its adjective share: "Iran", "Iranian". */
const ROOT = 4;

/** The event that an issue is called after, where that is older than the window: without it, what is told of it hangs in the air. */
export async function itself({ book, context }: Desk, topic: Topic, window: Window): Promise<Ranked[]> {
  if (topic.kind !== "issue" || context.period !== undefined) return [];
  const events = await book.reader.select(book.scope, { kinds: ["event"], ...aboutTopic(topic), to: window.to }, "severity", MOST_ORIGINS);
  const origin = calledAfter(topic.label, events);
  if (origin === undefined || within(window, origin.body.date.from)) return [];
  await loadNames(book, { events: [origin] });
  return rankEvents(book, [origin], window);
}

/**
 * What an event of the window weighs more because an issue of the topic is called after it: the more records of the topic
 * are on that issue, the more. By id of the event.
 */
export async function originWeights({ book }: Desk, topic: Topic, all: Read): Promise<ReadonlyMap<string, number>> {
  const ids = topic.kind === "dossier" || topic.kind === "issue" ? topic.refs.filter((ref) => ref.startsWith("iss-")) : [];
  const issues = ids.length === 0 ? [] : await book.reader.get(book.scope, "issue", ids);
  const found = issues.flatMap((issue) => {
    const linked = all.events.filter(({ body }) => body.issues.includes(issue.id));
    const deeds = linked.filter(({ body }) => !WORDS.has(body.type));
    const origin = calledAfter(issue.body.name, deeds);
    return origin ? [{ id: origin.id, records: linked.length + recordsOn(all, issue.id) }] : [];
  });
  const most = Math.max(1, ...found.map(({ records }) => records));
  const weights = new Map<string, number>();
  for (const { id, records } of found) weights.set(id, Math.max(weights.get(id) ?? 0, ORIGIN_WEIGHT * Math.sqrt(records / most)));
  return weights;
}

/** Kinds of event that are words and not deeds: a call for something is not what that is called after. */
const WORDS: ReadonlySet<EventRecord["body"]["type"]> = new Set([
  "accuse",
  "concede",
  "consult",
  "reject",
  "request",
  "statement",
  "support",
  "threaten",
]);

/** How many of the records, events aside, are on an issue. */
function recordsOn({ positions, questions, disputes }: Read, issue: string): number {
  return (
    positions.filter(({ body }) => body.issue === issue).length +
    [...questions, ...disputes].filter(({ body }) => body.issues.includes(issue)).length
  );
}

/** The first of the events that says most of the words of a name. */
function calledAfter(name: string, events: readonly EventRecord[]): EventRecord | undefined {
  const named = contentWords(name);
  if (named.length < 2) return undefined;
  const scored = events
    .filter(({ body }) => body.status === "occurred")
    .map((event) => {
      const told = contentWords(event.body.summary);
      return { event, share: named.filter((word) => says(told, word)).length / named.length };
    });
  const most = Math.max(0, ...scored.map(({ share }) => share));
  return most < MOST_OF_NAME ? undefined : scored.find(({ share }) => share === most)?.event;
}

function says(told: readonly string[], word: string): boolean {
  const senses = new Set(sensesOf(word));
  return told.some(
    (said) =>
      sensesOf(said).some((sense) => senses.has(sense)) ||
      (said.length >= ROOT && word.startsWith(said) && word.length - said.length < ROOT),
  );
}
