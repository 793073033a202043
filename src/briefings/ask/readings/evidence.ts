import { rankingNumber } from "../../../record/severity.ts";
import type { Topic } from "../../types.ts";
import { closeVariants, textTopic } from "../../topic-words.ts";
import type { AskDesk } from "../desk.ts";
import { openWords } from "../leftover.ts";
import { mustBeKnown } from "../leftover.ts";
import type { Parse } from "../parse.ts";
import { decline, outsideTheRecord, type Reading } from "../understanding.ts";
import { missing } from "./topics.ts";
import { disputeReading } from "./disputes.ts";

/** Figures on record with this value, within a topic where one is named. */
async function figuresOf(desk: AskDesk, value: number, topic: Topic | undefined): Promise<string[]> {
  const figures = await desk.select({ kinds: ["figure"], ...(topic ? { about: [topic.refs, ...(topic.all ?? [])] } : {}) });
  return figures
    .filter(({ body }) => rankingNumber(body.quantity) === value)
    .map(({ id }) => id)
    .toSorted();
}

/** Where a claim or a number comes from: the records that hold its words, with their evidence. */
export async function readEvidence(desk: AskDesk, parse: Parse): Promise<Reading> {
  const names = parse.names;
  parse.use(...names);
  parse.useAll(
    "who",
    "what",
    "which",
    "when",
    "where",
    "how",
    "yes-no",
    "evidence",
    "sources",
    "say",
    "pronoun",
    "counter",
    "count",
    "brief",
    "class",
    "disputed",
  );
  const quoting = parse.has("say", "evidence");
  if (quoting) parse.useAll("not", "modal");
  const topic = await desk.topicOf(names, "evidence");
  const words = openWords(desk, parse, "evidence");
  const number = words.find((word) => /^\d+$/u.test(word));
  if (number !== undefined) {
    const ids = await figuresOf(desk, Number(number), topic);
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
  await mustBeKnown(desk, words, "evidence", parse.left);
  const { held, missing: absent } = await desk.formsHeld(words, topic ? [topic.refs, ...(topic.all ?? [])] : []);
  const said = `“${words.join(" ")}”${topic ? ` in ${topic.label}` : ""}`;
  if (absent.length > 0) {
    return decline("evidence", "not-on-record", "Not on record", `No record of ${said} holds all of these words.`, {
      ...(topic ? { topic: { id: topic.id, label: topic.label, kind: topic.kind } } : {}),
      suggestions: await desk.dossiers(),
    });
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
    "who",
    "what",
    "which",
    "when",
    "where",
    "how",
    "yes-no",
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
  );
  const topic = await desk.topicOf(names, "evidence");
  const words = openWords(desk, parse, "evidence");
  if (words.length === 0) return undefined;
  const dispute = parse.has("who", "yes-no", "responsible", "which") ? await disputeReading(desk, words, topic, closeVariants) : undefined;
  return dispute ?? heldReading(desk, parse, words, topic);
}

/** "Who is to blame for …?": what each side says of it; no verdict of ours. */
export async function readResponsible(desk: AskDesk, parse: Parse): Promise<Reading> {
  const names = parse.names;
  parse.use(...names);
  parse.useAll(
    "who",
    "what",
    "which",
    "when",
    "where",
    "how",
    "yes-no",
    "pronoun",
    "brief",
    "harm",
    "responsible",
    "happened",
    "class",
    "say",
    "disputed",
  );
  const topic = await desk.topicOf(names, "disputed");
  const words = openWords(desk, parse, "disputed");
  const dispute = words.length > 0 ? await disputeReading(desk, words, topic) : undefined;
  return (
    dispute ??
    outsideTheRecord(
      parse.find("responsible")?.raw ?? "",
      topic ? [{ id: topic.id, label: topic.label, kind: topic.kind }] : await desk.dossiers(),
    )
  );
}
