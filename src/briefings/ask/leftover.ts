import type { Selection } from "../../record/port.ts";
import type { Intent, Topic } from "../types.ts";
import { does, isOpen, type Chunk } from "./chunks.ts";
import { closeVariants, irregular, pastOf, variants } from "../topic-words.ts";
import type { AskDesk } from "./desk.ts";
import type { Parse } from "./parse.ts";
import { recalled } from "./readings/recall.ts";
import { anywhere } from "./sought.ts";
import type { Tag } from "./terms.ts";
import { decline, notUnderstood, outsideTheRecord, quoted, Unclear } from "./understanding.ts";

/** Phrases that hold a sentence together and narrow nothing. */
const HOLDING: readonly Tag[] = ["stop", "prep", "and", "or"];

/** Words that ask for a verdict where nothing on record is named by them. */
export const JUDGING: ReadonlySet<string> = new Set([
  "right",
  "correct",
  "mistake",
  "justifiable",
  "genocide",
  "terrorism",
  "terrorist",
  "terrorists",
  "criminal",
  "criminals",
  "legitimate",
  "illegitimate",
  "evil",
  "hypocritical",
]);

/** Words that turn a sentence round or weigh it: a reading that does not use them does not answer the question. */
const WEIGHTY: readonly Tag[] = ["not", "limit", "outside", "modal", "why", "relative"];

/** What a reading has not made use of and must not leave out. */
export function remaining(parse: Parse): Chunk[] {
  return parse.left.filter(
    (chunk) => chunk.rows.length > 0 || !HOLDING.some((tag) => does(chunk, tag)) || WEIGHTY.some((tag) => does(chunk, tag)),
  );
}

/** The open words left to narrow by. Throws `Unclear` where a name or a weighty word is left. */
export function openWords(desk: AskDesk, parse: Parse, intent: Intent): string[] {
  const rest = remaining(parse);
  const blocked = rest.filter((chunk) => chunk.rows.length > 0 || WEIGHTY.some((tag) => does(chunk, tag)));
  const right = rest.find((chunk) => chunk.tags.size === 0 && JUDGING.has(chunk.words.join(" ")));
  if (right && parse.has("yes-no") && !parse.has("when", "where")) throw new Unclear(outsideTheRecord(right.raw));
  const judging = blocked.find(
    (chunk) => chunk.rows.length === 0 && (["outside", "modal", "why"] as const).some((tag) => does(chunk, tag)),
  );
  if (judging) throw new Unclear(outsideTheRecord(judging.raw));
  if (blocked.length > 0)
    throw new Unclear(
      notUnderstood(
        intent,
        blocked.map((chunk) => chunk.raw),
      ),
    );
  return desk.words(rest);
}

/** Throws `Unclear` that names the words no record holds. */
export async function mustBeKnown(desk: AskDesk, words: readonly string[], intent: Intent, raw: readonly Chunk[] = []): Promise<void> {
  const unknown = await desk.unknownWords(words);
  if (unknown.length === 0) return;
  if (desk.context.asOfStated)
    throw new Unclear(
      decline(intent, "not-on-record", "Not on record by then", `No record known by the as-of day holds ${quoted(unknown)}.`),
    );
  const written = unknown.map((word) => raw.find((chunk) => chunk.words.includes(word))?.raw ?? word);
  throw new Unclear(
    notUnderstood(
      intent,
      [...new Set(written)],
      written.some((word) => /^\p{Lu}/u.test(word)) || intent === "brief" ? desk.nearest(written.join(" ")) : await desk.dossiers(),
    ),
  );
}

/** The forms in which a record tells of what was asked: "did X attack" also as "X attacked". */
export function formsAsked(parse: Parse): (word: string) => readonly string[] {
  const did = parse.chunks.some((chunk) => chunk.words.includes("did"));
  return (word) => (did && !word.endsWith("s") && !irregular(word) ? [word, pastOf(word)] : closeVariants(word));
}

/** A briefing is not cut down to those records that have the very word: "the attack on the base" is told of as a missile strike. */
async function inLikeWords(desk: AskDesk, parse: Parse, words: readonly string[]): Promise<string[]> {
  const found = await recalled(desk, anywhere(parse, parse.names, words), ["event"]);
  return (found?.records ?? []).map(({ id }) => id);
}

const spoken = (kinds: Selection["kinds"] | undefined): string =>
  kinds === undefined ? "" : kinds.includes("question") ? " of what is not known" : kinds.includes("event") ? " of an event" : "";

/** Narrows a topic by the words left; where no record of it holds them all, the words stay as they are. */
export async function narrowedBy(
  desk: AskDesk,
  parse: Parse,
  topic: Topic | undefined,
  intent: Intent,
  kinds?: Selection["kinds"],
): Promise<Topic | undefined> {
  const words = openWords(desk, parse, intent);
  if (words.length === 0) return topic;
  await mustBeKnown(
    desk,
    words,
    intent,
    parse.left.filter((chunk) => isOpen(chunk) || chunk.tags.size > 0),
  );
  const about = topic ? [topic.refs, ...(topic.all ?? [])] : [];
  // When and where it happened is told in any form of the word: "the stabbing" by "were stabbed".
  const told = kinds?.every((kind) => kind === "event") ?? false;
  const ids = await desk.holding(
    words,
    told ? (word) => (word.endsWith("ing") ? variants(word) : formsAsked(parse)(word)) : formsAsked(parse),
    about,
    kinds,
  );
  if (ids && ids.length > 0) {
    const label = desk.narrowed(topic, words);
    const like = (intent === "brief" || intent === "timeline") && topic !== undefined ? await inLikeWords(desk, parse, words) : [];
    return label && { ...label, refs: [...new Set([...ids, ...like])].toSorted(), words: [], all: [] };
  }
  const { held, missing } = await desk.formsHeld(words, about, kinds);
  if (missing.length === 0) return desk.narrowed(topic, held);
  throw new Unclear(
    decline(
      intent,
      "not-on-record",
      "Not on record",
      `No record${topic ? ` on ${topic.label}` : ""}${spoken(kinds)} holds ${words.length > 1 ? "all of " : ""}${quoted(words)}.`,
      { ...(topic ? { topic: { id: topic.id, label: topic.label, kind: topic.kind } } : {}), suggestions: await desk.dossiers() },
    ),
  );
}
