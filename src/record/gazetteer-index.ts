import type { NameRow } from "./port.ts";
import type { Kind } from "./types.ts";

/** All names with one folded form, best first. */
export interface Entry {
  folded: string;
  rows: NameRow[];
}

/** Names by folded form, and what every other part of the gazetteer needs of them. */
export interface NameIndex {
  entries: ReadonlyMap<string, Entry>;
  /** Beginnings of names of several words, up to each space; a walk over a text ends where it leaves them. */
  beginnings: ReadonlySet<string>;
  labels: ReadonlyMap<string, string>;
}

const KIND_ORDER: Partial<Record<Kind, number>> = { dossier: 0, place: 1, actor: 2, issue: 3 };
const FORM_ORDER: Record<NameRow["form"], number> = { primary: 0, alias: 1, demonym: 2 };

/** Binary collation, as the stores order. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Dossiers, then places, actors and issues; 9 for kinds that carry no names. */
export function kindRank(kind: Kind): number {
  return KIND_ORDER[kind] ?? 9;
}

/** Primary names, then aliases, then demonyms. */
export function formRank(form: NameRow["form"]): number {
  return FORM_ORDER[form];
}

function compareRows(a: NameRow, b: NameRow): number {
  return (
    kindRank(a.kind) - kindRank(b.kind) ||
    formRank(a.form) - formRank(b.form) ||
    compareText(a.ref, b.ref) ||
    compareText(a.name, b.name) ||
    compareText(a.owner, b.owner)
  );
}

/** One row a ref, the best of each; names that differ only in accents or case fold to one entry. */
function withoutRepeats(rows: NameRow[]): NameRow[] {
  if (rows.length === 1) return rows;
  const seen = new Set<string>();
  return rows.toSorted(compareRows).filter((row) => !seen.has(row.ref) && seen.add(row.ref));
}

/** `U.N.` for `UN`, `U.S. troops` for `US troops`: initials are written either way, and a full stop folds to a space. */
function spacedInitials(name: string, folded: string): string | undefined {
  const initials = /^[A-Z]{2,5}(?= |$)/.exec(name)?.[0];
  return initials ? initials.toLowerCase().split("").join(" ") + folded.slice(initials.length) : undefined;
}

/** A small "the" is no part of a name: "the Pentagon" is found as "Pentagon"; that of "The Hague" is. */
function withoutArticle(row: NameRow): string {
  return row.name.startsWith("the ") && row.folded.startsWith("the ") ? row.folded.slice(4) : row.folded;
}

/** Builds the index; the order of the rows does not matter. */
export function indexNames(rows: readonly NameRow[]): NameIndex {
  const entries = new Map<string, Entry>();
  const beginnings = new Set<string>();
  const primaries = new Map<string, NameRow>();
  const add = (folded: string, row: NameRow) => {
    const entry = entries.get(folded);
    if (entry) {
      entry.rows.push(row);
      return;
    }
    entries.set(folded, { folded, rows: [row] });
    for (let at = folded.indexOf(" "); at > 0; at = folded.indexOf(" ", at + 1)) beginnings.add(folded.slice(0, at));
  };
  for (const row of rows) {
    const folded = withoutArticle(row);
    if (folded.length < 2) continue;
    add(folded, row);
    const spaced = spacedInitials(row.name, row.folded);
    if (spaced) add(spaced, row);
    if (row.form !== "primary") continue;
    const known = primaries.get(row.ref);
    if (!known || compareRows(row, known) < 0) primaries.set(row.ref, row);
  }
  for (const entry of entries.values()) entry.rows = withoutRepeats(entry.rows);
  return { entries, beginnings, labels: new Map([...primaries].map(([ref, row]) => [ref, row.name])) };
}
