import { QUESTION_TAGS } from "../terms.ts";
import { joined } from "../../topic.ts";
import type { Topic } from "../../types.ts";
import { does, type Chunk } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import { refersToSomebody } from "../inherit.ts";
import { narrowedBy } from "../leftover.ts";
import type { Parse } from "../parse.ts";
import { severally } from "../several.ts";
import { listed } from "../phrases.ts";
import { decline, type Reading } from "../understanding.ts";

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
    ...QUESTION_TAGS,
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
    "holds",
  );
  const topic = await narrowedBy(desk, parse, topics.length === 0 ? undefined : joined(topics), "meetings");
  if (participants.length === 0 && refersToSomebody(parse)) participants.push(...desk.before.actors);
  const seen = parse.has("visit") && !parse.has("meet");
  const contact =
    seen || spoke(parse)
      ? await contacts(desk, { participants, place, topic }, seen ? "in person" : phoned(parse) ? "call" : "any")
      : undefined;
  if (contact) return contact;
  const who = participants.length > 0 ? ` of ${listed(participants.map((id) => desk.label(id)))}` : "";
  return {
    kind: "request",
    request: { intent: "meetings", participants, ...(place === undefined ? {} : { place }), ...(topic ? { topic } : {}) },
    understood: `meetings${who}${place === undefined ? "" : ` in ${desk.label(place)}`}${topic ? ` on ${topic.label}` : ""}`,
  };
}

/** Verbs by which a call or talks answer as well as a meeting does. */
const SPEAKING =
  /^(?:by phone|on the phone|over the phone|exchange calls|speak|speaks|spoke|spoken|speaking|talk|talks|talked|talking|call|calls|phone|telephone|contact|in talks)/u;

function spoke(parse: Parse): boolean {
  const verbs = parse.chunks.filter((chunk) => does(chunk, "meet")).map((chunk) => chunk.words.join(" "));
  // "What did X and Y discuss?": by phone as well as in person.
  return (verbs.length > 0 || (parse.has("discuss") && !parse.has("visit"))) && verbs.every((verb) => SPEAKING.test(verb));
}

/** Whether calls alone are asked after. */
function phoned(parse: Parse): boolean {
  const verbs = parse.chunks.filter((chunk) => does(chunk, "meet")).map((chunk) => chunk.words.join(" "));
  return verbs.some((verb) => PHONE.test(verb)) && verbs.every((verb) => SPEAKING.test(verb));
}

const PHONE = /\b(?:calls?|phone[ds]?|telephoned?|by phone|on the phone)\b/u;

interface Asked {
  participants: readonly string[];
  place: string | undefined;
  topic: Topic | undefined;
}

/** Consultations of any kind: for visits those in person, also without a counterpart; for talks also calls. */
async function contacts(
  desk: AskDesk,
  { participants, place, topic }: Asked,
  manner: "in person" | "call" | "any",
): Promise<Reading | undefined> {
  const inPerson = manner === "in person";
  const about = [...participants.map((id) => [id]), ...(place === undefined ? [] : [[place]])];
  if (about.length === 0 || topic !== undefined) return undefined;
  const { period } = desk.context;
  const found = await desk.select({ kinds: ["event"], about, ...(period ? { from: period.from, to: period.to } : {}) });
  const consulted = found
    .filter(({ body }) => body.type === "consult" && !(inPerson && body.mode === "call") && !(manner === "call" && body.mode !== "call"))
    .filter(({ body }) => inPerson || participants.every((id) => body.actors.includes(id) || body.recipients.includes(id)));
  // Where the record has a meeting, the meetings answer, calls among them; where it has only calls, those do.
  const met = consulted.some(({ body }) => body.mode !== "call" && new Set([...body.actors, ...body.recipients]).size > 1);
  if (consulted.length === 0 && manner === "call")
    return decline(
      "meetings",
      "not-on-record",
      "No call on record",
      `No call of ${listed(participants.map((id) => desk.label(id)))} is on record.`,
    );
  if (consulted.length === 0 || (met && !inPerson)) return undefined;
  const ids = consulted.map(({ id }) => id).toSorted();
  const kind = inPerson ? "visits and meetings" : manner === "call" ? "calls" : "talks, calls and meetings";
  const label = listed([...participants, ...(place === undefined ? [] : [place])].map((id) => desk.label(id)));
  const within: Topic = {
    id: participants[0] ?? place ?? "",
    label,
    kind: participants.length > 0 ? "actor" : "place",
    refs: ids,
    words: [],
  };
  return {
    kind: "request",
    request: { intent: "timeline", topic: within, granularity: "day" },
    understood: `${kind}: ${label}`,
  };
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
