import { does, type Chunk } from "./chunks.ts";
import type { Question } from "./question.ts";
import type { Tag } from "./terms.ts";

/** What a name is in its sentence, told by the words before it. */
export type Role = "subject" | "object" | "about" | "place" | "of" | "by" | "with" | "than";

const ABOUT = new Set([
  "on",
  "about",
  "regarding",
  "concerning",
  "towards",
  "toward",
  "over",
  "when it comes to",
  "with regard to",
  "with respect to",
  "in relation to",
  "as for",
  "on the subject of",
  "on the issue of",
  "on the question of",
  "on the matter of",
  "on the topic of",
  "the issue of",
  "the question of",
  "the matter of",
  "the subject of",
  "issue",
  "question of",
  "re",
  "in terms of",
  "issues",
  "matter",
  "amid",
  "for",
]);
const PLACE = new Set([
  "in",
  "at",
  "inside",
  "into",
  "near",
  "within",
  "around",
  "across",
  "throughout",
  "outside",
  "to",
  "from",
  "through",
  "onto",
]);

const AUXILIARY = new Set("do does did has have had".split(" "));

/** The chunks of a question with what has been made use of; nothing is used twice without meaning to. */
export class Parse {
  readonly question: Question;
  chunks: readonly Chunk[];
  readonly #used = new Set<Chunk>();

  constructor(question: Question) {
    this.question = question;
    this.chunks = question.chunks;
  }

  /** A copy in which nothing has been used. */
  fresh(): Parse {
    return new Parse(this.question);
  }

  has(...tags: Tag[]): boolean {
    return this.chunks.some((chunk) => tags.some((tag) => does(chunk, tag)));
  }

  find(...tags: Tag[]): Chunk | undefined {
    return this.chunks.find((chunk) => tags.some((tag) => does(chunk, tag)));
  }

  indexOf(...tags: Tag[]): number {
    return this.chunks.findIndex((chunk) => tags.some((tag) => does(chunk, tag)));
  }

  get names(): Chunk[] {
    return this.chunks.filter((chunk) => chunk.rows.length > 0);
  }

  use(...chunks: readonly (Chunk | undefined)[]): void {
    for (const chunk of chunks) if (chunk) this.#used.add(chunk);
  }

  isUsed(chunk: Chunk): boolean {
    return this.#used.has(chunk);
  }

  /** Puts several chunks in the place of one. */
  replace(chunk: Chunk, parts: readonly Chunk[]): void {
    this.chunks = this.chunks.flatMap((known) => (known === chunk ? parts : [known]));
  }

  /** Uses every phrase that does any of these. */
  useAll(...tags: Tag[]): void {
    for (const chunk of this.chunks) if (chunk.rows.length === 0 && tags.some((tag) => does(chunk, tag))) this.#used.add(chunk);
  }

  /** What has not been made use of, in order. */
  get left(): Chunk[] {
    return this.chunks.filter((chunk) => !this.#used.has(chunk));
  }

  /** The chunk before, articles and fillers passed over. */
  before(chunk: Chunk): Chunk | undefined {
    for (let i = this.chunks.indexOf(chunk) - 1; i >= 0; i -= 1) {
      const candidate = this.chunks[i];
      if (candidate && (candidate.rows.length > 0 || !(does(candidate, "stop") && candidate.tags.size === 1))) return candidate;
    }
    return undefined;
  }

  after(chunk: Chunk): Chunk | undefined {
    return this.chunks[this.chunks.indexOf(chunk) + 1];
  }

  /** The preposition that introduces a chunk; through "and" and a list back to the one that introduces the first. */
  introducedBy(chunk: Chunk): string | undefined {
    let at: Chunk | undefined = chunk;
    while (at) {
      const before = this.before(at);
      if (before === undefined) return undefined;
      if (does(before, "prep") && before.rows.length === 0) return before.words.join(" ");
      // "was at", "arrived in": the phrase brings its preposition along.
      const ending = before.words.at(-1) ?? "";
      if (before.rows.length === 0 && before.words.length > 1 && PLACE.has(ending) && (does(before, "attend") || does(before, "visit")))
        return ending;
      if (does(before, "and") || does(before, "or")) at = this.before(before);
      else if (before.rows.length > 0 && at.breaksBefore) at = before;
      else return undefined;
      if (at?.rows.length === 0 && !does(at, "and")) return undefined;
    }
    return undefined;
  }

  role(chunk: Chunk): Role {
    const lead = this.introducedBy(chunk);
    if (lead === undefined) return this.#afterVerb(chunk) && !this.#afterAuxiliary(chunk) ? "object" : "subject";
    if (ABOUT.has(lead)) return "about";
    if (PLACE.has(lead)) return "place";
    if (lead === "of") return "of";
    if (lead === "by") return "by";
    if (["with", "between", "among", "amongst"].includes(lead)) return "with";
    return "about";
  }

  /** "Which positions has X taken?" */
  #afterAuxiliary(chunk: Chunk): boolean {
    const before = this.before(chunk);
    return before !== undefined && before.rows.length === 0 && AUXILIARY.has(before.words.join(" "));
  }

  /** Whether a verb of holding, saying or meeting stands before the chunk. */
  #afterVerb(chunk: Chunk): boolean {
    const at = this.chunks.indexOf(chunk);
    return this.chunks
      .slice(0, at)
      .some(
        (c) =>
          c.rows.length === 0 &&
          (["supports", "opposes", "meet", "visit", "say", "position", "discuss"] as const).some((tag) => does(c, tag)),
      );
  }
}
