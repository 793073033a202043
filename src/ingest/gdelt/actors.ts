import { fold } from "../../core/text.ts";
import type { Gazetteer } from "../../record/gazetteer.ts";
import { GROUPS, ROLES, type Role } from "./actor-codes.ts";
import { inSentence, possessive, type Countries, type Country } from "../countries.ts";
import { isoOfCameo, regionOfCameo } from "./country-codes.ts";
import type { GdeltActor } from "./row.ts";

/** A side of an event: how it is told, and the actor on record, where the codes name one. */
export interface Side {
  phrase: string;
  ref?: string;
  /** True for a state under its bare name. */
  state?: boolean;
}

const LONGEST_NAME = 60;

/**
 * What the codes of a side say. A state acts through its government, parliament, courts, police, secret service and military, and under
 * its bare name; its civilians, opposition, media and rebels are not the state, nor is "an American". A group or person is linked
 * where the record knows one by that name.
 */
export function sideOf(actor: GdeltActor, countries: Countries, gazetteer: Gazetteer): Side {
  const named = namedActor(actor, gazetteer);
  if (named) return named;
  const group = GROUPS.get(actor.group);
  if (group !== undefined) return withRef(inSentence(group), actorNamed(group, gazetteer));
  const role = roleOf(actor);
  const iso = isoOfCameo(actor.country);
  const country = iso === undefined ? undefined : countries.get(iso);
  if (country) return role ? withRole(country, role) : bare(country, actor);
  const region = regionOfCameo(actor.country);
  if (region !== undefined) return { phrase: role ? `${role.of} in ${region}` : region };
  if (role) return { phrase: role.alone };
  return { phrase: `an actor coded as “${nameOf(actor)}”` };
}

const withRef = (phrase: string, ref: string | undefined): Side => (ref === undefined ? { phrase } : { phrase, ref });

function withRole(country: Country, role: Role): Side {
  if (role.state) return { phrase: `${possessive(country.name)} ${role.of}`, ref: country.state };
  return { phrase: country.demonym === undefined ? `${role.of} of ${inSentence(country.name)}` : `${country.demonym} ${role.of}` };
}

/** A country code without a role: the state where its name was read, else somebody or something of it. */
function bare(country: Country, actor: GdeltActor): Side {
  const name = fold(actor.name).replace(/^the /, "");
  if (name === "" || country.names.has(name) || country.names.has(`the ${name}`))
    return { phrase: inSentence(country.name), ref: country.state, state: true };
  const article = /^[aeiou]/i.test(country.demonym ?? "") ? "an" : "a";
  const someone = country.demonym === undefined ? `an actor of ${inSentence(country.name)}` : `${article} ${country.demonym} actor`;
  return { phrase: country.demonyms.has(name) ? someone : `${someone} (“${nameOf(actor)}”)` };
}

/** The role that tells most: one that is not the state's goes first, so that a party or a newspaper is not taken for the state. */
function roleOf({ types }: GdeltActor): Role | undefined {
  const roles = types.flatMap((type) => ROLES.get(type) ?? []);
  return roles.findLast((role) => !role.state) ?? roles[0];
}

/** An actor on record that is no state, by the very name that was read. */
function namedActor(actor: GdeltActor, gazetteer: Gazetteer): Side | undefined {
  if (actor.name === "") return undefined;
  const ref = actorNamed(actor.name, gazetteer);
  const label = ref === undefined ? undefined : gazetteer.label(ref);
  return ref === undefined || label === undefined ? undefined : { phrase: inSentence(label), ref };
}

function actorNamed(name: string, gazetteer: Gazetteer): string | undefined {
  const rows = gazetteer.exact(name).filter((row) => row.kind === "actor" || row.kind === "place");
  const refs = [...new Set(rows.filter((row) => row.form !== "demonym").map((row) => row.ref))];
  return refs.length === 1 && rows.every((row) => row.kind === "actor") ? refs[0] : undefined;
}

/** "PRIME MINISTER" as "Prime Minister". */
function nameOf({ name, code }: GdeltActor): string {
  const clean = (name === "" ? code : name)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}“”]/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim()
    .slice(0, LONGEST_NAME);
  return clean.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}
