import type { StoredRecord } from "../../../record/types.ts";
import type { Topic } from "../../types.ts";
import { type Chunk, does, isOpen } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import { type Fit, fitOf, matterOf, type Terms, wordsOf } from "../fitting.ts";
import type { Parse } from "../parse.ts";
import { listed } from "../phrases.ts";
import { QUESTION_TAGS, type Tag } from "../terms.ts";
import { quoted, type Reading } from "../understanding.ts";
import { isHeading } from "./position-heading.ts";

/** Verbs and nouns by which a question asks what somebody holds or says. */
const ASKS: readonly Tag[] = ["position", "say", "supports", "opposes", "holds", "conditions", "discuss"];
/** Where these stand, more is asked than what somebody holds or says. */
const OTHER: readonly Tag[] = ["outside", "modal", "why", "count", "counter", "harm", "limit", "relative", "compare", "bot", "unknown"];
const ASKING: readonly Tag[] = [
  ...QUESTION_TAGS,
  ...ASKS,
  "brief",
  "happened",
  "over-time",
  "changed",
  "moved",
  "order",
  "pronoun",
  "class",
  "and",
  "or",
  "prep",
  "stop",
  "evidence",
  "disputed",
  "follow-up",
];
/** Most words of a question that may stay unmatched, where the rest is strong. */
const MOST_MISSED = 2;

/** Most positions of a holder that are looked through, the newest. */
const MOST_READ = 60;

type Said = StoredRecord<"position">;

/**
 * What is on record of somebody on a matter, where a word or two of the question could not be bound: broader than what was
 * asked, and said to be; nothing in it answers yes or no.
 */
export async function readOnRecord(
  desk: AskDesk,
  parse: Parse,
  allowed: readonly Tag[] = [],
): Promise<Extract<Reading, { kind: "request" }> | undefined> {
  if (parse.has(...OTHER.filter((tag) => !allowed.includes(tag))) || parse.has("not")) return undefined;
  const holders = await holdersOf(desk, parse);
  if (holders.size === 0) return undefined;
  const names = parse.names.filter((chunk) => !holders.has(chunk));
  const words = wordsOf(
    parse.chunks.filter((chunk) => chunk.rows.length === 0 && !speaks(chunk) && ![...ASKING, ...allowed].some((tag) => does(chunk, tag))),
  );
  if (names.length + words.length === 0 || narrows(parse, names)) return undefined;
  if (!parse.has(...ASKS) && !parse.chunks.some(speaks) && !isHeading(parse)) return undefined;
  const yesNo = asksYesNo(parse);
  const found =
    (await saidBy(desk, [...holders.values()], { names, words }, yesNo)) ??
    (yesNo ? undefined : await saidBy(desk, [...holders.values()], asWords({ names, words }), false, true));
  if (found === undefined) return undefined;
  const { positions, missed } = found;
  // "What did X say about who should …": a position that says nothing of the clause is on something else.
  if (CLAUSE.test(parse.question.text) && words.length > 0 && words.every((word) => missed.includes(word))) return undefined;
  const who = listed([...new Set(holders.values())].map((id) => desk.label(id)));
  const on = listed([...new Set(positions.map(({ body }) => body.issue))].map((id) => desk.label(id)));
  const newer = await desk.reader.supersededBy(
    desk.scope,
    "position",
    positions.map(({ id }) => id),
  );
  const refs = [...new Set([...positions, ...newer].map(({ id }) => id))].toSorted();
  const topic: Topic = { id: refs[0] ?? "", label: `${who} on ${on}`, kind: "text", refs, words: [] };
  return {
    kind: "request",
    request: { intent: "positions", actors: [], issues: [], topic, stances: [], history: parse.has("changed", "moved", "over-time") },
    understood: `what is on record of ${who} on ${on}${missed.length > 0 ? `; not matched: ${quoted(missed)}` : ""}`,
  };
}

const CLAUSE = /\b(?:about|on|over|of) (?:who|whom|whose|how|why|when|where|whether|what|which)\b/iu;

/** Verbs of holding and saying that do something else elsewhere. */
const SPEAKS = /^(?:f(?:ind|inds|ound)|judg(?:e|es|ed)|affirm(?:s|ed)?|threat(?:s|en|ens|ened)?|vow(?:s|ed)?)$/u;
const speaks = (chunk: Chunk): boolean => chunk.rows.length === 0 && SPEAKS.test(chunk.words.join(" "));

const VERBS = new Set("is are was were do does did has have had".split(" "));

/** Whether it begins with the verb, as what is answered by yes or no does. */
export function asksYesNo(parse: Parse): boolean {
  const first = parse.chunks.find((chunk) => chunk.rows.length > 0 || !does(chunk, "stop") || VERBS.has(chunk.words[0] ?? ""));
  return first !== undefined && first.rows.length === 0 && (does(first, "yes-no") || VERBS.has(first.words[0] ?? ""));
}

/** A matter called by one word may be another that has that word. */
function asWords({ names, words }: Terms): Terms {
  const sole = names.filter((chunk) => isMatter(chunk) && chunk.words.length === 1);
  return { names: names.filter((chunk) => !sole.includes(chunk)), words: [...words, ...sole.flatMap((chunk) => chunk.words)] };
}

/** Who holds or says it: whoever comes first in the sentence, or follows "by". */
async function holdersOf(desk: AskDesk, parse: Parse): Promise<Map<Chunk, string>> {
  const holders = new Map<Chunk, string>();
  for (const chunk of parse.names) {
    if (!chunk.rows.some(({ kind }) => kind === "actor" || kind === "place")) continue;
    const role = parse.role(chunk);
    const joined = does(parse.before(chunk), "and") && holders.size > 0 && holders.has(previousName(parse, chunk) ?? chunk);
    const first = holders.size === 0 && (role === "subject" || role === "by" || (role === "of" && parse.has("position", "say")));
    if (!joined && !first) continue;
    const id = await desk.actor(chunk, "positions").catch(() => undefined);
    if (id !== undefined) holders.set(chunk, id);
  }
  return holders;
}

function previousName(parse: Parse, chunk: Chunk): Chunk | undefined {
  const names = parse.names;
  return names[names.indexOf(chunk) - 1];
}

const isMatter = (chunk: Chunk): boolean => chunk.rows.some(({ kind }) => kind === "issue" || kind === "dossier");

/** Whether a word of no known use stands right before a matter: it makes another matter of it. */
function narrows(parse: Parse, names: readonly Chunk[]): boolean {
  return names.some((chunk) => {
    const before = parse.chunks[parse.chunks.indexOf(chunk) - 1];
    return chunk.rows.some(({ kind }) => kind === "issue") && before !== undefined && isOpen(before) && !chunk.breaksBefore;
  });
}

/**
 * The positions of the holders that say most of what was asked: every matter named, and all but a word or two. `named`: what
 * sets an issue apart from others is not what it is called.
 */
async function saidBy(
  desk: AskDesk,
  holders: readonly string[],
  terms: Terms,
  yesNo: boolean,
  named = false,
): Promise<{ positions: Said[]; missed: string[] } | undefined> {
  const { period } = desk.context;
  const within = period ? { from: period.from, to: period.to } : {};
  // A matter that is named is linked to; what else is named may stand in the words alone.
  const matter = terms.names.filter(isMatter).map((chunk) => [...new Set(chunk.rows.map(({ ref }) => ref))]);
  const on = matter.filter((refs) => refs.every((ref) => ref.startsWith("iss-")));
  const about = [[...holders], ...on];
  const linked = await desk.reader.select(desk.scope, { kinds: ["position"], about, ...within }, "newest", MOST_READ);
  const own = linked.filter(({ body }) => holders.includes(body.actor) || holders.includes(body.speaker ?? ""));
  const issues = await desk.reader.get(desk.scope, "issue", [...new Set(own.map(({ body }) => body.issue))]);
  const matters = new Map(issues.map((issue) => [issue.id, issue]));
  const dossiers = await desk.select({ kinds: ["dossier"] });
  const scored = own.flatMap((position) => {
    const { body } = position;
    const issue = matters.get(body.issue);
    const quotes = body.evidence.map(({ quote }) => quote ?? "");
    const text = [
      body.statement,
      ...body.conditions,
      body.venue ?? "",
      ...quotes,
      issue ? (named ? [issue.body.name, ...issue.body.aliases].join(" ") : matterOf(issue)) : "",
    ].join(" ");
    const links = new Set([body.issue, body.actor, body.speaker ?? "", ...body.places, ...(issue?.body.places ?? [])]);
    for (const dossier of dossiers) if (dossier.body.issues.includes(body.issue)) links.add(dossier.id);
    const fit = fitOf(desk, terms, text, links);
    if (terms.names.some((chunk) => isMatter(chunk) && !chunk.rows.some(({ ref }) => links.has(ref)))) return [];
    return strong(terms, fit, yesNo) ? [{ position, fit }] : [];
  });
  const best = Math.max(0, ...scored.map(({ fit }) => fit.score));
  const top = scored.filter(({ fit }) => fit.score === best);
  const [first] = top;
  if (first === undefined) return undefined;
  const names = terms.names.filter((chunk) => !first.fit.names.includes(chunk)).map(({ raw }) => raw);
  const words = terms.words.filter((word) => !first.fit.words.includes(word));
  return { positions: top.map(({ position }) => position), missed: [...names, ...words] };
}

/** Whether enough of what was asked is said: all matters, a name or two words, and more than is missed. */
function strong({ names, words }: Terms, fit: Fit, yesNo: boolean): boolean {
  const missedNames = names.filter((chunk) => !fit.names.includes(chunk));
  const missedWords = words.length - fit.words.length;
  if (missedNames.length > 0 && fit.names.length === 0) return false;
  if (yesNo && (missedNames.length > 0 || !names.some((chunk) => chunk.rows.some(({ kind }) => kind === "issue")))) return false;
  const matched = fit.names.length + fit.words.length;
  const told = fit.names.length > 0 || fit.words.length > 1 || missedWords + missedNames.length === 0;
  return missedWords + missedNames.length <= MOST_MISSED && told && matched > missedNames.length;
}
