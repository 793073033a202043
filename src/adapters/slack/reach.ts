import type { webApi } from "@slack/bolt";
import type { Wait } from "../common/after.ts";
import type { AdapterLog } from "../common/log.ts";
import { createApi } from "./api.ts";
import type { SlackApi } from "./api.ts";
import { createViews } from "./api-views.ts";
import type { SlackViews } from "./api-views.ts";
import type { SlackConnection } from "./connection.ts";
import { createPatience } from "./patience.ts";
import type { Patiently } from "./patience.ts";

export interface ReachOptions {
  connection: Pick<SlackConnection, "clientFor">;
  /** The token of the environment, if there is one. */
  botToken: string | undefined;
  stopping: AbortSignal;
  wait: Wait;
  log: AdapterLog;
}

/** The calls that can be made for a workspace. Each rejects with UserError where the app is not installed there. */
export interface Reach {
  api(tenant: string | undefined): Promise<SlackApi>;
  views(tenant: string | undefined): Promise<SlackViews>;
}

/** Calls by workspace; a refused token is said in the log once, with whose it is and what to do. */
export function createReach({ connection, botToken, stopping, wait, log }: ReachOptions): Reach {
  const patience = new WeakMap<webApi.WebClient, Patiently>();
  const reach = async (tenant: string | undefined): Promise<[webApi.WebClient, Patiently]> => {
    const { client, token } = await connection.clientFor(tenant);
    const known = patience.get(client);
    if (known) return [client, known];
    const whose =
      token === botToken
        ? { variable: "SLACK_BOT_TOKEN" }
        : { workspace: tenant ?? "", next: "Install the app there again, at /slack/install." };
    const made = createPatience({ stopping, wait, refused: (reason) => log("error", "slack refuses the token", { ...whose, reason }) });
    patience.set(client, made);
    return [client, made];
  };
  return {
    api: async (tenant) => createApi(...(await reach(tenant))),
    views: async (tenant) => createViews(...(await reach(tenant))),
  };
}
