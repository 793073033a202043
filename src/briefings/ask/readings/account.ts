import { type Chunk, does } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import { type Account, accounts, fitOf, type Terms, wordsOf } from "../fitting.ts";
import type { Parse } from "../parse.ts";
import { listed } from "../phrases.ts";
import { QUESTION_TAGS, type Tag } from "../terms.ts";
import { decline, quoted, type Reading } from "../understanding.ts";
import { asksYesNo } from "./on-record.ts";

/** Nouns and verbs for what a side says was so, and for taking it back. */
const ACCOUNT =
  /^(?:claim|claims|claimed|claiming|account|accounts|version|versions|story|stories|explanation|explanations|explain|explains|explained|den(?:y|ies|ied|ying|ial|ials)|retract(?:s|ed|ing)?|recant(?:s|ed)?|disavow(?:s|ed)?|(?:take|takes|took|taken) back|walk(?:ed)? back|(?:reverse|reversed|contradict|contradicted) (?:itself|himself|herself|themselves)|admit|admits|admitted|concede|concedes|conceded|acknowledge|acknowledges|acknowledged|otherwise|account of (?:events|what happened)|(?:takes?|took|claims?) credit|(?:the )?story (?:on|of|about))$/u;
/** Words by which a question asks for the order or the fate of what was said. */
const FATE = new Set(
  "always ever first converge converged later then afterwards afterward subsequently eventually finally withdrawn withdrew conceded retracted upon side sides credit original originally initial initially".split(
    " ",
  ),
);
const ASKING: readonly Tag[] = [
  ...QUESTION_TAGS,
  "brief",
  "happened",
  "say",
  "position",
  "holds",
  "disputed",
  "agree",
  "compare",
  "changed",
  "moved",
  "over-time",
  "timeline",
  "granularity",
  "order",
  "pronoun",
  "class",
  "and",
  "or",
  "not",
  "prep",
  "stop",
  "evidence",
  "sources",
  "follow-up",
  "counter",
  "why",
];
/** Where these stand, a question asks for more than who says what. */
const OTHER: readonly Tag[] = ["outside", "modal", "limit", "relative", "bot", "harm", "unknown"];
/** Most disputes that are told for one question. */
const MOST_ACCOUNTS = 2;

const said = (chunk: Chunk): string => chunk.words.join(" ");
const tells = (chunk: Chunk): boolean => chunk.rows.length === 0 && ACCOUNT.test(said(chunk));

/** Whether a question asks what a side says was so, how that changed, or whether the sides agree. */
export function asksForAccount(parse: Parse): boolean {
  const happened = parse.chunks.some((chunk) => does(chunk, "happened") && ["happened", "took place", "occurred"].includes(said(chunk)));
  const verdict = asksYesNo(parse) && parse.has("agree") && !parse.chunks.some((chunk) => chunk.rows.some(({ kind }) => kind === "issue"));
  const counted = parse.has("disputed") && parse.has("count");
  const inOrder =
    parse.chunks.some((chunk) => /^statements?$/u.test(said(chunk))) && parse.has("timeline", "over-time", "changed", "moved");
  // "What does X believe caused it?", "whom does X hold responsible?"
  const blames = parse.has("responsible") && parse.has("position", "say", "holds");
  return parse.chunks.some(tells) || verdict || blames || counted || inOrder || (happened && parse.has("say"));
}

/** What each side says on a matter in dispute, with what it said before; undefined where no dispute on record is on all that is named. */
export async function readAccount(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  if (parse.has(...OTHER) || does(parse.chunks[0], "when")) return undefined;
  const speakers = await speakersOf(desk, parse);
  // "The story of X" is what happened, "Y's story of X" is what Y says.
  if (speakers.size === 0 && parse.chunks.some((chunk) => does(chunk, "timeline") || said(chunk).includes("story "))) return undefined;
  const open = parse.chunks.filter(
    (chunk) => chunk.rows.length === 0 && !tells(chunk) && (does(chunk, "count") || !ASKING.some((tag) => does(chunk, tag))),
  );
  const words = wordsOf(open).filter((word) => !FATE.has(word) && !COUNTING.has(word));
  const counted = parse.has("count") ? ["number"] : [];
  const denied = asksYesNo(parse) && parse.chunks.some(tells) && speakers.size > 0;
  const together = denied || (parse.has("agree") && speakers.size > 1);
  const found = fitting(desk, await accounts(desk), { names: parse.names, words: [...words, ...counted] }, speakers, together);
  if (found === undefined) return undefined;
  if (denied && parse.chunks.some((chunk) => DENIES.test(said(chunk)) && chunk.rows.length === 0)) {
    const ids = new Set(speakers.values());
    const denies = found.of.some(({ claims }) =>
      claims.some(({ body }) => (ids.has(body.by) || ids.has(body.speaker ?? "")) && NEGATIVE.test(body.statement)),
    );
    if (!denies) return noDenial(desk, listed([...ids].map((id) => desk.label(id))), found);
  }
  return disputeOf(found);
}

const DENIES = /^den(?:y|ies|ied|ying|ial|ials)$/u;
const NEGATIVE = /\b(?:no|not|never|nothing|nobody|none|neither|false|untrue|wrong|den(?:y|ies|ied)|reject(?:s|ed)?)\b/iu;

/** Nobody is said to have denied what nothing on record has them deny. */
function noDenial(desk: AskDesk, who: string, { of }: Found): Reading {
  const issues = [...new Set(of.flatMap(({ dispute }) => dispute.body.issues))];
  const nearest = listed(of.map(({ dispute }) => dispute.body.subject));
  return decline(
    "disputed",
    "not-on-record",
    "No denial on record",
    `No denial by ${who} is on record. Nearest: what is disputed on ${nearest}.`,
    {
      suggestions: issues.map((id) => ({ id, label: desk.label(id), kind: "issue" as const })),
    },
  );
}

/** "What reasons were given for X?": the dispute over its grounds, where one is on record. */
export async function groundsOf(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  if (!parse.names.some((chunk) => chunk.rows.some(({ kind }) => kind === "issue" || kind === "dossier"))) return undefined;
  const all = (await accounts(desk)).filter(({ dispute }) => /\b(?:grounds|reasons?|motives?)\b/u.test(dispute.body.subject));
  const found = fitting(desk, all, { names: parse.names, words: [] }, new Map(), false);
  return found && disputeOf(found);
}

function disputeOf(found: Found): Reading {
  const subjects = found.of.map(({ dispute }) => dispute.body.subject);
  const missed = found.missed.length === 0 ? "" : `; not matched: ${quoted(found.missed)}`;
  const refs = found.of.map(({ dispute }) => dispute.id);
  return {
    kind: "request",
    request: { intent: "disputed", topic: { id: refs[0] ?? "", label: listed(subjects), kind: "text", refs, words: [] } },
    understood: `what each side says on ${listed(subjects)}, and what it said before${missed}`,
  };
}

const COUNTING = new Set("how many much number numbers figure figures count total".split(" "));

/** Names of those who say it, with their ids. */
async function speakersOf(desk: AskDesk, parse: Parse): Promise<Map<Chunk, string>> {
  const speakers = new Map<Chunk, string>();
  for (const chunk of parse.names) {
    const kinds = new Set(chunk.rows.map(({ kind }) => kind));
    if (kinds.has("issue") || kinds.has("dossier")) continue;
    const role = parse.role(chunk);
    const before = parse.before(chunk);
    const told = before !== undefined && said(before) === "according to";
    if (role !== "subject" && role !== "by" && role !== "with" && !chunk.possessive && !told) continue;
    const id = await desk.actor(chunk, "disputed").catch(() => undefined);
    if (id !== undefined) speakers.set(chunk, id);
  }
  return speakers;
}

interface Found {
  of: readonly Account[];
  /** Words that no text of theirs says. */
  missed: readonly string[];
}

/** The disputes on all that is named and on most of the words, the closest alone; `together`: of which all who speak are a side. */
function fitting(
  desk: AskDesk,
  all: readonly Account[],
  { names, words }: Terms,
  speakers: ReadonlyMap<Chunk, string>,
  together: boolean,
): Found | undefined {
  const scored = all.flatMap((account) => {
    const parties = new Set(account.claims.flatMap(({ body }) => [body.by, body.speaker ?? body.by]));
    if (together && [...speakers.values()].some((id) => !parties.has(id))) return [];
    const asked = names.filter((chunk) => !parties.has(speakers.get(chunk) ?? ""));
    const fit = fitOf(desk, { names: asked, words }, account.text, account.linked);
    const missed = words.filter((word) => !fit.words.includes(word));
    const few = missed.length <= 2 && (fit.words.length > missed.length || missed.length === 0);
    if (fit.names.length < asked.length || !few || fit.score === 0) return [];
    const close = fitOf(desk, { names: [], words }, account.dispute.body.subject, new Set()).score;
    return [{ account, missed, score: fit.score * 10 + close }];
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const of = scored.filter(({ score }) => score === best);
  const [first] = of;
  // One word alone says which matter is meant only where no other matter has it.
  const vague = names.every((chunk) => speakers.has(chunk)) && words.length < 2 && scored.length > 1;
  return first === undefined || vague || of.length > MOST_ACCOUNTS
    ? undefined
    : { of: of.map(({ account }) => account), missed: first.missed };
}
