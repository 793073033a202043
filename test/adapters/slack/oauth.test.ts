import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSlackAdapter } from "../../../src/adapters/slack/adapter.ts";
import { createInstallations, type Installations } from "../../../src/adapters/slack/installations.ts";
import { plainDocument } from "../../../src/core/document.ts";
import type { PlatformAdapter } from "../../../src/core/platform.ts";
import { createSeal } from "../../../src/core/seal.ts";
import { createKeyv } from "../../../src/storage/keyv.ts";
import { openStore, type Store } from "../../../src/storage/sqlite/open.ts";
import { SPECS } from "../../contract/documents.ts";
import { createMemoryKeys } from "../../support/fake-http/memory-keys.ts";
import { startFakeSlack, TOKENS, type FakeSlack } from "../../support/fake-slack/server.ts";
import { IDS } from "../../support/fake-slack/workspace.ts";

const clock = { now: () => Date.UTC(2023, 10, 20, 9) };
const of = (teamId: string) => ({ teamId, enterpriseId: undefined, isEnterpriseInstall: false });

let slack: FakeSlack;
let store: Store;
let installations: Installations;
let adapter: PlatformAdapter;
let origin = "";
let count = 0;
const log: string[] = [];

beforeEach(async () => {
  log.length = 0;
  slack = await startFakeSlack(clock.now);
  store = await openStore({ path: ":memory:" });
  const seal = createSeal(Buffer.alloc(32, 7), (bytes) => Buffer.alloc(bytes, (count += 1)));
  installations = createInstallations(createKeyv(store.keyed, clock, "slack-installations"), seal);
});
afterEach(async () => {
  await adapter.stop();
  await slack.close();
  await store.close();
  // A request the stand-in does not know fails the test that made it.
  if (slack.workspace.problems.length > 0) throw new Error(slack.workspace.problems.join("\n"));
});

async function start(mode: "socket" | "http", botToken?: string): Promise<void> {
  adapter = createSlackAdapter({
    ...(botToken === undefined ? {} : { botToken }),
    ...(mode === "socket" ? { appToken: TOKENS.app } : { signingSecret: TOKENS.signing }),
    oauth: { clientId: TOKENS.clientId, clientSecret: TOKENS.clientSecret, stateSecret: "state secret", installations },
    apiUrl: slack.apiUrl,
    port: 0,
    listening: (port) => {
      origin = `http://127.0.0.1:${port}`;
      if (mode === "http") slack.eventsUrl = `${origin}/slack/events`;
    },
    specs: SPECS,
    keys: createMemoryKeys(),
    clock,
    log: (level, line, details) => {
      log.push(`${level} ${line} ${JSON.stringify(details ?? {})}`);
      slack.changes.changed();
    },
  });
  await adapter.start(async () => ({ document: plainDocument("answer", "hello") }));
}

/** Goes through installing as a browser does; resolves with the last status. */
async function install(code: string, tamper = false): Promise<number> {
  const page = await fetch(`${origin}/slack/install`, { redirect: "manual" });
  expect(page.status).toBe(302);
  const address = new URL(page.headers.get("location") ?? "");
  expect(`${address.origin}${address.pathname}`).toBe("https://slack.com/oauth/v2/authorize");
  expect(address.searchParams.get("client_id")).toBe("1.2");
  expect(address.searchParams.get("scope")?.split(",")).toContain("chat:write");
  const state = `${address.searchParams.get("state") ?? ""}${tamper ? "x" : ""}`;
  const cookie = (page.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const back = await fetch(`${origin}/slack/oauth_redirect?${new URLSearchParams({ code, state })}`, { headers: { cookie } });
  return back.status;
}

const slash = (team: string, fields: Record<string, unknown> = {}): Promise<void> =>
  slack.deliver("slash_commands", `e${(count += 1)}`, {
    command: "/brief",
    text: "gaza",
    team_id: team,
    channel_id: IDS.channel,
    user_id: IDS.person,
    trigger_id: `t${count}`,
    response_url: slack.responseUrl(),
    api_app_id: "A00FAKE00",
    ...fields,
  });

const event = (team: string | null, inner: Record<string, unknown>, fields: Record<string, unknown> = {}): Promise<void> =>
  slack.deliver("events_api", `e${(count += 1)}`, {
    type: "event_callback",
    team_id: team,
    api_app_id: "A00FAKE00",
    event_id: `Ev${count}`,
    event_time: 1,
    event: inner,
    ...fields,
  });

const posts = () => slack.calls.filter(({ method }) => method === "chat.postMessage").map(({ token }) => token);

describe.each(["socket", "http"] as const)("many workspaces (%s)", (mode) => {
  it("install, are answered with their own token, and are forgotten when they leave", async () => {
    slack.codes.set("c1", { team: "T1", token: "xoxb-one" }).set("c2", { team: "T2", token: "xoxb-two" });
    await start(mode);
    expect([await install("c1"), await install("c2")]).toEqual([200, 200]);
    await slash("T2");
    await slack.changes.until(() => posts().length === 1, "an answer");
    await slash("T1");
    await slack.changes.until(() => posts().length === 2, "another");
    expect(posts()).toEqual(["xoxb-two", "xoxb-one"]);

    await event("T1", { type: "tokens_revoked", tokens: { oauth: ["U1"], bot: [] } });
    await slash("T1");
    await slack.changes.until(() => posts().length === 3, "an answer after a person's own token was revoked");
    expect(await installations.tokenOf(of("T1"))).toBe("xoxb-one");
    await event("T1", { type: "tokens_revoked", tokens: { bot: [IDS.bot] } });
    await event("T2", { type: "app_uninstalled" });
    const gone = async () => [await installations.tokenOf(of("T1")), await installations.tokenOf(of("T2"))];
    for (let tries = 0; tries < 50 && (await gone()).some(Boolean); tries += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(await gone()).toEqual([undefined, undefined]);
  });

  it("are not installed with a state that is not ours, or a code that Slack refuses", async () => {
    slack.codes.set("c1", { team: "T1", token: "xoxb-one" });
    await start(mode);
    expect([await install("c1", true), await install("unknown")]).toEqual([400, 500]);
    expect(await installations.tokenOf(of("T1"))).toBeUndefined();
  });

  it("have the token of the environment beside them, for its own workspace", async () => {
    await start(mode, TOKENS.bot);
    await slash(IDS.team);
    await slack.changes.until(() => posts().length === 1, "an answer");
    expect(posts()).toEqual([TOKENS.bot]);
    await slash("T9");
    expect(posts()).toHaveLength(1);
    expect(adapter.connected?.()).toBe(true);
  });

  it("of one organisation share its token, also later and by their own ids, until it leaves", async () => {
    slack.codes.set("c1", { team: "", token: "xoxb-org", enterprise: "E1" });
    await start(mode);
    expect(await install("c1")).toBe(200);
    const org = { enterprise_id: "E1", is_enterprise_install: "true" };
    await slash("T1", org);
    await slack.changes.until(() => posts().length === 1, "an answer");
    const authorizations = [{ enterprise_id: "E1", team_id: "T2", user_id: IDS.bot, is_bot: true, is_enterprise_install: true }];
    const mention = { type: "app_mention", user: IDS.person, channel: IDS.channel, ts: "1.1", text: `<@${IDS.bot}> hello` };
    await event("T2", mention, { authorizations });
    await slack.changes.until(() => posts().length === 2, "another");
    // As a button where the organisation's app is asked from no workspace in particular.
    await slack.deliver("interactive", "e-button", {
      type: "block_actions",
      team: null,
      enterprise: { id: "E1", name: "Fake" },
      is_enterprise_install: true,
      user: { id: IDS.person, team_id: "T3" },
      channel: { id: IDS.channel },
      container: { type: "message", message_ts: "1.1" },
      message: { ts: "1.1" },
      trigger_id: "t-button",
      response_url: slack.responseUrl("1.1"),
      actions: [{ type: "button", action_id: "v1|brief|gone", value: "v1|brief|gone", block_id: "b", action_ts: "1.1" }],
    });
    await slack.changes.until(() => slack.calls.some(({ method }) => method === "respond"), "an answer to the button");
    const to = (tenant: string) => ({ platform: "slack", tenant, channel: IDS.channel });
    for (const tenant of ["T1", "T2", "T3", "E1"]) await adapter.post(to(tenant), plainDocument("answer", "digest"));
    expect(posts()).toEqual(Array(6).fill("xoxb-org"));
    await expect(adapter.post(to("T9"), plainDocument("answer", "digest"))).rejects.toThrow("not installed in this workspace");

    await event(null, { type: "app_uninstalled" }, { authorizations: [{ ...authorizations[0], team_id: null }] });
    await slack.changes.until(() => log.includes('info workspace left {"platform":"slack","organisation":"E1"}'), "the line");
    await expect(adapter.post(to("T1"), plainDocument("answer", "digest"))).rejects.toThrow("not installed in this workspace");
  });

  it("are each named once in the log where their token is refused, with what to do", async () => {
    slack.codes.set("c1", { team: "T1", token: "xoxb-one" }).set("c2", { team: "T2", token: "xoxb-two" });
    await start(mode, TOKENS.bot);
    expect([await install("c1"), await install("c2")]).toEqual([200, 200]);
    slack.revoked = true;
    for (const team of ["T1", "T1", "T2", IDS.team]) await slash(team);
    const refusals = () => log.filter((line) => line.includes("refuses")).toSorted();
    await slack.changes.until(() => log.filter((line) => line.includes("answer failed")).length === 4, "all to fail");
    const again = (team: string) =>
      `error slack refuses the token {"workspace":"${team}","next":"Install the app there again, at /slack/install.","reason":"token_revoked"}`;
    expect(refusals()).toEqual([
      'error slack refuses the token {"variable":"SLACK_BOT_TOKEN","reason":"token_revoked"}',
      again("T1"),
      again("T2"),
    ]);
  });
});
