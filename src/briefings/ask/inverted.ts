import type { Gazetteer } from "../../record/gazetteer.ts";
import type { NameRow } from "../../record/port.ts";
import { stemOf } from "../stem.ts";
import { likeWords } from "./alike.ts";
import type { FoundName } from "./names.ts";
import type { Token } from "./tokens.ts";

/** Nouns of what somebody undergoes: of others ("X's attack") the one named first is who did it. */
const UNDERGONE = new Set(
  "killing death assassination murder slaying arrest detention prosecution trial execution downing shootdown crash opening reopening closure expulsion removal withdrawal displacement evacuation release recognition establishment protection extradition deportation"
    .split(" ")
    .map(stemOf),
);
const ARTICLES = new Set(["the", "a", "an"]);
/** "X's killing", "the death of the minister": an issue that is named the other way round, or in a like word. */
export function withInverted(tokens: readonly Token[], names: readonly FoundName[], gazetteer: Gazetteer): FoundName[] {
  const out: FoundName[] = [];
  for (const name of names) {
    const found = possessed(tokens, names, name, gazetteer) ?? ofName(tokens, out, name, gazetteer);
    out.push(found ?? name);
  }
  return out.filter((name, i) => !out.some((other, k) => k !== i && other.from <= name.from && name.to <= other.to && wider(other, name)));
}

/** Most words of a body's name beside whose it is: "supreme national security council". */
const MOST_OF_BODY = 4;

/** "X's parliament", "the Xian parliament": a body that is on record as the parliament of X, or as X's. */
export function withBodies(tokens: readonly Token[], names: readonly FoundName[], gazetteer: Gazetteer): FoundName[] {
  const found = names.map((name) => (name.office ? undefined : bodyAt(tokens, names, name, gazetteer)) ?? name);
  return found.filter(
    (name, i) => !found.some((other, k) => k !== i && other.from <= name.from && name.to <= other.to && wider(other, name)),
  );
}

function bodyAt(tokens: readonly Token[], names: readonly FoundName[], name: FoundName, gazetteer: Gazetteer): FoundName | undefined {
  const owners = name.rows.filter((row) => row.kind === "actor");
  const owned = tokens[name.to - 1]?.possessive === true || owners.some((row) => row.form === "demonym");
  if (!owned || owners.length === 0) return undefined;
  const labels = [...new Set(owners.map((row) => gazetteer.label(row.ref) ?? row.name))];
  for (let n = MOST_OF_BODY; n > 0; n -= 1) {
    const end = name.to + n;
    if (end > tokens.length || names.some((other) => other.from < end && other.to > end)) continue;
    const body = tokens
      .slice(name.to, end)
      .map((token) => token.word)
      .join(" ");
    for (const label of labels) {
      const rows = [`${body} of ${label}`, `${label} ${body}`]
        .flatMap((full) => gazetteer.exact(full))
        .filter((row) => row.kind === "actor");
      const [first] = rows;
      if (first) return { from: name.from, to: end, rows: rows.filter((row) => row.ref === first.ref).slice(0, 1) };
    }
  }
  return undefined;
}

const wider = (a: FoundName, b: FoundName): boolean => a.to - a.from > b.to - b.from;

function possessed(tokens: readonly Token[], names: readonly FoundName[], name: FoundName, gazetteer: Gazetteer): FoundName | undefined {
  const noun = tokens[name.to];
  if (!tokens[name.to - 1]?.possessive || noun === undefined || names.some((other) => other.from === name.to)) return undefined;
  const rows = issueOf(noun.word, spellings(tokens, name, gazetteer), gazetteer);
  return rows.length === 0 ? undefined : { from: name.from, to: name.to + 1, rows };
}

function ofName(tokens: readonly Token[], before: readonly FoundName[], name: FoundName, gazetteer: Gazetteer): FoundName | undefined {
  // "for killing X"
  const doing = tokens[name.from - 1];
  if (doing?.word.endsWith("ing") && !doing.possessive && !before.some((other) => other.to > name.from - 1)) {
    const undergone = issueOf(doing.word, spellings(tokens, name, gazetteer), gazetteer);
    if (undergone.length > 0) return { from: name.from - 1, to: name.to, rows: undergone };
  }
  const lead = ARTICLES.has(tokens[name.from - 1]?.word ?? "") ? name.from - 2 : name.from - 1;
  const noun = tokens[lead - 1];
  if (tokens[lead]?.word !== "of" || noun === undefined || before.some((other) => other.to > lead - 1)) return undefined;
  const rows = issueOf(noun.word, spellings(tokens, name, gazetteer), gazetteer);
  return rows.length === 0 ? undefined : { from: lead - 1, to: name.to, rows };
}

function spellings(tokens: readonly Token[], name: FoundName, gazetteer: Gazetteer): string[] {
  const asked = tokens
    .slice(name.from, name.to)
    .map((token) => token.word)
    .join(" ");
  const labels = [...name.rows.map((row) => row.ref), ...(name.held ?? [])].map((ref) => gazetteer.label(ref) ?? "");
  return [...new Set([asked, ...labels])].filter((spelling) => spelling !== "");
}

function issueOf(noun: string, named: readonly string[], gazetteer: Gazetteer): NameRow[] {
  if (!UNDERGONE.has(stemOf(noun))) return [];
  for (const word of [noun, ...likeWords(noun).filter((like) => stemOf(like) !== stemOf(noun))])
    for (const name of named) {
      const rows = gazetteer.exact(`${word} of ${name}`).filter((row) => row.kind === "issue");
      if (rows.length > 0) return rows;
    }
  return [];
}
