import { closeSync, openSync, writeSync } from "node:fs";
import { random } from "./synthetic.ts";

const COLUMNS =
  "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob";
const COUNTRIES = [
  "Afghanistan",
  "Syria",
  "Ukraine",
  "Mexico",
  "Nigeria",
  "India",
  "Somalia",
  "Colombia",
  "Myanmar (Burma)",
  "DR Congo (Zaire)",
];
const PAPERS = ["Harbour Times", "Reuters", "AFP", "Northern Post", "Valley Radio", "Daily Lantern", "AP", "River Herald"];
const WORDS =
  "dead in clash near village army says rebels attack convoy on road after dawn raid kills soldiers and fighters witnesses say".split(" ");
const FIRST = Date.UTC(1989, 0, 1);
const DAYS = 12_400;
const ROWS_A_WRITE = 2_000;

/** Writes a file of `rows` rows shaped like UCDP GED 23.1: 49 columns, quoted lists of articles, about 600 bytes a row. */
export function writeGed(path: string, rows: number): void {
  const handle = openSync(path, "w");
  try {
    writeSync(handle, `${COLUMNS}\n`);
    const next = random(23);
    for (let i = 0; i < rows; i += ROWS_A_WRITE) {
      const count = Math.min(ROWS_A_WRITE, rows - i);
      writeSync(handle, Array.from({ length: count }, (_, k) => row(i + k, next)).join(""));
    }
  } finally {
    closeSync(handle);
  }
}

function row(i: number, next: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const number = (most: number): number => Math.floor(most * next() ** 3);
  const day = (offset: number): string => new Date(FIRST + offset * 86_400_000).toISOString().slice(0, 10);
  const at = Math.floor(next() * DAYS);
  const country = pick(COUNTRIES);
  const violence = 1 + number(3);
  const group = number(800);
  const articles = Array.from({ length: 1 + number(4) }, () => ({
    office: pick(PAPERS),
    date: day(at + number(5)),
    headline: Array.from({ length: 8 }, () => pick(WORDS)).join(" "),
  }));
  const [a, b, civilians, unknown] = [number(6), number(9), number(5), number(3)];
  const best = a + b + civilians + unknown;
  const sideA = violence === 1 ? `Government of ${country}` : `Group ${group} of the North`;
  const sideB = violence === 3 ? "Civilians" : `Group ${group + 1} of the South`;
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lat = (next() * 60).toFixed(6);
  const lon = (next() * 100).toFixed(6);
  const start = `${day(at)} 00:00:00.000`;
  const cells = [
    i + 1, `XXX-${at}-${violence}-${i}`, day(at).slice(0, 4), 1, "Clear", violence, 300 + group, 300 + group, `${country}: Government`,
    700 + group, 700 + group, `${sideA} - ${sideB}`, 100 + group, 100 + group, sideA, 2_000 + group, 2_000 + group, sideB, articles.length,
    quoted(articles.map(({ office, date, headline }) => `"${office},${date},${headline}"`).join(";")),
    articles.map(({ office }) => office).join(";"), articles.map(({ date }) => date).join(";"), articles.map(({ headline }) => headline).join(";"),
    "army; residents", 1 + number(6), `Town ${number(5_000)} town`, "near the town on the road to the north", `Province ${number(30)} province`,
    `District ${number(400)} district`, lat, lon, `POINT (${lon} ${lat})`, 100_000 + number(150_000), quoted(country), 400 + number(200), "Asia",
    1 + number(2), 1 + number(5), start, start, a, b, civilians, unknown, best, best + number(8), Math.max(0, best - number(3)), 400, "",
  ]; // prettier-ignore
  return `${cells.join(",")}\n`;
}
