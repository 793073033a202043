import type { Gazetteer } from "../../record/gazetteer.ts";
import type { NameRow } from "../../record/port.ts";
import { type OfficeTerm, termsOn } from "../topic-offices.ts";
import type { FoundName } from "./names.ts";
import type { Token } from "./tokens.ts";

/** Words one of which every title holds, so that offices are read only where one can be meant. */
const TITLE_WORDS = new Set(
  "pm fm secretary minister president premier chancellor leader ambassador spokesperson spokesman spokeswoman king queen pope envoy chief commander general director chair chairman chairwoman head rapporteur prosecutor speaker governor mayor emir sultan crown representative".split(
    " ",
  ),
);
/** What titles are shortened to. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ["pm", "prime minister"],
  ["fm", "foreign minister"],
]);
const JOINERS = new Set(["of", "for"]);
const ARTICLES = new Set(["the", "a", "then", "current", "former", "acting"]);

export function namesAnOffice(tokens: readonly Token[]): boolean {
  return tokens.some((token) => TITLE_WORDS.has(token.word));
}

/**
 * Adds offices to the names of a question: "the Israeli prime minister", "Iran's foreign minister" and "President of Turkey"
 * become whoever held them on the day; a title before a person's own name goes along with it.
 */
export function withOffices(
  tokens: readonly Token[],
  names: readonly FoundName[],
  terms: readonly OfficeTerm[],
  gazetteer: Gazetteer,
  day: string,
): FoundName[] {
  const titles = [...new Set(terms.map((term) => term.title))].map((title) => title.split(" ")).toSorted((a, b) => b.length - a.length);
  let found = [...names];
  for (let i = 0; i < tokens.length; i += 1) {
    const short = SHORT.get(tokens[i]?.word ?? "");
    const title = short === undefined ? titles.find((words) => words.every((word, k) => tokens[i + k]?.word === word)) : [short];
    if (title === undefined || found.some((name) => name.from <= i && i < name.to && name.to - name.from > title.length)) continue;
    const office = officeAt(tokens, found, i, title, terms, gazetteer, day);
    if (office) found = [...found.filter((name) => name.to <= office.from || name.from >= office.to), office];
    i += title.length - 1;
  }
  return found.toSorted((a, b) => a.from - b.from);
}

function officeAt(
  tokens: readonly Token[],
  names: readonly FoundName[],
  i: number,
  title: readonly string[],
  terms: readonly OfficeTerm[],
  gazetteer: Gazetteer,
  day: string,
): FoundName | undefined {
  const before = names.find((name) => name.to === i);
  const from = before?.from ?? i;
  let end = i + title.length;
  const person = names.find((name) => name.from === end && name.rows.some((row) => terms.some((term) => term.person === row.ref)));
  if (person) return { ...person, from };
  const at = JOINERS.has(tokens[end]?.word ?? "") ? end + 1 : end;
  const past = ARTICLES.has(tokens[at]?.word ?? "") ? at + 1 : at;
  const after = at > end ? names.find((name) => name.from === past) : undefined;
  if (after) end = after.to;
  const owners = after ?? before;
  const refs = owners && new Set(owners.rows.map((row) => row.ref));
  const held = terms.filter((term) => term.title === title.join(" ") && (refs === undefined || refs.has(term.of)));
  if (held.length === 0 || (refs === undefined && SHORT.has(tokens[i]?.word ?? ""))) return undefined;
  const on = termsOn(held, day);
  const people = [...new Set((on.length > 0 ? on : held).map((term) => term.person))];
  const rows = people.map((ref): NameRow => {
    const name = gazetteer.label(ref) ?? ref;
    return { ref, kind: "actor", owner: "shared", name, folded: name.toLowerCase(), form: "primary" };
  });
  const ever = [...new Set(held.map((term) => term.person))];
  return { from, to: end, rows, held: ever, ...(on.length === 0 || (owners === undefined && people.length > 1) ? { unsure: true } : {}) };
}
