import { joined } from "../../topic.ts";
import type { Topic } from "../../types.ts";
import { does, type Chunk } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import { refersToSomebody } from "../inherit.ts";
import { narrowedBy } from "../leftover.ts";
import type { Parse } from "../parse.ts";
import { severally } from "../several.ts";
import { listed } from "../phrases.ts";
import type { Reading } from "../understanding.ts";

/** Who met whom, when and where. */
export async function readMeetings(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  const participants: string[] = [];
  const topics: Topic[] = [];
  let place: string | undefined;
  for (const chunk of severally(desk, parse)) {
    parse.use(chunk);
    const role = parse.role(chunk);
    const here = role === "place" || (role === "object" && goesTo(parse, chunk)) ? await desk.place(chunk, "meetings") : undefined;
    if (here !== undefined && place === undefined && !atTalksWith(parse, chunk)) {
      place = here;
      continue;
    }
    const actor = role === "about" ? undefined : await desk.actor(chunk, "meetings");
    if (actor !== undefined) {
      if (!participants.includes(actor)) participants.push(actor);
      continue;
    }
    const topic = await desk.topic(chunk, "meetings");
    if (topic) topics.push(topic);
  }
  parse.useAll(
    "who",
    "what",
    "which",
    "when",
    "where",
    "how",
    "yes-no",
    "meet",
    "visit",
    "attend",
    "discuss",
    "say",
    "order",
    "pronoun",
    "brief",
    "count",
    "class",
    "happened",
    "timeline",
    "follow-up",
    "position",
  );
  const topic = await narrowedBy(desk, parse, topics.length === 0 ? undefined : joined(topics), "meetings");
  if (participants.length === 0 && refersToSomebody(parse)) participants.push(...desk.before.actors);
  const travel = parse.has("visit") && !parse.has("meet") && topic === undefined ? await visits(desk, participants, place) : undefined;
  if (travel) return travel;
  const who = participants.length > 0 ? ` of ${listed(participants.map((id) => desk.label(id)))}` : "";
  return {
    kind: "request",
    request: { intent: "meetings", participants, ...(place === undefined ? {} : { place }), ...(topic ? { topic } : {}) },
    understood: `meetings${who}${place === undefined ? "" : ` in ${desk.label(place)}`}${topic ? ` on ${topic.label}` : ""}`,
  };
}

/** Where somebody went: consultations there, also those that name no counterpart. */
async function visits(desk: AskDesk, participants: readonly string[], place: string | undefined): Promise<Reading | undefined> {
  const about = [...participants.map((id) => [id]), ...(place === undefined ? [] : [[place]])];
  if (about.length === 0) return undefined;
  const { period } = desk.context;
  const found = await desk.select({ kinds: ["event"], about, ...(period ? { from: period.from, to: period.to } : {}) });
  const ids = found
    .filter(({ body }) => body.type === "consult" && body.mode !== "call")
    .map(({ id }) => id)
    .toSorted();
  if (ids.length === 0) return undefined;
  const label = listed([...participants, ...(place === undefined ? [] : [place])].map((id) => desk.label(id)));
  const topic: Topic = {
    id: participants[0] ?? place ?? "",
    label,
    kind: participants.length > 0 ? "actor" : "place",
    refs: ids,
    words: [],
  };
  return { kind: "request", request: { intent: "timeline", topic, granularity: "day" }, understood: `visits and meetings: ${label}` };
}

/** "visited Turkey", "go to Turkey": the object of a verb of travel is where, unless it is a person. */
function goesTo(parse: Parse, chunk: Chunk): boolean {
  const at = parse.chunks.indexOf(chunk);
  const verb = parse.chunks.slice(0, at).findLast((c) => does(c, "meet") || does(c, "visit"));
  return verb !== undefined && does(verb, "visit");
}

/** "talks to Egypt" is with whom, not where. */
function atTalksWith(parse: Parse, chunk: Chunk): boolean {
  const before = parse.before(chunk);
  return before !== undefined && does(before, "meet") && before.words.at(-1) === "to";
}
