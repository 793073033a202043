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
/** Short names in capitals stand for several groups the world over; they are trusted only where the group's place agrees. */
const INITIALS = /^[\p{Lu}\d\s/.&-]{1,6}$/u;

interface Known {
  id: string;
  name: string;
  place: string | undefined;
}

/** Finds the sides that rows name among the actors on record, and makes those that are not there yet. */
export class Parties {
  readonly #byName = new Map<string, Known[]>();
  readonly #byId = new Map<string, Known>();
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

  /** A group by its name and the id it would be made under; on record already where an armed actor there has that name and could act in the country. */
  group(name: string, id: string, type: Actor["type"], country: string): Party {
    const bare = bareName(name);
    const known = this.#byId.get(id) ?? this.#named(bare, country);
    if (known) return partyOf(known.name, known.id);
    const made: Actor = { id, name, type, aliases: bare === name ? [] : [bare], demonyms: [], offices: [], memberships: [] };
    this.#add(made);
    return { ...partyOf(bare, id), made };
  }

  #named(name: string, country: string): Known | undefined {
    const within = this.#locator.country(country)?.place;
    const rows = (this.#byName.get(fold(name)) ?? []).filter(({ place }) => {
      if (place === undefined) return true;
      return within !== undefined && (this.#locator.shareGround(place, within) || !INITIALS.test(name));
    });
    return rows.length === 1 ? rows[0] : undefined;
  }

  #add({ id, name, aliases, place, type }: Actor): void {
    const known = { id, name: bareName(name), place };
    this.#byId.set(id, known);
    if (!ARMED.has(type)) return;
    for (const form of new Set([name, bareName(name), ...aliases].map(fold)))
      this.#byName.set(form, [...(this.#byName.get(form) ?? []), known]);
  }
}

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
  return { phrase: inSentence(name), members: `members of ${inSentence(name)}`, ref };
}
