import { type Chunk, does, isName } from "./chunks.ts";
import type { Tag } from "./terms.ts";

const SAYING: ReadonlySet<Tag> = new Set<Tag>(["say"]);
const MEETING: ReadonlySet<Tag> = new Set<Tag>(["meet"]);
const NOTHING: ReadonlySet<Tag> = new Set<Tag>();
const DOING = /^(?:send|find|show|help|provide|prepare|write|use|used|offer|offered|give|given|make|made|list)$/u;
const WANTING: ReadonlySet<Tag> = new Set<Tag>(["supports"]);
const HARMING: ReadonlySet<Tag> = new Set<Tag>(["harm"]);
const LEADING: ReadonlySet<Tag> = new Set<Tag>(["prep"]);
const FILLING: ReadonlySet<Tag> = new Set<Tag>(["stop"]);

/** Tags that ask what is held, said or counted, where "after the crash" is what it is on. */
const ON: readonly Tag[] = ["position", "say", "supports", "opposes", "count", "harm"];
const BE = new Set("did does do has have is are was were didn't".split(" "));

/** Puts right what single words cannot tell: what a word does by the words around it. */
export function retagged(chunks: readonly Chunk[]): Chunk[] {
  const on = chunks.some((chunk) => ON.some((tag) => does(chunk, tag)));
  const wants = chunks.some((chunk) => chunk.rows.length === 0 && (does(chunk, "supports") || does(chunk, "conditions")));
  return withoutTagQuestion(withoutOthers(chunks)).map((chunk, i, all) => {
    if (isName(chunk)) return chunk;
    const said = chunk.words.join(" ");
    const [before, after] = [all[i - 1], nextOf(all, i)];
    if (on && does(chunk, "relative") && (said === "after" || said === "following" || said === "since") && after && isMatter(after))
      return { ...chunk, words: ["on"], tags: LEADING };
    // "since the war began": the war, as far as it is told.
    if (/^(?:began|begun|started|erupted|broke out)$/u.test(said) && before && isMatter(before) && sinceIn(all.slice(0, i)))
      return { ...chunk, tags: FILLING };
    // "what does X want before a truce?": what it is on.
    if (wants && does(chunk, "relative") && said !== "following" && after && isMatter(after))
      return { ...chunk, words: ["on"], tags: LEADING };
    // "what did X call the request": no telephone.
    const asksWhat = all.slice(0, i).some((c) => does(c, "what")) || (after !== undefined && !isName(after));
    if (said === "call" && asksWhat && before && isName(before) && after && !leads(all[i + 1])) return { ...chunk, tags: SAYING };
    if (/^(?:see|seen)$/u.test(said) && before && isName(before) && all.some((c) => does(c, "who"))) return { ...chunk, tags: MEETING };
    // "what does X expect from Y?": it wants it; "X is expected to" is a forecast.
    if (/^(?:expect|expects|expecting)$/u.test(said) && all.slice(0, i).some(isName) && all[i + 1] && does(all[i + 1], "prep"))
      return { ...chunk, tags: WANTING };
    // "what is X asking Y to do": X wants it of Y.
    if (/^(?:ask|asks|asked|asking)$/u.test(said) && before && isName(before) && all[i + 1] && isName(all[i + 1] ?? chunk))
      return { ...chunk, tags: WANTING };
    if (/^(?:lose|loses|lost)$/u.test(said) && all.some((c) => does(c, "count"))) return { ...chunk, words: ["killed"], tags: HARMING };
    // "did X send troops": the verb is of X's doing, not of ours.
    if (before && isName(before) && DOING.test(said) && BE.has(all[0]?.words[0] ?? "")) return { ...chunk, tags: NOTHING };
    // "When did X issue a notice?"
    if (said === "issue" && before && isName(before) && all.some((c) => BE.has(c.words[0] ?? ""))) return { ...chunk, tags: NOTHING };
    if (said === "aboard") return { ...chunk, words: ["board"] };
    // "a million": as figures are kept.
    const scale = SCALES[said];
    if (scale !== undefined && !does(after, "prep")) {
      const times = /^\d+$/u.test(before?.words.join("") ?? "") ? Number(before?.words.join("")) : 1;
      return { ...chunk, words: [String(times * scale)] };
    }
    if (/^\d+$/u.test(said) && SCALES[all[i + 1]?.words.join(" ") ?? ""] !== undefined) return { ...chunk, tags: FILLING };
    // "…, and on what condition?": what is on record is shown with its conditions.
    if (does(chunk, "conditions") && i === all.length - 1 && all[i - 1]?.breaksBefore && does(all[i - 1], "and"))
      return { ...chunk, tags: FILLING };
    // "How many lives did it cost?", "the lives it claimed".
    if (/^(?:cost|costs|claim|claimed|claims|take|took|taken)$/u.test(said) && lives(all))
      return { ...chunk, words: ["killed"], tags: HARMING };
    // "Where did X die?"
    if (/^(?:die|dies|died|perish|perished)$/u.test(said) && all.some((c) => does(c, "where") || does(c, "when")))
      return { ...chunk, words: ["killed"] };
    // "How did the senators split?": by votes.
    if (/^(?:split|splits|divided|divide|break down|broke down)$/u.test(said) && all.some((c) => VOTERS.test(c.words.at(-1) ?? "")))
      return { ...chunk, words: ["vote"], tags: COUNTING };
    // "Who was there besides X?": who was with X.
    if (
      /^(?:besides|other than|apart from|aside from|except|except for|alongside)$/u.test(said) &&
      after &&
      isName(after) &&
      all.some((c) => PRESENCE.some((tag) => does(c, tag)))
    )
      return { ...chunk, words: ["with"], tags: LEADING };
    // "in 90 words": how long the answer is to be.
    const counted = /^\d+$/u.test(said) && after?.words.join(" ") === "words";
    if (counted || (said === "words" && /^\d+$/u.test(before?.words.join(" ") ?? ""))) return { ...chunk, tags: FILLING };
    if (/^(?:lost|lose) \w+ (?:lives|life)$|^loss of life$/u.test(said)) return { ...chunk, words: ["killed"] };
    return chunk;
  });
}

const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1_000, million: 1_000_000, billion: 1_000_000_000 };
const VOTERS = /^(?:senators?|senate|lawmakers?|legislators?|deputies|members|parliament|house|congress|chamber|assembly)$/u;
const PRESENCE: readonly Tag[] = ["meet", "attend", "discuss"];
const COUNTING: ReadonlySet<Tag> = new Set<Tag>(["count"]);

const lives = (chunks: readonly Chunk[]): boolean =>
  chunks.some((chunk) => does(chunk, "count")) && chunks.some((chunk) => /^(?:lives?|souls)$/u.test(chunk.words.join(" ")));

const leads = (chunk: Chunk | undefined): boolean =>
  chunk !== undefined && (does(chunk, "prep") || does(chunk, "when") || does(chunk, "order"));

/** The next chunk that is more than an article. */
function nextOf(chunks: readonly Chunk[], i: number): Chunk | undefined {
  return chunks.slice(i + 1).find((chunk) => !(chunk.rows.length === 0 && does(chunk, "stop")));
}

const sinceIn = (before: readonly Chunk[]): boolean => before.some((chunk) => chunk.words.join(" ") === "since");

/** A dossier or an issue, on which things are held. */
function isMatter(chunk: Chunk): boolean {
  return chunk.rows.some((row) => row.kind === "dossier" || row.kind === "issue");
}

/** "Blinken met Abbas, didn't he?" asks whether he did. */
function withoutTagQuestion(chunks: readonly Chunk[]): Chunk[] {
  const at = chunks.findLastIndex((chunk, i) => i > 0 && chunk.breaksBefore && BE.has(chunk.words[0] ?? ""));
  const tail = at < 0 ? [] : chunks.slice(at);
  const asks =
    tail.length >= 2 &&
    tail.length <= 3 &&
    tail.every((chunk, i) => i === 0 || does(chunk, "not") || does(chunk, "pronoun") || does(chunk, "stop")) &&
    tail.some((chunk) => does(chunk, "pronoun"));
  if (!asks) return [...chunks];
  return chunks.map((chunk, i) => (i < at ? chunk : { ...chunk, tags: i === at ? chunk.tags : FILLING }));
}

/** "… If not, who did?", "… or who has?": that others are asked for too is read from the text. */
function withoutOthers(chunks: readonly Chunk[]): readonly Chunk[] {
  const said = (i: number): string => chunks[i]?.words.join(" ") ?? "";
  const at = chunks.findIndex((_, i) => i > 2 && (said(i) === "or" || (said(i) === "if" && said(i + 1) === "not")));
  const who = said(at) === "or" ? at + 1 : at + 2;
  if (at < 0 || said(who) !== "who" || who + 2 < chunks.length) return chunks;
  return chunks.map((chunk, i) => (i < at ? chunk : { ...chunk, tags: FILLING }));
}
