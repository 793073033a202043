import { hash } from "node:crypto";
import type { Change } from "../../record/port.ts";
import type { Publishers } from "../../record/publishers.ts";
import type { Event, Source } from "../../record/types.ts";
import { inSentence } from "../countries.ts";
import type { Locator } from "../conflict/locate.ts";
import type { Party } from "../conflict/parties.ts";
import type { ConflictDeps } from "../conflict/session.ts";
import { sentence, tollWords } from "../conflict/sentence.ts";
import type { Outcome } from "../dataset.ts";
import type { AcledRow } from "./row.ts";
import { acledSide } from "./sides.ts";
import { acledKindOf, type AcledKindOfEvent } from "./words.ts";

/** The actor that counts. */
export const ACLED = "act-acled";

export const acledEventId = (row: string): string =>
  `evt-acled-${row
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")}`;

/** What a row of ACLED puts on record: sides not there yet, its sources, and the event in words of ours. */
export function readAcled(row: AcledRow, deps: ConflictDeps): Outcome {
  const kind = acledKindOf(row.type, row.subType);
  if (kind === undefined) return { rejected: `“event_type” is none of ACLED's: “${row.type.slice(0, 40)}”` };
  const [a, b] = sidesInOrder(row, deps);
  if (a === undefined) return { rejected: "“actor1” is missing" };
  const sources = sourcesOf(row, deps.publishers);
  const made = [a, b].flatMap((party) => (party?.made === undefined ? [] : [party.made]));
  return {
    changes: [
      ...made.map((body): Change => ({ put: { kind: "actor", body } })),
      ...sources.filter(({ id }) => deps.isNew(id)).map((body): Change => ({ put: { kind: "source", body } })),
      { put: { kind: "event", body: eventOf(row, kind, a, b, sources, deps) } },
    ],
  };
}

/** Both sides; where one of them demonstrates it comes first, whichever column it stands in. */
function sidesInOrder({ sides, type }: AcledRow, { parties, locator }: ConflictDeps): [Party | undefined, Party | undefined] {
  const [first, second] = sides;
  const demonstrates = /^(?:protests|riots)/i.test(type);
  const turned = demonstrates && /^(?:protesters|rioters)$/.test(second.kind ?? "") && !/^(?:protesters|rioters)$/.test(first.kind ?? "");
  const [one, other] = turned ? [second, first] : [first, second];
  return [acledSide(one, parties, locator), acledSide(other, parties, locator)];
}

function eventOf(
  row: AcledRow,
  kind: AcledKindOfEvent,
  a: Party,
  b: Party | undefined,
  sources: readonly Source[],
  { locator }: ConflictDeps,
): Event {
  const [first, ...others] = sources.map(({ id }) => ({ source: id }));
  if (!first) throw new Error("a row without a source");
  const refs = (party: Party | undefined): string[] => (party?.ref === undefined ? [] : [party.ref]);
  const [one, two] = [refs(a), refs(b).filter((ref) => ref !== a.ref)];
  const { fatalities } = row;
  const toll = (fatalities ?? 0) === 0 && kind.peaceful === true ? ", as recorded by ACLED" : tollOf(fatalities);
  const isMutual = kind.both === true;
  return {
    id: acledEventId(row.id),
    date: { from: row.date, precision: row.timePrecision === 2 ? "week" : row.timePrecision === 3 ? "month" : "day" },
    type: kind.type,
    ...(kind.mode === undefined ? {} : { mode: kind.mode }),
    actors: isMutual ? [...one, ...two] : one,
    recipients: isMutual ? [] : two,
    places: placesOf(row, locator),
    issues: [],
    summary: sentence(kind.say(a.phrase, b?.phrase), phrases(row), toll),
    topics: [],
    status: "occurred",
    casualties:
      fatalities === undefined
        ? []
        : [{ effect: "killed", quantity: { best: fatalities, qualifier: "exactly" }, population: "people", reporter: ACLED }],
    dataset: datasetOf(row),
    headings: [],
    evidence: [first, ...others],
  };
}

/** ACLED writes 0 where no death was reported, which is not that nobody died. */
const tollOf = (fatalities: number | undefined): string =>
  fatalities === 0 ? "; no deaths recorded by ACLED" : tollWords(fatalities === undefined ? {} : { best: fatalities }, "ACLED");

const split = (text: string): string[] => [...new Set(text.split(/\s*;\s*/).filter((part) => part !== ""))];

function datasetOf(row: AcledRow): NonNullable<Event["dataset"]> {
  const where = [...new Set([row.location, ...row.admins.toReversed()].filter((name) => name !== "" && name !== row.country))];
  const under = [row.disorder, row.type, row.subType, row.civilianTargeting, ...split(row.tags)].filter((word) => word !== "");
  const allied = row.sides.flatMap(({ associated }) => split(associated));
  const precision = ([undefined, "exact", "near", "province"] as const)[row.geoPrecision];
  return {
    name: "ACLED",
    row: row.id,
    ...(under.length === 0 ? {} : { under: [...new Set(under)] }),
    ...(precision === undefined ? {} : { place_precision: precision }),
    ...(where.length === 0 ? {} : { where }),
    ...(row.lat === undefined || row.lon === undefined ? {} : { lat: row.lat, lon: row.lon }),
    ...(allied.length === 0 ? {} : { with: allied }),
    ...(row.sourceScale === "" ? {} : { source_scale: row.sourceScale }),
    ...(row.fatalities === undefined ? { not_recorded: ["people killed"] } : {}),
  };
}

/** How the place is told, shortest first. */
function phrases({ location, admins, country, geoPrecision }: AcledRow): string[] {
  const [province] = admins;
  const own = inSentence(country);
  const whole = geoPrecision === 3 || location === "";
  const name = whole ? province : location;
  if (name === "") return [`in ${own}`];
  const small = `${geoPrecision === 2 ? "near" : "in"} ${name}`;
  const larger = province === "" || province === name ? small : `${small}, ${province}`;
  return [small, larger, name === country ? larger : `${larger}, ${country}`];
}

function placesOf({ country, iso3, admins, location, geoPrecision }: AcledRow, locator: Locator): string[] {
  const [province, district] = admins;
  const within = { country, ...(iso3 === "" ? {} : { iso3 }), province };
  return locator.places(geoPrecision === 3 ? within : { ...within, town: location, district });
}

/** What ACLED writes for a source it does not name. */
const UNNAMED = /^(?:undisclosed|unspecified|unknown|anonymous|unnamed)\b/i;

/** The sources a row names. ACLED says who published, not when nor under what headline. */
function sourcesOf({ sources, date }: AcledRow, publishers: Publishers): Source[] {
  const names = split(sources.normalize("NFC")).filter((name) => !UNNAMED.test(name));
  const found = (names.length === 0 ? [undefined] : names).map((name): Source => {
    const key = hash("sha256", `${name ?? ""}\n${date}`, "hex").slice(0, 16);
    return {
      id: `src-acled-${key}`,
      ...(name === undefined ? { publisher: null } : publishers.resolve(name.slice(0, 100))),
      published_at: date,
      published_basis: "inferred",
      language: "en",
      licence: "ACLED terms of use",
      via: "ACLED, acleddata.com",
    };
  });
  return [...new Map(found.map((source) => [source.id, source])).values()];
}
