import { fold } from "../../core/text.ts";
import type { Gazetteer } from "../../record/gazetteer.ts";
import type { NameRow } from "../../record/port.ts";
import { type OfficeTerm, termsOn } from "../topic-offices.ts";
import { FUNCTION_WORDS, type FoundName } from "./names.ts";
import { isHead, JOINING, partsOf, type Unit, unitsOf, WHEN_HELD } from "./office-words.ts";
import type { Token } from "./tokens.ts";

/** Longest name of whoever the office is of, in words. */
const LONGEST_OWNER = 5;

/** An office as it may be named: the parts of its title, with its terms. */
interface Office {
  title: string;
  parts: readonly Unit[];
  terms: OfficeTerm[];
}

const offices = new WeakMap<readonly OfficeTerm[], Office[]>();

function officesOf(terms: readonly OfficeTerm[]): Office[] {
  const known = offices.get(terms);
  if (known) return known;
  const byTitle = new Map<string, Office>();
  for (const term of terms) {
    const office = byTitle.get(term.title) ?? { title: term.title, parts: partsOf(term.title), terms: [] };
    office.terms.push(term);
    byTitle.set(term.title, office);
  }
  const all = [...byTitle.values()].filter(({ parts }) => parts.some(isHead));
  offices.set(terms, all);
  return all;
}

export function namesAnOffice(tokens: readonly Token[]): boolean {
  return unitsOf(tokens.map((token) => token.word)).some(isHead);
}

/**
 * Adds offices to the names of a question: "the Israeli prime minister", "Iran's foreign ministry spokesman" and "President of
 * Turkey" become whoever held them on the day; a title before a person's own name goes along with it.
 */
export function withOffices(
  tokens: readonly Token[],
  names: readonly FoundName[],
  terms: readonly OfficeTerm[],
  gazetteer: Gazetteer,
  day: string,
): FoundName[] {
  const units = unitsOf(tokens.map((token) => token.word));
  const all = officesOf(terms);
  let found = [...names];
  for (const [u, unit] of units.entries()) {
    if (!isHead(unit) || found.some((name) => name.office && name.from <= unit.from && unit.to <= name.to)) continue;
    const office = best(all.flatMap((known) => spansOf(units, u, known)).flatMap((span) => bound(tokens, found, span, gazetteer, day)));
    if (office === undefined) continue;
    // A name that holds more than the office is another name: "President Biden".
    const { from, to } = office;
    if (found.some((name) => name.from <= from && to <= name.to && name.to - name.from > to - from && !office.person)) continue;
    found = [...found.filter((name) => name.to <= from || name.from >= to), office.name];
  }
  return found.toSorted((a, b) => a.from - b.from);
}

/** A title in a question: the words it takes, and how much of the office's title they are. */
interface Span {
  office: Office;
  from: number;
  to: number;
  matched: number;
  /** The same title in the same words, not one of its sort or a part of it. */
  literal: boolean;
}

function spansOf(units: readonly Unit[], u: number, office: Office): Span[] {
  const head = units[u];
  const own = head && office.parts.find((part) => isHead(part) && part.sort === head.sort);
  if (head === undefined || own === undefined) return [];
  const left = new Set(office.parts.filter((part) => part !== own).map((part) => part.word));
  let [first, last, matched, literal] = [u, u, 1, own.word === head.word];
  for (let i = u - 1, open = true; open && i >= 0; i -= 1) {
    const word = units[i]?.word ?? "";
    if (left.delete(word)) [first, matched] = [i, matched + 1];
    else open = JOINING.has(word) && word !== "in" && word !== "at";
  }
  for (let i = u + 1, open = true; open && i < units.length; i += 1) {
    const word = units[i]?.word ?? "";
    if (left.delete(word)) [last, matched] = [i, matched + 1];
    else open = JOINING.has(word);
  }
  literal &&= left.size === 0;
  return [{ office, from: units[first]?.from ?? 0, to: units[last]?.to ?? 0, matched, literal }];
}

interface Bound {
  name: FoundName;
  from: number;
  to: number;
  /** A title that stands before the name of somebody who holds an office. */
  person: boolean;
  score: number;
}

function best(found: readonly Bound[]): Bound | undefined {
  const most = Math.max(...found.map(({ score }) => score));
  const top = found.filter(({ score }) => score === most);
  const [first] = top;
  if (first === undefined) return undefined;
  // Several titles may be one office's, told differently over the years.
  const people = new Map(top.flatMap(({ name }) => name.rows).map((row) => [row.ref, row]));
  const ever = [...new Set(top.flatMap(({ name }) => name.held ?? []))];
  const unsure = top.every(({ name }) => name.unsure) || (people.size > 1 && top.length > 1);
  const { unsure: _, ...name } = first.name;
  return { ...first, name: { ...name, rows: [...people.values()], held: ever, ...(unsure ? { unsure } : {}) } };
}

function bound(tokens: readonly Token[], names: readonly FoundName[], span: Span, gazetteer: Gazetteer, day: string): Bound[] {
  const { office, from, to, matched, literal } = span;
  const score = matched * 10 + (literal ? 5 : 0);
  const person = names.find((name) => name.from === to && name.rows.some((row) => office.terms.some((term) => term.person === row.ref)));
  let lead = from;
  while (WHEN_HELD.has(tokens[lead - 1]?.word ?? "")) lead -= 1;
  const before = ownerBefore(tokens, lead, gazetteer);
  if (person) {
    const start = before?.from ?? from;
    return [{ name: { ...person, from: start }, from: start, to: person.to, person: true, score: score + 100 }];
  }
  const after = ownerAfter(tokens, to, gazetteer);
  const owner = after ?? before;
  const held = owner === undefined ? office.terms : office.terms.filter((term) => owner.refs.has(term.of));
  if (held.length === 0) return [];
  const missing = office.parts.length - matched;
  if (owner === undefined && (!literal || loose(tokens, span))) return [];
  // A part of a title names the office only where it is told apart: "Iran's deputy" is nobody.
  if (missing > 0 && (matched < 2 || !office.parts.some((part) => part.sort === "envoy" || part.sort === "spokesperson"))) return [];
  const on = termsOn(held, day);
  const people = [...new Set((on.length > 0 ? on : held).map((term) => term.person))];
  const [start, end] = [after ? from : (before?.from ?? from), after?.to ?? to];
  const name: FoundName = {
    from: start,
    to: end,
    rows: people.map((ref) => rowOf(ref, gazetteer)),
    held: [...new Set(held.map((term) => term.person))],
    office: owner === undefined ? "any" : "owned",
    ...(on.length === 0 || people.length > 1 ? { unsure: true } : {}),
  };
  return [{ name, from: start, to: end, person: false, score: score + (owner === undefined ? 0 : 2) - missing * 3 }];
}

/** One word that many bodies have, after a word that says which: "the army spokesman" is not just any spokesman. */
function loose(tokens: readonly Token[], { office, from }: Span): boolean {
  const before = tokens[from - 1];
  return office.parts.length === 1 && before !== undefined && !FUNCTION_WORDS.has(before.word) && !JOINING.has(before.word);
}

function rowOf(ref: string, gazetteer: Gazetteer): NameRow {
  const name = gazetteer.label(ref) ?? ref;
  return { ref, kind: "actor", owner: "shared", name, folded: fold(name), form: "primary" };
}

interface Owner {
  from: number;
  to: number;
  refs: ReadonlySet<string>;
}

function ownerBefore(tokens: readonly Token[], from: number, gazetteer: Gazetteer): Owner | undefined {
  for (let n = LONGEST_OWNER; n > 0; n -= 1) {
    const owner = from - n < 0 ? undefined : named(tokens, from - n, from, gazetteer);
    if (owner) return owner;
  }
  return undefined;
}

function ownerAfter(tokens: readonly Token[], to: number, gazetteer: Gazetteer): Owner | undefined {
  if (!["of", "for", "to"].includes(tokens[to]?.word ?? "")) return undefined;
  const from = JOINING.has(tokens[to + 1]?.word ?? "") ? to + 2 : to + 1;
  for (let n = Math.min(LONGEST_OWNER, tokens.length - from); n > 0; n -= 1) {
    const owner = named(tokens, from, from + n, gazetteer);
    if (owner) return owner;
  }
  return undefined;
}

function named(tokens: readonly Token[], from: number, to: number, gazetteer: Gazetteer): Owner | undefined {
  const words = tokens.slice(from, to).map((token) => token.word);
  if (words.every((word) => FUNCTION_WORDS.has(word) && word !== "us") || JOINING.has(words[0] ?? "")) return undefined;
  const rows = gazetteer.exact(words.join(" ")).filter((row) => row.kind === "actor");
  return rows.length === 0 ? undefined : { from, to, refs: new Set(rows.map((row) => row.ref)) };
}
