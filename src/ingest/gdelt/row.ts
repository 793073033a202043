/** One side of an event as GDELT codes it; absent fields are empty. */
export interface GdeltActor {
  code: string;
  name: string;
  /** CAMEO country code, three letters. */
  country: string;
  group: string;
  /** CAMEO type codes, most specific last given first. */
  types: string[];
}

/** Where it happened, as GDELT places it. */
export interface GdeltPlace {
  /** 0 none, 1 country, 2 US state, 3 US city, 4 city, 5 province. */
  type: number;
  fullName: string;
  /** FIPS 10-4 country code, two letters. */
  country: string;
  /** Degrees; absent where GDELT gives none. */
  at?: readonly [lat: number, lon: number];
}

/** A row of a GDELT event file. */
export interface GdeltRow {
  id: string;
  /** Day the event is dated to, `YYYY-MM-DD`. */
  date: string;
  actor1: GdeltActor | undefined;
  actor2: GdeltActor | undefined;
  code: string;
  place: GdeltPlace | undefined;
  /** When GDELT took it in: a day in version 1.0, an instant in 2.0. */
  added: string;
  /** Whether it is of the part of 1.0 before April 2013, which was coded years later and names no source. */
  backfile: boolean;
  /** Address or words of where it was read; absent in the backfile of 1.0. */
  source?: string;
}

/** Columns of the event files: 2.0; 1.0; the backfile of 1.0, which has no address. */
export const GDELT_WIDTHS = [61, 58, 57] as const;

/** A row, or why it cannot be read, as a clause without a full stop. */
export type GdeltRowResult = { row: GdeltRow } | { reason: string; id?: string };

const DAY = /^(\d{4})(\d\d)(\d\d)$/;

/** `YYYYMMDD` as a day that exists. */
function dayOf(text: string): string | undefined {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined) return undefined;
  const iso = `${year}-${month}-${day}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(iso) ? undefined : iso;
}

/** `YYYYMMDD` as a day, `YYYYMMDDHHMMSS` as an instant. */
function addedOf(text: string): string | undefined {
  const day = dayOf(text.slice(0, 8));
  if (text.length === 8 || day === undefined) return text.length === 8 ? day : undefined;
  const [, hour, minute, second] = /^([01]\d|2[0-3])([0-5]\d)([0-5]\d)$/.exec(text.slice(8)) ?? [];
  return hour === undefined ? undefined : `${day}T${hour}:${minute}:${second}Z`;
}

function actorAt(fields: readonly string[], at: number): GdeltActor | undefined {
  const [code = "", name = "", country = "", group = ""] = fields.slice(at, at + 4);
  if (code === "" && name === "") return undefined;
  return { code, name, country, group, types: fields.slice(at + 7, at + 10).filter((type) => type !== "") };
}

function coordinates(lat: string, lon: string): Pick<GdeltPlace, "at"> {
  const at = [Number(lat), Number(lon)] as const;
  return lat === "" || lon === "" || Number.isNaN(at[0]) || Number.isNaN(at[1]) ? {} : { at };
}

/** Reads the fields of a row, parted by tabs; quotation marks are text, and spaces around a field are not. `today` is the last day a row may be of. */
export function readGdeltRow(line: string, today: string): GdeltRowResult {
  const fields = line.split("\t").map((field) => field.trim());
  const width = fields.length;
  const id = /^\d{1,12}$/.test(fields[0] ?? "") ? { id: fields[0]! } : {};
  if (!GDELT_WIDTHS.some((known) => known === width)) return { reason: `has ${width} fields, not ${GDELT_WIDTHS.join(", ")}`, ...id };
  if (!("id" in id)) return { reason: "“GLOBALEVENTID” is not a number" };
  const date = dayOf(fields[1]!);
  if (date === undefined) return { reason: `“SQLDATE” is not a day: “${fields[1]!.slice(0, 20)}”`, ...id };
  if (fields[3] !== date.slice(0, 4) || fields[2] !== date.slice(0, 7).replace("-", ""))
    return {
      reason: `the dates contradict each other: SQLDATE ${fields[1]}, MonthYear ${fields[2]}, Year ${fields[3]}`.slice(0, 160),
      ...id,
    };
  // The places of 2.0 have a field more than those of 1.0, and there are three.
  const geo = width === 61 ? 51 : 49;
  const lat = geo + (width === 61 ? 5 : 4);
  const addedAt = width === 61 ? 59 : 56;
  const added = addedOf(fields[addedAt]!);
  if (added === undefined) return { reason: `“DATEADDED” is no time: “${fields[addedAt]!.slice(0, 20)}”`, ...id };
  if (added.slice(0, 10) > today) return { reason: `was added on ${added.slice(0, 10)}, which is in the future`, ...id };
  if (Date.parse(`${date}T00:00:00Z`) > Date.parse(`${added.slice(0, 10)}T00:00:00Z`) + 86_400_000)
    return { reason: `the dates contradict each other: it happened on ${date} and was added on ${added.slice(0, 10)}`, ...id };
  const source = fields[addedAt + 1] ?? "";
  const type = Number(fields[geo]!);
  return {
    row: {
      id: id.id,
      date,
      actor1: actorAt(fields, 5),
      actor2: actorAt(fields, 15),
      code: fields[26]!,
      place:
        type >= 1 && type <= 5
          ? { type, fullName: fields[geo + 1]!, country: fields[geo + 2]!, ...coordinates(fields[lat]!, fields[lat + 1]!) }
          : undefined,
      added,
      backfile: width === 57,
      ...(source === "" ? {} : { source }),
    },
  };
}
