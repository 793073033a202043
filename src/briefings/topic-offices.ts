import { fold } from "../core/text.ts";
import { addDays } from "./period-calendar.ts";
import type { Gazetteer } from "../record/gazetteer.ts";
import type { RecordReader, Scope } from "../record/port.ts";

/** One term of one office, for finding its holder by title. */
export interface OfficeTerm {
  /** Folded title: "prime minister". */
  title: string;
  /** The actor it is an office of. */
  of: string;
  person: string;
  from: string;
  to: string | undefined;
  /** The end is known, and not only the last day on which a source shows it held. */
  ended: boolean;
}

/** Most actors that are read for their offices. */
const MOST_ACTORS = 20_000;

const known = new WeakMap<RecordReader, Map<string, Promise<OfficeTerm[]>>>();

/** Every office on record that the owner may see, read once per commit position; as-of is left to the dates. */
export async function officeTerms(reader: RecordReader, scope: Scope): Promise<OfficeTerm[]> {
  const key = `${scope.owner} ${scope.asOf.slice(0, 10)} ${await reader.position()}`;
  const cache = known.get(reader) ?? new Map<string, Promise<OfficeTerm[]>>();
  known.set(reader, cache);
  const found = cache.get(key);
  if (found) return found;
  // One entry is enough: questions come in as of one day, mostly.
  cache.clear();
  const terms = readTerms(reader, scope);
  cache.set(key, terms);
  return terms;
}

async function readTerms(reader: RecordReader, scope: Scope): Promise<OfficeTerm[]> {
  const actors = await reader.select(scope, { kinds: ["actor"] }, "oldest", MOST_ACTORS);
  const terms = actors
    .flatMap(({ body }) =>
      body.offices.map((office) => ({
        title: fold(office.title),
        of: office.of,
        person: body.id,
        from: office.from,
        to: office.to,
        ended: office.to_basis === "end",
      })),
    )
    .toSorted((a, b) => (a.person < b.person ? -1 : a.person > b.person ? 1 : a.from < b.from ? -1 : 1));
  // "President of the Palestinian Authority" is also its president, where others hold the title by itself.
  const titles = new Set(terms.map((term) => term.title));
  const shortened = terms.flatMap((term) => {
    const [title = ""] = term.title.split(" of ");
    return title !== term.title && titles.has(title) ? [{ ...term, title }] : [];
  });
  return [...terms, ...shortened];
}

/** Days after the last one attested on which the holder is still taken for the holder, where no end is on record. */
const STILL_HELD_DAYS = 60;

/** The terms that ran on a day. */
export function termsOn(terms: readonly OfficeTerm[], day: string): OfficeTerm[] {
  const attested = terms.filter((term) => term.from <= day && (term.to === undefined || day <= term.to));
  if (attested.length > 0) return attested;
  return terms.filter((term) => term.to !== undefined && !term.ended && term.to < day && day <= addDays(term.to, STILL_HELD_DAYS));
}

/** An office named in words: who held it on the day, and everyone on record who ever did. */
export interface NamedOffice {
  holders: string[];
  everHeld: string[];
}

const LINKS = new Set(["of", "the", "for", "s", "to", "a", "then", "current", "former"]);

/** Reads "Prime Minister of Israel", "US Secretary of State", "Iran's foreign minister": a title and whose it is. */
export function namedOffice(name: string, terms: readonly OfficeTerm[], gazetteer: Gazetteer, day: string): NamedOffice | undefined {
  const asked = ` ${fold(name.replace(/['’]s(?!\p{L})/gu, " "))} `;
  const titles = [...new Set(terms.map((term) => term.title))]
    .filter((title) => asked.includes(` ${title} `))
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  for (const title of titles) {
    const rest = asked
      .replace(` ${title} `, " ")
      .split(" ")
      .filter((word) => word !== "");
    const owner = rest.filter((word) => !LINKS.has(word)).join(" ");
    const owners = owner === "" ? undefined : new Set(gazetteer.exact(owner).map((row) => row.ref));
    const held = terms.filter((term) => term.title === title && (owners === undefined || owners.has(term.of)));
    if (held.length === 0) continue;
    const on = termsOn(held, day);
    return { holders: distinct(on), everHeld: distinct(held) };
  }
  return undefined;
}

const distinct = (terms: readonly OfficeTerm[]): string[] => [...new Set(terms.map((term) => term.person))];
