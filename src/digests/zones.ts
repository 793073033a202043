import { UserError } from "../core/errors.ts";

const MOST_OFFERED = 3;

/** Zones by their name in lower case, and by the city that ends it: `europe/berlin`, `new york`. */
const known = new Map<string, string>();
for (const zone of Intl.supportedValuesOf("timeZone")) {
  const city = zone.slice(zone.lastIndexOf("/") + 1).toLowerCase();
  known.set(zone.toLowerCase(), zone).set(city, known.get(city) ?? zone);
  known.set(city.replaceAll("_", " "), known.get(city) ?? zone);
}
known.set("utc", "UTC").set("gmt", "UTC");

/**
 * The IANA zone that somebody means: by its name in any case, its city, or an offset from UTC. Names outside the current list that the
 * runtime still knows are taken as they are. Throws UserError("usage") with what can be written instead.
 */
export function readZone(text: string): string {
  const name = text.trim();
  const offset = /^(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d\d))?$/iu.exec(name);
  if (offset) return zoneOf(`${offset[1]}${(offset[2] ?? "").padStart(2, "0")}:${offset[3] ?? "00"}`) ?? refuse(name);
  return (
    known.get(name.toLowerCase()) ??
    known.get(name.toLowerCase().replaceAll(" ", "_")) ??
    (name.includes("/") ? zoneOf(name) : undefined) ??
    refuse(name)
  );
}

/** The zone, where it surely is meant as one: with its slash, or UTC. */
export function zoneIn(word: string): string | undefined {
  return word.includes("/") || /^(?:utc|gmt)$/iu.test(word) ? known.get(word.toLowerCase()) : undefined;
}

function zoneOf(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function refuse(name: string): never {
  const like = [...new Set([...known].filter(([key]) => name.length >= 3 && key.includes(name.toLowerCase())).map(([, zone]) => zone))];
  const offered = like.slice(0, MOST_OFFERED).join(", ");
  throw new UserError("usage", `“${name.slice(0, 40)}” is not a time zone.`, {
    next: offered === "" ? "Name a city, such as Europe/Berlin, America/New_York or Asia/Beirut, or UTC." : `Perhaps: ${offered}.`,
  });
}
