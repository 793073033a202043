/** What a host lets a robot fetch (RFC 9309). */
export interface RobotsRules {
  /** Whether a path with its query may be fetched. */
  allows(path: string): boolean;
  /** Seconds between two requests that the host asks for. Not in the RFC, but widely written. */
  crawlDelay: number | undefined;
}

interface Rule {
  allow: boolean;
  pattern: string;
}

interface Group {
  agents: string[];
  rules: Rule[];
  delay: number | undefined;
}

/** Bytes of a robots.txt that are read; the RFC asks for at least 500 KiB. */
export const LONGEST_ROBOTS = 512_000;

export const ALLOW_ALL: RobotsRules = { allows: () => true, crawlDelay: undefined };
export const DISALLOW_ALL: RobotsRules = { allows: () => false, crawlDelay: undefined };

/** Reads a robots.txt for a robot of this name: the groups that name it, together, else those for `*`. Lines it cannot read are passed over. */
export function parseRobots(text: string, agent: string): RobotsRules {
  const groups = readGroups(text.slice(0, LONGEST_ROBOTS));
  const name = agent.toLowerCase();
  const own = groups.filter(({ agents }) => agents.includes(name));
  const chosen = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes("*"));
  const rules = chosen.flatMap((group) => group.rules);
  return { allows: (path) => path === "/robots.txt" || decide(rules, normal(path)), crawlDelay: chosen.find(({ delay }) => delay)?.delay };
}

function readGroups(text: string): Group[] {
  const groups: Group[] = [];
  let naming = false;
  for (const line of text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/)) {
    const [, key = "", value = ""] = /^\s*([A-Za-z-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/.exec(line) ?? [];
    switch (key.toLowerCase()) {
      case "user-agent":
        if (!naming) groups.push({ agents: [], rules: [], delay: undefined });
        naming = true;
        groups.at(-1)?.agents.push((value.split("/")[0] ?? "").toLowerCase());
        break;
      case "allow":
      case "disallow":
        naming = false;
        if (value !== "") groups.at(-1)?.rules.push({ allow: key.toLowerCase() === "allow", pattern: normal(value) });
        break;
      case "crawl-delay": {
        naming = false;
        const group = groups.at(-1);
        if (group && Number(value) > 0) group.delay = Number(value);
        break;
      }
      default:
    }
  }
  return groups;
}

/** The longest rule that matches decides, `allow` before `disallow` of the same length; without one it is allowed. */
function decide(rules: readonly Rule[], path: string): boolean {
  let best: Rule | undefined;
  for (const rule of rules) {
    if (best && (rule.pattern.length < best.pattern.length || (rule.pattern.length === best.pattern.length && !rule.allow))) continue;
    if (matches(rule.pattern, path)) best = rule;
  }
  return best?.allow ?? true;
}

/** `*` stands for any characters, `$` at the end for the end; else a beginning matches. Linear in the path for each `*`. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith("$");
  const [head = "", ...pieces] = (anchored ? pattern.slice(0, -1) : pattern).split("*");
  if (!path.startsWith(head)) return false;
  let at = head.length;
  const last = pieces.length - 1;
  for (const [i, piece] of pieces.entries()) {
    if (anchored && i === last) return path.length - piece.length >= at && path.endsWith(piece);
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return !anchored || at === path.length;
}

/** One spelling of percent-encodings, so that `/%7ejoe` and `/~joe` are one path. */
function normal(path: string): string {
  return path.replace(/%[0-9a-f]{2}|[^\x21-\x7e]/gi, (found) => {
    if (!found.startsWith("%")) return encodeURIComponent(found.toWellFormed());
    const letter = String.fromCharCode(Number.parseInt(found.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(letter) ? letter : found.toUpperCase();
  });
}
