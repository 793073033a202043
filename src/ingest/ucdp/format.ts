import { toInstant } from "../../core/clock.ts";
import type { Change } from "../../record/port.ts";
import { csvRows } from "../csv/rows.ts";
import { delimiterOf } from "../csv/read.ts";
import { tableOf } from "../csv/table.ts";
import { cutRecord } from "../csv/record.ts";
import { Locator } from "../conflict/locate.ts";
import { Parties } from "../conflict/parties.ts";
import type { DatasetFormat, GoodRow, Head, Outcome, Session, SessionDeps } from "../dataset.ts";
import { remembering } from "../remembering.ts";
import { Once } from "../once.ts";
import { gedEventId, readGed, UCDP, type GedDeps } from "./read.ts";
import { GED_SHAPE, gedReader, isOldLayout, type GedRow } from "./row.ts";

/** The layout of releases up to this one was given up after it. */
const OLD_LAYOUT = "up to 19.1";

/** UCDP's Georeferenced Event Dataset, every layout since 2013: with a header in any order, with HXL tags, or without a header. */
export const ucdpGed: DatasetFormat<GedRow> = {
  name: "ucdp-ged",
  description: "UCDP Georeferenced Event Dataset, CSV of any release since 17.1, also as on HDX",
  rowsAre: "UCDP GED events",
  expected: "Expected is the CSV of a release of UCDP GED, as ucdp.uu.se or HDX offer it.",
  detect: (head) => (table(head) === undefined ? 0 : 0.95),
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
    const reading = await readingDeps(deps);
    const today = toInstant(deps.clock.now() + 86_400_000).slice(0, 10);
    const notes: string[] = [];
    let first = await introduce(deps);
    return {
      rows: (bytes) => csvRows(bytes, head, GED_SHAPE, gedReader(today), (found) => notes.push(...found.notes)),
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

async function readingDeps(deps: SessionDeps): Promise<GedDeps> {
  const scope = { owner: deps.owner, asOf: toInstant(deps.clock.now()) };
  const locator = await Locator.load(deps.reader, scope);
  const parties = await Parties.load(deps.reader, scope, locator);
  const once = new Once();
  return { parties, locator, publishers: remembering(deps.publishers), isNew: (source) => once.first(source) };
}

/** UCDP itself, who counts, where it is not on record yet. */
async function introduce({ reader, owner, clock }: SessionDeps): Promise<Change[]> {
  const known = await reader.get({ owner, asOf: toInstant(clock.now()) }, "actor", [UCDP]);
  if (known.length > 0) return [];
  const name = "Uppsala Conflict Data Program";
  return [
    {
      put: {
        kind: "actor",
        body: { id: UCDP, name, type: "organisation", aliases: ["UCDP"], demonyms: [], offices: [], memberships: [] },
      },
    },
  ];
}

function table({ text }: Head): { at: ReadonlyMap<string, number> } | undefined {
  const first = cutRecord(text, 0, delimiterOf(text), true);
  const found = typeof first === "object" ? tableOf(first.cells, GED_SHAPE) : undefined;
  return found !== undefined && "at" in found && (!found.header || found.at.has("priogrid_gid") || found.at.has("dyad_new_id"))
    ? found
    : undefined;
}

/** "23.1" of GEDEvent_v23_1.csv, ged231-csv.zip and GEDEvent_v24_0_12.csv; "19.1" of ged191.csv. */
function releaseInName(name: string): string | undefined {
  const [, ...parts] = /ged(?:event)?[ _-]?v?(\d{2})[._-]?(\d{1,2}?)(?:[._](\d{1,2}))?(?!\d)/i.exec(name) ?? [];
  const given = parts.filter((part) => part !== undefined);
  return given.length === 0 ? undefined : given.map(Number).join(".");
}

/** A release as a number: yearly 23.1 is 23·10000 + 100, the candidate 23.0.5 is 23·10000 + 5. */
function releaseNumber(release: string): number | undefined {
  const [, major, minor, candidate = "0"] = /^(?:up to |v)?(\d{1,2})\.(\d{1,2})(?:\.(\d{1,2}))?$/.exec(release.trim()) ?? [];
  return major === undefined ? undefined : Number(major) * 10_000 + Number(minor) * 100 + Number(candidate);
}
