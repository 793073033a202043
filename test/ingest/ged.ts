/** Rows in the shape of UCDP GED 23.1, of countries that do not exist. */
export const GED_COLUMNS =
  "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob".split(
    ",",
  );

const USUAL: Record<string, string> = {
  relid: "RUR-2015-1-1-1",
  active_year: "1",
  code_status: "Clear",
  type_of_violence: "1",
  conflict_dset_id: "9001",
  conflict_new_id: "9001",
  conflict_name: "Ruritania: Government",
  dyad_dset_id: "9002",
  dyad_new_id: "9002",
  dyad_name: "Government of Ruritania - Hentzau Guard",
  side_a_dset_id: "901",
  side_a_new_id: "901",
  side_a: "Government of Ruritania",
  side_b_dset_id: "902",
  side_b_new_id: "902",
  side_b: "Hentzau Guard",
  number_of_sources: "2",
  source_article: '"The Strelsau Times,2015-03-03,Four killed near Strelsau";"AFP,2015-03-04,Clash in Ruritania; army speaks of three"',
  source_office: "The Strelsau Times;AFP",
  source_date: "2015-03-03;2015-03-04",
  source_headline: "Four killed near Strelsau;Clash in Ruritania; army speaks of three",
  source_original: "army spokesman\nresidents",
  where_prec: "1",
  where_coordinates: "Strelsau town",
  where_description: "in Strelsau",
  adm_1: "Hentzau province",
  adm_2: "Lower Hentzau district",
  latitude: "50.1",
  longitude: "14.2",
  geom_wkt: "POINT (14.2 50.1)",
  priogrid_gid: "200000",
  country: "Ruritania",
  country_id: "991",
  region: "Europe",
  event_clarity: "1",
  date_prec: "1",
  date_start: "2015-03-02 00:00:00.000",
  date_end: "2015-03-02 00:00:00.000",
  deaths_a: "1",
  deaths_b: "2",
  deaths_civilians: "1",
  deaths_unknown: "0",
  best: "4",
  high: "6",
  low: "3",
  gwnoa: "991",
  gwnob: "",
};

export type GedCells = Record<string, string>;

/** A row's cells; the year follows the date. */
export function gedCells(id: string, more: GedCells = {}): GedCells {
  const cells: GedCells = { ...USUAL, id, ...more };
  return { year: (cells.date_start ?? "").slice(0, 4), ...cells };
}

const cell = (text: string): string => (/[",\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A CSV file of rows, under a header unless `header` is false. */
export function gedFile(rows: readonly GedCells[], columns: readonly string[] = GED_COLUMNS, header = true): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? "")).join(","));
  return `${[...(header ? [columns.join(",")] : []), ...lines].join("\n")}\n`;
}
