import type { Stance } from "../../requests.ts";
import { contentWords } from "../../topic-words.ts";
import type { AskDesk } from "../desk.ts";
import { accounts } from "../fitting.ts";
import { contentOf, issuesAlike } from "../issue-words.ts";
import type { Parse } from "../parse.ts";
import { listed } from "../phrases.ts";
import { speaks } from "../record-words.ts";
import { quoted, type Reading } from "../understanding.ts";
import type { Named } from "./position-names.ts";

/** Most issues shown where their names are only alike to what was asked. */
const MOST_ALIKE = 2;
/** Most words left unmatched where an issue is found by the names beside them. */
const MOST_MISSED = 2;

/** All positions on the issues: where words stand beside them, which stance answers cannot be told. */
export function whateverStance(desk: AskDesk, issues: readonly string[], missed: readonly string[]): Reading {
  return {
    kind: "request",
    request: { intent: "positions", actors: [], issues: [...issues], stances: [], history: false },
    understood: `positions on ${listed(issues.map((id) => desk.label(id)))}, whatever the stance${missed.length > 0 ? `; not matched: ${quoted(missed)}` : ""}`,
  };
}

const STAYING = /^(?:presen|stay|remain|keep|retain|retention|continu|deploy)/u;
const LEAVING = /\b(?:withdrawal|departure|expulsion|pullout|removal|evacuation|exit|end to)\b/u;

/** "Who rejects the presence of X?", where the issue is X's withdrawal: whoever is for that. Undefined where no word turns it round. */
export function turnedRound(
  desk: AskDesk,
  issues: readonly string[],
  words: readonly string[],
  stances: readonly Stance[],
): Reading | undefined {
  const round = words.length > 0 && words.every((word) => STAYING.test(word)) && issues.every((id) => LEAVING.test(desk.label(id)));
  const [stance] = stances;
  if (!round || stances.length !== 1 || (stance !== "supports" && stance !== "opposes")) return undefined;
  const meant = stance === "supports" ? "opposes" : "supports";
  return {
    kind: "request",
    request: { intent: "positions", actors: [], issues: [...issues], stances: [meant], history: false },
    understood: `positions on ${listed(issues.map((id) => desk.label(id)))}, in ${meant === "supports" ? "support" : "opposition"}; ${quoted(words)} taken for its opposite`,
  };
}

/** "Who objects to X's troops being in Y?": the issue that is called by the same words, or by like ones. */
export async function onIssueAlike(
  desk: AskDesk,
  named: Named,
  words: readonly string[],
  stances: readonly Stance[],
): Promise<Reading | undefined> {
  if (named.asides.length === 0 || words.length > MOST_MISSED) return undefined;
  const names = contentWords(named.asides.join(" "));
  for (const [asked, missed] of [
    [[...names, ...words], []],
    [names, words],
  ] as const) {
    const issues = await issuesAlike(desk, asked);
    if (issues.length > 0 && issues.length <= MOST_ALIKE)
      return turnedRound(desk, issues, missed, stances) ?? whateverStance(desk, issues, missed);
  }
  return undefined;
}

/** What actors say in a dispute on the issues on which they have no position. */
export async function claimedInstead(desk: AskDesk, actors: readonly string[], issues: readonly string[]): Promise<Reading | undefined> {
  if (await desk.any({ kinds: ["position"], about: [[...actors], [...issues]] })) return undefined;
  const found = (await accounts(desk)).filter(
    ({ dispute, claims }) =>
      dispute.body.issues.some((id) => issues.includes(id)) &&
      claims.some(({ body }) => actors.includes(body.by) || actors.includes(body.speaker ?? "")),
  );
  if (found.length === 0) return undefined;
  const subjects = listed(found.map(({ dispute }) => dispute.body.subject));
  const refs = found.map(({ dispute }) => dispute.id);
  return {
    kind: "request",
    request: { intent: "disputed", topic: { id: refs[0] ?? "", label: subjects, kind: "text", refs, words: [] } },
    understood: `what ${listed(actors.map((id) => desk.label(id)))} and others say on ${subjects}`,
  };
}

/**
 * "What did X say about Y?", where X has no position on it: what X claims in a dispute that is called after Y, and what
 * X said that was an event.
 */
export async function saidInstead(
  desk: AskDesk,
  actors: readonly string[],
  issues: readonly string[],
  names: readonly string[],
): Promise<Reading | undefined> {
  if (await desk.any({ kinds: ["position"], about: [[...actors], [...issues]] })) return undefined;
  const asked = names.map(contentOf).filter((words) => words.length > 0);
  const calls = (text: string): boolean => {
    const told = new Set(contentOf(text));
    return asked.some((words) => words.every((word) => told.has(word)));
  };
  const claims = (await accounts(desk))
    .filter(({ dispute }) => dispute.body.issues.some((id) => issues.includes(id) || calls(desk.label(id))) || calls(dispute.body.subject))
    .flatMap(({ claims: all }) => all.filter(({ body }) => actors.includes(body.by) || actors.includes(body.speaker ?? "")));
  const events = (await desk.select({ kinds: ["event"], about: [[...actors]] })).filter(
    (event) =>
      speaks(event) &&
      event.body.actors.some((id) => actors.includes(id)) &&
      (event.body.issues.some((id) => issues.includes(id)) || calls(event.body.summary)),
  );
  const refs = [...claims, ...events].map(({ id }) => id).toSorted();
  if (refs.length === 0) return undefined;
  const label = `${listed(actors.map((id) => desk.label(id)))} on ${listed(names)}`;
  return {
    kind: "request",
    request: { intent: "evidence", topic: { id: `text:${label}`, label, kind: "text", refs, words: [] }, words: [] },
    understood: `what is on record as said by ${label}`,
  };
}

const OTHERS = /\b(?:if not|or),? who (?:did|does|do|has|have|else)\b/iu;

/** "… If not, who did?" */
export const asksForOthers = (parse: Parse): boolean => OTHERS.test(parse.question.text);

/** Where an actor has no position on the issues and others are asked for too: theirs. */
export async function ofOthers(desk: AskDesk, actors: readonly string[], issues: readonly string[]): Promise<Reading | undefined> {
  if (await desk.any({ kinds: ["position"], about: [[...actors], [...issues]] })) return undefined;
  const reading = whateverStance(desk, issues, []);
  return { ...reading, understood: `${reading.understood}; none of ${listed(actors.map((id) => desk.label(id)))} is on record` };
}
