import { fold } from "../../core/text.ts";
import type { NameRow } from "../../record/port.ts";
import { type Chunk, does, isName } from "./chunks.ts";
import type { AskDesk } from "./desk.ts";
import { Parse } from "./parse.ts";
import type { Question } from "./question.ts";
import type { Tag } from "./terms.ts";

/** Verbs and nouns of what somebody holds, says or does to others. */
const ACTING: readonly Tag[] = ["position", "say", "supports", "opposes", "conditions", "moved", "agree", "compare", "undecided"];
/** What is asked of a place as well as of a government. */
const OF_PLACES: readonly Tag[] = ["happened", "where", "harm", "count"];
const AUXILIARY = new Set("did does do has have had would will".split(" "));
/** After a capital, these tell what it saw, not what its government did. */
const UNDERGOING = new Set(
  "be been being get got see saw seen suffer suffered experience experienced witness witnessed have had".split(" "),
);
const WITH = new Set(["between", "with", "behind", "against", "versus", "vs", "among"]);

/**
 * Reads the name of a capital, or of another seat of government, as the government that sits there, where the question asks
 * for what it holds, says or does. Where it asks what was there, the name stays a place.
 */
export async function withGovernments(desk: AskDesk, question: Question): Promise<Question> {
  const places = question.chunks.filter((chunk) => isName(chunk) && chunk.rows.every((row) => row.kind === "place"));
  if (places.length === 0) return question;
  const parse = new Parse(question);
  const seats = new Map<Chunk, string>();
  for (const chunk of places) {
    const state = await desk.seatOf(chunk);
    if (state !== undefined) seats.set(chunk, state);
  }
  const acting = [...seats.keys()].filter((chunk) => acts(parse, chunk, seats));
  if (acting.length === 0) return question;
  const chunks: Chunk[] = [];
  for (let i = 0; i < question.chunks.length; i += 1) {
    const chunk = question.chunks[i];
    if (chunk === undefined) continue;
    const ref = acting.includes(chunk) ? seats.get(chunk) : undefined;
    if (ref === undefined) {
      chunks.push(chunk);
      continue;
    }
    const name = desk.label(ref);
    const taken = `the government of ${name}`;
    const next = question.chunks[i + 1];
    const owned = chunk.possessive && next && !isName(next) ? await issueOwned(desk, ref, next.words.join(" ")) : [];
    if (next && owned.length > 0) {
      chunks.push({
        ...chunk,
        end: next.end,
        words: [...chunk.words, ...next.words],
        raw: `${chunk.raw} ${next.raw}`,
        rows: owned,
        possessive: false,
      });
      desk.metonyms.set(chunk.raw.replace(/['’]s$/u, ""), taken);
      i += 1;
      continue;
    }
    chunks.push({ ...chunk, rows: [{ ref, kind: "actor", owner: "shared", name, folded: fold(name), form: "alias" }], taken });
  }
  return { ...question, chunks };
}

const ON = /^(?: (?:on|to|towards|over|in|about) .*)?$/u;

/** "X's approach", where an issue is called by a name of X and that noun. */
async function issueOwned(desk: AskDesk, ref: string, noun: string): Promise<NameRow[]> {
  const issues = await desk.select({ kinds: ["issue"] });
  const own = issues
    .flatMap(({ body }) => [body.name, ...body.aliases])
    .filter((name) => {
      const at = fold(name).indexOf(` ${noun}`);
      const owner = fold(name).slice(0, Math.max(at, 0));
      return at > 0 && ON.test(fold(name).slice(at + noun.length + 1)) && desk.gazetteer.exact(owner).some((row) => row.ref === ref);
    });
  return own.flatMap((name) => desk.gazetteer.exact(name)).filter((row) => row.kind === "issue");
}

function acts(parse: Parse, chunk: Chunk, seats: ReadonlyMap<Chunk, string>): boolean {
  const lead = parse.introducedBy(chunk);
  const role = parse.role(chunk);
  const at = parse.chunks.indexOf(chunk);
  const [before, after] = [parse.chunks[at - 1], parse.chunks[at + 1]];
  const together = parse.has("compare", "agree", "meet", "discuss") || beside(parse, chunk, seats);
  if (role === "by" || (lead !== undefined && WITH.has(lead) && together)) return true;
  if (lead !== undefined) return false;
  if (chunk.possessive)
    return (
      after === undefined ||
      CONDUCT.test(after.words.at(-1) ?? "") ||
      ACTING.some((tag) => does(after, tag)) ||
      parse.has("compare", "agree")
    );
  // "criticised X", "behind X": whom it is held against or with.
  if (role === "object") return before !== undefined && (does(before, "supports") || does(before, "opposes"));
  const asked = AUXILIARY.has(before?.words.join(" ") ?? "") && !UNDERGOING.has(after?.words[0] ?? "");
  if (asked && after !== undefined && !after.breaksBefore && !isName(after)) return !parse.has("where", "happened");
  if (parse.has(...ACTING)) return !(after?.breaksBefore ?? false);
  return !parse.has(...OF_PLACES) && beside(parse, chunk, seats);
}

/** What a government has and a town has not. */
const CONDUCT =
  /^(?:approach|line|handling|role|conduct|policy|policies|strategy|campaign|government|decision|decisions|response|ally|allies|envoy|ambassador|diplomats?|diplomacy|stance|words?|wording|treatment|support|backing|refusal|failure)$/u;

/** Whether somebody else stands beside it: "X and Y", "between X and Y". */
function beside(parse: Parse, chunk: Chunk, seats: ReadonlyMap<Chunk, string>): boolean {
  const at = parse.chunks.indexOf(chunk);
  const joins = (link: Chunk | undefined, other: Chunk | undefined): boolean =>
    link !== undefined &&
    other !== undefined &&
    (does(link, "and") || does(link, "compare")) &&
    (seats.has(other) || other.rows.some((row) => row.kind === "actor"));
  return joins(parse.chunks[at - 1], parse.chunks[at - 2]) || joins(parse.chunks[at + 1], parse.chunks[at + 2]);
}
