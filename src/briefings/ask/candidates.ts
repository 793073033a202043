import type { Selection } from "../../record/port.ts";
import { TELLING_KINDS, variants } from "../topic-words.ts";
import type { Topic } from "../types.ts";
import { likeWords } from "./alike.ts";
import type { AskDesk } from "./desk.ts";
import type { Telling } from "./record-words.ts";

/** Most records of one form of a word that are looked through. */
const MOST_HELD = 120;
/** Most events of one name that are looked through, the newest, and most of each other kind. */
const MOST_EVENTS = 150;
const MOST_OTHERS = 400;
/** Words by the forms of which records are looked for, the longest being the rarest. */
const MOST_WORDS = 3;
const MOST_FORMS = 60;

/** What is on record of one name. */
export interface Linked {
  ids: ReadonlySet<string>;
  records: readonly Telling[];
}

/** The newest records of a topic. */
export async function linkedTo(desk: AskDesk, topic: Topic, kinds: Selection["kinds"]): Promise<Linked> {
  const about = [topic.refs, ...(topic.all ?? [])].filter((refs) => refs.length > 0);
  if (about.length === 0) return { ids: new Set(), records: [] };
  const events = await tellingOf(desk, { kinds: kinds.filter((kind) => kind === "event"), about }, MOST_EVENTS);
  const others = await tellingOf(desk, { kinds: kinds.filter((kind) => kind !== "event"), about }, MOST_OTHERS);
  const records = [...events, ...others];
  return { ids: new Set(records.map(({ id }) => id)), records };
}

async function tellingOf(desk: AskDesk, { kinds, ...selection }: Selection, limit: number): Promise<Telling[]> {
  const { period } = desk.context;
  const telling = TELLING_KINDS.filter((kind) => kinds.includes(kind));
  const within = period ? { from: period.from, to: period.to } : {};
  return telling.length === 0 ? [] : desk.reader.select(desk.scope, { kinds: telling, ...selection, ...within }, "newest", limit);
}

/** Records that may say what is asked, and which of them link to every name. */
export interface Candidates {
  candidates: Telling[];
  ofAll: ReadonlySet<string>;
}

/** Records that may fit: those of the names, and those that hold a form of the word likely to be the rarest. */
export async function candidatesFor(
  desk: AskDesk,
  words: readonly string[],
  topics: readonly Topic[],
  linked: readonly Linked[],
  kinds: Selection["kinds"],
): Promise<Candidates> {
  const byId = new Map(linked.flatMap(({ records }) => records).map((record) => [record.id, record]));
  const ofAll = new Set<string>();
  const about = topics.map(({ refs }) => refs).filter((refs) => refs.length > 0);
  for (const word of words.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, MOST_WORDS)) {
    const forms = [...new Set([...variants(word), ...likeWords(word).flatMap(variants)])].slice(0, MOST_FORMS);
    for (const form of await desk.knownForms(forms)) {
      // Of the names, the newest records are looked through anyway.
      if (await desk.common(form)) continue;
      const held = await tellingOf(desk, { kinds, words: [form] }, MOST_HELD);
      // Where these are not all that hold it, those of the names are looked for by themselves.
      const own = about.length > 0 && held.length === MOST_HELD ? await tellingOf(desk, { kinds, words: [form], about }, MOST_HELD) : [];
      for (const record of [...held, ...own]) byId.set(record.id, record);
      for (const { id } of own) if (about.length === topics.length) ofAll.add(id);
    }
  }
  for (const kind of kinds.filter((known) => known === "figure" || known === "question" || known === "claim"))
    for (const record of await tellingOf(desk, { kinds: [kind] }, MOST_OTHERS)) byId.set(record.id, record);
  return { candidates: [...byId.values()], ofAll };
}

/** What claims and positions stand under: the matter in dispute; the issue by its name, and on further lines by its aliases. */
export async function contextOf(desk: AskDesk, records: readonly Telling[]): Promise<Map<string, string>> {
  const disputes = await desk.reader.get(desk.scope, "dispute", [
    ...new Set(records.flatMap((record) => (record.kind === "claim" ? [record.body.dispute] : []))),
  ]);
  const issues = await desk.reader.get(desk.scope, "issue", [
    ...new Set(records.flatMap((record) => (record.kind === "position" ? [record.body.issue] : []))),
  ]);
  const subjects = new Map(disputes.map(({ id, body }) => [id, body.subject]));
  const matters = new Map(issues.map(({ id, body }) => [id, [body.name, ...body.aliases].join("\n")]));
  const context = new Map<string, string>();
  for (const record of records) {
    if (record.kind === "claim") context.set(record.id, subjects.get(record.body.dispute) ?? "");
    else if (record.kind === "position") context.set(record.id, matters.get(record.body.issue) ?? "");
  }
  return context;
}
