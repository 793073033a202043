import { randomBytes } from "node:crypto";
import type { AdapterLog } from "../adapters/common/log.ts";
import type { Suggest } from "../adapters/common/suggest.ts";
import { createInstallations, type Installations } from "../adapters/slack/installations.ts";
import type { Config } from "../config.ts";
import type { Pages } from "../core/page.ts";
import type { PlatformAdapter } from "../core/platform.ts";
import { createSeal } from "../core/seal.ts";
import { type Readout, systemClock } from "../main.ts";
import { createKeyv } from "../storage/keyv.ts";

const MOST_SUGGESTIONS = 25;

/** The platforms that are configured. */
export interface Connections {
  adapters: PlatformAdapter[];
  log: AdapterLog;
  /** Whether each platform that there is is connected; undefined where it is not configured. */
  states(): Record<string, boolean | undefined>;
  /** Whether one of the adapters serves HTTP on the configured port, and the process's own pages with it. */
  servesHttp: boolean;
}

/** The adapters of the platforms that are configured; an SDK is loaded only when its platform is. */
export async function connections(
  config: Config,
  readout: Readout,
  { log, pages }: { log: AdapterLog; pages: Pages },
): Promise<Connections> {
  const shared = { specs: readout.registry.specs, keys: readout.store.actions, clock: systemClock, log };
  const suggest: Suggest = (kind, prefix) => readout.suggest(kind, prefix, MOST_SUGGESTIONS);
  const adapters: PlatformAdapter[] = [];
  if (config.slack) {
    const { createSlackAdapter } = await import("../adapters/slack/adapter.ts");
    const { oauth, ...slack } = config.slack;
    adapters.push(
      createSlackAdapter({
        ...shared,
        ...slack,
        suggest,
        ...(oauth ? { oauth: { ...oauth, installations: installations(readout, oauth.secretKey) } } : {}),
        port: config.port,
        listening: (port) => log("info", "listening", { port }),
        pages,
      }),
    );
  }
  if (config.discord) {
    const { createDiscordAdapter } = await import("../adapters/discord/adapter.ts");
    adapters.push(
      createDiscordAdapter({
        ...shared,
        ...config.discord,
        suggest,
        greeted: createKeyv(readout.store.keyed, systemClock, "discord-greeted"),
      }),
    );
  }
  const up = (name: string): boolean | undefined => {
    const adapter = adapters.find((one) => one.name === name);
    return adapter && (adapter.connected?.() ?? true);
  };
  return {
    adapters,
    log,
    states: () => ({ slack: up("slack"), discord: up("discord") }),
    servesHttp: config.slack !== undefined && (config.slack.appToken === undefined || config.slack.oauth !== undefined),
  };
}

function installations({ store }: Readout, secretKey: Uint8Array): Installations {
  return createInstallations(createKeyv(store.keyed, systemClock, "slack-installations"), createSeal(secretKey, randomBytes));
}
