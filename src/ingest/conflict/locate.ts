import { fold } from "../../core/text.ts";
import type { RecordReader, Scope } from "../../record/port.ts";

/** A country as rows name it, found on record. */
export interface FoundCountry {
  name: string;
  place: string;
  /** The state whose government acts there. */
  state?: string;
}

/** Where a row says it was: names from the smallest to the largest, and how exactly. */
export interface Whereabouts {
  country: string;
  /** ISO 3166-1 alpha-3, where the row gives it. */
  iso3?: string;
  town?: string;
  district?: string;
  province?: string;
  /** What is neither town nor province: a valley, a border, a sea. */
  area?: string;
}

interface Known {
  id: string;
  type: string;
  parent: string | undefined;
}

const EVERYTHING = 1_000_000;
const MOST_REMEMBERED = 20_000;
const COUNTRIES = new Set(["country", "territory"]);
const DIVISIONS = new Set(["admin", "territory", "region"]);

/** Words for the kind of a place that datasets add to its name. */
const KIND =
  /\s+(?:town|city|village|hamlet|suburb|neighbou?rhood|camp|base|airport|district|sub-?district|sub-?division|province|governorate|state|region|division|oblast|raion|rayon|department|municipality|municipio|county|township|prefecture|commune|woreda|zone|territory|area|island|islands|republic|locality|sector|ward|muhafazah|wilaya)$/i;

/** Finds places on record by the names datasets give them, within the country they lie in. Makes none: a name that is not on record stays a word. */
export class Locator {
  readonly #places = new Map<string, Known>();
  readonly #byName = new Map<string, Known[]>();
  readonly #countries = new Map<string, FoundCountry>();
  readonly #found = new Map<string, string[]>();

  static async load(reader: RecordReader, scope: Scope): Promise<Locator> {
    const locator = new Locator();
    const places = await reader.select(scope, { kinds: ["place"] }, "oldest", EVERYTHING);
    for (const { body } of places) {
      const known: Known = { id: body.id, type: body.type, parent: body.parent };
      locator.#places.set(body.id, known);
      for (const name of [body.name, ...body.aliases]) locator.#name(name, known);
      if (COUNTRIES.has(body.type)) locator.#country([body.name, ...body.aliases], body.country, { name: body.name, place: body.id });
    }
    const actors = await reader.select(scope, { kinds: ["actor"] }, "oldest", EVERYTHING);
    for (const { body } of actors) {
      if (body.type !== "state" || body.place === undefined) continue;
      locator.#country([body.name, ...body.aliases], body.iso3, { name: body.name, place: body.place, state: body.id });
    }
    return locator;
  }

  /** The country of a name such as "Myanmar (Burma)" or "Bosnia-Herzegovina", or of a code. */
  country(name: string, iso3?: string): FoundCountry | undefined {
    const byCode = iso3 === undefined ? undefined : this.#countries.get(`iso ${iso3.toUpperCase()}`);
    if (byCode) return byCode;
    for (const form of countryForms(name)) {
      const found = this.#countries.get(countryKey(form));
      if (found) return found;
    }
    return undefined;
  }

  /** The smallest places on record it lies in, so that a reader of any of them finds it; the country where no smaller one is known. */
  places(where: Whereabouts): string[] {
    const key = [where.country, where.iso3, where.town, where.district, where.province, where.area].join("\n");
    const known = this.#found.get(key);
    if (known) return known;
    const found = this.#locate(where);
    if (this.#found.size >= MOST_REMEMBERED) this.#found.clear();
    this.#found.set(key, found);
    return found;
  }

  /** Whether one of two places lies in the other. */
  shareGround(a: string, b: string): boolean {
    return this.#liesIn(a, b) || this.#liesIn(b, a);
  }

  /**
   * The territory a row names as a province where the record does not have it in the row's country: datasets count territories
   * to the state that holds them, which the record does not say.
   */
  territoryApart({ country, iso3, province }: Pick<Whereabouts, "country" | "iso3" | "province">): string | undefined {
    const within = this.country(country, iso3)?.place;
    if (within === undefined || province === undefined || province === "") return undefined;
    const named = [...new Set(nameForms(province).flatMap((form) => this.#byName.get(form) ?? []))];
    if (named.some((place) => DIVISIONS.has(place.type) && this.#liesIn(place.id, within))) return undefined;
    const [territory, other] = named.filter(({ type }) => type === "territory");
    return other === undefined ? territory?.id : undefined;
  }

  #locate({ country, iso3, town, district, province, area }: Whereabouts): string[] {
    const apart = this.territoryApart({
      country,
      ...(iso3 === undefined ? {} : { iso3 }),
      ...(province === undefined ? {} : { province }),
    });
    const within = apart ?? this.country(country, iso3)?.place;
    const wanted: [name: string | undefined, admits: (place: Known) => boolean][] = [
      [town, ({ type }) => !DIVISIONS.has(type) && !COUNTRIES.has(type)],
      [area, ({ type }) => !COUNTRIES.has(type)],
      [district, ({ type }) => DIVISIONS.has(type)],
      [province, ({ type }) => DIVISIONS.has(type)],
    ];
    const found: string[] = [];
    for (const [name, admits] of wanted) {
      const id = name === undefined || name === "" ? undefined : this.#one(name, within, admits);
      if (id !== undefined && !found.some((smaller) => this.#liesIn(smaller, id))) found.push(id);
    }
    if (within !== undefined && !found.some((id) => this.#liesIn(id, within))) found.push(within);
    return found;
  }

  /** The one place of a name within a country, or outside all countries where it is water or a region of several. */
  #one(name: string, within: string | undefined, admits: (place: Known) => boolean): string | undefined {
    for (const form of nameForms(name)) {
      const candidates = (this.#byName.get(form) ?? []).filter(
        (place) => admits(place) && (within === undefined || this.#liesIn(place.id, within) || place.type === "water"),
      );
      const ids = [...new Set(candidates.map(({ id }) => id))];
      if (ids.length === 1) return ids[0];
      if (ids.length > 1) {
        // The larger of two that lie in one another would be the wrong one half of the time: the smaller says both.
        const inner = ids.filter((id) => ids.every((other) => this.#liesIn(id, other)));
        return inner.length === 1 ? inner[0] : undefined;
      }
    }
    return undefined;
  }

  #liesIn(place: string, within: string): boolean {
    const seen = new Set<string>();
    for (let at: string | undefined = place; at !== undefined && !seen.has(at); at = this.#places.get(at)?.parent) {
      if (at === within) return true;
      seen.add(at);
    }
    return false;
  }

  #name(name: string, place: Known): void {
    for (const form of nameForms(name)) {
      const rows = this.#byName.get(form) ?? [];
      if (!rows.includes(place)) rows.push(place);
      this.#byName.set(form, rows);
    }
  }

  /** A state stands before a mere place of the same name. */
  #country(names: readonly string[], iso3: string | undefined, country: FoundCountry): void {
    const keys = names.map(countryKey).concat(iso3 === undefined ? [] : `iso ${iso3}`);
    for (const key of keys) {
      const before = this.#countries.get(key);
      if (before === undefined || (before.state === undefined && country.state !== undefined)) this.#countries.set(key, country);
    }
  }
}

/** "Idlib governorate" is looked for as it is, then as "Idlib"; "Ghani Khel (Shinwar)" without what stands in brackets. */
function nameForms(name: string): string[] {
  const bare = name.replace(/\s*\([^)]*\)/g, "").trim();
  const core = bare.replace(KIND, "");
  return [...new Set([fold(bare), fold(core)])].filter((form) => form !== "");
}

/** "Myanmar (Burma)": what stands before the bracket, then what stands in it. "Macedonia, FYR": what stands before the comma. */
function countryForms(name: string): string[] {
  const [, before = name, inside = ""] = /^(.*?)\s*\(([^)]*)\)\s*$/.exec(name) ?? [];
  const plain = [
    before,
    inside,
    before.split(",")[0] ?? "",
    before.replace(/^(?:Kingdom|Republic|State|Union|Islamic Republic) of (?:the )?/i, ""),
  ];
  return [...new Set(plain.map((form) => form.trim()).filter((form) => form !== ""))];
}

const countryKey = (name: string): string =>
  fold(name)
    .split(" ")
    .filter((word) => word !== "and" && word !== "the")
    .join(" ");
