import type { ReadCells } from "../csv/rows.ts";
import { type DayOrder, readDay } from "../csv/days.ts";
import { code, type Cells, type TableShape } from "../csv/table.ts";

/** A row of ACLED, checked. Its notes are ACLED's text and are not taken in. */
export interface AcledRow {
  id: string;
  date: string;
  /** 1 the day, 2 the week, 3 the month. */
  timePrecision: number;
  disorder: string;
  type: string;
  subType: string;
  sides: readonly [AcledSide, AcledSide];
  civilianTargeting: string;
  country: string;
  iso3: string;
  admins: readonly [one: string, two: string, three: string];
  location: string;
  lat: number | undefined;
  lon: number | undefined;
  /** 1 the town, 2 near it, 3 the region. */
  geoPrecision: number;
  sources: string;
  sourceScale: string;
  fatalities: number | undefined;
  tags: string;
}

/** One actor of a row, who it acted with, and what kind of actor it is. */
export interface AcledSide {
  name: string;
  associated: string;
  kind: AcledKind | undefined;
}

export type AcledKind = "state" | "rebels" | "militia" | "identity" | "rioters" | "protesters" | "civilians" | "external";

/** `inter1` and `inter2`: numbers in exports until 2024, words since. */
const KINDS: readonly AcledKind[] = ["state", "rebels", "militia", "identity", "rioters", "protesters", "civilians", "external"];
const KIND_WORDS: readonly [RegExp, AcledKind][] = [
  [/^state/i, "state"],
  [/^rebel/i, "rebels"],
  [/^political/i, "militia"],
  [/^identity|^communal/i, "identity"],
  [/^riot/i, "rioters"],
  [/^protest/i, "protesters"],
  [/^civilian/i, "civilians"],
  [/^external|^other/i, "external"],
];

/** The columns of ACLED's exports, by name. */
export const ACLED_SHAPE: TableShape = {
  required: ["event_id_cnty", "event_date", "event_type", "actor1", "country", "fatalities"],
  known: ["sub_event_type", "inter1", "interaction", "geo_precision", "source_scale", "time_precision", "admin1"],
  aliases: new Map([
    ["event_id", "event_id_cnty"],
    ["assoc_actor1", "assoc_actor_1"],
    ["assoc_actor2", "assoc_actor_2"],
  ]),
};

/** The column of days. */
export const ACLED_DAYS: readonly string[] = ["event_date"];

/** Checks one row. `today` is the last day anything can have happened on; `order` how the file writes days that may be read in two ways. */
export const acledReader =
  (today: string, order?: DayOrder): ReadCells<AcledRow> =>
  (cells) =>
    readAcledRow(cells, today, order);

function readAcledRow(cells: Cells, today: string, order: DayOrder | undefined): ReturnType<ReadCells<AcledRow>> {
  const id = cells.get("event_id_cnty");
  if (!/^[\w-]{1,40}$/.test(id)) return { problem: id === "" ? "“event_id_cnty” is missing" : "“event_id_cnty” is no id" };
  const read = readDay(cells.get("event_date"), order);
  if ("problem" in read) return { id, problem: `“event_date” ${read.problem}: “${cells.get("event_date").slice(0, 40)}”` };
  const date = read.day;
  if (date > today) return { id, problem: `the date ${date} is in the future` };
  for (const column of ["event_type", "actor1", "country"]) if (cells.get(column) === "") return { id, problem: `“${column}” is missing` };
  const fatalities = count(cells.get("fatalities"));
  if (fatalities === "none") return { id, problem: `“fatalities” is no count: “${cells.get("fatalities").slice(0, 40)}”` };
  const year = code(cells.get("year"));
  if (year !== "" && year !== date.slice(0, 4)) return { id, problem: `“year” is ${year.slice(0, 10)}, and “event_date” is ${date}` };
  const version = moment(cells.get("timestamp"));
  const row: AcledRow = {
    id,
    date,
    timePrecision: Number(cells.get("time_precision")) || 1,
    disorder: cells.get("disorder_type"),
    type: cells.get("event_type"),
    subType: cells.get("sub_event_type"),
    sides: [side(cells, "1"), side(cells, "2")],
    civilianTargeting: cells.get("civilian_targeting"),
    country: cells.get("country"),
    iso3: /^[A-Z]{3}$/.test(cells.get("iso3")) ? cells.get("iso3") : "",
    admins: [cells.get("admin1"), cells.get("admin2"), cells.get("admin3")],
    location: cells.get("location"),
    lat: degrees(cells.get("latitude"), 90),
    lon: degrees(cells.get("longitude"), 180),
    geoPrecision: Number(cells.get("geo_precision")) || 0,
    sources: cells.get("source"),
    sourceScale: cells.get("source_scale"),
    fatalities,
    tags: cells.get("tags"),
  };
  return { id, row, scope: `${row.country}|${date}`, ...(version === undefined ? {} : { version }) };
}

function side(cells: Cells, number: "1" | "2"): AcledSide {
  const inter = code(cells.get(`inter${number}`));
  const kind = /^[1-8]$/.test(inter) ? KINDS[Number(inter) - 1] : KIND_WORDS.find(([words]) => words.test(inter))?.[1];
  return { name: cells.get(`actor${number}`), associated: cells.get(`assoc_actor_${number}`), kind };
}

/** A count; undefined where it is empty or -1, "none" where it is no number. */
function count(text: string): number | undefined | "none" {
  if (text === "" || text === "-1") return undefined;
  const number = Number(text);
  return Number.isInteger(number) && number >= 0 && number <= 10_000_000 ? number : "none";
}

/** When ACLED last changed the row, in seconds since 1970. */
export function moment(text: string): number | undefined {
  if (/^\d{9,11}$/.test(text)) return Number(text);
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}

function degrees(text: string, most: number): number | undefined {
  const number = Number(text);
  return text === "" || !(Math.abs(number) <= most) ? undefined : number;
}
