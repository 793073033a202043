import type { Group } from "./casualty-groups.ts";
import type { Token } from "./tokens.ts";

/** Groups joined by commas and "and", as subject or object of one verb. */
export interface GroupList {
  from: number;
  to: number;
  groups: Group[];
}

/** Joins groups into lists; a group joined to a part of a count is a part too and stands in no list. */
export function joinGroups(tokens: readonly Token[], groups: readonly Group[]): GroupList[] {
  const lists: GroupList[] = [];
  let openSubset = -1;
  for (const [i, group] of groups.entries()) {
    if (
      group.subset ||
      opensAside(tokens, groups[i - 1]?.to ?? group.from, group.from) ||
      (openSubset >= 0 && joint(tokens, openSubset, group.from))
    ) {
      openSubset = group.to;
      continue;
    }
    const last = lists.at(-1);
    if (last && joint(tokens, last.to, group.from)) {
      last.groups.push(group);
      last.to = group.to;
    } else lists.push({ from: group.from, to: group.to, groups: [group] });
  }
  return lists;
}

/** "including commander Nour Baraka and three other militants": still inside what "including" opened. */
function opensAside(tokens: readonly Token[], from: number, to: number): boolean {
  const at = tokens.slice(from, to).findLastIndex((token) => token.lower === "including");
  if (at < 0) return false;
  const rest = tokens.slice(from + at + 1, to);
  return (
    !rest.some((token) => CLOSES_ASIDE.test(token.lower)) &&
    rest.filter((token) => token.text === ",").length <= 1 &&
    rest.at(-1)?.lower === "and"
  );
}

/** Verbs after which a new statement has begun. */
const CLOSES_ASIDE = /^(?:is|are|was|were|has|have|kill\w*|injur\w*|wound\w*|leav\w*|die[sd]?|;|:)$/;

const JOINTS = new Set([",", "and", ", and", "as well as", ", as well as", "along with", ", along with", "&", "plus"]);

/** Whether only a comma, "and", "as well as" stands between, perhaps after a place: "12 people in Homs and two soldiers". */
function joint(tokens: readonly Token[], from: number, to: number): boolean {
  let start = from;
  if (/^(?:in|from|at|near)$/.test(tokens[from]?.lower ?? "")) {
    start = from + 1;
    while (start < to && /^\p{Lu}/u.test(tokens[start]!.text)) start += 1;
    if (start === from + 1 || start >= to) return false;
  }
  if (to - start > 4) return false;
  return JOINTS.has(
    tokens
      .slice(start, to)
      .map((token) => token.lower)
      .join(" "),
  );
}
