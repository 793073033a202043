import type { App, Installation, webApi } from "@slack/bolt";
import { UserError } from "../../core/errors.ts";
import type { AdapterLog } from "../common/log.ts";
import type { Installations, Whose } from "./installations.ts";

/** Clients kept at most; one is made anew in microseconds. */
const MOST_CLIENTS = 500;

/** A client that speaks for the bot, and the token it speaks with. */
export interface Reached {
  client: webApi.WebClient;
  token: string;
}

/** The client of each workspace's bot. Rejects with UserError where the app is not installed. */
export function createClients(
  installations: Installations,
  clientOf: (token: string) => webApi.WebClient,
): (workspace: string | undefined) => Promise<Reached> {
  const clients = new Map<string, webApi.WebClient>();
  return async (teamId) => {
    const token = await installations.tokenOf({ teamId, enterpriseId: undefined, isEnterpriseInstall: false });
    if (token === undefined) {
      throw new UserError("not-permitted", "The app is not installed in this workspace.", { next: "Install it at /slack/install." });
    }
    const client = clients.get(token) ?? clientOf(token);
    clients.delete(token);
    clients.set(token, client);
    for (const oldest of clients.keys()) if (clients.size > MOST_CLIENTS) clients.delete(oldest);
    return { client, token };
  };
}

/** What the envelope of an event says of where the app is installed. */
interface Envelope {
  team_id?: string | null;
  enterprise_id?: string | null;
  is_enterprise_install?: boolean;
  authorizations?: readonly { team_id: string | null; enterprise_id: string | null; is_enterprise_install?: boolean }[];
}

/** The installation an event is about: an organisation's where the app was installed for all of it. */
export function installationOf({ authorizations, team_id, enterprise_id, is_enterprise_install }: Envelope): Whose {
  const [authorization] = authorizations ?? [];
  const teamId = authorization?.team_id ?? team_id ?? undefined;
  const enterpriseId = authorization?.enterprise_id ?? enterprise_id ?? undefined;
  // An envelope that names no workspace can only be an organisation's.
  const isOrganisations = teamId === undefined && enterpriseId !== undefined;
  return { teamId, enterpriseId, isEnterpriseInstall: authorization?.is_enterprise_install ?? is_enterprise_install ?? isOrganisations };
}

/** Deletes what is kept of a workspace or organisation that uninstalls the app or revokes the bot's token. */
export function forgetUninstalled(app: App, installations: Installations, log: AdapterLog): void {
  const forget = async (body: Envelope): Promise<void> => {
    const whose = installationOf(body);
    await installations.deleteInstallation(whose);
    const left = whose.isEnterpriseInstall ? { organisation: whose.enterpriseId ?? "" } : { workspace: whose.teamId ?? "" };
    log("info", "workspace left", { platform: "slack", ...left });
  };
  app.event("app_uninstalled", ({ body }) => forget(body));
  app.event("tokens_revoked", async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await forget(body);
  });
}

/** The workspace of a token from the environment, as if it had been installed. */
export async function homeOf(token: string, client: webApi.WebClient): Promise<Installation> {
  const { team_id: team, user_id: userId, bot_id: id } = await client.auth.test({ token });
  if (team === undefined || userId === undefined || id === undefined) throw new Error("Slack named no bot");
  return {
    team: { id: team },
    enterprise: undefined,
    user: { token: undefined, scopes: undefined, id: userId },
    bot: { token, scopes: [], id, userId },
    isEnterpriseInstall: false,
    authVersion: "v2",
  };
}
