import { contentWords } from "../../topic-words.ts";
import { does } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import { FIGURE_WORDS, NEUTRAL_FIGURE_WORDS } from "../figure-words.ts";
import type { Parse } from "../parse.ts";
import { QUESTION_TAGS, type Tag } from "../terms.ts";
import type { Figure } from "./figure-population.ts";

const ASKING: readonly Tag[] = [
  "count",
  "counter",
  ...QUESTION_TAGS,
  "brief",
  "pronoun",
  "prep",
  "stop",
  "and",
  "or",
  "say",
  "evidence",
  "sources",
  "happened",
  "order",
  "over-time",
  "changed",
  "class",
  "follow-up",
  "granularity",
  "timeline",
];
export const TURNED: readonly Tag[] = ["not", "limit", "outside", "modal", "why", "relative", "unknown", "compare", "supports", "opposes"];
/** Words by which something is moved from one place to another: "injured" before them says who, not what happened. */
const MOVING = new Set(
  "went go gone going travelled taken took moved transferred transported evacuated left leave crossed cross brought carried sent admitted allowed treated".split(
    " ",
  ),
);
/** Words for people held, of whom it matters who took them. */
export const TAKEN = new Set(FIGURE_WORDS.filter((group) => group.includes("hostages") || group.includes("captured")).flat());

/** What a question asks a figure to say. */
export interface Asked {
  words: string[];
  /** Indicators that the words for harm stand for, and that a figure must have. */
  harm: string[];
}

/** What a question asks a figure to say. */
export interface Asked {
  words: string[];
  /** Indicators that the words for harm stand for, and that a figure must have. */
  harm: string[];
}

export const BESIDES = new Set(["besides", "other than", "apart from", "except", "except for"]);
export const BESIDE = /\b(?:besides|other than|apart from|except)\b/iu;

/** The words of who is said to have done what is counted: "the prosecutor" in "did the prosecutor accuse" and "accused by the prosecutor". */
export function doerWords(parse: Parse): string[] {
  return parse.chunks.flatMap((chunk, i) => {
    const lead = parse.before(chunk)?.words.join(" ") ?? "";
    const before = parse.chunks[i - 2]?.words.join(" ") ?? "";
    const leads = [lead, before].some((word) => ["did", "has", "have", "by"].includes(word));
    return chunk.rows.length === 0 && chunk.tags.size === 0 && leads ? chunk.words : [];
  });
}

/** By counter, the offices in which a word of the question may speak of them. */
export async function reportersOf(
  desk: AskDesk,
  figures: readonly Figure[],
  words: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (words.length === 0) return new Map();
  const ids = [...new Set(figures.flatMap(({ body }) => (body.reporter === null ? [] : [body.reporter])))].toSorted();
  const actors = ids.length === 0 ? [] : await desk.reader.get(desk.scope, "actor", ids);
  return new Map(actors.map(({ id, body }) => [id, body.offices.map(({ title, of }) => `${title} ${desk.label(of)}`).join(" ")]));
}

/** The words that a figure must say, and the harm it must count. */
export function wordsAsked(parse: Parse): Asked {
  const chunks = parse.chunks.filter((chunk) => chunk.rows.length === 0 && !parse.isUsed(chunk));
  const all = chunks.flatMap((chunk) => chunk.words);
  const moved = all.some((word) => MOVING.has(word));
  const harm: string[] = [];
  const words: string[] = [];
  for (const chunk of chunks) {
    if (!does(chunk, "harm") && ASKING.some((tag) => does(chunk, tag))) continue;
    for (const word of contentWords(chunk.words.join(" "))) {
      const kinds = HARM.filter((group) => group.includes(word)).map(([first]) => first ?? "");
      const next = parse.after(chunk);
      const attribute = moved && next !== undefined && (next.rows.length > 0 || does(next, "class"));
      if (kinds.length > 0 && !attribute) harm.push(...kinds);
      else if (kinds.length > 0 || !NEUTRAL_FIGURE_WORDS.has(word)) words.push(word);
    }
  }
  return { words: [...new Set(words)], harm: [...new Set(harm)] };
}

const HARM = FIGURE_WORDS.filter(([first]) => first === "killed" || first === "injured" || first === "displaced" || first === "missing");
