import { words as foldedWords } from "../../core/text.ts";
import type { StoredRecord } from "../../record/types.ts";
import { contentWords } from "../topic-words.ts";
import type { Chunk } from "./chunks.ts";
import type { AskDesk } from "./desk.ts";
import { mentions } from "./readings/recall.ts";
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
  const within = new Set(foldedWords(text).flatMap((word) => desk.gazetteer.exact(word).map(({ ref }) => ref)));
  const names = terms.names.filter(
    (chunk) => chunk.rows.some(({ ref }) => linked.has(ref) || within.has(ref)) || mentions(desk, text, chunk),
  );
  const words = terms.words.filter((word) => saidAs(word, senses) !== undefined);
  return { names, words, score: names.length * 2 + words.length };
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
