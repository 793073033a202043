import type { Selection } from "../../record/port.ts";
import type { StoredRecord } from "../../record/types.ts";
import { aboutTopic, type Draft, type DraftSection } from "../draft.ts";
import { compareText, ledger, type Held } from "../ledger.ts";
import { loadNames } from "../load.ts";
import { speaksFor } from "../office.ts";
import { bounds, headlineOf, label, MOST_READ, refOf, whenUnderstood, type Desk, type Outcome } from "../outcome.ts";
import type { Request } from "../requests.ts";
import { absenceDraft } from "../sections/absence.ts";
import { listedSpans, named } from "../sections/actors.ts";
import { heldDrafts, historyDrafts, pad, withStance, type PositionForm } from "../sections/positions.ts";
import { computed, fixed } from "../spans.ts";
import type { Span } from "../types.ts";
import { listed, STANCE_PLURAL, STANCES, TITLES, word } from "../wording.ts";
import { formatNumber } from "../format.ts";
import { nearestPositions } from "./nearest-positions.ts";

type PositionsRequest = Extract<Request, { intent: "positions" }>;

/** Reads the positions on the issues, or within the topic, or all. */
async function read(desk: Desk, request: PositionsRequest): Promise<StoredRecord<"position">[]> {
  const { actors, issues, topic } = request;
  const about = [...(actors.length > 0 ? [actors] : []), ...(issues.length > 0 ? [issues] : [])];
  const within = issues.length === 0 && topic ? aboutTopic(topic) : {};
  const selection: Selection<"position"> = {
    kinds: ["position"],
    ...bounds(desk),
    ...within,
    about: [...about, ...(within.about ?? [])],
  };
  const found = await desk.book.reader.select(desk.book.scope, selection, "newest", MOST_READ);
  await desk.book.load("actor", [...actors, ...found.flatMap(({ body }) => [body.actor, body.speaker])]);
  return found.filter(
    (p) => (issues.length === 0 || issues.includes(p.body.issue)) && (actors.length === 0 || actors.some((a) => holds(desk, a, p))),
  );
}

/**
 * Whether a position is the asked actor's own: its own words, those of the person asked about, or those of a person
 * who spoke for it that day. What a bloc holds is the bloc's, whoever voiced it.
 */
function holds({ book }: Desk, asked: string, { body }: StoredRecord<"position">): boolean {
  if (body.actor === asked || body.speaker === asked) return true;
  const actor = book.get("actor", body.actor);
  return actor?.body.type === "person" && speaksFor(actor.body, body.stated_on).includes(asked);
}

function understoodOf(desk: Desk, { actors, issues, topic, stances, history }: PositionsRequest): string {
  const who = actors.length === 0 ? "" : ` of ${listed(actors.map((id) => label(desk, id)))}`;
  const what = issues.length > 0 ? ` on ${listed(issues.map((id) => label(desk, id)))}` : topic ? ` on ${topic.label}` : "";
  const how = stances.length === 0 ? "" : ` (${listed(stances.map(word))})`;
  return `${history ? "history of the " : ""}positions${who}${what}${how}${whenUnderstood(desk)}`;
}

/** Positions of one actor or many: in force or all; those of the stances asked for "among n on record". */
export async function positions(desk: Desk, request: PositionsRequest): Promise<Outcome> {
  const { book } = desk;
  await book.load("issue", request.issues);
  const found = await read(desk, request);
  await loadNames(book, { positions: found });
  const held = inOrder(ledger(found), request.first ?? []);
  const asked = withStance(held, request.stances);
  const newest = found
    .map((p) => p.body.stated_on)
    .toSorted(compareText)
    .at(-1);
  const head = {
    topic: request.topic ? refOf(request.topic) : topicOf(desk, request),
    understood: understoodOf(desk, request),
    headline: headlineOf("Positions", ...headlineParts(desk, request)),
    covers: desk.context.period ? { from: desk.context.period.from, to: desk.context.period.to } : null,
    newest,
    activity: `${held.length === 0 ? "No" : held.length} ${held.length === 1 ? "position" : "positions"} on record`,
  };
  const form: PositionForm = { issue: new Set(held.map((h) => h.latest.body.issue)).size > 1 || request.issues.length !== 1, words: true };
  const section = (drafts: Draft[]): DraftSection[] => [{ kind: "positions", title: TITLES.positions, drafts }];
  if (held.length === 0) {
    return { ...head, answered: false, reason: "not-on-record", sections: section(await absence(desk, request)) };
  }
  if (request.stances.length > 0) {
    const shown = heldDrafts(book, byStance(held, request.stances), form);
    const sections = section(inTurn(ordered([amongDraft(held, request.stances), ...shown]), byStance(held, request.stances)));
    return asked.length > 0 ? { ...head, answered: true, sections } : { ...head, answered: false, reason: "not-on-record", sections };
  }
  const missing = request.actors.filter((actor) => !found.some((p) => holds(desk, actor, p)));
  const none = missing.map((actor) => noneDraft(desk, [actor], request.issues));
  const drafts = request.history ? historyDrafts(book, held, form) : heldDrafts(book, held, form);
  return { ...head, answered: true, sections: section(ordered([...drafts, ...none])) };
}

/** Those asked for first, then the newest; ties by id. */
function inOrder(held: readonly Held[], first: readonly string[]): Held[] {
  const late = (h: Held): number => Number(!first.includes(h.latest.id));
  return held.toSorted(
    (a, b) => late(a) - late(b) || compareText(b.latest.body.stated_on, a.latest.body.stated_on) || compareText(a.latest.id, b.latest.id),
  );
}

/** Those of the stances asked for, then those with conditions, which are shown as what they are. */
function byStance(held: readonly Held[], stances: PositionsRequest["stances"]): Held[] {
  const shown = [...STANCES.filter((s) => stances.includes(s)), ...(stances.includes("conditional") ? [] : ["conditional" as const])];
  return shown.flatMap((stance) => withStance(held, [stance]));
}

/** The count, then the drafts as stances take turns, each first in the voice of those not yet heard: where few fit, every side is among them. */
function inTurn([count, ...drafts]: readonly Draft[], held: readonly Held[]): Draft[] {
  const heard = new Map<string, number>();
  const next = (key: string): number => {
    const at = heard.get(key) ?? 0;
    heard.set(key, at + 1);
    return at;
  };
  const placed = held.map(({ latest: { body } }, at) => ({ stance: body.stance, voice: next(`${body.stance} ${body.actor}`), at }));
  const turns = placed
    .toSorted((a, b) => a.voice - b.voice || a.at - b.at)
    .map((place) => ({ ...place, turn: next(`turn ${place.stance}`) }))
    .toSorted((a, b) => a.turn - b.turn || a.at - b.at);
  return [...(count ? [count] : []), ...turns.flatMap(({ at }) => drafts[at] ?? [])];
}

/** "Of 7 positions on record, 2 oppose and 1 set conditions." */
function amongDraft(held: readonly Held[], stances: PositionsRequest["stances"]): Draft {
  const all = held.map((h) => h.latest);
  // A stance nobody holds is worth a word only where it alone was asked for.
  const counted = STANCES.filter((s) => stances.includes(s) || s === "conditional").flatMap((stance): Span[][] => {
    const of = withStance(held, [stance]).map((h) => h.latest);
    if (of.length === 0 && !(stances.length === 1 && stances.includes(stance))) return [];
    const verb =
      of.length === 1
        ? word(stance === "conditional" ? "sets conditions" : stance === "ambiguous" ? "is unclear" : stance)
        : STANCE_PLURAL[stance];
    return of.length === 0
      ? [[fixed(`none ${STANCE_PLURAL[stance]}`)]]
      : [[computed("count", of, formatNumber(of.length)), fixed(` ${verb}`)]];
  });
  const spans = [
    fixed("Among "),
    computed("count", all, formatNumber(all.length)),
    fixed(all.length === 1 ? " position on record, " : " positions on record, "),
    ...listedSpans(counted),
  ];
  return { spans, records: [], query: "positions on record, by stance" };
}

/** Keeps the order drafts come in. */
function ordered(drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft, at) => ({ ...draft, order: pad(at) }));
}

/** "No position of Egypt on a ceasefire in Gaza on record". */
function noneDraft(desk: Desk, actors: readonly string[], issues: readonly string[]): Draft {
  const shown = (ids: readonly string[]): Span[][] => ids.filter((id) => desk.book.find(id)).map((id) => [named(desk.book, id)]);
  const [who, what] = [shown(actors), shown(issues)];
  const spans = [
    fixed("No position"),
    ...(who.length > 0 ? [fixed(" of "), ...listedSpans(who)] : []),
    ...(what.length > 0 ? [fixed(" on "), ...listedSpans(what)] : []),
    fixed(" on record"),
  ];
  return absenceDraft(
    spans,
    `positions of ${listed(actors.map((id) => label(desk, id))) || "any actor"} on ${listed(issues.map((id) => label(desk, id))) || "any issue"}`,
  );
}

async function absence(desk: Desk, request: PositionsRequest): Promise<Draft[]> {
  return [noneDraft(desk, request.actors, request.issues), ...(await nearestPositions(desk, request))];
}

function headlineParts(desk: Desk, { actors, issues, topic }: PositionsRequest): string[] {
  const who = actors.length === 0 ? [] : [` of ${listed(actors.map((id) => label(desk, id)))}`];
  const on = issues.length > 0 ? listed(issues.map((id) => label(desk, id))) : topic?.label;
  return on === undefined ? who : [...who, ` on ${on}`];
}

function topicOf(desk: Desk, { actors, issues }: PositionsRequest): Outcome["topic"] {
  const [issue, actor] = [issues[0], actors[0]];
  if (issue !== undefined) return { id: issue, label: label(desk, issue), kind: "issue" };
  return actor === undefined ? null : { id: actor, label: label(desk, actor), kind: "actor" };
}
