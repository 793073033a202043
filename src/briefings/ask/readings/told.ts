import { fold } from "../../../core/text.ts";
import { closeVariants, TELLING_KINDS } from "../../topic-words.ts";
import type { Topic } from "../../types.ts";
import type { AskDesk } from "../desk.ts";
import { issuesByWords, MOST_ISSUES } from "../issue-words.ts";
import { chooseIssues } from "../issues.ts";
import type { Parse } from "../parse.ts";
import { listed } from "../phrases.ts";
import { saidOrDoneBy } from "../speakers.ts";
import type { Reading } from "../understanding.ts";
import { disputeReading } from "./disputes.ts";
import { readOnRecord } from "./on-record.ts";
import { saidInstead } from "./position-loose.ts";
import type { Named } from "./position-names.ts";

/**
 * What an actor holds or said where no position on record answers: an issue that the names asked about stand for, a matter
 * in dispute, or events, figures and questions that hold the words. Undefined where a position answers, or nothing does.
 */
export async function toldOtherwise(
  desk: AskDesk,
  parse: Parse,
  named: Named,
  topic: Topic | undefined,
  words: readonly string[],
): Promise<Reading | undefined> {
  const { actors } = named;
  const about = [actors, topic?.refs ?? [], ...(topic?.all ?? [])].filter((refs) => refs.length > 0);
  // Most who are asked after hold no position at all: that is found sooner than that none holds the words.
  const any = await desk.any({ kinds: ["position"], ...(actors.length > 0 ? { about: [actors] } : {}) });
  const stated = any ? await desk.formsHeld(words, about, ["position"]) : undefined;
  const positions = stated?.missing.length === 0 ? await desk.select({ kinds: ["position"], about, words: stated.held }) : [];
  if (positions.some(({ body }) => actors.includes(body.actor) || (body.speaker !== undefined && actors.includes(body.speaker))))
    return undefined;
  const who = listed(actors.map((id) => desk.label(id)));
  const asked = [...words, ...named.asides.flatMap((name) => desk.words([{ ...BLANK, words: fold(name).split(" ") }]))];
  // One name alone stands in too many issues to say which is meant.
  if (topic !== undefined && new Set(asked).size > 1) {
    const { issues } = await chooseIssues(desk, await issuesByWords(desk, [...new Set(asked)], []), undefined, actors);
    const raised = [...issues, ...topic.refs.filter((ref) => ref.startsWith("iss-"))];
    const matter = topic.kind === "dossier" || topic.kind === "issue";
    const said = matter && parse.has("say") && words.length === 0 ? await saidInstead(desk, actors, raised, named.asides) : undefined;
    if (said) return said;
    if (issues.length > 0 && issues.length <= MOST_ISSUES)
      return {
        kind: "request",
        request: { intent: "positions", actors, issues, stances: [], history: false },
        understood: `positions of ${who} on ${listed(issues.map((id) => desk.label(id)))}`,
      };
  }
  const of: Topic = { id: actors[0] ?? "", label: who, kind: "actor", refs: [...actors], words: [] };
  const dispute = words.length > 0 ? await disputeReading(desk, words, topic ?? of, { forms: closeVariants, agent: actors }) : undefined;
  if (dispute) return dispute;
  if (!parse.has("say")) return undefined;
  const { held, missing } = await desk.formsHeld(words, about);
  return onRecord(desk, of, topic, { about, words, held, missing, raw: named.asides.join(" ") }, parse.fresh());
}

const BLANK = { start: 0, end: 0, raw: "", tags: new Set<never>(), rows: [], possessive: false, breaksBefore: false };

interface Found {
  about: readonly (readonly string[])[];
  words: readonly string[];
  held: readonly string[];
  missing: readonly string[];
  /** What the statement is on, as written. */
  raw: string;
}

/** Events, figures and claims of the actor that hold the words, or all its events where there are none. */
async function onRecord(
  desk: AskDesk,
  of: Topic,
  topic: Topic | undefined,
  { about, words, held, missing, raw }: Found,
  parse: Parse,
): Promise<Reading | undefined> {
  const within: Topic = { ...of, ...(topic ? { all: [topic.refs, ...(topic.all ?? [])] } : {}) };
  if (missing.length > 0) return undefined;
  if (words.length > 0) {
    const told = await saidOrDoneBy(desk, await desk.select({ kinds: TELLING_KINDS, about, words: held }), of.refs);
    if (told.length === 0) return undefined;
    const topicOf: Topic = { ...of, refs: told.map(({ id }) => id).toSorted() };
    return {
      kind: "request",
      request: { intent: "evidence", topic: topicOf, words: [] },
      understood: `records of ${of.label} that say “${words.join(" ")}”`,
    };
  }
  const stated = await readOnRecord(desk, parse);
  if (stated) return stated;
  if (await desk.any({ kinds: ["event"], about }))
    return {
      kind: "request",
      request: { intent: "timeline", topic: within, granularity: "day" },
      understood: `what is on record of ${of.label}${topic ? ` and ${topic.label}` : ""}`,
    };
  return topic && byItsName(desk, of, raw);
}

/** A place that no record links to, and that the words of one name all the same. */
async function byItsName(desk: AskDesk, of: Topic, raw: string): Promise<Reading | undefined> {
  const name = desk.words([{ ...BLANK, words: fold(raw).split(" ") }]);
  const { held, missing } = await desk.formsHeld(name, [of.refs]);
  if (missing.length > 0) return undefined;
  return {
    kind: "request",
    request: { intent: "evidence", topic: of, words: held },
    understood: `records of ${of.label} that say “${raw}”`,
  };
}
