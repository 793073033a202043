import { words as foldedWords } from "../../core/text.ts";
import type { Gazetteer } from "../../record/gazetteer.ts";
import type { StoredRecord } from "../../record/types.ts";
import { stemOf } from "../stem.ts";
import { contentWords } from "../topic-words.ts";
import type { Chunk } from "./chunks.ts";
import type { AskDesk } from "./desk.ts";
import { saidAs, sensesIn } from "./record-words.ts";

/** What a question asks to be held or said on: names and words. */
export interface Terms {
  names: readonly Chunk[];
  words: readonly string[];
}

/** How much of what was asked a text says. */
export interface Fit {
  names: readonly Chunk[];
  words: readonly string[];
  score: number;
}

/** Matches the names by link or in words, the words in any form or in a like word. */
export function fitOf(desk: AskDesk, terms: Terms, text: string, linked: ReadonlySet<string>): Fit {
  const senses = sensesIn(text);
  const names = terms.names.filter(
    (chunk) =>
      chunk.rows.some(({ ref }) => linked.has(ref)) ||
      says(desk, senses, chunk) ||
      chunk.rows.some(({ ref }) => namedIn(desk, text).has(ref)),
  );
  const words = terms.words.filter((word) => saidAs(word, senses) !== undefined);
  return { names, words, score: names.length * 2 + words.length };
}

/** Whether the text says the words of a name; "US troops" also where it has "United States troops". */
function says(desk: AskDesk, senses: ReadonlyMap<string, string>, chunk: Chunk): boolean {
  if (chunk.words.every((word) => senses.get(stemOf(word)) !== undefined)) return true;
  const [owner, ...rest] = chunk.words;
  if (owner === undefined || rest.length === 0 || desk.gazetteer.exact(owner).length === 0) return false;
  const named = desk.gazetteer
    .exact(owner)
    .some(({ ref }) => foldedWords(desk.label(ref)).every((word) => senses.get(stemOf(word)) !== undefined));
  return named && rest.every((word) => saidAs(word, senses) !== undefined);
}

/** Most texts whose names are kept. */
const MOST_KEPT = 2_000;
const kept = new WeakMap<Gazetteer, Map<string, ReadonlySet<string>>>();

/** All that a text names, whole names and single words of them; kept, as the texts on record are asked about again and again. */
function namedIn({ gazetteer }: AskDesk, text: string): ReadonlySet<string> {
  const known = kept.get(gazetteer) ?? new Map<string, ReadonlySet<string>>();
  kept.set(gazetteer, known);
  const found = known.get(text);
  if (found) return found;
  const whole = gazetteer.mentions(text).flatMap(({ candidates }) => candidates);
  const single = foldedWords(text).flatMap((word) => gazetteer.exact(word));
  const refs = new Set([...whole, ...single].map(({ ref }) => ref));
  if (known.size >= MOST_KEPT) known.clear();
  known.set(text, refs);
  return refs;
}

/** What an issue is called, with what sets it apart from its neighbours. */
export function matterOf({ body }: StoredRecord<"issue">): string {
  return [body.name, ...body.aliases, ...body.differs_from.map(({ how }) => how)].join(" ");
}

/** A dispute with its claims, and all that is said in it. */
export interface Account {
  dispute: StoredRecord<"dispute">;
  claims: StoredRecord<"claim">[];
  text: string;
  linked: ReadonlySet<string>;
}

/** Every dispute, with its claims. */
export async function accounts(desk: AskDesk): Promise<Account[]> {
  const [disputes, claims] = await Promise.all([desk.select({ kinds: ["dispute"] }), desk.select({ kinds: ["claim"] })]);
  const issues = await desk.reader.get(desk.scope, "issue", [...new Set(disputes.flatMap(({ body }) => body.issues))]);
  const dossiers = await desk.select({ kinds: ["dossier"] });
  return disputes
    .map((dispute) => {
      const own = claims.filter(({ body }) => body.dispute === dispute.id);
      const { actors, places, issues: on, subject, differs } = dispute.body;
      const matters = issues.filter(({ id }) => on.includes(id)).map(matterOf);
      const linked = new Set([...actors, ...places, ...on, ...own.flatMap(({ body }) => [body.by, body.speaker ?? body.by])]);
      for (const { id, body } of dossiers) if ([...on].some((issue) => body.issues.includes(issue))) linked.add(id);
      return {
        dispute,
        claims: own,
        text: [subject, differs?.how ?? "", ...matters, ...own.map(({ body }) => body.statement)].join(" "),
        linked,
      };
    })
    .toSorted((a, b) => (a.dispute.id < b.dispute.id ? -1 : 1));
}

/** The distinct words of chunks, without those that carry no subject. */
export function wordsOf(chunks: readonly Chunk[]): string[] {
  return contentWords(chunks.map((chunk) => chunk.words.join(" ")).join(" "));
}
