import type { Topic } from "../../types.ts";
import { joined } from "../../topic.ts";
import type { AskDesk } from "../desk.ts";
import { contentOf, issuesByWords, MOST_ISSUES, namesOfIssues } from "../issue-words.ts";
import { chooseIssues } from "../issues.ts";
import { openWords } from "../leftover.ts";
import type { Parse } from "../parse.ts";
import { severally } from "../several.ts";
import { accounts } from "../fitting.ts";
import { claimedInstead } from "./position-loose.ts";
import { listed } from "../phrases.ts";
import { decline, notUnderstood, quoted, type Reading } from "../understanding.ts";
import { actorsOfClass } from "./classes.ts";

/** Positions of several actors side by side. */
export async function readCompare(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  const actors: string[] = [];
  const topics: Topic[] = [];
  const asides: string[] = [];
  const names: { ids: string[]; said: string }[] = [];
  for (const chunk of severally(desk, parse)) {
    parse.use(chunk);
    const issues = desk.issues(chunk);
    const lead = parse.introducedBy(chunk);
    const aside = lead === "on" || lead === "about" || lead === "in" || lead === "over" || lead === "regarding" || lead === "towards";
    if (issues.length > 0) names.push({ ids: issues, said: chunk.raw });
    else {
      const actor = aside ? undefined : await desk.actor(chunk, "compare");
      const topic = actor === undefined ? await desk.topic(chunk, "compare") : undefined;
      if (actor !== undefined && !actors.includes(actor)) actors.push(actor);
      if (topic) topics.push(topic);
      if (topic) asides.push(chunk.raw);
    }
  }
  parse.useAll(
    "compare",
    "agree",
    "position",
    "who",
    "what",
    "which",
    "how",
    "where",
    "yes-no",
    "pronoun",
    "say",
    "brief",
    "supports",
    "opposes",
    "over-time",
    "changed",
  );
  actorsOfClass(parse);
  const topic = topics.length === 0 ? undefined : joined(topics);
  let issues: string[] = [];
  for (const { ids, said } of names) {
    const chosen = await chooseIssues(desk, ids, topic, actors);
    if (chosen.elsewhere) return notUnderstood("compare", [said]);
    issues = [...new Set([...issues, ...chosen.issues])];
  }
  const words = openWords(desk, parse, "compare");
  if (words.length > 0) {
    const worded =
      issues.length === 0
        ? await issuesByWords(
            desk,
            words,
            topics.map(({ label }) => label),
          )
        : [];
    const both = actors.length > 1 ? (await shared(desk, actors)).filter((id) => worded.includes(id)) : [];
    issues = both.length > 0 ? both : (await chooseIssues(desk, worded, undefined, actors)).issues;
    if (issues.length === 0 || issues.length > MOST_ISSUES)
      return (await widened(desk, actors, topic, words)) ?? notUnderstood("compare", words);
  }
  if (issues.length === 0 && topic) {
    const found = await desk.select({ kinds: ["position"], about: [topic.refs, ...(actors.length > 0 ? [actors] : [])] });
    issues = [...new Set(found.map(({ body }) => body.issue))].toSorted();
    if (issues.length === 0 && actors.length > 1) issues = await sharedNaming(desk, actors, asides);
    const disputed = issues.length === 0 && actors.length > 1 ? await bothClaim(desk, actors, topic, asides) : undefined;
    if (disputed) return disputed;
    if (issues.length === 0)
      return decline(
        "compare",
        "not-on-record",
        "No positions to compare",
        `No position on ${topic.label} is on record${actors.length > 0 ? ` of ${listed(actors.map((id) => desk.label(id)))}` : ""}.`,
      );
  }
  if (issues.length === 0 && actors.length > 1) issues = await shared(desk, actors);
  if (issues.length === 0 && actors.length === 0)
    return decline("compare", "topic-missing", "Compare on which question?", "No issue is named to compare on.", {
      suggestions: await desk.dossiers(),
    });
  if (actors.length > 1 && issues.length > 0 && !(await desk.any({ kinds: ["position"], about: [actors, issues] }))) {
    const wider = (await claimedInstead(desk, actors, issues)) ?? (await widened(desk, actors, topic, [], issues));
    if (wider) return wider;
  }
  const what =
    issues.length > 0 && issues.length <= 3 ? ` on ${listed(issues.map((id) => desk.label(id)))}` : topic ? ` on ${topic.label}` : "";
  const who = actors.length > 0 ? ` of ${listed(actors.map((id) => desk.label(id)))}` : "";
  return { kind: "request", request: { intent: "compare", issues, actors }, understood: `positions${who} compared${what}` };
}

/** Those who hold no position and tell of the matter differently: the dispute in which each has a claim. */
async function bothClaim(desk: AskDesk, actors: readonly string[], topic: Topic, asked: readonly string[]): Promise<Reading | undefined> {
  const words = asked.flatMap(contentOf);
  const found = (await accounts(desk)).filter(({ claims, linked, text }) => {
    const parties = new Set(claims.flatMap(({ body }) => [body.by, body.speaker ?? body.by]));
    const said = new Set(contentOf(text));
    return actors.every((id) => parties.has(id)) && (topic.refs.some((id) => linked.has(id)) || words.some((word) => said.has(word)));
  });
  const subjects = listed(found.map(({ dispute }) => dispute.body.subject));
  const refs = found.map(({ dispute }) => dispute.id);
  return found.length === 0
    ? undefined
    : {
        kind: "request",
        request: { intent: "disputed", topic: { id: refs[0] ?? "", label: subjects, kind: "text", refs, words: [] } },
        understood: `what each side says on ${subjects}`,
      };
}

/** Issues on which the actors are on record and in whose names a word of what was asked occurs: "the X troops". */
async function sharedNaming(desk: AskDesk, actors: readonly string[], asked: readonly string[]): Promise<string[]> {
  const words = asked.flatMap(contentOf);
  const fitting: string[] = [];
  for (const id of await shared(desk, actors)) {
    const names = await namesOfIssues(desk, [id]);
    if (words.some((word) => names.has(word))) fitting.push(id);
  }
  return fitting.length <= MOST_ISSUES ? fitting : [];
}

/** Where nothing is on record on what was asked: on what else the actors are on record, said to be that. */
async function widened(
  desk: AskDesk,
  actors: readonly string[],
  topic: Topic | undefined,
  words: readonly string[],
  none: readonly string[] = [],
): Promise<Reading | undefined> {
  // Words alone may mean another matter altogether.
  if (actors.length < 2 || (topic === undefined && none.length === 0) || (await desk.unknownWords(words)).length > 0) return undefined;
  const held = await shared(desk, actors);
  const dossiers = await desk.select({ kinds: ["dossier"] });
  const near = dossiers
    .filter(({ id, body }) => topic?.id === id || none.some((issue) => body.issues.includes(issue)))
    .flatMap(({ body }) => body.issues);
  const issues = held.filter((id) => near.includes(id));
  if (issues.length === 0 || issues.length > MOST_WIDENED) return undefined;
  const missed =
    words.length > 0 ? `not matched: ${quoted(words)}` : `none of theirs is on record on ${listed(none.map((id) => desk.label(id)))}`;
  return {
    kind: "request",
    request: { intent: "compare", issues, actors: [...actors] },
    understood: `positions of ${listed(actors.map((id) => desk.label(id)))} compared on ${listed(issues.map((id) => desk.label(id)))}; ${missed}`,
  };
}

/** Most issues on which actors are compared where the one asked about is not on record. */
const MOST_WIDENED = 6;

/** Issues on which at least two of the actors have positions; with none, those on which one has. */
async function shared(desk: AskDesk, actors: readonly string[]): Promise<string[]> {
  const holders = new Map<string, Set<string>>();
  for (const actor of actors) {
    const found = await desk.select({ kinds: ["position"], about: [[actor]] });
    for (const { body } of found) {
      if (body.actor !== actor && body.speaker !== actor) continue;
      holders.set(body.issue, (holders.get(body.issue) ?? new Set()).add(actor));
    }
  }
  const issues = [...holders].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const both = issues.filter(([, who]) => who.size > 1);
  return (both.length > 0 ? both : issues).map(([issue]) => issue);
}
