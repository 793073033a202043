import type { AskDesk } from "./desk.ts";
import type { Parse } from "./parse.ts";
import { listed } from "./phrases.ts";
import { asksYesNo } from "./readings/on-record.ts";
import type { Reading } from "./understanding.ts";

type Requested = Extract<Reading, { kind: "request" }>;

/** Most disputes told in place of claims. */
const MOST_DISPUTES = 2;

/**
 * What one side says is no answer to who says it, or whether it is so: claims are told with the whole dispute. A statement
 * that has been replaced is not shown without what replaced it.
 */
export async function withAllSides(desk: AskDesk, parse: Parse, reading: Requested): Promise<Requested> {
  const { request } = reading;
  if (request.intent !== "evidence" || request.topic === undefined || request.words.length > 0) return reading;
  const { refs } = request.topic;
  const claims = await desk.reader.get(
    desk.scope,
    "claim",
    refs.filter((id) => id.startsWith("clm-")),
  );
  const disputes = [...new Set(claims.map(({ body }) => body.dispute))].toSorted();
  const weighs = asksYesNo(parse) || (parse.has("who", "which") && parse.has("say"));
  if (weighs && claims.length * 2 > refs.length && disputes.length <= MOST_DISPUTES) {
    const found = await desk.reader.get(desk.scope, "dispute", disputes);
    const subjects = listed(found.map(({ body }) => body.subject));
    return {
      kind: "request",
      request: { intent: "disputed", topic: { ...request.topic, label: subjects, refs: disputes, all: [] } },
      understood: `what each side says on ${subjects}`,
    };
  }
  const newer = [
    ...(await desk.reader.supersededBy(
      desk.scope,
      "position",
      refs.filter((id) => id.startsWith("pos-")),
    )),
    ...(await desk.reader.supersededBy(
      desk.scope,
      "claim",
      claims.map(({ id }) => id),
    )),
  ].map(({ id }) => id);
  if (newer.every((id) => refs.includes(id))) return reading;
  return { ...reading, request: { ...request, topic: { ...request.topic, refs: [...new Set([...refs, ...newer])].toSorted() } } };
}
