import { fold } from "../../core/text.ts";
import type { RecordReader, Scope } from "../../record/port.ts";
import type { Actor } from "../../record/types.ts";
import { inSentence } from "../countries.ts";
import type { Locator } from "./locate.ts";

/** A side of a fight. */
export interface Party {
  /** As it stands in a sentence: "forces of the Government of Ukraine", "the Lord's Resistance Army". */
  phrase: string;
  /** How its members are told of when they are counted. */
  members: string;
  /** The actor on record; absent for crowds and those nobody named. */
  ref?: string;
  /** The actor to be put on record before it is named. */
  made?: Actor;
}

const EVERYTHING = 1_000_000;
/** Types of actors that fight under a name of their own. */
const ARMED = new Set<Actor["type"]>(["armed_group", "organisation", "government", "bloc"]);
/** Two or three capitals stand for several groups the world over: no group is told by them alone. */
const INITIALS = /^[\p{Lu}\d]{1,3}$/u;

interface Known {
  id: string;
  name: string;
}

/** Finds the sides that rows name among the actors on record, and makes those that are not there yet. */
export class Parties {
  readonly #byName = new Map<string, Known[]>();
  readonly #byId = new Map<string, Known>();
  readonly #byNumber = new Map<string, Known>();
  readonly #locator: Locator;

  private constructor(locator: Locator) {
    this.#locator = locator;
  }

  static async load(reader: RecordReader, scope: Scope, locator: Locator): Promise<Parties> {
    const parties = new Parties(locator);
    for (const { body } of await reader.select(scope, { kinds: ["actor"] }, "oldest", EVERYTHING)) parties.#add(body);
    return parties;
  }

  /** Whether the actor is on record, made here or before. */
  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** The government of a country, as its forces: "Government of Myanmar (Burma)" is the state, whatever it is called there. */
  government(countryName: string): Party | undefined {
    const country = this.#locator.country(countryName);
    if (country?.state === undefined) return undefined;
    const phrase = `forces of the Government of ${inSentence(country.name)}`;
    return { phrase, members: phrase, ref: country.state };
  }

  /** A group by the id it would be made under, the dataset's own number for it, and its name; made where none of them is on record. */
  group(name: string, id: string, number: string, type: Actor["type"], aliases: readonly string[] = []): Party {
    const bare = bareName(name);
    const known =
      this.#byId.get(id) ??
      this.#byNumber.get(number) ??
      [bare, ...bare.split("/"), ...aliases].map((form) => this.#named(form)).find((row) => row);
    if (known) return partyOf(known.name, known.id);
    const others = [...(bare === name ? [] : [bare]), ...aliases];
    const made: Actor = { id, name, type, aliases: others, demonyms: [], offices: [], memberships: [] };
    this.#add(made);
    return { ...partyOf(bare, id), made };
  }

  /** An armed actor on record by its name alone. */
  named(name: string): Party | undefined {
    const known = this.#named(name);
    return known && partyOf(known.name, known.id);
  }

  #named(name: string): Known | undefined {
    const rows = INITIALS.test(name) ? [] : (this.#byName.get(fold(name)) ?? []);
    return rows.length === 1 ? rows[0] : undefined;
  }

  #add({ id, name, aliases, type, ucdp = [] }: Actor): void {
    const known = { id, name: bareName(name) };
    this.#byId.set(id, known);
    for (const number of ucdp) this.#byNumber.set(String(number), known);
    // What another dataset made is not told from its namesakes: there it may be another group.
    if (!ARMED.has(type) || MADE.test(id)) return;
    for (const form of new Set([name, bareName(name), ...aliases].map(fold)))
      this.#byName.set(form, [...(this.#byName.get(form) ?? []), known]);
  }
}

/** Ids of actors that importing makes. */
const MADE = /^act-(?:ucdp|acled)-/;

/** "Muslims (Myanmar)" are told of as Muslims where the sentence names the place. */
const bareName = (name: string): string => name.replace(/\s*\([^)]*\)\s*$/, "").trim() || name;

/** Names that begin with a word for people stand without a capital: "supporters of the BNP". */
const COMMON = /^(Supporters|Forces|Residents|Members|Fighters|Insurgents) of /;

function partyOf(name: string, ref: string): Party {
  const common = COMMON.exec(name);
  if (common) {
    const phrase = name.charAt(0).toLowerCase() + name.slice(1);
    return { phrase, members: phrase, ref };
  }
  const phrase = listed(name.split(/\s*,\s+/).map((part) => (TAKES_ARTICLE.test(part) ? `the ${part}` : inSentence(part))));
  return { phrase, members: `members of ${phrase}`, ref };
}

/** Groups of a coalition that are named; the rest are "others". */
const MOST_NAMED = 3;

function listed(names: readonly string[]): string {
  const [first = "", ...rest] = names;
  if (rest.length === 0) return first;
  if (names.length > MOST_NAMED) return `${names.slice(0, MOST_NAMED - 1).join(", ")} and others`;
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Groups whose name is what they are: "the Sinaloa Cartel", "the Oromo Liberation Army", "the National Resistance Front of Afghanistan". */
const TAKES_ARTICLE =
  /^(?!the ).*\b(?:(?:Army|Movement|Cartel|Militia|Alliance|Coalition|Corps|Command|Federation|Faction|Taliban|Taleban|Commando|Legion|Rebels|Regime|Warriors)$|(?:Faction|Front|Forces|Government|Army|Movement|Union|Council|Party|League|Organi[sz]ation|Brigades?)(?: (?:of|for|in|to) .*)?$)/i;
