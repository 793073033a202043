import { isOpen } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import { fitOf, wordsOf } from "../fitting.ts";
import type { Parse } from "../parse.ts";
import { agentOf } from "../roles.ts";
import type { Tag } from "../terms.ts";
import { outsideTheRecord, type Reading } from "../understanding.ts";
import { disputeReading } from "./disputes.ts";
import { recallReason } from "./recall.ts";
import { groundsOf } from "./account.ts";
import { readOnRecord } from "./on-record.ts";
import { readPositions } from "./positions.ts";

/** Opinions, forecasts, advice: the record holds none. */
export async function readOutside(desk: AskDesk, parse: Parse): Promise<Reading> {
  const held = WOULD.test(parse.question.text) ? await whatIsHeld(desk, parse.fresh()) : undefined;
  if (held) return held;
  const word = parse.find("outside", "modal", "why");
  return outsideTheRecord(word?.raw ?? parse.question.text.slice(0, 40), await topics(desk, parse));
}

const WOULD = /^\W*(?:would|will|could|might)\s+(?:the\s+)?\p{Lu}/u;

/** "Would X accept Y?": what X would do, nobody can say; what X holds on just that is on record. */
async function whatIsHeld(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  if (!parse.has("supports", "opposes")) return undefined;
  const reading = await readOnRecord(desk, parse, ["modal"]).catch(() => undefined);
  return reading && { ...reading, understood: `${reading.understood}; what it would do, the record does not say` };
}

async function topics(desk: AskDesk, parse: Parse): Promise<Awaited<ReturnType<AskDesk["dossiers"]>>> {
  const topic = await desk.topicOf(parse.names, "brief").catch(() => undefined);
  return topic ? [{ id: topic.id, label: topic.label, kind: topic.kind }] : desk.dossiers();
}

/** "What reason did X give?": what X stated, and no cause. */
const GIVEN =
  /\b(?:reasons?|grounds|justifications?|explanations?|rationale|basis)\b.*\b(?:give|gave|given|cite|cited|offer|offered|state|stated|provide|provided|put forward|invoke|invoked)\b/iu;
const GIVES = /^(?:give|gave|given|cite|cited|offer|offered|provide|provided|put forward|invoke|invoked)$/u;
const VERBS: readonly Tag[] = ["supports", "opposes", "position", "say"];

/** "Why does X oppose Y?": the statements on record in which the actor says what it holds; no cause of our own. */
export async function readWhy(desk: AskDesk, parse: Parse): Promise<Reading> {
  const reading = parse.has(...VERBS) || GIVEN.test(parse.question.text) ? await statedReason(desk, parse) : undefined;
  return (
    reading ??
    (await reasonHeld(desk, parse.fresh())) ??
    (await refusedReason(desk, parse.fresh())) ??
    (await statedGrounds(desk, parse.fresh())) ??
    (await recallReason(desk, parse.fresh())) ??
    readOutside(desk, parse.fresh())
  );
}

/** "Why did X reject the request?": the positions of that stance that say most of it. */
async function reasonHeld(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  const [supports, opposes] = [parse.has("supports"), parse.has("opposes")];
  if (supports === opposes) return undefined;
  const reading = await readOnRecord(desk, parse, ["why"]);
  const refs = reading?.request.intent === "positions" ? (reading.request.topic?.refs ?? []) : [];
  const held = await desk.reader.get(desk.scope, "position", refs);
  const asked = supports ? "supports" : "opposes";
  if (reading === undefined || held.length === 0 || held.some(({ body }) => body.stance !== asked)) return undefined;
  return { ...reading, understood: `${reading.understood}, with the reason only as stated` };
}

const REFUSING = /\b(?:won['’]?t|will not|would not|wouldn['’]?t|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing))\b/iu;

/** "Why won't X do Y?": what X, who opposes it, stated of it; of the positions of X, those that say most of the question. */
async function refusedReason(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  const who = parse.names.find((chunk) => parse.role(chunk) === "subject");
  const agent = who && REFUSING.test(parse.question.text) ? await desk.actor(who, "positions").catch(() => undefined) : undefined;
  if (who === undefined || agent === undefined) return undefined;
  const terms = { names: parse.names.filter((chunk) => chunk !== who), words: wordsOf(parse.chunks.filter(isOpen)) };
  const positions = (await desk.select({ kinds: ["position"], about: [[agent]] })).filter(
    ({ body }) => (body.actor === agent || body.speaker === agent) && body.stance === "opposes",
  );
  const scored = positions.map(({ id, body }) => {
    const linked = new Set([body.issue, ...body.places]);
    return { id, issue: body.issue, fit: fitOf(desk, terms, `${body.statement} ${desk.label(body.issue)}`, linked) };
  });
  const most = Math.max(1, ...scored.map(({ fit }) => fit.score));
  const best = scored.filter(({ fit }) => fit.score === most);
  const issues = [...new Set(best.map(({ issue }) => issue))];
  const [issue] = issues;
  if (issue === undefined || issues.length > 1) return undefined;
  return {
    kind: "request",
    request: { intent: "positions", actors: [agent], issues: [issue], stances: [], history: true },
    understood: `positions of ${desk.label(agent)} on ${desk.label(issue)}, with the reason only as stated`,
  };
}

/** "Why was X arrested?": what each side says of it, where that is in dispute. */
async function statedGrounds(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  if (parse.has("supports", "opposes", "outside", "modal")) return undefined;
  const topic = await desk.topicOf(parse.names, "disputed");
  const words = desk.words(parse.chunks.filter(isOpen));
  if (topic && words.length === 0) return groundsOf(desk, parse);
  return topic && words.length > 0 ? disputeReading(desk, words, topic, { agent: await agentOf(desk, parse) }) : undefined;
}

async function statedReason(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  parse.useAll("why", "not");
  for (const chunk of parse.chunks) if (chunk.rows.length === 0 && GIVES.test(chunk.words.join(" "))) parse.use(chunk);
  const reading = await readPositions(desk, parse);
  if (reading?.kind !== "request" || reading.request.intent !== "positions") return undefined;
  const { actors, issues, topic } = reading.request;
  if (actors.length === 0 || (issues.length === 0 && topic === undefined)) return undefined;
  const about = [actors, issues.length > 0 ? issues : (topic?.refs ?? [])];
  const positions = await desk.select({ kinds: ["position"], about, ...(issues.length === 0 && topic ? { words: topic.words } : {}) });
  const own = positions.filter(({ body }) => actors.includes(body.actor) || (body.speaker !== undefined && actors.includes(body.speaker)));
  const stance = parse.has("not") ? undefined : parse.has("supports") ? "supports" : parse.has("opposes") ? "opposes" : undefined;
  // A reason for a stance that the actor does not hold on record cannot be given.
  if (!own.some(({ body }) => stance === undefined || body.stance === stance || body.stance === "conditional")) return undefined;
  return { ...reading, understood: `${reading.understood}, with the reason only as stated` };
}
