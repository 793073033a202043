import { readFileSync } from "node:fs";
import type { Clock } from "../core/clock.ts";
import { toInstant } from "../core/clock.ts";
import type { RecordReader } from "../record/port.ts";

type Connection = "connected" | "not connected" | "not configured";

/** What `/healthz` answers: nothing that is anybody's, so that it may be asked from anywhere. */
export interface HealthReport {
  status: "ok" | "failing";
  version: string;
  uptimeSeconds: number;
  /** Position of the newest commit. */
  position?: number;
  /** Day of the newest event, position or figure on record, `YYYY-MM-DD`. */
  newestRecord?: string | null;
  platforms: Record<string, Connection>;
}

export type Health = () => Promise<{ status: 200 | 503; report: HealthReport }>;

interface HealthDeps {
  reader: RecordReader;
  clock: Clock;
  /** Whether each platform is connected; undefined where it is not configured. */
  platforms(): Record<string, boolean | undefined>;
}

/** 200 while the record can be read, 503 where not. A platform that is not connected is being connected again and fails nothing. */
export function createHealth({ reader, clock, platforms }: HealthDeps): Health {
  const started = clock.now();
  const version = ownVersion();
  let newest: { position: number; day: string | undefined } | undefined;
  return async () => {
    const connections = Object.entries(platforms()).map(([name, up]): [string, Connection] => [
      name,
      up === undefined ? "not configured" : up ? "connected" : "not connected",
    ]);
    const report = {
      version,
      uptimeSeconds: Math.floor((clock.now() - started) / 1_000),
      platforms: Object.fromEntries(connections),
    };
    try {
      const position = await reader.position();
      if (newest?.position !== position) {
        const day = await reader.newestDay({ owner: "shared", asOf: toInstant(clock.now()) }, { kinds: ["event", "position", "figure"] });
        newest = { position, day };
      }
      return { status: 200, report: { status: "ok", ...report, position, newestRecord: newest.day ?? null } };
    } catch {
      return { status: 503, report: { status: "failing", ...report } };
    }
  };
}

/** The version this is, from package.json. */
export function ownVersion(): string {
  const manifest: { version?: unknown } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return String(manifest.version);
}
