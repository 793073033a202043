import { sensesOf } from "../ask/alike.ts";
import { aboutTopic } from "../draft.ts";
import { loadNames } from "../load.ts";
import type { Desk } from "../outcome.ts";
import type { Ranked } from "../rank.ts";
import { rankEvents } from "../sections/developments.ts";
import { contentWords } from "../topic-words.ts";
import type { Topic } from "../types.ts";
import { within, type Window } from "../window.ts";

/** Most events of an issue that are looked through for the one that it is called after. */
const MOST_ORIGINS = 20;
/** The share of the words of its name that the event must say. */
const MOST_OF_NAME = 0.8;
/** Letters that a name and its adjective share: "Iran", "Iranian". */
const ROOT = 4;

/** The event that an issue is called after, where that is older than the window: without it, what is told of it hangs in the air. */
export async function itself({ book, context }: Desk, topic: Topic, window: Window): Promise<Ranked[]> {
  if (topic.kind !== "issue" || context.period !== undefined) return [];
  const events = await book.reader.select(book.scope, { kinds: ["event"], ...aboutTopic(topic), to: window.to }, "severity", MOST_ORIGINS);
  const named = contentWords(topic.label);
  const scored = events
    .filter(({ body }) => body.status === "occurred" && named.length > 1)
    .map((event) => ({ event, share: named.filter((word) => says(contentWords(event.body.summary), word)).length / named.length }));
  const most = Math.max(0, ...scored.map(({ share }) => share));
  const origin = most < MOST_OF_NAME ? undefined : scored.find(({ share }) => share === most)?.event;
  if (origin === undefined || within(window, origin.body.date.from)) return [];
  await loadNames(book, { events: [origin] });
  return rankEvents(book, [origin], window);
}

function says(told: readonly string[], word: string): boolean {
  const senses = new Set(sensesOf(word));
  return told.some(
    (said) =>
      sensesOf(said).some((sense) => senses.has(sense)) ||
      (said.length >= ROOT && word.startsWith(said) && word.length - said.length < ROOT),
  );
}
