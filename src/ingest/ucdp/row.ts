import { type DayOrder, readDay } from "../csv/days.ts";
import { code, type Cells, type TableShape } from "../csv/table.ts";
import type { ReadCells } from "../csv/rows.ts";

/** A row of UCDP GED, checked; numbers that are not recorded are undefined. */
export interface GedRow {
  id: string;
  violence: 1 | 2 | 3;
  sideA: { name: string; id: string };
  sideB: { name: string; id: string };
  dates: { start: string; end: string; precision: number };
  country: string;
  iso3: string;
  place: { name: string; precision: number; district: string; province: string; lat?: number; lon?: number };
  deaths: Record<Count, number | undefined>;
  notRecorded: string[];
  clarity: string;
  status: string;
  conflict: string;
  articles: { whole: string; offices: string; dates: string; headlines: string };
  reporters: string;
}

export type Count = "deaths_a" | "deaths_b" | "deaths_civilians" | "deaths_unknown" | "low" | "best" | "high";

/** Columns that hold a number or -1, with how their absence is told. */
const COUNTS: ReadonlyMap<Count | "number_of_sources", string> = new Map([
  ["deaths_a", "deaths on the first side"],
  ["deaths_b", "deaths on the second side"],
  ["deaths_civilians", "civilian deaths"],
  ["deaths_unknown", "deaths of people of unknown side"],
  ["low", "low estimate"],
  ["best", "best estimate"],
  ["high", "high estimate"],
  ["number_of_sources", "number of sources"],
]);

const V19 =
  "id,year,active_year,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,dyad_name,side_a_new_id,gwnoa,side_a,side_b_new_id,gwnob,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high".split(
    ",",
  );
const V20 =
  "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob".split(
    ",",
  );
const withIso = V19.flatMap((name) => (name === "country" ? [name, "iso3"] : [name]));

/** The columns of UCDP GED: by name where there is a header, else those of the releases since 20.1, of those before, and of HDX. */
export const GED_SHAPE: TableShape = {
  required: ["id", "type_of_violence", "side_a", "side_b", "date_start", "country", "best"],
  known: ["conflict_name", "dyad_name", "where_prec", "date_prec", "deaths_civilians", "latitude", "priogrid_gid"],
  layouts: [V20, V19, withIso],
  fits: (cells) =>
    "row" in readGedRow(cells, "9999-12-31", undefined) &&
    /^(?:19|20)\d\d$/.test(code(cells.get("year"))) &&
    /^[1-7]$/.test(cells.get("where_prec")),
};

/** The layouts of releases up to 19.1 differ from later ones; a file of such a layout can be no newer. */
export const isOldLayout = (columns: ReadonlyMap<string, number>): boolean => !columns.has("code_status") && !columns.has("relid");

/** The columns of days. */
export const GED_DAYS: readonly string[] = ["date_start", "date_end"];

/**
 * Checks one row. `today` is the last day anything can have begun on, `order` how the file writes days that may be read in two ways, `scope`
 * what a release covers.
 */
export const gedReader =
  (today: string, order?: DayOrder, scope: "year" | "month" = "year"): ReadCells<GedRow> =>
  (cells) => {
    const read = readGedRow(cells, today, order);
    return "row" in read ? { ...read, scope: `${read.row.country}|${read.row.dates.start.slice(0, scope === "year" ? 4 : 7)}` } : read;
  };

function readGedRow(cells: Cells, today: string, order: DayOrder | undefined): ReturnType<ReadCells<GedRow>> {
  const id = code(cells.get("id"));
  if (!/^[\w.-]{1,40}$/.test(id)) return { problem: id === "" ? "“id” is missing" : "“id” is no id" };
  const violence = Number(cells.get("type_of_violence"));
  if (violence !== 1 && violence !== 2 && violence !== 3) return { id, problem: "“type_of_violence” must be 1, 2 or 3" };
  const [begun, ended] = GED_DAYS.map((column) => ({ column, text: cells.get(column) })).map(({ column, text }) => {
    const read = readDay(text, order);
    return "day" in read ? read : { problem: `“${column}” ${read.problem}: “${text.slice(0, 40)}”`, text };
  });
  if (begun === undefined || "problem" in begun) return { id, problem: begun?.problem ?? "“date_start” is no day" };
  if (ended !== undefined && "problem" in ended && ended.text !== "") return { id, problem: ended.problem };
  const start = begun.day;
  const end = ended !== undefined && "day" in ended ? ended.day : start;
  if (end < start) return { id, problem: `it ends on ${end}, before it begins on ${start}` };
  if (start > today) return { id, problem: `the date ${start} is in the future` };
  const [sideA, sideB] = [side(cells, "side_a"), side(cells, "side_b")];
  if (sideA.name === "" || sideB.name === "") return { id, problem: "a side is missing" };
  if (cells.get("country") === "") return { id, problem: "“country” is missing" };
  const deaths: GedRow["deaths"] = {
    deaths_a: undefined,
    deaths_b: undefined,
    deaths_civilians: undefined,
    deaths_unknown: undefined,
    low: undefined,
    best: undefined,
    high: undefined,
  };
  const notRecorded: string[] = [];
  for (const [column, absence] of COUNTS) {
    const text = cells.get(column);
    const number = text === "" ? -1 : Number(text);
    if (!Number.isInteger(number) || number < -1 || number > 10_000_000)
      return { id, problem: `“${column}” is no count: “${text.slice(0, 40)}”` };
    if (number === -1 && cells.has(column)) notRecorded.push(absence);
    if (number >= 0 && column !== "number_of_sources") deaths[column] = number;
  }
  const [lat, lon] = [degrees(cells.get("latitude"), 90), degrees(cells.get("longitude"), 180)];
  const row: GedRow = {
    id,
    violence,
    sideA,
    sideB,
    dates: { start, end, precision: Number(cells.get("date_prec")) || 1 },
    country: cells.get("country"),
    iso3: cells.get("iso3"),
    place: {
      name: cells.get("where_coordinates"),
      precision: Number(cells.get("where_prec")) || 0,
      district: cells.get("adm_2"),
      province: cells.get("adm_1"),
      ...(lat !== undefined && lon !== undefined ? { lat, lon } : {}),
    },
    deaths,
    notRecorded,
    clarity: code(cells.get("event_clarity")),
    status: cells.get("code_status"),
    conflict: cells.get("conflict_name"),
    articles: {
      whole: cells.get("source_article"),
      offices: cells.get("source_office"),
      dates: cells.get("source_date"),
      headlines: cells.get("source_headline"),
    },
    reporters: cells.get("source_original"),
  };
  return { id, row };
}

function side(cells: Cells, column: "side_a" | "side_b"): { name: string; id: string } {
  return { name: cells.get(column).replace(/\s+/g, " "), id: code(cells.get(`${column}_new_id`) || cells.get(`${column}_id`)) };
}

/** A coordinate in degrees; undefined where there is none or it lies outside the globe. */
function degrees(text: string, most: number): number | undefined {
  const number = Number(text);
  return text === "" || !(Math.abs(number) <= most) ? undefined : number;
}
