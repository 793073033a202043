import type { Topic } from "../../types.ts";
import { does, type Chunk } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import { refersToSomebody, refersToSomething } from "../inherit.ts";
import type { Parse } from "../parse.ts";
import { severally } from "../several.ts";
import type { Tag } from "../terms.ts";

/** What a question about positions names, before issues are weighed. */
export interface Named {
  actors: string[];
  /** Of these, all who held one office that was asked after by its title. */
  holders: string[];
  /** One list a name: the issues it can stand for. */
  issues: { ids: string[]; said: string }[];
  topics: Topic[];
  /** Names that say what the position is on or where, as written. */
  asides: string[];
  /** Whom a verb of support or opposition has as its object, where that is no issue: "who supports X?". */
  object?: string;
}

/** Sorts the names of a question by what they are in it: who holds, on what, where. */
export async function namedIn(desk: AskDesk, parse: Parse): Promise<Named> {
  const named: Named = { actors: [], holders: [], issues: [], topics: [], asides: [] };
  for (const chunk of severally(desk, parse)) {
    parse.use(chunk);
    const issues = desk.issues(chunk);
    const role = parse.role(chunk);
    // "What did X say about the statement of Y?": Y's is what X's words are on.
    const holder = holds(parse, chunk, role) && !(role === "of" && named.actors.length > 0 && !does(parse.before(chunk), "and"));
    if (issues.length > 0 && !(holder && desk.isActorName(chunk))) {
      named.issues.push({ ids: issues, said: chunk.readAs ?? chunk.raw });
      continue;
    }
    const actors = holder ? await desk.actors(chunk, "positions") : [];
    if (actors.length > 0) {
      named.actors.push(...actors.filter((actor) => !named.actors.includes(actor)));
      if (chunk.together) named.holders.push(...actors);
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
    const conduct = chunk.possessive || does(parse.after(chunk), "position") || does(parse.after(chunk), "holds");
    if (topic && role === "object" && parse.has("supports", "opposes") && (conduct || !parse.has("say", "position")))
      named.object = topic.label;
    if (topic) named.topics.push(topic);
    if (topic) named.asides.push(chunk.raw);
  }
  return named;
}

/**
 * Who of those named has a position on what is asked: of all who held one office, those who have one; for a body that speaks
 * for a state and has none of its own, the state where that has one. As named where nobody has.
 */
export async function holdersOn(
  desk: AskDesk,
  { actors, holders }: Named,
  issues: readonly string[],
  topic: Topic | undefined,
  words: readonly string[],
): Promise<string[]> {
  const on = issues.length > 0 ? [issues] : [topic?.refs ?? [], ...(topic?.all ?? [])].filter((refs) => refs.length > 0);
  const hold = async (id: string): Promise<boolean> => {
    const { held, missing } = await desk.formsHeld(words, [[id], ...on], ["position"]);
    if (missing.length > 0) return false;
    const found = await desk.select({ kinds: ["position"], about: [[id], ...on], words: held });
    return found.some(({ body }) => body.actor === id || body.speaker === id);
  };
  const found: string[] = [];
  for (const id of holders) if (await hold(id)) found.push(id);
  const kept = found.length === 0 ? actors : actors.filter((id) => !holders.includes(id) || found.includes(id));
  const bodies = await desk.reader.get(desk.scope, "actor", kept);
  const out: string[] = [];
  for (const id of kept) {
    const whole = bodies.find((actor) => actor.id === id)?.body.speaks_for;
    const taken = whole !== undefined && !(await hold(id)) && (await hold(whole)) ? whole : id;
    if (taken !== id) desk.metonyms.set(desk.label(id), `the government of ${desk.label(taken)}`);
    if (!out.includes(taken)) out.push(taken);
  }
  return out;
}

/** Nouns and verbs that "of" joins to who holds: "the position of Egypt". */
const HOLDING: readonly Tag[] = ["position", "say", "conditions", "moved"];
const VERBS = new Set(["think", "thinks", "thought", "thinking", "say", "says", "said", "hear", "speak"]);

/** Lets pronouns, and a question that names nothing, stand for what was asked before. */
export function inherit(desk: AskDesk, parse: Parse, named: Named): void {
  const { actors, issues, topic } = desk.before;
  const nothing = parse.names.length === 0;
  if (named.actors.length === 0 && refersToSomebody(parse)) named.actors.push(...actors);
  if (named.issues.length > 0 || named.topics.length > 0 || !(nothing || refersToSomething(parse))) return;
  if (issues.length > 0) named.issues.push(...issues.map((id) => ({ ids: [id], said: desk.label(id) })));
  else if (topic && nothing) named.topics.push(topic);
}

/** "Support from X": X gives it. */
const LENT = /^(?:support|backing|approval|endorsement|opposition|criticism|condemnation|objections?)$/u;

/** Whether the name is of who holds the position, and not what it is on. */
function holds(parse: Parse, chunk: Chunk, role: ReturnType<Parse["role"]>): boolean {
  if (role === "subject" || role === "by") return true;
  const before = parse.before(chunk);
  if (before?.rows.length === 0 && before.words.join(" ") === "according to") return true;
  if (role === "of") {
    const noun = before && parse.before(before);
    return noun !== undefined && HOLDING.some((tag) => does(noun, tag)) && !VERBS.has(noun.words.join(" "));
  }
  if (parse.introducedBy(chunk) === "from" && before && LENT.test(parse.before(before)?.words.join(" ") ?? "")) return true;
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
