import type { webApi } from "@slack/bolt";
import type { Wait } from "../common/after.ts";
import type { AdapterLog } from "../common/log.ts";
import { createApi } from "./api.ts";
import type { SlackApi } from "./api.ts";
import { createViews } from "./api-views.ts";
import type { SlackViews } from "./api-views.ts";
import type { SlackConnection } from "./connection.ts";
import { AGENT_SCOPE } from "./scopes.ts";
import { createPatience } from "./patience.ts";
import type { Patiently } from "./patience.ts";

const mayAssist = ({ response_metadata }: webApi.AuthTestResponse): boolean =>
  response_metadata?.scopes?.includes(AGENT_SCOPE.name) === true;

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
  /** The same calls, of which none waits out a rate limit. */
  atOnce(tenant: string | undefined): Promise<SlackApi>;
  views(tenant: string | undefined): Promise<SlackViews>;
  /** Whether the app has Slack's agent view there: its permission is asked for with the view, and for nothing else. */
  hasAgentView(tenant: string | undefined): Promise<boolean>;
}

/** Calls by workspace; a refused token is said in the log once, with whose it is and what to do. */
export function createReach({ connection, botToken, stopping, wait, log }: ReachOptions): Reach {
  const patience = new WeakMap<webApi.WebClient, { patiently: Patiently; atOnce: Patiently }>();
  const both = async (tenant: string | undefined): Promise<{ client: webApi.WebClient; patiently: Patiently; atOnce: Patiently }> => {
    const { client, token } = await connection.clientFor(tenant);
    const known = patience.get(client);
    if (known) return { client, ...known };
    const whose =
      token === botToken
        ? { variable: "SLACK_BOT_TOKEN" }
        : { workspace: tenant ?? "", next: "Install the app there again, at /slack/install." };
    const refused = (reason: string): void => log("error", "slack refuses the token", { ...whose, reason });
    const made = { patiently: createPatience({ stopping, wait, refused }), atOnce: createPatience({ stopping, wait, refused, most: 0 }) };
    patience.set(client, made);
    return { client, ...made };
  };
  const reach = async (tenant: string | undefined): Promise<[webApi.WebClient, Patiently]> => {
    const { client, patiently } = await both(tenant);
    return [client, patiently];
  };
  const agents = new WeakMap<webApi.WebClient, Promise<boolean>>();
  return {
    async hasAgentView(tenant) {
      const [client, patiently] = await reach(tenant);
      const known = agents.get(client) ?? patiently(() => client.auth.test()).then(mayAssist);
      agents.set(client, known);
      return known.catch(() => {
        agents.delete(client);
        return false;
      });
    },
    api: async (tenant) => createApi(...(await reach(tenant))),
    async atOnce(tenant) {
      const { client, atOnce } = await both(tenant);
      return createApi(client, atOnce);
    },
    views: async (tenant) => createViews(...(await reach(tenant))),
  };
}
