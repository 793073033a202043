import type { Gazetteer } from "../../record/gazetteer.ts";
import { dayAt, type DayContext, type ParsedPeriod, parsePeriod } from "../period.ts";
import type { OfficeTerm } from "../topic-offices.ts";
import type { Chunk } from "./chunks.ts";
import { withBodies, withInverted } from "./inverted.ts";
import { phraseAt } from "./lexicon.ts";
import { findNames, type FoundName } from "./names.ts";
import { namesAnOffice, withOffices } from "./offices.ts";
import { withoutOnly } from "./qualifiers.ts";
import { withReported } from "./reported.ts";
import { retagged } from "./retag.ts";
import { asMeant, spelled, type SpellingDeps } from "./spelled.ts";
import type { Tag } from "./terms.ts";
import { plain, tokenise, type Token } from "./tokens.ts";

/** A question taken apart: what it says about time, and the rest as chunks in order. */
export interface Question {
  text: string;
  chunks: Chunk[];
  time: Extract<ParsedPeriod, { kind: "period" }> | undefined;
  /** Words that ask for a date and cannot be one. */
  problem: Extract<ParsedPeriod, { kind: "problem" }> | undefined;
  /** It has more words than are read. */
  tooLong: boolean;
}

/** A question longer than this is not read: nobody asks one in so many letters. */
export const LONGEST_QUESTION = 2_000;

const NO_TAGS: ReadonlySet<Tag> = new Set();
const RELATIVE: ReadonlySet<Tag> = new Set<Tag>(["relative"]);

/** What taking a question apart may ask of the record. */
export interface QuestionDeps extends SpellingDeps {
  offices: () => Promise<OfficeTerm[]>;
}

/** Takes a question apart. */
export async function readQuestion(
  asked: string,
  gazetteer: Gazetteer,
  context: DayContext,
  { known, worth, offices }: QuestionDeps,
): Promise<Question> {
  const whole = withEachOffice(plain(asked).trim()).replace(FOR_WHEN, "");
  const text = whole.slice(0, LONGEST_QUESTION);
  const parsed = parsePeriod(text, context);
  const cut = parsed?.kind === "period" ? parsed.consumed : [];
  const all = tokenise(text);
  const inPeriod = (token: Token): boolean => cut.some((span) => token.start < span.end && token.end > span.start);
  const tokens = await asMeant(
    all.filter((token) => !inPeriod(token)),
    gazetteer,
    known,
  );
  const quotes = [...text.matchAll(/"([^"]{2,200})"/gu)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const plainNames = withBodies(
    tokens,
    findNames(text, tokens, gazetteer, () => false),
    gazetteer,
  );
  const named = namesAnOffice(tokens)
    ? withOffices(tokens, plainNames, await offices(), gazetteer, officeDay(parsed, context))
    : plainNames;
  // Where it is asked who says that it was so, its words are what is looked for.
  const told = tokens.map((token) => token.word);
  const asksProof = told.some((_, i) => phraseAt(told, i)?.tags.has("evidence"));
  const names = asksProof ? named : withInverted(tokens, named, gazetteer);
  const chunks = await spelled(
    assemble(text, tokens, names).flatMap((chunk) => verbatim(chunk, quotes)),
    gazetteer,
    { known, worth },
  );
  const clause = parsed?.kind === "problem" && sinceWhat(parsed, text, chunks);
  const timed = clause ? chunks.map((chunk) => (chunk === clause ? { ...chunk, tags: RELATIVE } : chunk)) : chunks;
  return {
    text,
    chunks: withoutOnly(withReported(retagged(timed))),
    time: parsed?.kind === "period" && !NEWER_THAN.test(text) ? parsed : undefined,
    problem: parsed?.kind === "problem" && !clause ? parsed : undefined,
    tooLong: whole.length > LONGEST_QUESTION || all.length >= 80,
  };
}

const OFFICES =
  /\b(?:the )?((?:(?:prime|foreign|defen[cs]e|interior|finance|deputy|vice) )*)(minister|president|spokesperson|ambassador|king|chancellor|premier)s of (\p{Lu}\S*(?: (?:of )?\p{Lu}\S*)*) and (\p{Lu}\S*(?: (?:of )?\p{Lu}\S*)*)/gu;

/** "… for a 9am call": when the answer is needed is no part of the question. */
const FOR_WHEN =
  /,?\s+for (?:an?|the|my|our)(?: (?:\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm)|noon|morning|afternoon|evening|weekly|daily))? (?:call|meeting|briefing|stand-?up|handover)(?= *[.!?]*$)/iu;

/** "The foreign ministers of X and Y": the one of X and the one of Y. */
function withEachOffice(text: string): string {
  return text.replace(OFFICES, (_, sort: string, office: string, one: string, other: string) => {
    const title = `the ${sort}${office} of`;
    return `${title} ${one} and ${title} ${other}`;
  });
}

/** "Newer than that of 29 June": the day is of what is known, and what is asked for lies after it. */
const NEWER_THAN = /\b(?:newer|later|more recent|updated)\b.*\bthan\b/iu;

/** The "since" of a clause that names no day but what happened: "since the killing of X". */
function sinceWhat(problem: Extract<ParsedPeriod, { kind: "problem" }>, text: string, chunks: readonly Chunk[]): Chunk | undefined {
  if (problem.future || /\d/u.test(text.slice(problem.start, problem.end))) return undefined;
  const at = chunks.findIndex((chunk) => chunk.words.join(" ") === "since" && chunk.start >= problem.start && chunk.end <= problem.end);
  return chunks.slice(at + 1).some((chunk) => chunk.rows.length > 0) ? chunks[at] : undefined;
}

/** The day on which an office must have been held: the last of the period, else the as-of day. */
function officeDay(parsed: ParsedPeriod | undefined, context: DayContext): string {
  const today = dayAt(context.now, context.zone);
  if (parsed?.kind !== "period") return today;
  const asOf = parsed.asOf?.day ?? today;
  return parsed.period && parsed.period.to < asOf ? parsed.period.to : asOf;
}

/** Words in quotation marks are asked for as they are, whatever use they have elsewhere. */
function verbatim(chunk: Chunk, quotes: readonly { start: number; end: number }[]): Chunk[] {
  if (chunk.rows.length > 0 || !quotes.some((quote) => chunk.start > quote.start && chunk.end < quote.end)) return [chunk];
  return chunk.words.map((word) => ({ ...chunk, words: [word], tags: NO_TAGS, verbatim: true }));
}

function assemble(text: string, tokens: readonly Token[], names: readonly FoundName[]): Chunk[] {
  const words = tokens.map((token) => token.word);
  const chunks: Chunk[] = [];
  let previousEnd = 0;
  for (let i = 0; i < tokens.length;) {
    const name = names.find((found) => found.from === i);
    const within = names.find((found) => found.from > i)?.from ?? tokens.length;
    const phrase = phraseAt(words.slice(0, within), i);
    const length = name ? name.to - name.from : (phrase?.length ?? 1);
    const [first, last] = [tokens[i], tokens[i + length - 1]];
    if (first === undefined || last === undefined) break;
    chunks.push({
      start: first.start,
      end: last.end,
      words: words.slice(i, i + length),
      raw: text.slice(first.start, last.end),
      tags: (!name || phrase?.length === length ? phrase?.tags : undefined) ?? NO_TAGS,
      rows: name?.rows ?? [],
      ...(name?.unsure ? { unsure: true } : {}),
      ...(name?.office ? { office: name.office, held: name.held ?? [] } : {}),
      possessive: last.possessive,
      breaksBefore: /[.,;:!?()[\]\n]/u.test(text.slice(previousEnd, first.start)),
    });
    previousEnd = last.end;
    i += length;
  }
  return chunks;
}
