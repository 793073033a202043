import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/storage/sqlite/open.ts";
import { IDS as DISCORD_IDS } from "../support/fake-discord/channels.ts";
import { PERSON } from "../support/fake-discord/gateway.ts";
import { type FakeDiscord, startFakeDiscord, TOKEN as DISCORD_TOKEN } from "../support/fake-discord/server.ts";
import { type FakePortal, startFakePortal } from "../support/fake-portal/server.ts";
import { portalTitle } from "../support/fake-portal/wikitext.ts";
import { type FakeSlack, startFakeSlack, TOKENS } from "../support/fake-slack/server.ts";
import { IDS } from "../support/fake-slack/workspace.ts";
import { type Serving, startServing } from "../support/serving.ts";
import { layShippedRecord } from "../support/shipped-record.ts";

const PATIENCE = 30_000;
const now = () => Date.now();

let folder = "";
let slack: FakeSlack;
let discord: FakeDiscord;
let portal: FakePortal;
let serving: Serving | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-serve-live-"));
  await layShippedRecord(join(folder, "data"));
  slack = await startFakeSlack(now, PATIENCE);
  discord = await startFakeDiscord(now, PATIENCE);
  portal = await startFakePortal();
  const yesterday = new Date(now() - 86_400_000).toISOString().slice(0, 10);
  portal.put(
    portalTitle(yesterday),
    "{{Current events|content=\n*At least 40 people are killed in a drone strike on a market in [[Sanaa]], [[Yemen]]. [https://news.example.org/1 (AFP)]\n}}",
  );
});
afterEach(async () => {
  serving?.child.kill("SIGKILL");
  await serving?.ended;
  serving = undefined;
  await Promise.all([slack.close(), discord.close(), portal.close()]);
  rmSync(folder, { recursive: true, force: true });
});

async function start(env: Record<string, string>): Promise<Serving> {
  serving = startServing(join(folder, "data"), { READOUT_FETCH_ALLOW: portal.host, ...env });
  await serving.logged("ready");
  return serving;
}

function discordSources(topic: string, permissions: string): void {
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
    member: { user: PERSON, roles: [], permissions, joined_at: "2023-01-01T00:00:00.000000+00:00", deaf: false, mute: false, flags: 0 },
    locale: "en-GB",
    guild_locale: "en-US",
    entitlements: [],
    authorizing_integration_owners: { 0: DISCORD_IDS.guild },
    context: 0,
    app_permissions: "0",
    attachment_size_limit: 10_000_000,
    data: { id: "600000000000000001", name: "sources", type: 1, options: [{ name: "topic", type: 3, value: topic }] },
  });
}

function slackSources(text: string): Promise<void> {
  return slack.deliver("slash_commands", `e-${text}`, {
    command: "/readout",
    text: `sources ${text}`,
    team_id: IDS.team,
    channel_id: IDS.channel,
    channel_name: "war-room",
    user_id: IDS.person,
    user_name: "ada.lovelace",
    trigger_id: `t-${text}-${slack.workspace.seen().length}`,
    response_url: slack.responseUrl(),
    api_app_id: "A00FAKE00",
  });
}

const MANAGE_GUILD = "32";

describe("readout start, with live sources", () => {
  it("fetches what is due at once, and reports what fails in the log, once", async () => {
    const store = await openStore({ path: join(folder, "data", "readout.db") });
    const due = { owner: "shared", every: 60, due: 0, label: "" } as const;
    await store.live.add({ ...due, kind: "feed", address: `http://${portal.host}/nothing-here?key=hidden` });
    await store.live.add({ ...due, kind: "current-events", address: portal.url });
    await store.close();
    const running = await start({ DISCORD_TOKEN, DISCORD_API_URL: discord.apiUrl });
    expect(await running.logged("live source fetched")).toMatchObject({ source: "S2", kind: "current-events", added: 2 });
    expect(await running.logged("live source failing")).toMatchObject({
      source: "S1",
      kind: "feed",
      address: `http://${portal.host}/nothing-here`,
    });
    expect((await running.stop()).code).toBe(0);
    expect(running.out()).not.toContain("hidden");
    expect(running.lines().filter(({ msg }) => msg === "live source failing")).toHaveLength(1);
  });

  it("are added on Discord by who manages the server, and by nobody else", async () => {
    await start({ DISCORD_TOKEN, DISCORD_API_URL: discord.apiUrl });
    discordSources(`add current-events ${portal.url}`, "0");
    await discord.changes.until(() => discord.channels.seen().length > 0, "the refusal");
    discordSources(`add current-events ${portal.url}`, MANAGE_GUILD);
    await discord.changes.until(() => discord.channels.seen().length > 1, "the answer");
    const [refused, added] = discord.channels.seen().map(({ text }) => text);
    expect(refused).toContain("Live sources are managed by those who manage this place");
    expect(added).toContain("for this place alone");
    expect(added).toContain("1 item read: 2 records came in, 1 of them event.");
    expect(discord.problems).toEqual([]);
  });

  it("are added on Slack by an administrator, for the workspace, and by an operator, for everybody", async () => {
    slack.zone = "Europe/London";
    await start({ SLACK_BOT_TOKEN: TOKENS.bot, SLACK_APP_TOKEN: TOKENS.app, SLACK_API_URL: slack.apiUrl });
    await slackSources("list");
    await slack.changes.until(() => slack.workspace.seen().length > 0, "the refusal");
    slack.admin = true;
    await slackSources(`add current-events ${portal.url}`);
    const shows = (words: string) => slack.changes.until(() => slack.workspace.seen().some(({ text }) => text.includes(words)), words);
    await shows("for this place alone");
    await shows("Live sources are managed by those who manage this place");
    await serving?.stop();
    slack.admin = false;
    await start({
      SLACK_BOT_TOKEN: TOKENS.bot,
      SLACK_APP_TOKEN: TOKENS.app,
      SLACK_API_URL: slack.apiUrl,
      READOUT_OPERATORS: `slack:${IDS.team}/${IDS.person}`,
    });
    await slackSources("list");
    await shows("No live sources yet.");
    expect(slack.workspace.problems).toEqual([]);
  }, 60_000);
});
