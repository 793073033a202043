import type { Installation, InstallationQuery, InstallationStore } from "@slack/bolt";
import { UserError } from "../../core/errors.ts";
import type { Seal } from "../../core/seal.ts";
import type { KeyedStore } from "../common/keyed-store.ts";

/** Which workspace, or which organisation where the app was installed for all of it. */
export type Whose = Pick<InstallationQuery<boolean>, "teamId" | "enterpriseId" | "isEnterpriseInstall">;

/** The workspaces the app is installed in, their tokens encrypted. */
export interface Installations extends InstallationStore {
  /**
   * The bot's token, or undefined where the app is not installed. A workspace alone is enough, also where the app was
   * installed for its whole organisation, once a request named both.
   */
  tokenOf(whose: Whose): Promise<string | undefined>;
  deleteInstallation(whose: Whose): Promise<void>;
  /** Serves the workspace of a token from the environment too; an installation of the same workspace wins over it. */
  adopt(home: Installation): void;
}

/** Installations kept in `store` under `seal`. */
export function createInstallations(store: KeyedStore, seal: Seal): Installations {
  let home: Installation | undefined;
  const kept = async (key: string): Promise<Installation | undefined> => {
    const sealed = await store.get(key);
    if (typeof sealed !== "string") return undefined;
    const installation: Installation = JSON.parse(seal.open(key, sealed));
    return installation;
  };
  const organisations = new Map<string, string>();
  const organisationOf = async (team: string): Promise<string | undefined> => {
    const known = organisations.get(team) ?? (await store.get(MEMBER + team));
    return typeof known === "string" ? known : undefined;
  };
  const remember = async (team: string, organisation: string): Promise<void> => {
    if ((await organisationOf(team)) !== organisation) await store.set(MEMBER + team, organisation);
    organisations.set(team, organisation);
    for (const oldest of organisations.keys()) if (organisations.size > MOST_REMEMBERED) organisations.delete(oldest);
  };
  const find = async (whose: Whose): Promise<Installation | undefined> => {
    for (const key of keysOf(whose)) {
      const installation = await kept(key);
      if (installation) return installation;
    }
    const organisation = whose.enterpriseId === undefined && whose.teamId ? await organisationOf(whose.teamId) : undefined;
    const shared =
      organisation === undefined ? undefined : await kept(keyOf({ ...whose, enterpriseId: organisation, isEnterpriseInstall: true }));
    if (shared) return shared;
    return home !== undefined && home.team?.id === whose.teamId ? home : undefined;
  };
  return {
    async storeInstallation(installation) {
      const key = keyOf({
        isEnterpriseInstall: installation.isEnterpriseInstall === true,
        teamId: installation.team?.id,
        enterpriseId: installation.enterprise?.id,
      });
      await store.set(key, seal.close(key, JSON.stringify(installation)));
    },
    async fetchInstallation(query) {
      const installation = await find(query);
      const { teamId, enterpriseId } = query;
      if (installation?.isEnterpriseInstall && teamId && enterpriseId) await remember(teamId, enterpriseId);
      if (installation) return installation;
      throw new UserError("not-permitted", "The app is not installed in this workspace.", { next: "Install it at /slack/install." });
    },
    async deleteInstallation(whose) {
      await store.delete(keyOf(whose));
    },
    tokenOf: async (whose) => (await find(whose))?.bot?.token,
    adopt(installation) {
      home = installation;
    },
  };
}

/** Before a workspace's id: the organisation it was seen to belong to. */
const MEMBER = "organisation-of:";
const MOST_REMEMBERED = 10_000;

function keyOf({ isEnterpriseInstall, teamId, enterpriseId }: Whose): string {
  const key = isEnterpriseInstall ? enterpriseId && `enterprise:${enterpriseId}` : teamId && `team:${teamId}`;
  if (!key) throw new Error("an installation without a workspace");
  return key;
}

/** The workspace's own installation first, then the one for all of its organisation; an id of either may stand for the workspace. */
function keysOf({ isEnterpriseInstall, teamId, enterpriseId }: Whose): string[] {
  const own = !isEnterpriseInstall && teamId ? [`team:${teamId}`] : [];
  const organisation = enterpriseId ?? (teamId?.startsWith("E") ? teamId : undefined);
  return organisation ? [...own, `enterprise:${organisation}`] : own;
}
