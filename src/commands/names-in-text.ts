import { AskDesk } from "../briefings/ask/desk.ts";
import { chooseIssues } from "../briefings/ask/issues.ts";
import { dossierRefs } from "../briefings/topic-names.ts";
import { TELLING_KINDS } from "../briefings/topic-words.ts";
import { byName, type Resolution } from "../briefings/topic.ts";
import type { RequestContext, Topic } from "../briefings/types.ts";
import { UserError } from "../core/errors.ts";
import { fold } from "../core/text.ts";
import type { NameRow } from "../record/port.ts";
import type { OptionSpec, RawOptions } from "./command.ts";
import type { CommandDeps } from "./deps.ts";

/** The option that carries the words of a message from its menu. */
export const TEXT: OptionSpec = { name: "text", kind: "words", summary: "The words of the message", required: true };

/** Characters of a message that are read; platforms take no longer ones. */
const LONGEST_TEXT = 40_000;
/** Different names of a message that are looked up, in the order they are first named. */
const MOST_NAMES = 120;

/** A name in a text that means one thing on record. */
export interface NamedTopic {
  topic: Topic;
  /** How often the text names it. */
  times: number;
}

export interface NamesInText {
  /** What the text names, in the order first named. */
  named: NamedTopic[];
  /** Issues the text names by a name that several bear, each as its ids. */
  issues: string[][];
  /** Names that mean several things, as the text has them. */
  unclear: string[];
}

/** The words of a message. Throws UserError("usage") where there are none, or more than can be read. */
export function textOf(raw: RawOptions): string {
  const text = raw["text"]?.trim() ?? "";
  if (text === "") throw new UserError("usage", "The message holds no words to look up.", { next: "Ask in your own words." });
  if (text.length <= LONGEST_TEXT) return text;
  throw new UserError("usage", `The message has ${text.length} characters; at most ${LONGEST_TEXT} can be read.`, {
    next: "Ask about one thing at a time.",
  });
}

/** Everything on record that a text names. The text is only looked at for names; nothing in it is obeyed. */
export async function namesIn(text: string, deps: CommandDeps, context: RequestContext): Promise<NamesInText> {
  const gazetteer = await deps.gazetteer();
  const groups = Map.groupBy(gazetteer.mentions(text), ({ surface }) => fold(surface));
  const found = new Map<string, NamedTopic>();
  const issues = new Map<string, string[]>();
  const unclear: string[] = [];
  for (const mentions of [...groups.values()].slice(0, MOST_NAMES)) {
    const [first] = mentions;
    if (!first) continue;
    const ids = issueIds(first.candidates);
    if (ids.length > 0) issues.set(ids.join(" "), ids);
    else {
      const resolution = await byName(first.candidates, first.surface, { reader: deps.reader, gazetteer }, context);
      note(resolution, mentions.length, first.surface, found, unclear);
    }
  }
  return { named: [...found.values()], issues: [...issues.values()], unclear };
}

function note(resolution: Resolution | undefined, times: number, surface: string, found: Map<string, NamedTopic>, unclear: string[]): void {
  if (resolution?.kind === "ambiguous") unclear.push(surface);
  if (resolution?.kind !== "topic") return;
  const known = found.get(resolution.topic.id);
  if (known) known.times += times;
  else found.set(resolution.topic.id, { topic: resolution.topic, times });
}

/** The issues a name stands for, where it stands for nothing else. */
function issueIds(rows: readonly NameRow[]): string[] {
  return rows.every((row) => row.kind === "issue") ? [...new Set(rows.map((row) => row.ref))].toSorted() : [];
}

/** Names of a text, the most frequent ones, that are weighed against each other. */
const MOST_WEIGHED = 8;

/**
 * What a text is about: a dossier it names; else the dossier whose records name most pairs of its names together; else what
 * it names most often of what is on record, the first named where several are; else the issue it names.
 */
export async function mainTopic({ named, issues }: NamesInText, deps: CommandDeps, context: RequestContext): Promise<Topic | undefined> {
  const often = named.toSorted((a, b) => b.times - a.times).map(({ topic }) => topic);
  const own = often.find((topic) => topic.kind === "dossier");
  if (own) return own;
  const about = [...often.map((topic) => topic.refs), ...issues].slice(0, MOST_WEIGHED);
  const dossier = await dossierOf(about, deps, context);
  if (dossier) return dossier;
  for (const topic of often) if ((await told([topic.refs], deps, context)) > 0) return topic;
  return issueTopic(issues[0] ?? [], deps, context);
}

function told(about: readonly (readonly string[])[], { reader }: CommandDeps, context: RequestContext): Promise<number> {
  return reader.count(context, { kinds: TELLING_KINDS, about });
}

/** The dossier with the most pairs, then the most records; undefined where no record of any names two of the names. */
async function dossierOf(names: readonly (readonly string[])[], deps: CommandDeps, context: RequestContext): Promise<Topic | undefined> {
  const pairs = names.flatMap((one, i) => names.slice(i + 1).map((other) => [one, other]));
  let best: { topic: Topic; pairs: number; records: number } | undefined;
  const dossiers = pairs.length === 0 ? [] : await deps.reader.select(context, { kinds: ["dossier"] }, "oldest", MOST_DOSSIERS);
  for (const { id, body } of dossiers.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const refs = dossierRefs(body);
    const counts = await Promise.all(pairs.map((pair) => told([refs, ...pair], deps, context)));
    const found = { pairs: counts.filter((count) => count > 0).length, records: counts.reduce((sum, count) => sum + count, 0) };
    const better = best === undefined || found.pairs > best.pairs || (found.pairs === best.pairs && found.records > best.records);
    if (found.pairs > 0 && better) best = { ...found, topic: { id, label: body.name, kind: "dossier", refs, words: [] } };
  }
  return best?.topic;
}

const MOST_DOSSIERS = 200;

async function issueTopic(ids: readonly string[], deps: CommandDeps, context: RequestContext): Promise<Topic | undefined> {
  if (ids.length === 0) return undefined;
  const desk = new AskDesk({ reader: deps.reader, gazetteer: await deps.gazetteer() }, context, undefined);
  const refs = (await chooseIssues(desk, ids, undefined, [])).issues;
  const [first] = await deps.reader.get(context, "issue", refs);
  return first && { id: first.id, label: first.body.name, kind: "issue", refs, words: [] };
}
