import type { Stance } from "../../requests.ts";
import { does } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import type { Parse } from "../parse.ts";
import { listed } from "../phrases.ts";
import { decline, quoted, type Reading } from "../understanding.ts";
import { asksYesNo } from "./on-record.ts";

const ALL: readonly Stance[] = ["supports", "opposes", "conditional", "ambiguous"];

/** The stances a question asks after; empty where it asks for whatever is held. */
export function stancesAsked(parse: Parse): Stance[] {
  const asksWho = parse.has("who", "which", "class", "count") || (parse.has("what") && parse.has("class"));
  if (!asksWho) return [];
  const [supports, opposes] = [parse.has("supports"), parse.has("opposes")];
  if (parse.has("undecided")) return ["ambiguous"];
  const conditional = parse.chunks.some((chunk) => does(chunk, "conditions"));
  const asked: Stance[] = [];
  if (supports) asked.push("supports");
  if (opposes) asked.push("opposes");
  if (asked.length === 0 && conditional) asked.push("conditional");
  if (asked.length === 0 || !parse.has("not")) return asked;
  const negated = parse.chunks.some(
    (chunk, i) => does(chunk, "not") && parse.chunks.slice(i + 1, i + 3).some((c) => does(c, "supports") || does(c, "opposes")),
  );
  if (!negated || asked.length > 1) return asked;
  parse.useAll("not");
  return ALL.filter((stance) => !asked.includes(stance));
}

/** Whether it is asked if somebody denied something: a position on it does not say. */
export const denies = (parse: Parse): boolean =>
  asksYesNo(parse) && parse.chunks.some((chunk) => chunk.rows.length === 0 && /^den(?:y|ied|ies|ying)$/u.test(chunk.words.join(" ")));

/** How the stances asked after are said. */
export function stancePhrase(stances: readonly Stance[]): string {
  if (stances.length === 0) return "";
  const left = ALL.filter((stance) => !stances.includes(stance));
  if (left.length === 1) return left[0] === "supports" ? " other than support" : left[0] === "opposes" ? " other than opposition" : "";
  const words = { supports: "in support", opposes: "in opposition", conditional: "with conditions", ambiguous: "unclear" };
  return `, ${listed(
    stances.map((stance) => words[stance]),
    "or",
  )}`;
}

/** What sorts of a thing were asked after, and whether any position says so. */
export function sortPhrase(sorts: readonly string[], first: readonly string[]): string {
  if (sorts.length === 0) return "";
  return first.length > 0 ? `; those that say ${quoted(sorts)} first` : `; none says ${quoted(sorts)}`;
}

/** "Which countries …" where none has: says so, and who else has. */
export async function noneOfClass(desk: AskDesk, label: string, issues: readonly string[], stances: readonly Stance[]): Promise<Reading> {
  const positions = issues.length === 0 ? [] : await desk.select({ kinds: ["position"], about: [issues] });
  const others = positions
    .filter(({ body }) => stances.length === 0 || stances.includes(body.stance))
    .map(({ body }) => desk.label(body.actor));
  const also = [...new Set(others)].toSorted();
  const told = `None of the positions on record${stancePhrase(stances)} is of ${label}${also.length > 0 ? `; they are of ${listed(also)}` : ""}.`;
  const suggestions = issues.map((id) => ({ id, label: desk.label(id), kind: "issue" as const }));
  return decline("positions", "not-on-record", "No such position on record", told, { suggestions });
}
