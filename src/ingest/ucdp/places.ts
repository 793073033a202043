import type { Event } from "../../record/types.ts";
import { inSentence } from "../countries.ts";
import type { Locator } from "../conflict/locate.ts";
import type { GedRow } from "./row.ts";

type Dataset = NonNullable<Event["dataset"]>;

const PRECISIONS: readonly (Dataset["place_precision"] | undefined)[] = [
  undefined,
  "exact",
  "near",
  "district",
  "province",
  "area",
  "country",
  "sea_or_air",
];
const [EXACT, NEAR, DISTRICT, PROVINCE, COUNTRY, SEA] = [1, 2, 3, 4, 6, 7];

/** Names of the place that say more than its country, each once, from the smallest. */
function names({ place, country }: GedRow): string[] {
  const given = [place.name, place.district, place.province].map((name) => name.replace(/\s+/g, " "));
  return [...new Set(given.filter((name) => name !== "" && name !== country))];
}

/** How a row's place is told, shortest first, and its fields. */
export function gedWhere(row: GedRow, locator: Locator): { phrases: string[]; fields: Partial<Dataset> } {
  const { place } = row;
  const where = names(row);
  const country = inSentence(bare(row.country));
  const precision = PRECISIONS[place.precision];
  const fields: Partial<Dataset> = {
    ...(precision === undefined ? {} : { place_precision: precision }),
    ...(where.length === 0 ? {} : { where }),
    ...(place.lat === undefined || place.lon === undefined ? {} : { lat: place.lat, lon: place.lon }),
  };
  const [first] = where;
  if (first === undefined || place.precision === COUNTRY) return { phrases: [`in ${country}`], fields };
  const province = bare(place.province);
  const near = preposition(place.precision);
  const small = `${near} ${bare(first)}`;
  const larger = province === "" || province === bare(first) ? small : `${small}, ${province}`;
  const apart = locator.territoryApart({ country: row.country, province: place.province }) !== undefined;
  return { phrases: [small, larger, apart || larger.endsWith(country) ? larger : `${larger}, ${country}`], fields };
}

function preposition(precision: number): string {
  if (precision === NEAR) return "near";
  return precision === EXACT || precision === DISTRICT || precision === PROVINCE ? "in" : "in the area of";
}

/** "Al-Rai town (Choban Bey)": what stands in brackets is another name for it. "Road between …" is no name. */
const bare = (name: string): string =>
  name
    .replace(/\s*\([^)]*\)/g, "")
    .trim()
    .replace(
      /^(Roads?|Highway|Route|Border|Outskirts|Area|Areas|Mountains|Coast|Line|Valley|Forests?) (?=between|of|from|along|in|on|near|to|around)/,
      (_, word: string) => `the ${word.toLowerCase()} `,
    );

/** The places on record the event happened in. */
export function gedPlaces({ place, country, iso3 }: GedRow, locator: Locator): string[] {
  const within = { country, ...(iso3 === "" ? {} : { iso3 }) };
  switch (place.precision) {
    case COUNTRY:
      return locator.places(within);
    case PROVINCE:
      return locator.places({ ...within, province: place.province || place.name });
    case DISTRICT:
      return locator.places({ ...within, district: place.district || place.name, province: place.province });
    case EXACT:
    case NEAR:
      return locator.places({ ...within, town: place.name, district: place.district, province: place.province });
    case SEA:
    default:
      return locator.places({ ...within, area: place.name, district: place.district, province: place.province });
  }
}
