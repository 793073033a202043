import type { Change } from "../../record/port.ts";
import type { Event } from "../../record/types.ts";
import type { Party } from "../conflict/parties.ts";
import type { ConflictDeps } from "../conflict/session.ts";
import { sentence, tollWords } from "../conflict/sentence.ts";
import { gedPlaces, gedWhere } from "./places.ts";
import type { GedRow } from "./row.ts";
import { gedSources } from "./sources.ts";

/** The actor that counts. */
export const UCDP = "act-ucdp";

export const gedEventId = (row: string): string =>
  `evt-ucdp-${row
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")}`;

const KINDS = { 1: "state-based conflict", 2: "non-state conflict", 3: "one-sided violence" } as const;

/** What a row of UCDP GED puts on record: sides not there yet, the articles it rests on, and the event. */
export function readGed(row: GedRow, deps: ConflictDeps): Change[] {
  const [a, b] = sides(row, deps);
  const sources = gedSources(row, deps.publishers);
  const made = [a, b].flatMap((party) => (party?.made === undefined ? [] : [party.made]));
  return [
    ...made.map((body): Change => ({ put: { kind: "actor", body } })),
    ...sources.filter(({ id }) => deps.isNew(id)).map((body): Change => ({ put: { kind: "source", body } })),
    { put: { kind: "event", body: eventOf(row, a, b, sources.map(({ id }) => id), deps) } }, // prettier-ignore
  ];
}

/** Both sides; of one-sided violence the second are civilians, who are no side. */
function sides(row: GedRow, { parties }: ConflictDeps): [Party, Party | undefined] {
  const one = ({ name, id }: GedRow["sideA"]): Party => {
    const [, country] = /^Government of (.+)$/.exec(name) ?? [];
    const government = country === undefined ? undefined : parties.government(country);
    if (government) return government;
    const key = (id === "" || id === "-1" ? name : id).toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, ""); // prettier-ignore
    return parties.group(name, `act-ucdp-${key || "unnamed"}`, id, typeOf(name, row.violence));
  };
  return [one(row.sideA), row.violence === 3 && /^civilians$/i.test(row.sideB.name) ? undefined : one(row.sideB)];
}

/** In non-state conflict sides are also parties' supporters, gangs and communities: no word is put on those. */
function typeOf(name: string, violence: GedRow["violence"]) {
  if (name.startsWith("Government of ")) return "government";
  if (name.startsWith("Supporters of ")) return "public";
  return violence === 2 ? "organisation" : "armed_group";
}

/** "Lou Nuer and Murle fought"; where a side is several, who stood with whom is said: "A fought against B and C". */
const fought = (a: string, b: string): string => (/ and |, /.test(`${a}${b}`) ? `${a} fought against ${b}` : `${a} and ${b} fought`);

function eventOf(row: GedRow, a: Party, b: Party | undefined, sources: readonly string[], { locator }: ConflictDeps): Event {
  const { low, best, high } = row.deaths;
  const where = gedWhere(row, locator);
  const [first, ...others] = sources.map((source) => ({ source }));
  if (!first) throw new Error("a row without a source");
  const happened = b === undefined ? `${a.phrase} attacked civilians` : fought(a.phrase, b.phrase);
  const refs = [a, b].flatMap((party) => party?.ref ?? []);
  return {
    id: gedEventId(row.id),
    date: dated(row.dates),
    type: "assault",
    actors: [...new Set(refs)],
    recipients: [],
    places: gedPlaces(row, locator),
    issues: [],
    summary: sentence(happened, where.phrases, tollWords({ low, best, high }, "UCDP")),
    topics: [],
    status: "occurred",
    casualties: casualtiesOf(row, a, b),
    dataset: {
      name: "UCDP GED",
      row: row.id,
      ...(row.status === "" || /^clear$/i.test(row.status) ? {} : { status: row.status }),
      under: [KINDS[row.violence], ...(row.conflict === "" ? [] : [row.conflict])],
      ...(row.clarity === "1" ? { clarity: "clear" } : row.clarity === "2" ? { clarity: "aggregated" } : {}),
      ...where.fields,
      ...(row.reporters === "" ? {} : { reported_by: reporters(row.reporters) }),
      ...(row.notRecorded.length === 0 ? {} : { not_recorded: row.notRecorded }),
    },
    headings: [],
    evidence: [first, ...others],
  };
}

/** Lists of who told the sources stand on lines of their own. */
const reporters = (text: string): string =>
  text
    .split(/\s*[\r\n]+\s*/)
    .filter((line) => line !== "")
    .join("; ");

/** UCDP's date_prec: 1 the day, 2 a span of days, 3 a week, 4 a month, 5 longer. A month or year is told as one only where the row stays in it. */
function dated({ start, end, precision }: GedRow["dates"]): Event["date"] {
  const from = start;
  const span = end === start ? {} : { to: end };
  if (precision === 3) return { from, ...span, precision: "week" };
  if (precision === 4 && start.slice(0, 7) === end.slice(0, 7)) return { from, ...span, precision: "month" };
  if (precision === 5 && start.slice(0, 4) === end.slice(0, 4)) return { from, ...span, precision: "year" };
  return { from, ...span, precision: end === start && precision < 2 ? "day" : "span" };
}

/** The estimate of all killed, then each side's part of it that is more than nought. */
function casualtiesOf({ deaths, violence }: GedRow, a: Party, b: Party | undefined): Event["casualties"] {
  const { low, best, high } = deaths;
  const range = { ...(low === undefined ? {} : { low }), ...(best === undefined ? {} : { best }), ...(high === undefined ? {} : { high }) };
  const total: Event["casualties"] =
    Object.keys(range).length === 0
      ? []
      : [{ effect: "killed", quantity: { ...range, qualifier: "exactly" }, population: "people", reporter: UCDP }];
  const parts: [number | undefined, string][] = [
    [deaths.deaths_a, a.members],
    [deaths.deaths_b, b?.members ?? "members of the other side"],
    [deaths.deaths_civilians, "civilians"],
    [deaths.deaths_unknown, violence === 3 ? "people who may have been civilians" : "people of unknown side"],
  ];
  for (const [killed, population] of parts) {
    if (killed === undefined || killed === 0) continue;
    total.push({ effect: "killed", quantity: { best: killed, qualifier: "exactly" }, population, reporter: UCDP, part: true });
  }
  return total;
}
