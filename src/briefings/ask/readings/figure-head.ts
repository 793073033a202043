import { fold } from "../../../core/text.ts";
import { contentWords } from "../../topic-words.ts";
import { type Chunk, does } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import { FIGURE_WORDS, NEUTRAL_FIGURE_WORDS } from "../figure-words.ts";
import type { Parse } from "../parse.ts";
import { saidAs, sensesIn } from "../record-words.ts";
import { type Figure, PEOPLE } from "./figure-population.ts";

const COUNTING = new Set(["how many", "number of", "the number of"]);

/** The phrase that a question counts by: "Israelis" in "how many Israelis were killed". */
export function headChunk(parse: Parse): Chunk | undefined {
  const counting = parse.chunks.find((chunk) => COUNTING.has(chunk.words.join(" ")));
  return counting && parse.after(counting);
}

/**
 * What a question counts, by the word it counts it with: "ambulances" in "how many ambulances entered". Undefined where the
 * word says only that people or harm are counted, or qualifies a noun that follows it.
 */
export function headWords(desk: AskDesk, parse: Parse): string[] | undefined {
  const head = headChunk(parse);
  if (head === undefined) return undefined;
  if (head.rows.length > 0) return desk.isDemonym(head) && !qualifies(parse.after(head)) ? [fold(head.raw)] : undefined;
  if (head.tags.size > 0) return undefined;
  const words = contentWords(head.words.join(" ")).filter((word) => !NEUTRAL_FIGURE_WORDS.has(word) && !PEOPLE.test(word));
  return words.length > 0 ? words : undefined;
}

/** Whether the chunk after a demonym is the noun it belongs to: "Israeli soldiers". */
function qualifies(next: Chunk | undefined): boolean {
  return next !== undefined && next.rows.length === 0 && (next.tags.size === 0 || does(next, "class"));
}

/** Whether a figure counts what the words name: by its indicator or its population, not by what else its definition tells. */
export function countsHead({ body }: Figure, head: readonly string[]): boolean {
  const senses = sensesIn(`${body.indicator.replaceAll("_", " ")} ${body.population}`);
  const parts = body.indicator.split("_");
  return head.some(
    (word) =>
      saidAs(word, senses) !== undefined ||
      FIGURE_WORDS.some((group) => group.includes(word) && parts.some((part) => group.includes(part))),
  );
}
