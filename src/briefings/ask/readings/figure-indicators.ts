import { type Chunk, does } from "../chunks.ts";
import { FIGURE_WORDS } from "../figure-words.ts";
import { stem } from "../issue-words.ts";
import type { Parse } from "../parse.ts";
import type { Tag } from "../terms.ts";
import type { Figure } from "./figure-population.ts";

/** Indicators that one word stands for: by the groups of like words, and by the words of those on record. */
function indicatorsOf(word: string, onRecord: readonly string[]): string[] {
  const groups = FIGURE_WORDS.filter((group) => group.includes(word));
  const known = onRecord.filter((indicator) => {
    const parts = indicator.split("_");
    return parts.some((part) => part === word || stem(part) === stem(word) || groups.some((group) => group.includes(part)));
  });
  return known.length > 0 ? known : groups.map((group) => group[0] ?? "");
}

/** Phrases whose words name no indicator, whatever indicators are made of. */
const UNCOUNTED: readonly Tag[] = ["prep", "stop", "say", "and", "counter"];
const VOTING = new Set("vote votes voted voting votes".split(" "));

/** "votes for and against": the side of a vote, which elsewhere is a preposition. */
function isSide(parse: Parse, chunk: Chunk): boolean {
  if (chunk.words.join(" ") !== "for") return false;
  const next = parse.after(chunk);
  return VOTING.has(parse.before(chunk)?.words.at(-1) ?? "") && (next === undefined || next.rows.length === 0 || next.breaksBefore);
}

/** Indicators the question's words stand for; of several for one word, those that more of its words stand for. */
export function indicatorsAsked(parse: Parse, figures: readonly Figure[]): string[] {
  const onRecord = [...new Set(figures.map(({ body }) => body.indicator))].toSorted();
  const meant: string[][] = [];
  for (const chunk of parse.chunks) {
    if (
      chunk.rows.length > 0 ||
      (UNCOUNTED.some((tag) => does(chunk, tag)) && !isSide(parse, chunk)) ||
      (parse.isUsed(chunk) && !does(chunk, "harm") && !does(chunk, "count"))
    )
      continue;
    for (const word of chunk.words) {
      const indicators = indicatorsOf(word, onRecord);
      if (indicators.length === 0) continue;
      meant.push(indicators);
      parse.use(chunk);
    }
  }
  const votes = (indicator: string): number => meant.filter((indicators) => indicators.includes(indicator)).length;
  const asked = meant.flatMap((indicators) => {
    const most = Math.max(...indicators.map(votes));
    return indicators.filter((indicator) => votes(indicator) === most);
  });
  return [...new Set(asked)];
}
