import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { IDS as DISCORD_IDS } from "../support/fake-discord/channels.ts";
import { PERSON } from "../support/fake-discord/gateway.ts";
import { startFakeDiscord, TOKEN as DISCORD_TOKEN, type FakeDiscord } from "../support/fake-discord/server.ts";
import { startFakeSlack, TOKENS, type FakeSlack } from "../support/fake-slack/server.ts";
import { IDS } from "../support/fake-slack/workspace.ts";
import { type Serving, startServing } from "../support/serving.ts";
import { layShippedRecord } from "../support/shipped-record.ts";

const PATIENCE = 30_000;
/** The child's clock is the machine's, so the fakes' is too. */
const now = () => Date.now();

let folder = "";
let slack: FakeSlack;
let discord: FakeDiscord;
let serving: Serving | undefined;

const SOCKET = () => ({ SLACK_BOT_TOKEN: TOKENS.bot, SLACK_APP_TOKEN: TOKENS.app, SLACK_API_URL: slack.apiUrl });
const HTTP = () => ({ SLACK_BOT_TOKEN: TOKENS.bot, SLACK_SIGNING_SECRET: TOKENS.signing, SLACK_API_URL: slack.apiUrl });
const DISCORD = () => ({ DISCORD_TOKEN, DISCORD_API_URL: discord.apiUrl });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-serve-"));
  await layShippedRecord(join(folder, "data"));
  slack = await startFakeSlack(now, PATIENCE);
  discord = await startFakeDiscord(now, PATIENCE);
});
afterEach(async () => {
  serving?.child.kill("SIGKILL");
  await serving?.ended;
  serving = undefined;
  await slack.close();
  await discord.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(env: Record<string, string>): Promise<Serving> {
  serving = startServing(join(folder, "data"), env);
  await serving.logged("ready");
  return serving;
}

function slash(text: string): Promise<void> {
  return slack.deliver("slash_commands", `e-${text}`, {
    command: "/brief",
    text,
    team_id: IDS.team,
    channel_id: IDS.channel,
    channel_name: "war-room",
    user_id: IDS.person,
    user_name: "ada.lovelace",
    trigger_id: `t-${text}`,
    response_url: slack.responseUrl(),
    api_app_id: "A00FAKE00",
  });
}

function discordBrief(topic: string): void {
  const id = discord.channels.nextId();
  const token = `interaction-${id}`;
  discord.pending.set(token, { channel: DISCORD_IDS.channel, acknowledged: false, privately: false, at: now() });
  discord.gateway.dispatch("INTERACTION_CREATE", {
    id,
    application_id: DISCORD_IDS.application,
    token,
    type: 2,
    version: 1,
    guild_id: DISCORD_IDS.guild,
    channel_id: DISCORD_IDS.channel,
    channel: { id: DISCORD_IDS.channel, type: 0, guild_id: DISCORD_IDS.guild, name: "desk" },
    member: {
      user: { ...PERSON, global_name: "Grace Hopper" },
      roles: [],
      permissions: "0",
      joined_at: "2023-01-01T00:00:00.000000+00:00",
      deaf: false,
      mute: false,
      flags: 0,
    },
    locale: "en-GB",
    guild_locale: "en-US",
    entitlements: [],
    authorizing_integration_owners: { 0: DISCORD_IDS.guild },
    context: 0,
    app_permissions: "0",
    attachment_size_limit: 10_000_000,
    data: { id: "600000000000000001", name: "brief", type: 1, options: [{ name: "topic", type: 3, value: topic }] },
  });
}

const shown = (seen: { text: string }[]): string => seen.map(({ text }) => text).join("\n");

describe("readout start, connected to both", () => {
  it("answers on each, logs one line a request with nothing of anybody's in it, and stops when told", async () => {
    const running = await start({ ...SOCKET(), ...DISCORD() });
    await slash("gaza");
    await slack.changes.until(() => slack.workspace.seen().length > 0, "Slack's answer");
    discordBrief("zanzibar-by-the-sea");
    await discord.changes.until(() => discord.channels.seen().length > 0, "Discord's answer");
    expect(shown(slack.workspace.seen())).toContain("Gaza conflict: 4–10 Nov 2023");
    expect(shown(discord.channels.seen())).toContain("zanzibar-by-the-sea");

    const { code, milliseconds } = await running.stop();
    expect(code).toBe(0);
    expect(milliseconds).toBeLessThan(5_000);
    const requests = running.lines().filter(({ msg }) => msg === "request");
    expect(requests.map(({ platform, command, outcome }) => ({ platform, command, outcome }))).toEqual([
      { platform: "slack", command: "brief", outcome: "answered" },
      { platform: "discord", command: "brief", outcome: "unanswered" },
    ]);
    expect(Object.keys(requests[0] ?? {}).toSorted()).toEqual(
      ["command", "level", "milliseconds", "msg", "outcome", "platform", "request", "time"].toSorted(),
    );
    const everything = running.out() + running.err();
    for (const secret of [
      TOKENS.bot,
      TOKENS.app,
      DISCORD_TOKEN,
      "gaza",
      "Gaza",
      "zanzibar",
      "ada.lovelace",
      "Grace",
      "war-room",
      IDS.person,
    ]) {
      expect(everything).not.toContain(secret);
    }
    expect(slack.workspace.problems).toEqual([]);
    expect(discord.problems).toEqual([]);
  });
});

describe("readout start, connected to one", () => {
  it("says what is not configured, and answers health on PORT", async () => {
    const running = await start({ ...DISCORD(), PORT: "0" });
    expect(running.err()).toBe("Slack is not configured: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN to connect it.\n");
    const { port } = await running.logged("listening");
    const response = await fetch(`http://127.0.0.1:${String(port)}/healthz`);
    const body: unknown = await response.json();
    expect(response.status).toBe(200);
    expect(body).toEqual({
      status: "ok",
      version: "0.1.0",
      uptimeSeconds: expect.any(Number),
      position: 1,
      newestRecord: expect.stringMatching(/^20\d\d-\d\d-\d\d$/u),
      platforms: { slack: "not configured", discord: "connected" },
    });
    expect((await fetch(`http://127.0.0.1:${String(port)}/`)).status).toBe(404);
    discord.server.cutSockets();
    expect((await running.stop()).code).toBe(0);
  });

  it("has health beside Slack's requests over HTTP", async () => {
    const running = await start({ ...HTTP(), PORT: "0" });
    const { port } = await running.logged("listening");
    slack.eventsUrl = `http://127.0.0.1:${String(port)}/slack/events`;
    const body: unknown = await (await fetch(`http://127.0.0.1:${String(port)}/healthz`)).json();
    expect(body).toMatchObject({ status: "ok", platforms: { slack: "connected", discord: "not configured" } });
    await slash("gaza");
    await slack.changes.until(() => slack.workspace.seen().length > 0, "Slack's answer");
    expect((await running.stop()).code).toBe(0);
    expect(running.err()).toBe("Discord is not configured: set DISCORD_TOKEN to connect it.\n");
  });

  it("finishes the answer in hand before it stops", async () => {
    const running = await start(SOCKET());
    await slash("gaza");
    const { code } = await running.stop();
    expect(code).toBe(0);
    expect(shown(slack.workspace.seen())).toContain("Gaza conflict");
  });
});

describe("readout start, refused", () => {
  it.each<[string, () => Record<string, string>, RegExp]>([
    [
      "SLACK_BOT_TOKEN",
      () => ({ ...SOCKET(), SLACK_BOT_TOKEN: "xoxb-bad" }),
      /^Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)\. Copy [^\n]+\n$/u,
    ],
    [
      "SLACK_APP_TOKEN",
      () => ({ ...SOCKET(), SLACK_APP_TOKEN: "xapp-bad" }),
      /^Slack refuses SLACK_APP_TOKEN \(invalid_auth\)\. Copy [^\n]+\n$/u,
    ],
    ["DISCORD_TOKEN", () => ({ ...DISCORD(), DISCORD_TOKEN: "MTAx.bad.token" }), /^Discord refuses DISCORD_TOKEN\. Reset [^\n]+\n$/u],
  ])("stops on a bad %s with one line and exit code 3", async (_, env, line) => {
    serving = startServing(join(folder, "data"), env());
    expect(await serving.ended).toBe(3);
    expect(serving.err()).toMatch(line);
    expect(serving.out() + serving.err()).not.toMatch(/xoxb-bad|xapp-bad|MTAx|\bat .*\.ts:\d+/u);
  });

  it("names every refused token", async () => {
    serving = startServing(join(folder, "data"), {
      ...SOCKET(),
      ...DISCORD(),
      SLACK_BOT_TOKEN: "xoxb-bad",
      DISCORD_TOKEN: "MTAx.bad.token",
    });
    expect(await serving.ended).toBe(3);
    expect(serving.err().split("\n")).toHaveLength(3);
  });

  it("says that a port is taken", async () => {
    const { port } = new URL(slack.apiUrl);
    serving = startServing(join(folder, "data"), { ...DISCORD(), PORT: port });
    expect(await serving.ended).toBe(3);
    expect(serving.err()).toBe(`Port ${port} cannot be had. Set PORT to one that is free.\n`);
  });
});
