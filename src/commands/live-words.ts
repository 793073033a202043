import { UserError } from "../core/errors.ts";

const VERBS = ["add", "list", "test", "pause", "resume", "remove"] as const;
type Verb = (typeof VERBS)[number];

/** What is to be done with live sources, as it was typed. */
export type LiveRequest =
  | { verb: "add"; kind: string; address?: string; every?: number; label?: string }
  | { verb: "list" }
  | { verb: Exclude<Verb, "add" | "list">; id: string };

const EXAMPLE = "sources add feed https://example.org/news.xml --every 30m";

/** Whether words after `sources` are about live sources, and not a topic: `list`, `add …`, `test S1`. */
export function isLive([verb = "", next]: readonly string[]): boolean {
  const known = verbOf(verb);
  if (known === undefined) return false;
  if (known === "add") return true;
  return known === "list" ? next === undefined : next === undefined || /^s\d+$/i.test(next);
}

/** The same as a regular expression over the words as typed: what is said of live sources concerns the asker alone. */
export const LIVE_WORDS = String.raw`^(?:add\b.*|list|(?:test|pause|resume|remove)(?:\s+s\d+)?)$`;

/** Reads them. Throws UserError("usage"). */
export function readLiveWords(words: readonly string[]): LiveRequest {
  const verb = verbOf(words[0] ?? "");
  if (verb === undefined) throw new UserError("usage", "What is to be done with live sources?", { next: `There is: ${VERBS.join(", ")}.` });
  if (verb === "list") return { verb };
  if (verb === "add") return { verb, ...added(words.slice(1)) };
  const [id, ...more] = words.slice(1);
  if (id !== undefined && more.length === 0) return { verb, id: id.toUpperCase() };
  throw new UserError("usage", id === undefined ? "Which source?" : "One source at a time.", {
    next: `For example: sources ${verb} S1. sources list shows them.`,
  });
}

const verbOf = (word: string): Verb | undefined => VERBS.find((verb) => verb === word.toLowerCase());

function added(words: readonly string[]): { kind: string; address?: string; every?: number; label?: string } {
  const loose: string[] = [];
  const named = new Map<string, string>();
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? "";
    // A chat may have made a dash of two hyphens; without dashes the words are only names after kind and address.
    const [, dashes, name, value] = /^(--|—|–)?(every|label)(?:[:=](.*))?$/is.exec(word) ?? [];
    if (name === undefined || (dashes === undefined && loose.length === 0)) {
      if (/^(?:--|—|–)/.test(word))
        throw new UserError("usage", `sources add has no option ${word}.`, { next: "It takes: --every 30m --label NAME." });
      loose.push(word);
    } else {
      const key = name.toLowerCase();
      const given = value ?? words[(i += 1)];
      if (!given) throw new UserError("usage", `${key} needs a value.`, { next: `For example: ${EXAMPLE}` });
      if (named.has(key)) throw new UserError("usage", `${key} is given twice.`, { next: `Give ${key} once.` });
      named.set(key, given);
    }
  }
  const [kind = "", address, ...more] = loose;
  if (more.length > 0)
    throw new UserError("usage", `sources add does not take “${more.join(" ").slice(0, 80)}”.`, { next: `For example: ${EXAMPLE}` });
  const [every, label] = [named.get("every"), named.get("label")];
  return {
    kind,
    ...(address === undefined ? {} : { address }),
    ...(every === undefined ? {} : { every: minutes(every) }),
    ...(label === undefined ? {} : { label }),
  };
}

const MINUTES = { m: 1, h: 60, d: 1_440 } as const;

function minutes(text: string): number {
  const [, count, unit] = /^(\d{1,5}) ?(m|h|d)(?:in|ins|inutes?|ours?|ays?)?$/i.exec(text.trim()) ?? [];
  const key = unit?.toLowerCase();
  if (count !== undefined && (key === "m" || key === "h" || key === "d")) return Number(count) * MINUTES[key];
  throw new UserError("usage", `“${text.slice(0, 40)}” is not a length of time.`, { next: "Write it as 30m, 2h or 1d." });
}
