/** How a name that is also an everyday word can still be read as a name where capitals say nothing. */
export type NameReading =
  /** Only where it is all that was asked. */
  | "alone"
  /** Also after "the": "the us". */
  | "after-the"
  /** Also after a word that asks for a place: "in turkey". */
  | "after-preposition";

export interface EverydayWord {
  /** Folded. */
  word: string;
  reading: NameReading;
  /** Why it is here. */
  why: string;
  /** Also begins ordinary sentences, so a capital there says nothing either. */
  beginsSentences?: true;
}

/**
 * One-word names that are also everyday English words. In text wholly in lower case, or wholly in capitals,
 * they are words unless their reading says otherwise.
 */
export const EVERYDAY_WORDS: readonly EverydayWord[] = [
  { word: "us", reading: "after-the", why: "the pronoun; the United States" },
  { word: "who", reading: "after-the", why: "the question word; the World Health Organization", beginsSentences: true },
  { word: "it", reading: "alone", why: "the pronoun", beginsSentences: true },
  { word: "is", reading: "alone", why: "the verb; the Islamic State", beginsSentences: true },
  { word: "pa", reading: "after-the", why: "short for father; the Palestinian Authority" },
  { word: "sad", reading: "alone", why: "the adjective; a wing of an armed group" },
  { word: "turkey", reading: "after-preposition", why: "the bird; the state" },
  { word: "china", reading: "after-preposition", why: "porcelain; the state" },
  { word: "polish", reading: "alone", why: "the verb; of Poland" },
  { word: "may", reading: "alone", why: "the verb and the month; a surname", beginsSentences: true },
  { word: "march", reading: "alone", why: "the month, the walk", beginsSentences: true },
  { word: "august", reading: "alone", why: "the month", beginsSentences: true },
  { word: "male", reading: "after-preposition", why: "the adjective; the capital of Maldives", beginsSentences: true },
  { word: "nice", reading: "after-preposition", why: "the adjective; a city in France", beginsSentences: true },
  { word: "reading", reading: "alone", why: "the verb; a town in England", beginsSentences: true },
  { word: "split", reading: "alone", why: "the verb; a city in Croatia", beginsSentences: true },
  { word: "mobile", reading: "alone", why: "the adjective; a city in Alabama", beginsSentences: true },
  { word: "bath", reading: "after-preposition", why: "the tub; a city in England" },
  { word: "van", reading: "after-preposition", why: "the vehicle; a city in Turkey" },
  { word: "man", reading: "alone", why: "the noun; an island", beginsSentences: true },
  { word: "orange", reading: "alone", why: "the fruit; a city" },
  { word: "moon", reading: "alone", why: "of the Earth; a surname" },
  { word: "quad", reading: "after-the", why: "a courtyard; a grouping of four states" },
  { word: "gulf", reading: "after-the", why: "any gulf; the Persian Gulf" },
  { word: "strip", reading: "after-the", why: "the noun and verb; the Gaza Strip" },
  { word: "guinea", reading: "after-preposition", why: "the animal, the coin; the state" },
  { word: "jersey", reading: "after-preposition", why: "the garment; an island" },
  { word: "hull", reading: "after-preposition", why: "of a ship; a city in England" },
  { word: "cork", reading: "after-preposition", why: "the stopper; a city in Ireland" },
  { word: "lad", reading: "alone", why: "a boy" },
  { word: "fare", reading: "alone", why: "the price of a journey; a coalition" },
  { word: "best", reading: "alone", why: "the adjective; a surname", beginsSentences: true },
  { word: "hope", reading: "alone", why: "the verb; a town", beginsSentences: true },
];

/** Words after which a place is asked for. */
export const PLACE_PREPOSITIONS: ReadonlySet<string> = new Set([
  "in",
  "from",
  "near",
  "inside",
  "outside",
  "into",
  "across",
  "throughout",
  "about",
  "on",
  "brief",
]);

/** Points of the compass make another place of a name, so they need their capital: "south Sudan" is not South Sudan. */
export const COMPASS_WORDS: ReadonlySet<string> = new Set([
  "north",
  "south",
  "east",
  "west",
  "central",
  "northern",
  "southern",
  "eastern",
  "western",
  "new",
]);

/** Parts of names that are written with a capital or without: "Al-Shabaab" is also "al-Shabaab". */
export const NAME_PARTICLES: ReadonlySet<string> = new Set([
  "al",
  "el",
  "an",
  "as",
  "ad",
  "ar",
  "bin",
  "ibn",
  "ben",
  "abu",
  "de",
  "del",
  "da",
  "di",
  "la",
  "le",
  "von",
  "van",
  "der",
]);
