import { conflictDeps, introduction, lastDay } from "../conflict/session.ts";
import { headDayOrder, headLacks, headTable } from "../csv/head-table.ts";
import { csvRows } from "../csv/rows.ts";
import type { Table } from "../csv/table.ts";
import type { DatasetFormat, GoodRow, Head, Outcome, Session } from "../dataset.ts";
import { gedEventId, readGed, UCDP } from "./read.ts";
import { GED_DAYS, GED_SHAPE, gedReader, isOldLayout, type GedRow } from "./row.ts";

/** The layout of releases up to this one was given up after it. */
const OLD_LAYOUT = "up to 19.1";

/** UCDP's Georeferenced Event Dataset, every layout since 2013: with a header in any order, with HXL tags, or without a header. */
export const ucdpGed: DatasetFormat<GedRow> = {
  name: "ucdp-ged",
  description: "UCDP Georeferenced Event Dataset, CSV of any release since 17.1, also as on HDX",
  rowsAre: "UCDP GED events",
  withoutNames: true,
  expected: "Expected is the CSV of a release of UCDP GED, as ucdp.uu.se or HDX offer it.",
  detect: (head) => (table(head) === undefined ? 0 : 0.95),
  lacks: (head) => headLacks(head, GED_SHAPE),
  remembers: {
    title: "UCDP GED",
    mapping: 1,
    releaseOf(head) {
      const columns = table(head);
      return releaseInName(head.name ?? "") ?? (columns && isOldLayout(columns.at) ? OLD_LAYOUT : undefined);
    },
    order: releaseNumber,
    recordsOf: (id) => [gedEventId(id)],
  },
  async open(head, deps): Promise<Session<GedRow>> {
    const reading = await conflictDeps(deps);
    const notes: string[] = [];
    const order = headDayOrder(head, GED_SHAPE, GED_DAYS);
    let first = introduction(reading, UCDP, "UCDP", "Uppsala Conflict Data Program");
    return {
      rows: (bytes) =>
        csvRows(bytes, head, GED_SHAPE, gedReader(lastDay(deps), order, MONTHLY.test(deps.release ?? "") ? "month" : "year"), (found) =>
          notes.push(...found.notes),
        ),
      async read(rows: readonly GoodRow<GedRow>[]): Promise<Outcome[]> {
        return rows.map(({ row }) => {
          const changes = [...first, ...readGed(row, reading)];
          first = [];
          return { changes };
        });
      },
      notes: () => notes,
    };
  },
};

/** The columns of a file that is surely of UCDP: without a header, or with columns nobody else has. */
function table(head: Head): Table | undefined {
  const found = headTable(head, GED_SHAPE);
  return found && (!found.header || found.at.has("priogrid_gid") || found.at.has("dyad_new_id")) ? found : undefined;
}

/** Releases of UCDP Candidate: of one month ("24.0.3"), and of a year up to a month ("24.01.24.06"). */
const MONTHLY = /^v?\d\d\.0\.\d{1,2}$/;
const UP_TO_A_MONTH = /^v?(\d\d)\.01\.\1\.(\d\d)$/;

/** "23.1" of GEDEvent_v23_1.csv, ged231-csv.zip; "24.0.12" of GEDEvent_v24_0_12.csv; "24.01.24.06" of GEDEvent_v24_01_24_06.csv; "19.1" of ged191.csv. */
function releaseInName(name: string): string | undefined {
  const [, year, month] = /ged(?:event)?[ _-]?v?(\d\d)[._-]01[._-]\1[._-](\d\d)(?!\d)/i.exec(name) ?? [];
  if (year !== undefined) return `${year}.01.${year}.${month}`;
  const [, ...parts] = /ged(?:event)?[ _-]?v?(\d{2})[._-]?(\d{1,2}?)(?:[._](\d{1,2}))?(?!\d)/i.exec(name) ?? [];
  const given = parts.filter((part) => part !== undefined);
  return given.length === 0 ? undefined : given.map(Number).join(".");
}

/** Added to the month of a candidate release of several months: it is later than those of the single months. */
const AFTER_ALL_MONTHS = 50;

/** A release as a number: yearly 23.1 is 23·10000 + 100, the candidate 23.0.5 is 23·10000 + 5, and 23.01.23.06 is 23·10000 + 56. */
function releaseNumber(release: string): number | undefined {
  const [, year, month] = UP_TO_A_MONTH.exec(release.trim()) ?? [];
  if (year !== undefined) return Number(year) * 10_000 + AFTER_ALL_MONTHS + Number(month);
  const [, major, minor, candidate = "0"] = /^(?:up to |v)?(\d{1,2})\.(\d{1,2})(?:\.(\d{1,2}))?$/.exec(release.trim()) ?? [];
  return major === undefined ? undefined : Number(major) * 10_000 + Number(minor) * 100 + Number(candidate);
}
