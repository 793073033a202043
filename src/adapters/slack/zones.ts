import type { Clock } from "../../core/clock.ts";
import { within } from "../common/in-hand.ts";

/** The IANA zone of a person, where Slack tells it soon enough. */
export type ZoneOf = (tenant: string | undefined, user: string) => Promise<string | undefined>;

/** Milliseconds an answer waits for it, and it is believed for. */
const PATIENCE = 500;
const KEPT = 24 * 60 * 60_000;
const MOST_KEPT = 10_000;

/** Asks for each person once a day; a failure is no zone, and not asked about again for as long. */
export function createZones(ask: ZoneOf, clock: Clock): ZoneOf {
  const kept = new Map<string, { zone: Promise<string | undefined>; until: number }>();
  return (tenant, user) => {
    const key = `${tenant ?? ""}/${user}`;
    const known = kept.get(key);
    if (known && known.until > clock.now()) return within(PATIENCE, known.zone);
    const zone = ask(tenant, user).then(
      (found) => (found !== undefined && isZone(found) ? found : undefined),
      () => undefined,
    );
    kept.delete(key);
    kept.set(key, { zone, until: clock.now() + KEPT });
    if (kept.size > MOST_KEPT) for (const oldest of kept.keys()) if (kept.delete(oldest)) break;
    return within(PATIENCE, zone);
  };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
