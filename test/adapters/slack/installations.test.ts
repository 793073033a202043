import type { Installation } from "@slack/bolt";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createInstallations } from "../../../src/adapters/slack/installations.ts";
import { installationOf } from "../../../src/adapters/slack/workspaces.ts";
import { UserError } from "../../../src/core/errors.ts";
import { createSeal, keyId } from "../../../src/core/seal.ts";
import { createKeyv } from "../../../src/storage/keyv.ts";
import { openStore, type Store } from "../../../src/storage/sqlite/open.ts";

const KEY = Buffer.alloc(32, 7);
const OTHER = Buffer.alloc(32, 8);
const clock = { now: () => Date.parse("2026-01-01T00:00:00Z") };

let folder = "";
let store: Store;
let count = 0;
/** Nonces that differ, as the real ones do. */
const random = (bytes: number) => Buffer.alloc(bytes, (count += 1));
const keyed = () => createKeyv(store.keyed, clock, "slack-installations");
const installations = (key = KEY) => createInstallations(keyed(), createSeal(key, random));

function installation(team: string, token: string, enterprise?: string): Installation {
  return {
    team: { id: team, name: "Desk" },
    enterprise: enterprise === undefined ? undefined : { id: enterprise },
    user: { token: undefined, scopes: undefined, id: "U1" },
    bot: { token, scopes: ["commands"], id: "B1", userId: "U2" },
    isEnterpriseInstall: false,
    authVersion: "v2",
  };
}

const forAll = (token: string): Installation => ({
  ...installation("", token),
  team: undefined,
  enterprise: { id: "E1" },
  isEnterpriseInstall: true,
});

const of = (teamId: string, enterpriseId?: string) => ({ teamId, enterpriseId, isEnterpriseInstall: false });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-installations-"));
  store = await openStore({ path: join(folder, "readout.db") });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("installations", () => {
  it("are kept over a restart, each workspace's own", async () => {
    await installations().storeInstallation(installation("T1", "xoxb-one"));
    await installations().storeInstallation(installation("T2", "xoxb-two"));
    await store.close();
    store = await openStore({ path: join(folder, "readout.db") });
    expect(await installations().fetchInstallation(of("T2"))).toEqual(installation("T2", "xoxb-two"));
    expect(await installations().tokenOf(of("T1"))).toBe("xoxb-one");
  });

  it("hold no readable token on the disk", async () => {
    await installations().storeInstallation(installation("T1", "xoxb-secret-token"));
    await store.close();
    const files = readdirSync(folder).map((file) => readFileSync(join(folder, file)).toString("latin1"));
    expect(files.join("")).toContain(`s1.${keyId(KEY)}.`);
    expect(files.join("")).not.toMatch(/xoxb|secret-token/u);
    store = await openStore({ path: join(folder, "readout.db") });
  });

  it("are replaced by installing anew and gone with the app", async () => {
    await installations().storeInstallation(installation("T1", "xoxb-old"));
    await installations().storeInstallation(installation("T1", "xoxb-new"));
    expect(await installations().tokenOf(of("T1"))).toBe("xoxb-new");
    await installations().deleteInstallation(of("T1"));
    expect(await installations().tokenOf(of("T1"))).toBeUndefined();
    await expect(installations().fetchInstallation(of("T1"))).rejects.toThrow("The app is not installed in this workspace.");
  });

  it("for a whole organisation serve its workspaces, behind a workspace's own", async () => {
    await installations().storeInstallation(forAll("xoxb-all"));
    await installations().storeInstallation(installation("T1", "xoxb-own", "E1"));
    expect(await installations().tokenOf(of("T1", "E1"))).toBe("xoxb-own");
    expect(await installations().tokenOf(of("T2", "E1"))).toBe("xoxb-all");
    expect(await installations().tokenOf(of("T2", "E2"))).toBeUndefined();
    expect(await installations().tokenOf({ teamId: "T1", enterpriseId: "E1", isEnterpriseInstall: true })).toBe("xoxb-all");
  });

  it("stand before the token of the environment, which serves its own workspace alone", async () => {
    const all = installations();
    all.adopt(installation("T1", "xoxb-home"));
    expect(await all.tokenOf(of("T1"))).toBe("xoxb-home");
    expect(await all.tokenOf(of("T2"))).toBeUndefined();
    await all.storeInstallation(installation("T1", "xoxb-installed"));
    expect(await all.tokenOf(of("T1"))).toBe("xoxb-installed");
  });

  it("say that the key was changed, by the keys' ids", async () => {
    await installations().storeInstallation(installation("T1", "xoxb-one"));
    const reading = installations(OTHER).tokenOf(of("T1"));
    await expect(reading).rejects.toBeInstanceOf(UserError);
    await expect(reading).rejects.toThrow(
      `This was stored under another READOUT_SECRET_KEY (key ${keyId(KEY)}; now it is ${keyId(OTHER)}).`,
    );
  });

  it("are refused where they were changed or moved to another workspace", async () => {
    await installations().storeInstallation(installation("T1", "xoxb-one"));
    const sealed = String(await keyed().get("team:T1"));
    await keyed().set("team:T2", sealed);
    await expect(installations().tokenOf(of("T2"))).rejects.toThrow("What was stored is damaged.");
    await keyed().set("team:T1", `${sealed.slice(0, -3)}${sealed.endsWith("AAA") ? "BBB" : "AAA"}`);
    await expect(installations().tokenOf(of("T1"))).rejects.toThrow("What was stored is damaged.");
    await keyed().set("team:T1", "something else");
    await expect(installations().tokenOf(of("T1"))).rejects.toThrow("What was stored is damaged.");
  });
});

describe("the seal", () => {
  it("is AES-256-GCM with the name as its additional data", () => {
    const seal = createSeal(KEY, random);
    const [first, second] = [seal.close("a", "text"), seal.close("a", "text")];
    expect(first).not.toBe(second);
    expect([seal.open("a", first), seal.open("a", second)]).toEqual(["text", "text"]);
    expect(() => seal.open("b", first)).toThrow("What was stored is damaged.");
  });
});

describe("the installation an event is about", () => {
  const grant = (team_id: string | null, is_enterprise_install: boolean) => ({ enterprise_id: "E1", team_id, is_enterprise_install });

  it.each([
    [{ team_id: "T1" }, { teamId: "T1", enterpriseId: undefined, isEnterpriseInstall: false }],
    [
      { team_id: "T1", enterprise_id: "E1" },
      { teamId: "T1", enterpriseId: "E1", isEnterpriseInstall: false },
    ],
    [
      { team_id: "T1", authorizations: [grant("T2", false)] },
      { teamId: "T2", enterpriseId: "E1", isEnterpriseInstall: false },
    ],
    [
      { team_id: "T1", authorizations: [grant(null, true)] },
      { teamId: "T1", enterpriseId: "E1", isEnterpriseInstall: true },
    ],
    [
      { team_id: null, enterprise_id: "E1" },
      { teamId: undefined, enterpriseId: "E1", isEnterpriseInstall: true },
    ],
  ])("of %j is %j", (envelope, whose) => {
    expect(installationOf(envelope)).toEqual(whose);
  });
});
