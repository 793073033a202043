import { QUESTION_TAGS } from "../terms.ts";
import type { Topic } from "../../types.ts";
import { closeVariants, textTopic, variants } from "../../topic-words.ts";
import type { AskDesk } from "../desk.ts";
import { formsAsked, mustBeKnown, openWords } from "../leftover.ts";
import type { Parse } from "../parse.ts";
import { listed } from "../phrases.ts";
import { agentOf } from "../roles.ts";
import { asksForDeed, asksWhether, deedWords, personsAsked } from "../sought.ts";
import { type Declined, decline, outsideTheRecord, type Reading } from "../understanding.ts";
import { missing } from "./topics.ts";
import { disputeReading, disputesTelling, disputesNaming } from "./disputes.ts";
import { figuresOf, holdsNumber, numberReading, ofWhat, figuresFrom } from "./numbers.ts";
import { notDoneTo, telling } from "./deed-records.ts";

/** Where a claim or a number comes from: the records that hold its words, with their evidence. */
export async function readEvidence(desk: AskDesk, parse: Parse): Promise<Reading> {
  const counted = parse.chunks.some(holdsNumber) && parse.has("count") ? await numberReading(desk, parse.fresh()) : undefined;
  if (counted) return counted;
  const given = parse.has("count", "counter") ? await figuresFrom(desk, parse) : undefined;
  if (given) return given;
  const names = parse.names;
  parse.use(...names);
  parse.useAll(...QUESTION_TAGS, "evidence", "sources", "say", "pronoun", "counter", "count", "brief", "class", "disputed");
  // What is denied is not said: a record must say that it was.
  const denies = parse.chunks.filter((chunk) => /^den(?:y|ies|ied|ying)$/u.test(chunk.words.join(" ")));
  const quoting = parse.has("say", "evidence");
  if (quoting) parse.useAll("not", "modal");
  const topic = await desk.topicOf(names, "evidence");
  const words = [...openWords(desk, parse, "evidence"), ...desk.words(denies)];
  const number = words.find((word) => /^\d+$/u.test(word));
  if (number !== undefined) {
    const ids = await ofWhat(desk, parse, await figuresOf(desk, Number(number), topic));
    if (ids.length > 0)
      return {
        kind: "request",
        request: {
          intent: "evidence",
          topic: { id: topic?.id ?? `text:${number}`, label: topic?.label ?? number, kind: topic?.kind ?? "text", refs: ids, words: [] },
          words: [],
        },
        understood: `where the figure ${Number(number).toLocaleString("en-GB")} comes from`,
      };
  }
  if (words.length === 0 && topic === undefined) return missing(desk, "evidence");
  if (words.length === 0 && topic)
    return { kind: "request", request: { intent: "sources", topic }, understood: `the sources on ${topic.label}` };
  return heldReading(desk, parse, words, topic);
}

/** The records that hold all the words and link to the topic; says so where none does. */
async function heldReading(desk: AskDesk, parse: Parse, words: readonly string[], topic: Topic | undefined): Promise<Reading> {
  const linked = await linkedReading(desk, parse, words, topic);
  if (linked.kind === "request" || topic === undefined || linked.reason !== "not-on-record") return linked;
  // A record may name somebody in its words without being about them.
  const named = await linkedReading(desk, parse, [...words, ...desk.words(parse.names)], undefined).catch(() => undefined);
  return named?.kind === "request" ? named : linked;
}

async function linkedReading(desk: AskDesk, parse: Parse, words: readonly string[], topic: Topic | undefined): Promise<Reading> {
  await mustBeKnown(desk, words, "evidence", parse.left);
  const among = topic ? [topic.refs, ...(topic.all ?? [])] : [];
  const near = await desk.holding(words, formsAsked(parse), among);
  const holding = near?.length === 0 && asksForDeed(parse) ? await desk.holding(words, variants, among) : near;
  const done = holding && (await telling(desk, parse, holding, deedWords(parse, words)));
  const ids = done && (await notDoneTo(desk, done, parse.has("yes-no") ? await agentOf(desk, parse) : []));
  if (ids && ids.length > 0) {
    const about: Topic = { ...(topic ?? textTopic(words.join(" "), [])), refs: ids, words: [], all: [] };
    return {
      kind: "request",
      request: { intent: "evidence", topic: about, words: [] },
      understood: `records that say “${words.join(" ")}”${topic ? `, ${topic.label}` : ""}`,
    };
  }
  const { held, missing: absent } = await desk.formsHeld(words, among);
  const said = `“${words.join(" ")}”${topic ? ` in ${topic.label}` : ""}`;
  if (absent.length > 0 || (holding && holding.length > 0)) {
    return decline(
      "evidence",
      "not-on-record",
      "Not on record",
      `No record of ${said} ${absent.length > 0 ? "holds all of these words" : "tells that it was done so"}.`,
      {
        ...(topic ? { topic: { id: topic.id, label: topic.label, kind: topic.kind } } : {}),
        suggestions: await desk.dossiers(),
      },
    );
  }
  return {
    kind: "request",
    request: { intent: "evidence", ...(topic ? { topic } : { topic: textTopic(held.join(" "), held) }), words: held },
    understood: `records that say ${said}`,
  };
}

/** A question of fact that fits no other form: what is disputed about it first, else the records that hold its words. */
export async function readFact(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  const names = parse.names;
  parse.use(...names);
  parse.useAll(
    ...QUESTION_TAGS,
    "pronoun",
    "brief",
    "harm",
    "responsible",
    "happened",
    "class",
    "say",
    "visit",
    "meet",
    "order",
    "discuss",
    "count",
    ...(parse.has("and") ? (["conditions"] as const) : []),
  );
  const topic = await desk.topicOf(names, "evidence");
  const open = openWords(desk, parse, "evidence");
  if (open.length === 0) return undefined;
  const words = [...open, ...(asksForDeed(parse) ? personsAsked(parse) : [])];
  const agent = await agentOf(desk, parse);
  const dispute = parse.has("who", "yes-no", "responsible", "which")
    ? await disputeReading(
        desk,
        words,
        topic,
        parse.has("yes-no") && !parse.has("who", "which") ? { agent } : { forms: closeVariants, agent },
      )
    : undefined;
  const about = dispute?.kind === "request" && dispute.request.intent === "disputed" ? (dispute.request.topic?.refs ?? []) : [];
  const told = asksForDeed(parse) ? await disputesTelling(desk, about, words) : about;
  const naming = asksWhether(parse) ? await disputesNaming(desk, parse, told) : told;
  if (dispute?.kind === "request" && naming.length === about.length) return dispute;
  const held = await heldReading(desk, parse, words, topic);
  if (held.kind === "declined" && about.length > 0) return notSaid(desk, held, about);
  if (held.kind === "request" || words.length < 3) return held;
  // "Was it A or B that did it?": what the sides differ about, where nearly every word is of it.
  const near = await disputeReading(desk, words, topic, { near: true, atLeast: words.length - 1 });
  return near ?? held;
}

/** Where nothing on record says whether it was so: the dispute that comes nearest, to ask for. */
async function notSaid(desk: AskDesk, declined: Declined, disputes: readonly string[]): Promise<Declined> {
  const nearest = await desk.reader.get(desk.scope, "dispute", disputes);
  const issues = [...new Set(nearest.flatMap(({ body }) => body.issues))];
  return {
    ...declined,
    understood: `${declined.understood} Nearest: what is disputed on ${listed(nearest.map(({ body }) => body.subject))}.`,
    suggestions: issues.length > 0 ? issues.map((id) => ({ id, label: desk.label(id), kind: "issue" as const })) : declined.suggestions,
  };
}

/** "Who is to blame for …?": what each side says of it; no verdict of ours. */
export async function readResponsible(desk: AskDesk, parse: Parse): Promise<Reading> {
  const names = parse.names;
  parse.use(...names);
  parse.useAll(...QUESTION_TAGS, "pronoun", "brief", "harm", "responsible", "happened", "class", "say", "disputed");
  const topic = await desk.topicOf(names, "disputed");
  const words = openWords(desk, parse, "disputed");
  const dispute = words.length > 0 ? await disputeReading(desk, words, topic, { near: true }) : undefined;
  return (
    dispute ??
    outsideTheRecord(
      parse.find("responsible")?.raw ?? "",
      topic ? [{ id: topic.id, label: topic.label, kind: topic.kind }] : await desk.dossiers(),
    )
  );
}
