import { fold } from "../core/text.ts";
import type { Gazetteer } from "../record/gazetteer.ts";
import type { NameRow, RecordReader, Scope } from "../record/port.ts";
import type { Dossier } from "../record/types.ts";
import { TELLING_KINDS } from "./topic-words.ts";
import type { SuggestedTopic, Topic, TopicRef } from "./types.ts";

export interface TopicDeps {
  reader: RecordReader;
  gazetteer: Gazetteer;
}

/** One thing that a name can mean: its ids, a state with its country. */
export interface Meaning {
  id: string;
  label: string;
  kind: TopicRef["kind"];
  refs: string[];
  /** What tells it from others of the same name: "country", "region, United States". */
  sort: string;
  /** A state, whose name may be part of another state's. */
  state: boolean;
}

const GROUPS = ["dossier", "place", "actor", "issue"] as const;

const distinct = (ids: Iterable<string>): string[] => [...new Set(ids)];

/** The ids by which a dossier's records are found: its own, and its scope's. */
export function dossierRefs(dossier: Dossier): string[] {
  return distinct([dossier.id, ...dossier.places, ...dossier.actors, ...dossier.issues]);
}

/** Everything that these names can mean, a state and its country as one; dossiers first, then places and states, actors, issues. */
export async function meaningsOf(found: readonly NameRow[], deps: TopicDeps, scope: Scope): Promise<Meaning[]> {
  const { reader, gazetteer } = deps;
  const named = found.filter((row) => row.form !== "demonym");
  const rows = named.length > 0 ? named : found;
  const refsOf = (kind: NameRow["kind"]): string[] => distinct(rows.filter((row) => row.kind === kind).map((row) => row.ref));
  const [dossiers, places, actors, issues] = await Promise.all([
    read(refsOf("dossier"), (ids) => reader.get(scope, "dossier", ids)),
    read(refsOf("place"), (ids) => reader.get(scope, "place", ids)),
    read(refsOf("actor"), (ids) => reader.get(scope, "actor", ids)),
    read(refsOf("issue"), (ids) => reader.get(scope, "issue", ids)),
  ]);
  const meanings: Meaning[] = dossiers.map(({ body }) => ({
    id: body.id,
    label: body.name,
    kind: "dossier",
    refs: dossierRefs(body),
    sort: "dossier",
    state: false,
  }));
  const states = new Map(actors.filter(({ body }) => body.type === "state").map(({ body }) => [body.id, body]));
  const governed = new Set<string>();
  for (const state of states.values()) {
    const country = state.place;
    if (country !== undefined) governed.add(country);
    meanings.push({
      id: state.id,
      label: state.name,
      kind: "place",
      refs: country === undefined ? [state.id] : [state.id, country],
      sort: "country",
      state: true,
    });
  }
  for (const { body } of places) {
    if (governed.has(body.id)) continue;
    const parent = body.parent === undefined ? undefined : gazetteer.label(body.parent);
    meanings.push({
      id: body.id,
      label: body.name,
      kind: "place",
      refs: await withState(body.id, body.name, body.type, deps, scope),
      sort: parent === undefined ? body.type : `${body.type}, ${parent}`,
      state: body.type === "country",
    });
  }
  for (const { body } of actors) {
    if (states.has(body.id)) continue;
    const sort = body.type.replace("_", " ");
    meanings.push({ id: body.id, label: body.name, kind: "actor", refs: [body.id], sort, state: false });
  }
  for (const { body } of issues)
    meanings.push({
      id: body.id,
      label: body.name,
      kind: "issue",
      refs: [body.id],
      sort: "issue",
      state: false,
    });
  return meanings;
}

async function read<T>(ids: readonly string[], get: (ids: readonly string[]) => Promise<T[]>): Promise<T[]> {
  return ids.length === 0 ? [] : get(ids);
}

/** A country, with the state of the same name. */
async function withState(id: string, name: string, type: string, { reader, gazetteer }: TopicDeps, scope: Scope): Promise<string[]> {
  if (type !== "country" && type !== "territory") return [id];
  const named = distinct(gazetteer.exact(name).flatMap((row) => (row.kind === "actor" ? [row.ref] : [])));
  const states = (await read(named, (ids) => reader.get(scope, "actor", ids))).filter(
    ({ body }) => body.type === "state" && body.place === id,
  );
  return [id, ...states.map((state) => state.id)];
}

/** Of names that were only guessed from their spelling, those worth guessing: on which there is a record, or states. */
export async function worthGuessing(rows: readonly NameRow[], { reader }: Pick<TopicDeps, "reader">, scope: Scope): Promise<NameRow[]> {
  const worthy: NameRow[] = [];
  const actors = await read(distinct(rows.filter((row) => row.kind === "actor").map((row) => row.ref)), (ids) =>
    reader.get(scope, "actor", ids),
  );
  const states = new Set(actors.filter(({ body }) => body.type === "state").flatMap(({ body }) => [body.id, body.place ?? body.id]));
  for (const row of rows) {
    const known = row.kind === "dossier" || row.kind === "issue" || states.has(row.ref);
    if (known || (await reader.newestDay(scope, { kinds: TELLING_KINDS, about: [[row.ref]] })) !== undefined) worthy.push(row);
  }
  return worthy;
}

/** Of all meanings, those of the first kind that has any. */
export function preferred(meanings: readonly Meaning[]): Meaning[] {
  for (const kind of GROUPS) {
    const group = meanings.filter((meaning) => meaning.kind === kind);
    if (group.length === 0) continue;
    return group;
  }
  return [];
}

/** How many names are looked through for states whose names hold this one. */
const MOST_NAMES = 60;

/** States whose name begins or ends with the one-word name: for "Guinea", Equatorial Guinea and Guinea-Bissau. */
export async function statesNamedWith(name: string, deps: TopicDeps, scope: Scope): Promise<Meaning[]> {
  const folded = fold(name).replace(/^the /, "");
  // A name of several words says which it is: "Republic of the Congo".
  if (folded.length < 3 || folded.includes(" ")) return [];
  const ids = deps.gazetteer
    .complete(folded, MOST_NAMES, ["actor"])
    .filter(({ label }) => {
      const other = fold(label).replace(/^the /, "");
      return other.startsWith(`${folded} `) || other.endsWith(` ${folded}`);
    })
    .map(({ ref }) => ref);
  const found = await read(distinct(ids), (wanted) => deps.reader.get(scope, "actor", wanted));
  return found
    .filter(({ body }) => body.type === "state")
    .map(({ body }) => ({
      id: body.id,
      label: body.name,
      kind: "place" as const,
      refs: body.place === undefined ? [body.id] : [body.id, body.place],
      sort: "country",
      state: true,
    }));
}

/** Meanings as choices whose labels can be typed back: what shares its label with the name asked gets its sort in brackets. */
export function choicesOf(name: string, meanings: readonly Meaning[]): SuggestedTopic[] {
  const labels = meanings.map(({ label }) => fold(label));
  return meanings.map(({ id, label, kind, sort }) => {
    const unclear = fold(label) === fold(name) || labels.filter((other) => other === fold(label)).length > 1;
    return { id, label: unclear ? `${label} (${sort})` : label, kind };
  });
}

export function topicOf({ id, label, kind, refs }: Meaning): Topic {
  return { id, label, kind, refs, words: [] };
}
