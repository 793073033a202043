import { fold } from "../../../core/text.ts";
import { rankingNumber } from "../../../record/severity.ts";
import type { StoredRecord } from "../../../record/types.ts";
import { type Chunk, does } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import type { Parse } from "../parse.ts";
import { saidAs, sensesIn } from "../record-words.ts";
import { QUESTION_TAGS, type Tag } from "../terms.ts";
import type { Figure } from "./figure-population.ts";

/** Which of several figures of one thing is asked for. */
export type Pick = "highest" | "lowest" | "first" | "latest";

/** By whose count, and which of several counts: what a question says of a figure beside what is counted. */
export interface Lens {
  reporter?: string;
  /** The wording leaves no doubt that the counter is one; else it may be who did what is counted. */
  sure: boolean;
  pick?: Pick;
  /** Of one day each, and no running total. */
  daily?: boolean;
}

const LEADS = new Set(["according to", "per", "reported by", "citing", "quoting"]);
const COUNTED = new Set(["counted", "count", "given", "gave", "reported", "published", "issued", "announced", "cited", "stated", "told"]);
const NUMBERS = new Set("figure figures count counts number numbers tally estimate estimates total account data statistics".split(" "));
const GIVING = new Set("give gave gives given put puts cite cites cited publish publishes published count counts counted".split(" "));
const ENDS: readonly Tag[] = [...QUESTION_TAGS, "prep", "and", "or", "count", "harm", "relative", "evidence", "pronoun"];

const PICKS: readonly (readonly [Pick, ReadonlySet<string>])[] = [
  ["highest", new Set("highest largest biggest greatest maximum max peak".split(" "))],
  ["lowest", new Set("lowest smallest minimum min least".split(" "))],
  ["first", new Set("first earliest initial initially original originally".split(" "))],
  ["latest", new Set("latest newest current previous prior earlier preceding previously replaced replace replaces superseded".split(" "))],
];

/** Reads by whose count a number is asked for, and which of several; the phrases that say so are made use of. */
export async function lensOf(desk: AskDesk, parse: Parse): Promise<Lens> {
  const pick = pickOf(parse);
  const reporter = await reporterOf(desk, parse);
  const daily = DAILY.test(parse.chunks.map((chunk) => chunk.words.join(" ")).join(" "));
  return { ...(reporter ?? { sure: false }), ...(daily ? { daily } : {}), ...(pick === undefined ? {} : { pick }) };
}

const DAILY = /\b(?:in one day|in a single day|in a day|per day|a day|daily|each day|single day|one day)\b/u;

function pickOf(parse: Parse): Pick | undefined {
  const found = new Set<Pick>();
  for (const chunk of parse.chunks) {
    if (chunk.rows.length > 0) continue;
    const said = chunk.words.join(" ");
    const pick = PICKS.find(([, words]) => words.has(said));
    if (pick === undefined) continue;
    parse.use(chunk);
    found.add(pick[0]);
  }
  // "which was given first, and which last": all of them.
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

interface Said {
  chunks: readonly Chunk[];
  /** The wording leaves no doubt that a counter is named. */
  sure: boolean;
}

async function reporterOf(desk: AskDesk, parse: Parse): Promise<{ reporter: string; sure: boolean } | undefined> {
  const said = candidates(parse);
  if (said.length === 0) return undefined;
  const figures = await desk.select({ kinds: ["figure"] });
  const ids = [...new Set(figures.flatMap(({ body }) => (body.reporter === null ? [] : [body.reporter])))].toSorted();
  const reporters = ids.length === 0 ? [] : await desk.reader.get(desk.scope, "actor", ids);
  for (const { chunks, sure } of said) {
    const [only, ...others] = matching(chunks, reporters);
    const name = chunks.length === 1 && chunks[0] && chunks[0].rows.length > 0 ? chunks[0] : undefined;
    const id = only && others.length === 0 ? only.id : sure && name ? await desk.actor(name, "figures").catch(() => undefined) : undefined;
    if (id === undefined) continue;
    parse.use(...chunks);
    return { reporter: id, sure };
  }
  return undefined;
}

/** Where a question may name a counter: after "according to", before "'s figure", as the subject of "gave", before a colon. */
function candidates(parse: Parse): Said[] {
  const { chunks } = parse;
  return chunks.flatMap((chunk, i): Said[] => {
    const said = chunk.words.join(" ");
    const next = chunks[i + 1];
    if (chunk.rows.length === 0 && (LEADS.has(said) || (said === "by" && COUNTED.has(chunks[i - 1]?.words.join(" ") ?? "")))) {
      const run = runFrom(chunks, i + 1);
      if (run.length > 0 && !does(run[0], "who")) parse.use(...(said === "per" ? [chunk] : []));
      return run.length > 0 ? [{ chunks: run, sure: true }] : [];
    }
    const named = chunk.rows.length > 0 && !chunk.rows.every((row) => row.kind === "place");
    if ((chunk.possessive || named) && next && next.rows.length === 0 && NUMBERS.has(next.words.at(-1) ?? ""))
      return [{ chunks: runTo(chunks, i), sure: false }];
    if (chunk.rows.length === 0 && ["did", "does", "do", "has", "have"].includes(said)) {
      const run = runFrom(chunks, i + 1);
      const verb = run.at(-1);
      const gives = verb !== undefined && verb.rows.length === 0 && (does(verb, "say") || GIVING.has(verb.words.join(" ")));
      return gives && run.length > 1 ? [{ chunks: run.slice(0, -1), sure: false }] : [];
    }
    if (i > 0 && chunk.breaksBefore && i <= 3 && does(chunk, "count")) return [{ chunks: chunks.slice(0, i), sure: false }];
    if (["in", "at", "from"].includes(said) && next && !chunk.breaksBefore) {
      const run = runFrom(chunks, i + 1);
      return run.length > 0 && run.every((part) => part.rows.length === 0) ? [{ chunks: run, sure: false }] : [];
    }
    return [];
  });
}

const ends = (chunk: Chunk): boolean => chunk.rows.length === 0 && ENDS.some((tag) => does(chunk, tag));

function runFrom(chunks: readonly Chunk[], from: number): Chunk[] {
  const run: Chunk[] = [];
  for (const chunk of chunks.slice(from)) {
    if (run.length > 0 && (ends(chunk) || chunk.breaksBefore)) break;
    if (run.length === 0 && (ends(chunk) || isArticle(chunk))) {
      if (isArticle(chunk)) continue;
      break;
    }
    run.push(chunk);
  }
  return run;
}

function runTo(chunks: readonly Chunk[], to: number): Chunk[] {
  const run: Chunk[] = [];
  for (let i = to; i >= 0; i -= 1) {
    const chunk = chunks[i];
    if (chunk === undefined || ends(chunk) || isArticle(chunk)) break;
    run.unshift(chunk);
    if (chunk.breaksBefore) break;
  }
  return run;
}

const isArticle = (chunk: Chunk): boolean => chunk.rows.length === 0 && ["the", "a", "an"].includes(chunk.words.join(" "));

/** The counters that a name or its words stand for. */
function matching(chunks: readonly Chunk[], reporters: readonly StoredRecord<"actor">[]): StoredRecord<"actor">[] {
  const refs = new Set(chunks.flatMap((chunk) => (chunks.length === 1 ? chunk.rows.map((row) => row.ref) : [])));
  const named = reporters.filter(({ id }) => refs.has(id));
  if (named.length > 0) return named;
  const words = chunks.flatMap((chunk) => chunk.words).filter((word) => word.length > 1);
  if (words.length === 0) return [];
  return reporters.filter(({ body }) =>
    [body.name, ...body.aliases].some((name) => {
      const senses = sensesIn(fold(name));
      return words.every((word) => saidAs(word, senses) !== undefined);
    }),
  );
}

/** Of figures that fit, those that the lens asks for: by the counter named, and of each indicator the highest, lowest or first. */
export function through({ reporter, sure, pick, daily }: Lens, all: readonly Figure[]): Figure[] {
  const ofDays = all.filter(
    ({ body }) => body.measure === "period" && body.period?.from !== undefined && body.period.from === body.period.to,
  );
  const figures = daily && ofDays.length > 0 ? ofDays : all;
  const own = figures.filter(({ body }) => body.reporter === reporter);
  // Of one counter's own, what that counter has since replaced is left out, also where another's stood between.
  const newest = own.filter((figure) => pick === "first" || pick === "lowest" || !own.some((later) => replaces(later, figure, all)));
  const counted = reporter === undefined || (own.length === 0 && !sure) ? [...figures] : newest;
  if (pick === undefined || pick === "latest" || counted.length < 2) return counted;
  const indicators = [...new Set(counted.map(({ body }) => body.indicator))];
  return indicators.flatMap((indicator) => {
    const same = counted.filter(({ body }) => body.indicator === indicator);
    return [same.reduce((best, figure) => (beats(figure, best, pick, same) ? figure : best))];
  });
}

function beats(a: Figure, b: Figure, pick: Pick, all: readonly Figure[]): boolean {
  const [x, y] = [rankingNumber(a.body.quantity), rankingNumber(b.body.quantity)];
  return pick === "highest" ? x > y : pick === "lowest" ? x < y : isBefore(a, b, all);
}

/** Whether a figure was given before another: by what replaced what, else by its day. */
function isBefore(a: Figure, b: Figure, all: readonly Figure[]): boolean {
  return replaces(b, a, all) || (a.body.as_of < b.body.as_of && b.body.supersedes === undefined);
}

/** Whether one figure came to stand for another, itself or through others. */
function replaces(later: Figure, earlier: Figure, all: readonly Figure[]): boolean {
  let at: Figure | undefined = later;
  for (let n = 0; at !== undefined && n <= all.length; n += 1) {
    const older: string | undefined = at.body.supersedes;
    if (older === earlier.id) return true;
    at = all.find(({ id }) => id === older);
  }
  return false;
}
