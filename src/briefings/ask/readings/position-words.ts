import { joined } from "../../topic.ts";
import { contentWords, textTopic } from "../../topic-words.ts";
import type { Topic } from "../../types.ts";
import type { AskDesk } from "../desk.ts";
import { contentOf, issuesByWords, namesOfIssues } from "../issue-words.ts";
import { chooseIssues } from "../issues.ts";
import { listed } from "../phrases.ts";
import { decline, type Declined, quoted, Unclear } from "../understanding.ts";
import type { Named } from "./position-names.ts";

/** Issues that the words left name, told apart by the names beside them. */
export async function wordedIssues(desk: AskDesk, words: readonly string[], named: Named, topic: Topic | undefined): Promise<string[]> {
  const ids: string[] = [];
  for (const id of await issuesByWords(desk, words, [...named.asides, ...named.topics.map(({ label }) => label)]))
    if (words.length > 1 || (await desk.any({ kinds: ["position"], about: [[id]] }))) ids.push(id);
  if (ids.length < 2) return ids;
  const { issues } = await chooseIssues(desk, ids, undefined, named.actors);
  if (issues.length < 2 || topic === undefined) return issues;
  const closer = await chooseIssues(desk, issues, topic, named.actors);
  return closer.issues.length > 0 ? closer.issues : issues;
}

/** Whether the actors have no position on the issues, and others that hold the words. */
export async function speakOf(
  desk: AskDesk,
  actors: readonly string[],
  issues: readonly string[],
  words: readonly string[],
): Promise<boolean> {
  if (actors.length === 0 || (await desk.any({ kinds: ["position"], about: [actors, issues] }))) return false;
  return (await desk.formsHeld(words, [actors], ["position"])).missing.length === 0;
}

/** The topics that the names of the issues do not take in. */
export async function besides(desk: AskDesk, named: Named, issues: readonly string[]): Promise<Topic | undefined> {
  const names = await namesOfIssues(desk, issues);
  const rest = named.topics.filter((topic, i) => !contentOf(named.asides[i] ?? topic.label).every((word) => names.has(word)));
  return rest.length === 0 ? undefined : joined(rest);
}

/** The positions on the issues that also name the actor asked about, record by record. */
export async function ofTopic(desk: AskDesk, actors: readonly string[], issues: readonly string[], topic: Topic): Promise<Topic> {
  const about = [actors, issues, topic.refs, ...(topic.all ?? [])].filter((refs) => refs.length > 0);
  const linked = await desk.select({ kinds: ["position"], about });
  const within = [actors, issues].filter((refs) => refs.length > 0);
  // Where no link names it and words do, it is what the issue is about anyway: nothing is left out for it.
  const named = linked.length === 0 && (await desk.any({ kinds: ["position"], about: within, words: contentWords(topic.label) }));
  const found = named ? await desk.select({ kinds: ["position"], about: within }) : linked;
  return { ...topic, refs: found.length > 0 ? found.map(({ id }) => id).toSorted() : topic.refs, all: [] };
}

/** Where the actors have no position on the issue itself: their positions that speak of it in its own words. */
export async function byTheirWords(
  desk: AskDesk,
  actors: readonly string[],
  issues: readonly string[],
  named: Named,
): Promise<Topic | undefined> {
  const [name] = named.issues;
  if (
    name === undefined ||
    named.issues.length > 1 ||
    (await desk.any({ kinds: ["position"], about: [actors, issues].filter((ids) => ids.length > 0) }))
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

/** No position says it in these words: what the actors' positions are on instead, so that silence is not claimed for all of them. */
async function nothingSays(
  desk: AskDesk,
  actors: readonly string[],
  issues: readonly string[],
  topic: Topic | undefined,
  words: readonly string[],
): Promise<Declined> {
  const who = actors.length > 0 ? ` of ${listed(actors.map((id) => desk.label(id)))}` : "";
  const on = issues.length > 0 ? ` on ${listed(issues.map((id) => desk.label(id)))}` : topic ? ` on ${topic.label}` : "";
  const found = actors.length === 0 ? [] : await desk.select({ kinds: ["position"], about: [actors] });
  const others = [
    ...new Set(
      found.filter(({ body }) => actors.includes(body.actor) || actors.includes(body.speaker ?? "")).map(({ body }) => body.issue),
    ),
  ];
  const also = others.length > 0 ? ` Positions${who} on record are on ${listed(others.slice(0, 4).map((id) => desk.label(id)))}.` : "";
  return decline(
    "positions",
    "not-on-record",
    "No position in these words",
    `No position${who}${on} on record says ${quoted(words)}.${also}`,
    {
      suggestions: others.slice(0, 4).map((id) => ({ id, label: desk.label(id), kind: "issue" as const })),
    },
  );
}

/** The positions that hold the words, as a topic: by words where issues are free, else record by record. */
export async function withWords(
  desk: AskDesk,
  actors: readonly string[],
  issues: readonly string[],
  topic: Topic | undefined,
  words: readonly string[],
): Promise<Topic> {
  const about = [actors, issues, topic?.refs ?? [], ...(topic?.all ?? [])].filter((refs) => refs.length > 0);
  // A word that the actors' positions cannot hold, as they have none, is not looked for in all that is told of them.
  const none = actors.length > 0 && !(await desk.any({ kinds: ["position"], about: [[...actors]] }));
  const { held, missing } = none ? { held: [], missing: words } : await desk.formsHeld(words, about);
  const narrowed = desk.narrowed(topic, held) ?? textTopic(words.join(" "), words);
  if (missing.length > 0) throw new Unclear(await nothingSays(desk, actors, issues, topic, words));
  if (issues.length === 0) return narrowed;
  const found = await desk.select({ kinds: ["position"], about, words: held });
  const ids = found.map(({ id }) => id);
  // What has been replaced is not shown without what replaced it.
  const newer = await desk.reader.supersededBy(desk.scope, "position", ids);
  return { ...narrowed, refs: [...new Set([...ids, ...newer.map(({ id }) => id)])], words: [], all: [] };
}
