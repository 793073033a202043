import type { Clock } from "../../core/clock.ts";
import { isZone } from "../../core/date-labels.ts";
import { within } from "../common/in-hand.ts";

/** The IANA zone of a person, where Slack tells it soon enough. */
export type ZoneOf = (tenant: string | undefined, user: string) => Promise<string | undefined>;

/** Milliseconds an answer waits for it, and it is believed for. */
const PATIENCE = 500;
const KEPT = 24 * 60 * 60_000;
const MOST_KEPT = 10_000;

interface Kept {
  zone: Promise<string | undefined>;
  until: number;
  /** Waited for in vain: nobody waits again. */
  late: boolean;
}

/** Asks for each person once a day; a failure is no zone, and not asked about again for as long. */
export function createZones(ask: ZoneOf, clock: Clock, patience = PATIENCE): ZoneOf {
  const kept = new Map<string, Kept>();
  const keep = (key: string, zone: Kept["zone"]): Kept => {
    const entry = { zone, until: clock.now() + KEPT, late: false };
    kept.delete(key);
    kept.set(key, entry);
    if (kept.size > MOST_KEPT) for (const oldest of kept.keys()) if (kept.delete(oldest)) break;
    return entry;
  };
  return async (tenant, user) => {
    const key = `${tenant ?? ""}/${user}`;
    const known = kept.get(key);
    const entry =
      known && known.until > clock.now()
        ? known
        : keep(
            key,
            ask(tenant, user).then(checked, () => undefined),
          );
    const found = await within(entry.late ? 0 : patience, entry.zone.then(asFound));
    entry.late = found === undefined;
    return found?.zone;
  };
}

const asFound = (zone: string | undefined): { zone: string | undefined } => ({ zone });

const checked = (zone: string | undefined): string | undefined => (zone !== undefined && isZone(zone) ? zone : undefined);
