import { fold } from "../../../core/text.ts";
import { joined } from "../../topic.ts";
import { does, type Chunk } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import { chooseIssues } from "../issues.ts";
import { MOST_ISSUES } from "../issue-words.ts";
import { mustBeKnown, openWords } from "../leftover.ts";
import type { Parse } from "../parse.ts";
import { listed } from "../phrases.ts";
import { areSorts, saying } from "../qualifiers.ts";
import { decline, notUnderstood, type Reading } from "../understanding.ts";
import { stanceWith, takeAlly } from "./allies.ts";
import { actorsOfClass, membersAsked } from "./classes.ts";
import { holdersOn, inherit, namedIn } from "./position-names.ts";
import { asksYesNo, readOnRecord } from "./on-record.ts";
import { asksForOthers, claimedInstead, ofOthers, saidInstead, onIssueAlike, turnedRound, whateverStance } from "./position-loose.ts";
import { besides, byTheirWords, ofTopic, speakOf, withWords, wordedIssues } from "./position-words.ts";
import { toldOtherwise } from "./told.ts";
import { stancesAsked, denies, stancePhrase, sortPhrase, noneOfClass } from "./position-stances.ts";

/** Verbs that go with conditions and say nothing more. */
const SETTING = new Set(
  "set sets setting attach attaches attached impose imposes imposed place placed places lay laid put name named make".split(" "),
);

/** "Every X voice on Y": whoever spoke for X, and not only the newest. */
const EVERY =
  /\b(?:every|all|each)\b(?: \S+){0,3} (?:voices?|statements?|speakers?|remarks?|reactions?)\b|\b(?:newer|more recent|later)\b/iu;

/** Positions of one actor or many on an issue or a topic; `sides`: an actor stood with or against is read by its own position. */
export async function readPositions(desk: AskDesk, parse: Parse, sides = true): Promise<Reading | undefined> {
  const named = await namedIn(desk, parse);
  inherit(desk, parse, named);
  const asksWho = parse.has("who", "which") && named.actors.length === 0;
  let stances = named.actors.length > 0 ? [] : stancesAsked(parse);
  const ally = sides && stances.length === 1 ? takeAlly(parse, named) : undefined;
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
    "undecided",
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
    "happened",
  );
  // "Does the US not support a ceasefire?" asks for the position like its opposite does.
  if (named.actors.length > 0 && parse.has("supports", "opposes"))
    for (const chunk of parse.chunks) if (isPlainNot(chunk)) parse.use(chunk);
  if (parse.has("conditions")) {
    parse.useAll("modal");
    for (const chunk of parse.chunks) if (chunk.words.every((word) => SETTING.has(word))) parse.use(chunk);
  }
  const history =
    parse.has("moved", "over-time", "when") || (parse.has("changed") && parse.has("position")) || EVERY.test(parse.question.text);
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
  const [stance] = stances;
  const withAlly = ally && stance && issues.length > 0 ? await stanceWith(desk, ally, issues, stance) : undefined;
  if (ally && withAlly === undefined) return readPositions(desk, parse.fresh(), false);
  if (withAlly) stances = [withAlly];
  // "An immediate truce" is a truce: who wants one is listed, those who say so first.
  const sorts = issues.length > 0 && areSorts(words) ? words : [];
  if (sorts.length > 0) words = [];
  const first = sorts.length > 0 ? await saying(desk, issues, named.actors, sorts) : [];
  if (words.length > 0) await mustBeKnown(desk, words, "positions", parse.left);
  // Words beside the issue may turn it round: "rejects the presence of" is no "rejects the withdrawal of".
  if (words.length > 0 && issues.length > 0 && stances.length > 0)
    return turnedRound(desk, issues, words, stances) ?? whateverStance(desk, issues, words);
  if (issues.length === 0 && named.actors.length === 0 && topic === undefined && words.length === 0) {
    const reading = parse.has("position", "supports", "opposes", "say");
    return reading
      ? decline("positions", "topic-missing", "On which question?", "No issue, actor or topic is named.", {
          suggestions: await desk.dossiers(),
        })
      : undefined;
  }
  let actors = await holdersOn(desk, named, issues, topic, words);
  if (asksWho && filter) {
    actors = await filter(desk, issues, topic, stances);
    if (actors.length === 0) return noneOfClass(desk, filter.label, issues, stances);
  }
  if (issues.length === 0 && actors.length === 0 && stances.length > 0) {
    const alike = await onIssueAlike(desk, named, words, stances);
    if (alike) return alike;
  }
  if (issues.length > 0 && actors.length > 0 && words.length === 0) {
    const instead = asksForOthers(parse)
      ? await ofOthers(desk, actors, issues)
      : parse.has("supports", "opposes")
        ? undefined
        : ((await claimedInstead(desk, actors, issues)) ??
          (parse.has("say")
            ? await saidInstead(
                desk,
                actors,
                issues,
                named.issues.map((name) => name.said),
              )
            : undefined));
    if (instead) return instead;
  }
  if (issues.length === 0 && actors.length > 0) {
    const told = await toldOtherwise(desk, parse, named, topic, words);
    if (told) return told;
  }
  if (named.object !== undefined && issues.length === 0 && words.length === 0) {
    // "What does X want Y to do?": what X is on record with that names Y.
    const naming = asksYesNo(parse) ? undefined : await readOnRecord(desk, parse.fresh());
    if (naming) return naming;
    const told = `Positions are on record by issue; none is on record on ${named.object} as such.`;
    return decline("positions", "not-on-record", "No such position on record", told, { suggestions: await desk.dossiers() });
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
      ...(first.length > 0 ? { first } : {}),
    },
    understood: `${history ? "positions over time" : "positions"}${who}${what.length > 0 ? ` on ${listed(what)}` : ""}${where}${stancePhrase(stances)}${sortPhrase(sorts, first)}${ally ? `; “${stance}” ${ally.label} read by its own position` : ""}${denies(parse) ? "; no denial is on record" : ""}`,
  };
}

const isPlainNot = (chunk: Chunk): boolean => does(chunk, "not") && ["not", "never"].includes(chunk.words.join(" "));
