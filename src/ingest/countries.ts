import { fold } from "../core/text.ts";
import type { RecordReader, Scope } from "../record/port.ts";

/** A country as the record knows it. */
export interface Country {
  /** Its name, as in "in …". */
  name: string;
  /** The first word for its people or things, as in "… civilians". */
  demonym?: string;
  state: string;
  place?: string;
  /** Every name and demonym of it, as written. */
  names: ReadonlySet<string>;
  demonyms: ReadonlySet<string>;
}

/** Countries by ISO 3166-1 alpha-3. */
export type Countries = ReadonlyMap<string, Country>;

/** Degrees of latitude and longitude, by place. */
export type Coordinates = ReadonlyMap<string, readonly [lat: number, lon: number]>;

const EVERYTHING = 1_000_000;

/** Reads the states on record, once per import. A demonym that two states share is told of neither. */
export async function loadCountries(reader: RecordReader, scope: Scope): Promise<Countries> {
  const actors = await reader.select(scope, { kinds: ["actor"] }, "oldest", EVERYTHING);
  const states = actors.flatMap(({ body }) => (body.type === "state" && body.iso3 !== undefined ? [{ ...body, iso3: body.iso3 }] : []));
  const holders = new Map<string, number>();
  for (const { demonyms } of states) for (const word of new Set(demonyms)) holders.set(word, (holders.get(word) ?? 0) + 1);
  return new Map(
    states.map((state) => {
      const demonym = state.demonyms.find((word) => holders.get(word) === 1);
      const country: Country = {
        name: state.name,
        state: state.id,
        names: new Set([state.name, ...state.aliases].map(fold)),
        demonyms: new Set(state.demonyms.map(fold)),
        ...(demonym === undefined ? {} : { demonym }),
        ...(state.place === undefined ? {} : { place: state.place }),
      };
      return [state.iso3, country] as const;
    }),
  );
}

/** Where the places on record lie, read once per import. */
export async function loadCoordinates(reader: RecordReader, scope: Scope): Promise<Coordinates> {
  const places = await reader.select(scope, { kinds: ["place"] }, "oldest", EVERYTHING);
  return new Map(
    places.flatMap(({ body: { id, lat, lon } }) => (lat === undefined || lon === undefined ? [] : [[id, [lat, lon] as const] as const])),
  );
}

const TAKES_ARTICLE =
  /^(?!the )(?:United |Central African Republic|Democratic Republic|.*\b(?:Nations|Union|Bank|League|Fund|Organi[sz]ation|Programme|Court|States|Kingdom|Emirates|Netherlands|Philippines|Republic|Community|Council|Agency|Authority|Brotherhood|Brigades|Front|Forces|Societies|Islands|Bahamas|Gambia|Maldives|Comoros|Seychelles|Congo|Strip|West Bank|House|Strait|Sea|Ocean|Gulf|Peninsula|Guards?|Party)$)/i;

/** A name as it stands in a sentence: "the United States", "France". */
export const inSentence = (name: string): string =>
  TAKES_ARTICLE.test(name) || /\b(?:Court of|Court for|Federation of)\b/.test(name) ? `the ${name}` : name;

/** "Israel's", "the Philippines'". */
export const possessive = (name: string): string => `${inSentence(name)}${name.endsWith("s") ? "'" : "'s"}`;
