import { fold } from "../../../core/text.ts";
import type { Stance } from "../../requests.ts";
import type { Topic } from "../../types.ts";
import { joined } from "../../topic.ts";
import { contentWords, textTopic } from "../../topic-words.ts";
import { does, type Chunk } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import { chooseIssues } from "../issues.ts";
import { refersToSomebody, refersToSomething } from "../inherit.ts";
import { contentOf, issuesByWords, MOST_ISSUES, namesOfIssues } from "../issue-words.ts";
import { mustBeKnown, openWords } from "../leftover.ts";
import type { Parse } from "../parse.ts";
import { severally } from "../several.ts";
import { listed } from "../phrases.ts";
import type { Tag } from "../terms.ts";
import { decline, notUnderstood, type Reading, Unclear } from "../understanding.ts";
import { actorsOfClass, membersAsked } from "./classes.ts";
import { toldOtherwise } from "./told.ts";

const ALL: readonly Stance[] = ["supports", "opposes", "conditional", "ambiguous"];

/** What a question about positions names, before issues are weighed. */
export interface Named {
  actors: string[];
  /** One list a name: the issues it can stand for. */
  issues: { ids: string[]; said: string }[];
  topics: Topic[];
  /** Names that say what the position is on or where, as written. */
  asides: string[];
}

/** Sorts the names of a question by what they are in it: who holds, on what, where. */
export async function namedIn(desk: AskDesk, parse: Parse): Promise<Named> {
  const named: Named = { actors: [], issues: [], topics: [], asides: [] };
  for (const chunk of severally(desk, parse)) {
    parse.use(chunk);
    const issues = desk.issues(chunk);
    const role = parse.role(chunk);
    const holder = holds(parse, chunk, role);
    if (issues.length > 0 && !(holder && desk.isActorName(chunk))) {
      named.issues.push({ ids: issues, said: chunk.readAs ?? chunk.raw });
      continue;
    }
    const actor = holder ? await desk.actor(chunk, "positions") : undefined;
    if (actor !== undefined) {
      if (!named.actors.includes(actor)) named.actors.push(actor);
      continue;
    }
    if (role === "object") {
      const issue = issueAbout(desk, parse, chunk);
      if (issue.length > 0) {
        named.issues.push({ ids: issue, said: chunk.raw });
        continue;
      }
    }
    const topic = await desk.topic(chunk, "positions");
    if (topic) named.topics.push(topic);
    if (topic) named.asides.push(chunk.raw);
  }
  return named;
}

/** Nouns and verbs that "of" joins to who holds: "the position of Egypt". */
const HOLDING: readonly Tag[] = ["position", "say", "conditions", "moved"];
const VERBS = new Set(["think", "thinks", "thought", "thinking", "say", "says", "said", "hear", "speak"]);

/** Lets pronouns, and a question that names nothing, stand for what was asked before. */
function inherit(desk: AskDesk, parse: Parse, named: Named): void {
  const { actors, issues, topic } = desk.before;
  const nothing = parse.names.length === 0;
  if (named.actors.length === 0 && refersToSomebody(parse)) named.actors.push(...actors);
  if (named.issues.length > 0 || named.topics.length > 0 || !(nothing || refersToSomething(parse))) return;
  if (issues.length > 0) named.issues.push(...issues.map((id) => ({ ids: [id], said: desk.label(id) })));
  else if (topic && nothing) named.topics.push(topic);
}

/** Whether the name is of who holds the position, and not what it is on. */
function holds(parse: Parse, chunk: Chunk, role: ReturnType<Parse["role"]>): boolean {
  if (role === "subject" || role === "by") return true;
  const before = parse.before(chunk);
  if (role === "of") {
    const noun = before && parse.before(before);
    return noun !== undefined && HOLDING.some((tag) => does(noun, tag)) && !VERBS.has(noun.words.join(" "));
  }
  if (parse.introducedBy(chunk) === "from")
    return before !== undefined && HOLDING.some((tag) => parse.has(tag)) && !parse.has("supports", "opposes");
  if (role === "with") return parse.has("agree", "compare");
  return false;
}

/** "who criticised Israel?", "who supports Palestine?": an issue that is named after whom it is about. */
function issueAbout(desk: AskDesk, parse: Parse, chunk: Chunk): string[] {
  const forms = [
    ...(parse.has("supports") ? [`support for ${chunk.raw}`] : []),
    ...(parse.has("opposes") ? [`criticism of ${chunk.raw}`, `opposition to ${chunk.raw}`] : []),
  ];
  for (const form of forms) {
    const ids = desk.gazetteer
      .exact(form)
      .filter((row) => row.kind === "issue")
      .map((row) => row.ref);
    if (ids.length > 0) return [...new Set(ids)];
  }
  return [];
}

/** The stances a question asks after; empty where it asks for whatever is held. */
export function stancesAsked(parse: Parse): Stance[] {
  const asksWho = parse.has("who", "which", "class", "count") || (parse.has("what") && parse.has("class"));
  if (!asksWho) return [];
  const [supports, opposes] = [parse.has("supports"), parse.has("opposes")];
  const conditional = parse.chunks.some((chunk) => does(chunk, "conditions"));
  const asked: Stance[] = [];
  if (supports) asked.push("supports");
  if (opposes) asked.push("opposes");
  if (asked.length === 0 && conditional) asked.push("conditional");
  if (asked.length === 0 || !parse.has("not")) return asked;
  const negated = parse.chunks.some(
    (chunk, i) => does(chunk, "not") && parse.chunks.slice(i + 1, i + 3).some((c) => does(c, "supports") || does(c, "opposes")),
  );
  if (!negated || asked.length > 1) return asked;
  parse.useAll("not");
  return ALL.filter((stance) => !asked.includes(stance));
}

/** Positions of one actor or many on an issue or a topic. */
export async function readPositions(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  const named = await namedIn(desk, parse);
  inherit(desk, parse, named);
  const asksWho = parse.has("who", "which") && named.actors.length === 0;
  const stances = named.actors.length > 0 ? [] : stancesAsked(parse);
  parse.useAll(
    "who",
    "what",
    "which",
    "how",
    "yes-no",
    "when",
    "where",
    "position",
    "holds",
    "say",
    "supports",
    "opposes",
    "conditions",
    "over-time",
    "counter",
    "count",
    "brief",
    "pronoun",
    "follow-up",
    "changed",
    "moved",
    "agree",
    "meet",
    "visit",
    "order",
    "evidence",
  );
  // "Does the US not support a ceasefire?" asks for the position like its opposite does.
  if (named.actors.length > 0 && parse.has("supports", "opposes"))
    for (const chunk of parse.chunks) if (isPlainNot(chunk)) parse.use(chunk);
  if (parse.has("conditions")) parse.useAll("modal");
  const history = parse.has("moved", "over-time", "when") || (parse.has("changed") && parse.has("position"));
  const membership = await membersAsked(desk, parse, named);
  let topic = named.topics.length === 0 ? undefined : joined(named.topics);
  let issues: string[] = [];
  const said: string[] = [];
  for (const name of named.issues) {
    const chosen = await chooseIssues(desk, name.ids, topic, named.actors);
    if (chosen.elsewhere) said.push(name.said);
    issues = [...new Set([...issues, ...chosen.issues])];
  }
  const sort = actorsOfClass(parse);
  const filter = membership ?? sort;
  // Positions are listed issue by issue; who holds two of them at once is not worked out.
  const both = parse.chunks.find((chunk) => chunk.words.join(" ") === "both");
  if (both && asksWho && issues.length > 1) return notUnderstood("positions", [both.raw]);
  let words = [...openWords(desk, parse, "positions"), ...said.flatMap((name) => fold(name).split(" "))];
  if (issues.length === 0 && said.length === 0) {
    const meant = await wordedIssues(desk, words, named, topic);
    const spoken = meant.length > 0 && (await speakOf(desk, named.actors, meant, words));
    if (!spoken && meant.length > 0 && meant.length <= MOST_ISSUES) [issues, words, topic] = [meant, [], await besides(desk, named, meant)];
  }
  if (words.length > 0) await mustBeKnown(desk, words, "positions", parse.left);
  if (issues.length === 0 && named.actors.length === 0 && topic === undefined && words.length === 0) {
    const reading = parse.has("position", "supports", "opposes", "say");
    return reading
      ? decline("positions", "topic-missing", "On which question?", "No issue, actor or topic is named.", {
          suggestions: await desk.dossiers(),
        })
      : undefined;
  }
  let actors = named.actors;
  if (asksWho && filter) {
    actors = await filter(desk, issues, topic, stances);
    if (actors.length === 0) return noneOfClass(desk, filter.label, issues, stances);
  }
  if (issues.length === 0 && actors.length > 0) {
    const told = await toldOtherwise(desk, parse, named, topic, words);
    if (told) return told;
  }
  if (issues.length > 0 && topic?.kind === "actor" && words.length === 0) topic = await ofTopic(desk, actors, issues, topic);
  if (issues.length > 0 && words.length === 0 && (actors.length > 0 || stances.length === 0)) {
    const worded = await byTheirWords(desk, actors, issues, named);
    if (worded) [issues, topic] = [[], worded];
  }
  const byRecord = topic?.refs.some((ref) => ref.startsWith("pos-")) ?? false;
  const within = words.length === 0 ? topic : await withWords(desk, actors, issues, topic, words);
  const on = issues.length > 0 ? issues.map((id) => desk.label(id)) : [];
  const what = [...on, ...(words.length > 0 ? [`“${words.join(" ")}”`] : [])];
  const where = topic && issues.length === 0 ? (what.length > 0 ? ` in ${topic.label}` : ` on ${topic.label}`) : "";
  const who =
    actors.length > 0 && !(asksWho && filter)
      ? ` of ${listed(actors.map((id) => desk.label(id)))}`
      : filter && asksWho
        ? ` of ${filter.label}`
        : "";
  return {
    kind: "request",
    request: {
      intent: "positions",
      actors,
      issues: words.length > 0 || byRecord ? [] : issues,
      ...(within ? { topic: within } : {}),
      stances,
      history,
    },
    understood: `${history ? "positions over time" : "positions"}${who}${what.length > 0 ? ` on ${listed(what)}` : ""}${where}${stancePhrase(stances)}`,
  };
}

/** Issues that the words left name, told apart by the names beside them. */
async function wordedIssues(desk: AskDesk, words: readonly string[], named: Named, topic: Topic | undefined): Promise<string[]> {
  const ids = await issuesByWords(desk, words, [...named.asides, ...named.topics.map(({ label }) => label)]);
  if (ids.length < 2) return ids;
  const { issues } = await chooseIssues(desk, ids, undefined, named.actors);
  if (issues.length < 2 || topic === undefined) return issues;
  const closer = await chooseIssues(desk, issues, topic, named.actors);
  return closer.issues.length > 0 ? closer.issues : issues;
}

/** Whether the actors have no position on the issues, and others that hold the words. */
async function speakOf(desk: AskDesk, actors: readonly string[], issues: readonly string[], words: readonly string[]): Promise<boolean> {
  if (actors.length === 0 || (await desk.count({ kinds: ["position"], about: [actors, issues] })) > 0) return false;
  return (await desk.formsHeld(words, [actors], ["position"])).missing.length === 0;
}

/** The topics that the names of the issues do not take in. */
async function besides(desk: AskDesk, named: Named, issues: readonly string[]): Promise<Topic | undefined> {
  const names = await namesOfIssues(desk, issues);
  const rest = named.topics.filter((topic, i) => !contentOf(named.asides[i] ?? topic.label).every((word) => names.has(word)));
  return rest.length === 0 ? undefined : joined(rest);
}

function stancePhrase(stances: readonly Stance[]): string {
  if (stances.length === 0) return "";
  const left = ALL.filter((stance) => !stances.includes(stance));
  if (left.length === 1) return left[0] === "supports" ? " other than support" : left[0] === "opposes" ? " other than opposition" : "";
  const words = { supports: "in support", opposes: "in opposition", conditional: "with conditions", ambiguous: "unclear" };
  return `, ${listed(
    stances.map((stance) => words[stance]),
    "or",
  )}`;
}

/** The positions on the issues that also name the actor asked about, record by record. */
async function ofTopic(desk: AskDesk, actors: readonly string[], issues: readonly string[], topic: Topic): Promise<Topic> {
  const about = [actors, issues, topic.refs, ...(topic.all ?? [])].filter((refs) => refs.length > 0);
  const found = await desk.select({ kinds: ["position"], about });
  return { ...topic, refs: found.length > 0 ? found.map(({ id }) => id).toSorted() : topic.refs, all: [] };
}

/** Where the actors have no position on the issue itself: their positions that speak of it in its own words. */
async function byTheirWords(desk: AskDesk, actors: readonly string[], issues: readonly string[], named: Named): Promise<Topic | undefined> {
  const [name] = named.issues;
  if (
    name === undefined ||
    named.issues.length > 1 ||
    (await desk.count({ kinds: ["position"], about: [actors, issues].filter((ids) => ids.length > 0) })) > 0
  )
    return undefined;
  const words = contentWords(name.said);
  const { held, missing } = await desk.formsHeld(words, [actors], ["position"]);
  if (missing.length > 0) return undefined;
  const found = await desk.select({ kinds: ["position"], ...(actors.length > 0 ? { about: [actors] } : {}), words: held });
  const own =
    actors.length === 0
      ? found
      : found.filter(({ body }) => actors.includes(body.actor) || (body.speaker !== undefined && actors.includes(body.speaker)));
  return own.length === 0 ? undefined : textTopic(`“${name.said}”`, [], own.map(({ id }) => id).toSorted(), `text:${words.join(" ")}`);
}

/** The positions that hold the words, as a topic: by words where issues are free, else record by record. */
async function withWords(
  desk: AskDesk,
  actors: readonly string[],
  issues: readonly string[],
  topic: Topic | undefined,
  words: readonly string[],
): Promise<Topic> {
  const about = [actors, issues, topic?.refs ?? [], ...(topic?.all ?? [])].filter((refs) => refs.length > 0);
  const { held, missing } = await desk.formsHeld(words, about);
  const narrowed = desk.narrowed(topic, [...held, ...missing]) ?? textTopic(words.join(" "), words);
  if (issues.length === 0) return narrowed;
  if (missing.length > 0) throw new Unclear(notUnderstood("positions", missing));
  const found = await desk.select({ kinds: ["position"], about, words: held });
  return { ...narrowed, refs: found.map(({ id }) => id), words: [], all: [] };
}

const isPlainNot = (chunk: Chunk): boolean => does(chunk, "not") && ["not", "never"].includes(chunk.words.join(" "));

/** "Which countries …" where none has: says so, and who else has. */
async function noneOfClass(desk: AskDesk, label: string, issues: readonly string[], stances: readonly Stance[]): Promise<Reading> {
  const positions = issues.length === 0 ? [] : await desk.select({ kinds: ["position"], about: [issues] });
  const others = positions
    .filter(({ body }) => stances.length === 0 || stances.includes(body.stance))
    .map(({ body }) => desk.label(body.actor));
  const also = [...new Set(others)].toSorted();
  const told = `None of the positions on record${stancePhrase(stances)} is of ${label}${also.length > 0 ? `; they are of ${listed(also)}` : ""}.`;
  const suggestions = issues.map((id) => ({ id, label: desk.label(id), kind: "issue" as const }));
  return decline("positions", "not-on-record", "No such position on record", told, { suggestions });
}
