import type { StoredRecord } from "../../../record/types.ts";
import { contentWords } from "../../topic-words.ts";
import type { Topic } from "../../types.ts";
import { type Chunk, does } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import type { Parse } from "../parse.ts";
import { listed } from "../phrases.ts";
import { saidAs, sensesIn, toldBy } from "../record-words.ts";
import { severally } from "../several.ts";
import { QUESTION_TAGS, type Tag } from "../terms.ts";
import type { Reading } from "../understanding.ts";
import { mentions } from "./recall.ts";

type Event = StoredRecord<"event">;

const MOST_EVENTS = 400;
const DOING = new Set(["do", "does", "did", "done", "doing"]);
/** "What action did X take …?" */
const STEPS = new Set(["action", "actions", "step", "steps", "measure", "measures"]);
const TAKING = new Set(["take", "takes", "taken"]);
const ASKING: readonly Tag[] = [
  ...QUESTION_TAGS,
  "pronoun",
  "prep",
  "stop",
  "and",
  "order",
  "brief",
  "happened",
  "class",
  "holds",
  "opposes",
  "timeline",
];
const OTHER: readonly Tag[] = [
  "say",
  "position",
  "supports",
  "opposes",
  "count",
  "harm",
  "compare",
  "agree",
  "why",
  "not",
  "outside",
  "modal",
  "unknown",
  "relative",
];
/** Words that only join what was done to what it was done about. */
const JOINING = new Set(
  "response answer retaliation return reaction reply action actions step steps measures steps measure measures take taken takes do done did does doing".split(
    " ",
  ),
);

/** "What did X and Y do about Z?": somebody named, and "do" or "done" after them. */
export function asksForDeeds(parse: Parse): boolean {
  const other = parse.chunks.some(
    (chunk) => chunk.rows.length === 0 && chunk.words[0] !== "against" && OTHER.some((tag) => does(chunk, tag)),
  );
  if (!parse.has("what", "which") || other) return false;
  return doers(parse).length > 0;
}

/** The names between "did" and "do". */
function doers(parse: Parse): Chunk[] {
  const steps = parse.chunks.some((chunk) => chunk.rows.length === 0 && STEPS.has(chunk.words.at(-1) ?? ""));
  const verbs = steps ? TAKING : DOING;
  const verb = parse.chunks.findLastIndex((chunk) => chunk.rows.length === 0 && verbs.has(chunk.words.join(" ")));
  const first = parse.chunks.findIndex((chunk) => chunk.rows.length === 0 && does(chunk, "yes-no"));
  const between = first < 0 || verb <= first ? [] : parse.chunks.slice(first + 1, verb);
  const only = between.every((chunk) => chunk.rows.length > 0 || does(chunk, "and") || does(chunk, "stop"));
  return only ? between.filter((chunk) => chunk.rows.length > 0) : [];
}

/** The events in which any of those named acted, on all that is named beside and that hold the words; undefined where none is. */
export async function readDeeds(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  severally(desk, parse);
  const agents = doers(parse);
  const about = parse.names.filter((chunk) => !agents.includes(chunk));
  const who: string[] = [];
  for (const chunk of agents) {
    const id = await desk.actor(chunk, "timeline").catch(() => undefined);
    if (id === undefined) return undefined;
    who.push(id);
  }
  const topics = await Promise.all(about.map((chunk) => desk.topic(chunk, "timeline").catch(() => undefined)));
  const rest = parse.chunks.filter((chunk) => chunk.rows.length === 0 && !ASKING.some((tag) => does(chunk, tag)));
  const words = contentWords(rest.map((chunk) => chunk.words.join(" ")).join(" ")).filter((word) => !JOINING.has(word));
  const { period } = desk.context;
  const bounds = period ? { from: period.from, to: period.to } : {};
  const events = await desk.reader.select(desk.scope, { kinds: ["event"], about: [who], ...bounds }, "newest", MOST_EVENTS);
  const linked = await Promise.all(topics.map((topic) => idsOn(desk, topic)));
  const found = events.filter((event) => {
    const text = toldBy(event);
    const senses = sensesIn(text);
    return (
      acted(desk, event, who) &&
      words.every((word) => saidAs(word, senses) !== undefined) &&
      about.every((chunk, i) => linked[i]?.has(event.id) || mentions(desk, text, chunk))
    );
  });
  if (found.length === 0) return undefined;
  const label = listed(who.map((id) => desk.label(id)));
  const on = [...words, ...about.map((chunk) => chunk.raw)];
  const topic: Topic = { id: who[0] ?? "", label, kind: "actor", refs: found.map(({ id }) => id).toSorted(), words: [] };
  return {
    kind: "request",
    request: { intent: "timeline", topic, granularity: "day" },
    understood: `what ${label} did${on.length > 0 ? `, events that tell of ${listed(on)}` : ""}`,
  };
}

async function idsOn(desk: AskDesk, topic: Topic | undefined): Promise<ReadonlySet<string>> {
  if (topic === undefined || topic.refs.length === 0) return new Set();
  const found = await desk.select({ kinds: ["event"], about: [topic.refs, ...(topic.all ?? [])] });
  return new Set(found.map(({ id }) => id));
}

/** Whether one of those named, or somebody who speaks for them, did it. */
function acted(desk: AskDesk, { body }: Event, who: readonly string[]): boolean {
  return body.actors.some((id) => who.includes(id)) || (body.actors.length > 0 && !body.recipients.some((id) => who.includes(id)));
}
