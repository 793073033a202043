import { inSentence } from "../countries.ts";
import type { Locator } from "../conflict/locate.ts";
import type { Parties, Party } from "../conflict/parties.ts";
import type { AcledSide } from "./row.ts";

/** "Military Forces of Myanmar (2021-) Border Guard Force": the kind of forces, the country, and the unit. */
const FORCES =
  /^((?:[\p{Lu}][\p{L}-]* )?(?:Military|Police|Security|Security Service|Army|Naval|Air) ?Forces|Government) of (?:the )?(.+?)(?:\s*\((?:\d{4})?\s*-\s*(?:\d{4})?\))?\s*([^()]*)$/u;
/** Years a group was active, or the country of those who have no other name. */
const BRACKETS = /\s*\([^)]*\)/g;
const FACTION = /\(([^()]+ Faction)\)/;
const CROWDS: readonly [RegExp, string][] = [
  [/^civilians?\b/i, "civilians"],
  [/^protest(?:e|o)rs?\b/i, "protesters"],
  [/^rioters?\b/i, "rioters"],
  [/^prisoners?\b/i, "prisoners"],
  [/^unidentified armed group/i, "an unidentified armed group"],
  [/^unidentified gang/i, "an unidentified gang"],
  [/^unidentified (?:clan|communal|ethnic|tribal)? ?militia/i, "an unidentified militia"],
  [/^unidentified military forces/i, "unidentified military forces"],
];

/** What is said of a side, and the actor it is; undefined where the row names none. */
export function acledSide({ name, kind }: AcledSide, parties: Parties, locator: Locator): Party | undefined {
  if (name === "") return undefined;
  const crowd = CROWDS.find(([words]) => words.test(name))?.[1];
  if (crowd !== undefined) return { phrase: crowd, members: crowd };
  if (/^unidentified\b/i.test(name)) return told(name.replace(BRACKETS, "").toLowerCase());
  return forces(name, parties, locator) ?? group(name, kind, parties);
}

const told = (phrase: string): Party => ({ phrase, members: phrase });

function forces(name: string, parties: Parties, locator: Locator): Party | undefined {
  const [, what = "", of = "", unit = ""] = FORCES.exec(name) ?? [];
  const country = of === "" ? undefined : locator.country(of);
  if (country === undefined) return undefined;
  const own = unit === "" ? undefined : parties.named(unit);
  if (own) return own;
  const forcesOf = what === "Government" ? "the Government" : what.toLowerCase();
  const phrase = `${forcesOf} of ${inSentence(country.name)}`;
  const withUnit = unit === "" ? phrase : `${phrase} (${unit})`;
  return { phrase: withUnit, members: withUnit, ...(country.state === undefined ? {} : { ref: country.state }) };
}

/** "JNIM: Group for Support of Islam and Muslims": the name behind the initials is the name. */
function group(full: string, kind: AcledSide["kind"], parties: Parties): Party {
  const bare = full.replace(BRACKETS, "").replace(/\s+/g, " ").trim() || full;
  const [, initials, long] = /^([\p{Lu}\d][\p{L}\d/&.'’-]{1,14}):\s+(.+)$/u.exec(bare) ?? [];
  const [, faction] = FACTION.exec(full) ?? [];
  // A faction is not the movement it is of, nor the other factions.
  const name = faction === undefined ? (long ?? bare) : `${faction} of the ${(long ?? bare).replaceAll("/", "–")}`;
  const slug = name.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-$/, ""); // prettier-ignore
  const type =
    kind === "rebels" || kind === "militia" || kind === "identity" ? "armed_group" : kind === "state" ? "government" : "organisation";
  return parties.group(name, `act-acled-${slug || "unnamed"}`, "", type, initials === undefined ? [] : [initials]);
}
