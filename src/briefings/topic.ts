import { fold } from "../core/text.ts";
import type { NameRow, Scope } from "../record/port.ts";
import {
  choicesOf,
  dossierRefs,
  type Meaning,
  meaningsOf,
  preferred,
  statesNamedWith,
  type TopicDeps,
  topicOf,
  worthGuessing,
} from "./topic-names.ts";
import { namedOffice, officeTerms } from "./topic-offices.ts";
import { contentWords, TELLING_KINDS, textTopic, variants } from "./topic-words.ts";
import type { SuggestedTopic, Topic } from "./types.ts";

export type { TopicDeps } from "./topic-names.ts";

/** What a name was found to mean. */
export type Resolution =
  | {
      kind: "topic";
      topic: Topic;
      /** What else the name could have meant, where the record prefers one. */
      alternatives: SuggestedTopic[];
    }
  /** Several things alike; the label or the id of each choice resolves to it. */
  | { kind: "ambiguous"; choices: SuggestedTopic[] }
  | { kind: "unknown"; nearest: SuggestedTopic[] };

/** Longest name that is looked for as typed; what is longer is no name. */
const LONGEST_NAME = 200;
const NEAREST = 3;
/** Words on this many records are no misspelling of a name. */
const ESTABLISHED = 3;
/** Forms of a word are weighed by how many records hold them, up to so many. */
const MOST_COUNTED = 20;

/**
 * Resolves what a user names: a dossier, place, actor or issue by any alias, case, accent or likely misspelling, an office,
 * an id, several names at once, or words that occur in the record. `scope.asOf` decides who holds an office.
 */
export async function resolveTopic(name: string, deps: TopicDeps, scope: Scope): Promise<Resolution> {
  const asked = name
    .replace(/[\p{Cc}\p{Cf}]/gu, " ")
    .trim()
    .slice(0, LONGEST_NAME);
  return (
    (await byId(asked, deps, scope)) ??
    (await byName(deps.gazetteer.exact(asked), asked, deps, scope)) ??
    (await byOffice(asked, deps, scope)) ??
    (await byStatePart(asked, deps, scope)) ??
    (await byQualifiedName(asked, deps, scope)) ??
    (await bySeveralNames(asked, deps, scope)) ??
    (await byWords(asked, deps, scope, ESTABLISHED)) ??
    (await byName(await worthGuessing(deps.gazetteer.approximate(asked), deps, scope), asked, deps, scope)) ??
    (await byWords(asked, deps, scope, 1)) ?? { kind: "unknown", nearest: nearest(asked, deps) }
  );
}

/** The topic that names found in a text stand for; undefined where none of them is visible. */
export async function byName(rows: readonly NameRow[], name: string, deps: TopicDeps, scope: Scope): Promise<Resolution | undefined> {
  if (rows.length === 0) return undefined;
  const meanings = await meaningsOf(rows, deps, scope);
  const best = await toldOf(preferred(meanings), deps, scope);
  const [first] = best;
  if (first === undefined) return undefined;
  const kin = first.state ? (await statesNamedWith(name, deps, scope)).filter((state) => !best.some((known) => known.id === state.id)) : [];
  const exactly = best.some((meaning) => fold(meaning.label) === fold(name).replace(/^the /, ""));
  if (best.length > 1 || (kin.length > 0 && exactly)) return { kind: "ambiguous", choices: choicesOf(name, [...best, ...kin]) };
  return {
    kind: "topic",
    topic: topicOf(first),
    alternatives: choicesOf(
      name,
      meanings.filter((meaning) => meaning.id !== first.id),
    ),
  };
}

/** Of several issues of one name, those on which there is a record; all of them where there is none. */
async function toldOf(meanings: Meaning[], { reader }: TopicDeps, scope: Scope): Promise<Meaning[]> {
  if (meanings.length < 2 || meanings[0]?.kind !== "issue") return meanings;
  const told: Meaning[] = [];
  for (const meaning of meanings)
    if ((await reader.newestDay(scope, { kinds: TELLING_KINDS, about: [meaning.refs] })) !== undefined) told.push(meaning);
  return told.length > 0 ? told : meanings;
}

const RECORD_ID = /^(?:dos|act|plc|iss)-[a-z0-9-]+$/u;

/** `act-egypt`, `text:hospital`, and several joined with `+`. */
async function byId(id: string, deps: TopicDeps, scope: Scope): Promise<Resolution | undefined> {
  const parts = id.split("+");
  if (!parts.every((part) => RECORD_ID.test(part) || /^text:\S/u.test(part))) return undefined;
  const topics: Topic[] = [];
  for (const part of parts) {
    const meaning = part.startsWith("text:") ? undefined : await meaningById(part, deps, scope);
    if (meaning) topics.push(topicOf(meaning));
    else if (part.startsWith("text:")) topics.push(textTopic(part.slice(5), contentWords(part.slice(5))));
    else return undefined;
  }
  return { kind: "topic", topic: joined(topics), alternatives: [] };
}

async function meaningById(ref: string, deps: TopicDeps, scope: Scope): Promise<Meaning | undefined> {
  const kinds = { dos: "dossier", act: "actor", plc: "place", iss: "issue" } as const;
  const kind = Object.entries(kinds).find(([prefix]) => ref.startsWith(`${prefix}-`))?.[1];
  if (kind === undefined) return undefined;
  const row: NameRow = { ref, kind, owner: scope.owner, name: "", folded: "", form: "primary" };
  return (await meaningsOf([row], deps, scope))[0];
}

/** Several topics that must all hold, as one. */
export function joined(topics: readonly Topic[]): Topic {
  const [first, ...others] = topics.toSorted((a, b) => Number(a.refs.length === 0) - Number(b.refs.length === 0));
  if (first === undefined || others.length === 0) return first ?? textTopic("", []);
  const all = others.map((topic) => topic.refs).filter((refs) => refs.length > 0);
  return {
    id: topics.map((topic) => topic.id).join("+"),
    label: topics.map((topic) => topic.label).join(" and "),
    kind: first.kind,
    refs: first.refs,
    words: [...new Set(topics.flatMap((topic) => topic.words))],
    ...(all.length > 0 ? { all } : {}),
  };
}

async function byOffice(name: string, deps: TopicDeps, scope: Scope): Promise<Resolution | undefined> {
  if (!/\s/u.test(name) && deps.gazetteer.approximate(name).length > 0) return undefined;
  const office = namedOffice(name, await officeTerms(deps.reader, scope), deps.gazetteer, scope.asOf.slice(0, 10));
  if (office === undefined) return undefined;
  const people = office.holders.length > 0 ? office.holders : office.everHeld;
  const meanings: Meaning[] = [];
  for (const person of people) {
    const meaning = await meaningById(person, deps, scope);
    if (meaning) meanings.push(meaning);
  }
  const [only] = meanings;
  if (only === undefined) return undefined;
  // Nobody is known to hold it on the day: whoever once did is offered, not taken.
  if (meanings.length > 1 || office.holders.length === 0) return { kind: "ambiguous", choices: choicesOf(name, meanings) };
  return { kind: "topic", topic: topicOf(only), alternatives: [] };
}

/** "Korea": no state's own name, and a part of several. */
async function byStatePart(name: string, deps: TopicDeps, scope: Scope): Promise<Resolution | undefined> {
  const states = await statesNamedWith(name, deps, scope);
  return states.length > 1 ? { kind: "ambiguous", choices: choicesOf(name, states) } : undefined;
}

/** "Georgia (country)", as choices are shown. */
async function byQualifiedName(name: string, deps: TopicDeps, scope: Scope): Promise<Resolution | undefined> {
  const base = /^(.+?)\s*\([^()]+\)$/u.exec(name)?.[1];
  if (base === undefined) return undefined;
  const known = (await byName(deps.gazetteer.exact(base), base, deps, scope)) ?? (await byStatePart(base, deps, scope));
  if (known?.kind !== "ambiguous") return undefined;
  const chosen = known.choices.find((choice) => fold(choice.label) === fold(name));
  return chosen && byId(chosen.id, deps, scope);
}

/** "Israel Lebanon", "Iran and United States", "Gaza hospitals": names that must all be linked, and words that must all occur. */
async function bySeveralNames(name: string, deps: TopicDeps, scope: Scope): Promise<Resolution | undefined> {
  const mentions = deps.gazetteer.mentions(name);
  if (mentions.length === 0) return undefined;
  let rest = "";
  let from = 0;
  for (const { start, end } of mentions) {
    rest += ` ${name.slice(from, start)}`;
    from = end;
  }
  const words = contentWords(rest + name.slice(from));
  if (mentions.length === 1 && words.length === 0) return undefined;
  const topics: Topic[] = [];
  for (const { candidates, surface } of mentions) {
    const found = await byName(candidates, surface, deps, scope);
    if (found?.kind !== "topic") return found;
    topics.push(found.topic);
  }
  const dossier =
    words.length === 0
      ? await dossierOf(
          topics,
          mentions.map(({ surface }) => surface),
          deps,
          scope,
        )
      : undefined;
  if (dossier) return { kind: "topic", topic: dossier, alternatives: [] };
  const held =
    words.length === 0
      ? words
      : await heldWords(
          words,
          deps,
          scope,
          topics.map((topic) => topic.refs),
          1,
        );
  if (held === undefined) return undefined;
  return { kind: "topic", topic: joined(held.length === 0 ? topics : [...topics, textTopic(words.join(" "), held)]), alternatives: [] };
}

/** The one dossier in one of whose names all of these names stand. */
async function dossierOf(
  topics: readonly Topic[],
  surfaces: readonly string[],
  { reader }: TopicDeps,
  scope: Scope,
): Promise<Topic | undefined> {
  const dossiers = await reader.select(scope, { kinds: ["dossier"] }, "oldest", 200);
  const naming = dossiers.filter(({ body }) =>
    [body.name, ...body.aliases].some((name) => {
      const whole = ` ${fold(name)} `;
      return topics.every((topic, i) => [topic.label, surfaces[i] ?? topic.label].some((part) => whole.includes(` ${fold(part)} `)));
    }),
  );
  const [only] = naming;
  if (only === undefined || naming.length > 1) return undefined;
  return { id: only.id, label: only.body.name, kind: "dossier", refs: dossierRefs(only.body), words: [] };
}

async function byWords(name: string, deps: TopicDeps, scope: Scope, atLeast: number): Promise<Resolution | undefined> {
  const words = contentWords(name);
  if (words.length === 0) return undefined;
  const held = await heldWords(words, deps, scope, [], atLeast);
  return held && { kind: "topic", topic: textTopic(name, held), alternatives: [] };
}

/** The words in the forms that records hold them in, all in one record; undefined where no record does. */
export async function heldWords(
  words: readonly string[],
  { reader }: Pick<TopicDeps, "reader">,
  scope: Scope,
  about: readonly (readonly string[])[],
  atLeast: number,
): Promise<string[] | undefined> {
  const among = about.filter((refs) => refs.length > 0);
  const count = async (wanted: readonly string[]): Promise<number> => {
    const selection = { kinds: TELLING_KINDS, words: wanted, ...(among.length > 0 ? { about: among } : {}) };
    if ((await reader.newestDay(scope, selection)) === undefined) return 0;
    return (await reader.select(scope, selection, "newest", Math.max(atLeast, MOST_COUNTED))).length;
  };
  if (words.length > 8) return undefined;
  const held: string[] = [];
  for (const word of words) {
    let best: { form: string; count: number } | undefined;
    for (const form of variants(word)) {
      const found = await count([...held, form]);
      if (found >= atLeast && (best === undefined || found > best.count)) best = { form, count: found };
      // The word as it was asked, where a record holds it so.
      if (form === word && best) break;
    }
    if (best === undefined) return undefined;
    held.push(best.form);
  }
  return held;
}

/** The nearest names on record, for "did you mean". */
export function nearest(name: string, { gazetteer }: Pick<TopicDeps, "gazetteer">): SuggestedTopic[] {
  const seen = new Set<string>();
  return gazetteer
    .nearest(name, NEAREST * 2)
    .flatMap(({ ref, kind, label }) => {
      if (kind !== "dossier" && kind !== "place" && kind !== "actor" && kind !== "issue") return [];
      // A state and its country are one topic.
      if (seen.has(label)) return [];
      seen.add(label);
      return [{ id: ref, label, kind }];
    })
    .slice(0, NEAREST);
}
