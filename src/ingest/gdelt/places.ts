import type { Gazetteer } from "../../record/gazetteer.ts";
import { liesIn, type Atlas } from "../atlas.ts";
import { widest } from "../links.ts";
import { inSentence, type Coordinates, type Countries } from "../countries.ts";
import { isoOfFips, territoryOfFips } from "./country-codes.ts";
import type { GdeltPlace } from "./row.ts";

/** Where it was: after "in", and the place on record, where it is one. */
export interface Where {
  phrase: string;
  ref?: string;
}

const LONGEST_NAME = 60;
const clean = (name: string): string =>
  name
    .replace(/\((?:general)\)/gi, "")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim()
    .slice(0, LONGEST_NAME);

interface Known {
  countries: Countries;
  coordinates: Coordinates;
  gazetteer: Gazetteer;
  atlas: Atlas;
}

/**
 * The place of an event: of several parts the first, where the record knows it and it lies in the country of the FIPS code, or where the row's coordinates are; else the country.
 * A place on record is told by its own name alone; one that is not has its country added.
 */
export function whereOf(place: GdeltPlace, known: Known): Where | undefined {
  const { countries, gazetteer } = known;
  const parts = place.fullName
    .split(",")
    .map(clean)
    .filter((part) => part !== "");
  const [first] = parts;
  if (first === undefined) return undefined;
  const territory = territoryOfFips(place.country);
  const country = territory === undefined ? countries.get(isoOfFips(place.country) ?? "") : undefined;
  const within = territory === undefined ? country?.place : placeNamed(territory, gazetteer);
  const holder = within ?? placeNamed(parts.at(-1) ?? first, gazetteer);
  const holderName = (holder === undefined ? undefined : gazetteer.label(holder)) ?? country?.name ?? parts.at(-1) ?? first;
  if (place.type === 1 || parts.length === 1) return withRef(inSentence(holderName), holder);
  const inside = placeIn(first, holder, place.at, known);
  if (inside !== undefined) return withRef(inSentence(gazetteer.label(inside) ?? first), inside);
  return withRef(first === holderName ? inSentence(holderName) : `${first}, ${holderName}`, holder);
}

const withRef = (phrase: string, ref: string | undefined): Where => (ref === undefined ? { phrase } : { phrase, ref });

const placesNamed = (name: string, gazetteer: Gazetteer): string[] => [
  ...new Set(gazetteer.exact(name).flatMap((row) => (row.kind === "place" ? [row.ref] : []))),
];

function placeNamed(name: string, gazetteer: Gazetteer): string | undefined {
  const found = placesNamed(name, gazetteer);
  return found.length === 1 ? found[0] : undefined;
}

/** Degrees that the coordinates of one place differ by in two tables. */
const NEAR = 0.5;

/** The one place of that name inside another, or, wherever it lies by the record, at the coordinates given. */
function placeIn(
  name: string,
  holder: string | undefined,
  at: GdeltPlace["at"],
  { gazetteer, atlas, coordinates }: Known,
): string | undefined {
  const named = placesNamed(name, gazetteer);
  const inside = widest(
    named.filter((ref) => holder !== undefined && liesIn(atlas, ref, holder)),
    atlas,
  );
  if (inside.length > 0 || at === undefined) return inside.length === 1 ? inside[0] : undefined;
  const near = named.filter((ref) => {
    const [lat, lon] = coordinates.get(ref) ?? [Infinity, Infinity];
    return Math.abs(lat - at[0]) <= NEAR && Math.abs(lon - at[1]) <= NEAR;
  });
  const one = widest(near, atlas);
  return one.length === 1 ? one[0] : undefined;
}
