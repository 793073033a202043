import type { Logger } from "pino";
import type { Config } from "../config.ts";
import type { PlatformAdapter } from "../core/platform.ts";
import { type Readout, systemClock } from "../main.ts";

const MOST_SUGGESTIONS = 25;

/** The adapters of the platforms that are configured; an SDK is loaded only when its platform is. */
export async function connections(config: Config, readout: Readout, log: Logger): Promise<PlatformAdapter[]> {
  const shared = {
    specs: readout.registry.specs,
    keys: readout.store.actions,
    clock: systemClock,
    log: (level: "info" | "warn" | "error", event: string, details: Record<string, unknown> = {}) => log[level](details, event),
  };
  const adapters: PlatformAdapter[] = [];
  if (config.slack?.botToken !== undefined) {
    const { createSlackAdapter } = await import("../adapters/slack/adapter.ts");
    adapters.push(createSlackAdapter({ ...shared, ...config.slack, botToken: config.slack.botToken, port: config.port }));
  }
  if (config.discord) {
    const { createDiscordAdapter } = await import("../adapters/discord/adapter.ts");
    adapters.push(
      createDiscordAdapter({ ...shared, ...config.discord, suggest: (kind, prefix) => readout.suggest(kind, prefix, MOST_SUGGESTIONS) }),
    );
  }
  return adapters;
}
