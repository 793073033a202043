import { contentWords } from "../topic-words.ts";
import { attributedTo } from "./attributed.ts";
import { type Chunk, does } from "./chunks.ts";
import type { Parse } from "./parse.ts";
import { type Roles, rolesIn } from "./roles.ts";
import { QUESTION_TAGS, type Tag } from "./terms.ts";

/** Most words that a question may leave to be found. */
const MOST_WORDS = 8;

/** Phrases by which a question asks for something else than what records say, or turns it round. */
export const OTHER: readonly Tag[] = [
  "not",
  "outside",
  "modal",
  "limit",
  "why",
  "relative",
  "compare",
  "agree",
  "count",
  "counter",
  "timeline",
  "granularity",
  "changed",
  "conditions",
  "bot",
];
/** Phrases whose words need not stand in the record: they ask, or hold the sentence together. */
const ASKING: readonly Tag[] = [
  ...QUESTION_TAGS,
  "brief",
  "happened",
  "position",
  "holds",
  "pronoun",
  "class",
  "and",
  "or",
  "prep",
  "stop",
  "order",
  "follow-up",
  "evidence",
  "sources",
  "over-time",
  "disputed",
  "unknown",
];
const SAYING =
  /^(?:say|says|said|saying|tell|tells|told|state|states|stated|stating|words|statement|statements|spoke|spoken|speak|quote|quotes|quoted|remark|remarks|comment|comments|claim|claims|according|report|reports|note|noted|have to say|has to say|had to say|speak|mention)\b/u;
const CONTACT: readonly Tag[] = ["meet", "visit", "attend", "discuss"];
/** Verbs that carry nothing of their own. */
const LIGHT = new Set(
  "call calls called go goes went gone going come comes came coming take takes took taken taking get gets got have has had having let lets set sets put puts".split(
    " ",
  ),
);
const STANCES: readonly Tag[] = ["supports", "opposes", "position"];

const CALLING = /^(?:call|calls|called|label|labels|labelled|labeled|brand|brands|branded)$/u;

/** Whether the question is who did something, to whom, or whether it was done: a wish or a demand for it is no answer. */
export function asksForDeed(parse: Parse): boolean {
  return (
    parse.has("yes-no", "who", "which") &&
    !parse.has(...STANCES, "say", "evidence", "sources", "unknown") &&
    !parse.chunks.some((chunk) => CALLING.test(chunk.words.join(" ")))
  );
}

const PERSONS = new Set(["officials", "official", "leaders", "politicians", "diplomats"]);

/** "Which Iranian officials …": the sort of people that a record must tell of, where a question asks which of somebody's. */
export function personsAsked(parse: Parse): string[] {
  return parse.chunks.flatMap((chunk) => {
    const before = parse.before(chunk);
    return PERSONS.has(chunk.words.join(" ")) && (before?.rows.length ?? 0) > 0 ? chunk.words : [];
  });
}

/** Of the words, those that say what was done: not what the question itself has as wished, "vote to expel". */
export function deedWords(parse: Parse, words: readonly string[]): string[] {
  const wished = new Set(parse.chunks.flatMap((chunk) => (parse.before(chunk)?.words.at(-1) === "to" ? chunk.words : [])));
  return words.filter((word) => !wished.has(word));
}

/** "Did X …?", "was X …?". */
export function asksWhether(parse: Parse): boolean {
  return parse.has("yes-no") && !parse.has("who", "which", "what", "when", "where", "how");
}

const AUXILIARIES = new Set(["did", "does", "do", "has", "have", "had"]);
const WORDED: readonly Tag[] = [...STANCES, "say", "unknown", "evidence", "sources"];

/** "When did X do Y?": the day of a deed, which nothing tells that is only asked for, wished or open. */
export function asksWhenDone(parse: Parse): boolean {
  const at = parse.indexOf("when");
  const [did, ...rest] = parse.chunks.slice(at + 1);
  const who = rest.find((chunk) => chunk.rows.length > 0 || !does(chunk, "stop"));
  if (at < 0 || did === undefined || !AUXILIARIES.has(did.words.join(" ")) || who === undefined || who.rows.length === 0) return false;
  return !parse.has(...WORDED) && rest.some((chunk) => chunk.rows.length === 0 && chunk.tags.size === 0);
}

/** "What did X say about …?": which of the names is asked for its words. */
function sayerIn(parse: Parse): number {
  if (!parse.has("say") || parse.has("who", "which")) return -1;
  const said = parse.indexOf("say");
  const according = parse.chunks[said]?.words.join(" ") === "according to";
  return parse.names.findIndex((chunk) => {
    if (according) return parse.before(chunk)?.words.join(" ") === "according to";
    const speaks = parse.role(chunk) === "subject" || parse.role(chunk) === "by";
    return speaks && !chunk.spokenOf && (parse.chunks.indexOf(chunk) < said || parse.role(chunk) === "by");
  });
}

/** What a question leaves to be found in the words of records. */
export interface Sought {
  names: readonly Chunk[];
  words: readonly string[];
  /** Of the words, those for meeting: any consultation is one. */
  contact: ReadonlySet<string>;
  roles: Roles;
  /** It asks what somebody holds: only what those named hold or did answers. */
  held: boolean;
  /** Of the names, the one that it asks the words of: only what that one said or did answers; below zero where it asks of nobody's. */
  sayer: number;
  /** It asks what was done: what somebody said of it answers only in the question's own words. */
  done: boolean;
  /** Of the words, those that say what was done. */
  deeds: readonly string[];
  /** Of the words, those that no preposition introduces: not what it was over or for. */
  told: readonly string[];
  /** By name, the word it makes a sort of: "an X plane". */
  attributed: readonly (string | undefined)[];
  /** It asks whether something was done, so that a record that it was not answers too. */
  yesNo: boolean;
}

/** These names and words, wherever in a record they stand. */
export function anywhere(parse: Parse, names: readonly Chunk[], words: readonly string[]): Sought {
  const none = { contact: new Set<string>(), deeds: [], told: [], attributed: [] };
  return { names, words, roles: rolesIn(parse), held: false, sayer: -1, done: false, yesNo: false, ...none };
}

/** The words and names that a record must hold to answer; undefined where the question asks for something else. */
export function sought(parse: Parse, skip: readonly Tag[] = [], other: readonly Tag[] = OTHER): Sought | undefined {
  if (parse.has(...other)) return undefined;
  const asking = [...ASKING, ...skip];
  // "Was X rejected?": the stance is what was done.
  const whether = asksWhether(parse);
  const chunks = parse.chunks.filter(
    (chunk) =>
      chunk.rows.length === 0 &&
      !asking.some((tag) => does(chunk, tag)) &&
      !STANCES.some((tag) => does(chunk, tag) && !(whether && tag !== "position" && (chunk.words.at(-1) ?? "").endsWith("ed"))) &&
      !SAYING.test(chunk.words.join(" ")),
  );
  const persons = asksForDeed(parse) ? personsAsked(parse) : [];
  const words = [...contentWords(chunks.map((chunk) => chunk.words.join(" ")).join(" ")).filter((word) => !LIGHT.has(word)), ...persons];
  if ((words.length === 0 && !parse.has("unknown")) || words.length > MOST_WORDS) return undefined;
  const contact = new Set(chunks.filter((chunk) => CONTACT.some((tag) => does(chunk, tag))).flatMap((chunk) => chunk.words));
  return {
    names: parse.names,
    words,
    contact,
    roles: rolesIn(parse),
    held: parse.has(...STANCES),
    sayer: sayerIn(parse),
    done: asksForDeed(parse),
    deeds: deedWords(parse, words).filter((word) => !contact.has(word)),
    told: contentWords(chunks.flatMap((chunk) => (parse.introducedBy(chunk) === undefined ? chunk.words : [])).join(" ")).filter((word) =>
      words.includes(word),
    ),
    attributed: parse.names.map((chunk, i) => (whether && i > 0 ? attributedTo(parse, chunk) : undefined)),
    yesNo: whether,
  };
}
