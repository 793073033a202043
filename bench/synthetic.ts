import type { Change } from "../src/record/port.ts";
import type { Event } from "../src/record/types.ts";

/** A small seeded generator (mulberry32), so that every run measures the same record. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const COUNTRIES = 200;
const CITIES_EACH = 10;
const ACTORS = 2_000;
const DAYS = 1_826;
const FIRST_DAY = Date.UTC(2021, 6, 1);
const EVENTS_A_SOURCE = 10;
const SYLLABLES = ["ba", "ko", "mi", "ru", "ta", "sen", "dal", "vor", "lin", "gar", "phe", "zul", "mon", "qui", "tes", "har"];
const WORDS =
  "forces officials residents shelling talks convoy border bridge hospital market ministry statement ceasefire aid troops protest road camp water power rescue negotiators delegation agreement".split(
    " ",
  );

function dayOf(index: number): string {
  return new Date(FIRST_DAY + index * 86_400_000).toISOString().slice(0, 10);
}

/** A made-up name that no other number has. */
function name(n: number): string {
  const base = SYLLABLES.length;
  const parts = [n % base, Math.floor(n / base) % base, Math.floor(n / base ** 2) % base, Math.floor(n / base ** 3) % base];
  const word = parts.map((i) => SYLLABLES[i] ?? "").join("");
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export const countryId = (i: number): string => `plc-c${i}`;
export const cityId = (i: number): string => `plc-t${i}`;
export const actorId = (i: number): string => `act-a${i}`;
export const countryName = (i: number): string => name(i);
export const actorName = (i: number): string => `${name(40_000 + i)} Front`;

/** Places and actors with about 20,000 names between them. */
export function gazetteerChanges(): Change[] {
  const changes: Change[] = [];
  const aliases = (n: number, count: number): string[] => Array.from({ length: count }, (_, k) => `${name(n)} ${name(n * 7 + k + 3)}`);
  for (let i = 0; i < COUNTRIES; i += 1) {
    changes.push({ put: { kind: "place", body: { id: countryId(i), name: countryName(i), aliases: aliases(i, 5), type: "country" } } });
  }
  for (let i = 0; i < COUNTRIES * CITIES_EACH; i += 1) {
    const parent = countryId(Math.floor(i / CITIES_EACH));
    changes.push({
      put: { kind: "place", body: { id: cityId(i), name: name(1_000 + i), aliases: aliases(1_000 + i, 4), type: "city", parent } },
    });
  }
  for (let i = 0; i < ACTORS; i += 1) {
    changes.push({
      put: {
        kind: "actor",
        body: {
          id: actorId(i),
          name: actorName(i),
          type: "armed_group",
          aliases: aliases(40_000 + i, 3),
          demonyms: [],
          offices: [],
          memberships: [],
        },
      },
    });
  }
  return changes;
}

/** Low numbers far more often than high ones: the busiest of 200 countries has about a sixth of all events. */
const skewed = (next: () => number, count: number): number => Math.floor(count * next() ** 3);

/** Events `from` to `to` (exclusive) with the sources they cite, in the order a feed would bring them: by day. */
export function* eventChanges(from: number, to: number, total: number): Generator<Change> {
  const next = random(from + 1);
  for (let i = from; i < to; i += 1) {
    const day = dayOf(Math.floor((i / total) * DAYS));
    const source = `src-s${Math.floor(i / EVENTS_A_SOURCE)}`;
    if (i % EVENTS_A_SOURCE === 0) {
      const publisher = `${name(60_000 + (i % 300))} Post`;
      const body = { id: source, publisher, family: publisher, published_at: day, published_basis: "listed" as const, language: "en" };
      yield { put: { kind: "source", body } };
    }
    yield { put: { kind: "event", body: event(i, day, source, next) } };
  }
}

function event(i: number, day: string, source: string, next: () => number): Event {
  const actor = skewed(next, ACTORS);
  const killed = next() < 0.3 ? Math.floor(1 / (next() + 0.01)) : 0;
  const words = Array.from({ length: 24 }, () => WORDS[Math.floor(next() * WORDS.length)] ?? "");
  return {
    id: `evt-e${i}`,
    date: { from: day, precision: "day" },
    type: next() < 0.5 ? "assault" : "consult",
    actors: [actorId(actor)],
    recipients: next() < 0.5 ? [actorId(skewed(next, ACTORS))] : [],
    places: [cityId(skewed(next, COUNTRIES * CITIES_EACH))],
    issues: [],
    summary: `${actorName(actor)} ${words.join(" ")}.`.slice(0, 200),
    topics: [],
    status: "occurred",
    casualties:
      killed > 0 ? [{ effect: "killed", quantity: { value: killed, qualifier: "exactly" }, population: "people", reporter: null }] : [],
    headings: [],
    evidence: [{ source }],
  };
}
