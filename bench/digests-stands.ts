import type { Installation } from "@slack/bolt";
import { channelIn, GUILD } from "../test/support/fake-discord/gateway.ts";
import { startFakeDiscord, TOKEN } from "../test/support/fake-discord/server.ts";
import { createRates } from "../test/support/fake-http/rates.ts";
import { startFakeSlack, TOKENS } from "../test/support/fake-slack/server.ts";
import { IDS } from "../test/support/fake-slack/workspace.ts";

/** A stand-in that keeps its platform's limits, and when each message came. */
export interface Posts {
  readonly name: string;
  readonly platform: "slack" | "discord";
  readonly env: Record<string, string>;
  listening(port: number): void;
  /** Milliseconds since the epoch. */
  readonly times: number[];
  /** Messages a second that the limits allow over so many workspaces. */
  allowed(owners: number): number;
  refused(): number;
  /** Channels that have more messages than one. */
  doubled(): number;
  tenant(owner: number): string;
  channel(owner: number, n: number): string;
  installation(owner: number): Installation;
  problems(): readonly string[];
  close(): Promise<void>;
}

/** Messages of which everything is checked, before the rest is only counted. */
const CHECKED = 50;

const NOTHING = { text: "", links: [], pings: [], buttons: [] };

const digits = (n: number, length: number): string => String(n).padStart(length, "0");

/** Counts messages a channel, those that begin a delivery alone. */
function counter(now: () => number) {
  const times: number[] = [];
  const channels = new Map<string, number>();
  return {
    times,
    count(channel: string): number {
      times.push(now());
      channels.set(channel, (channels.get(channel) ?? 0) + 1);
      return times.length;
    },
    doubled: () => [...channels.values()].filter((count) => count > 1).length,
  };
}

export async function slackPosts(now: () => number): Promise<Posts> {
  const slack = await startFakeSlack(now);
  const rates = createRates(now);
  slack.rates = rates;
  const tenant = (owner: number): string => `T${digits(owner, 8)}`;
  const token = (owner: number): string => `xoxb-${owner}`;
  const counted = counter(now);
  const { workspace } = slack;
  const taken = workspace.take.bind(workspace);
  workspace.take = (payload, where) => {
    slack.calls.length = 0;
    const stored = { ts: workspace.nextTs(), ...where, payload: {}, shown: NOTHING, previews: false };
    const checked = counted.count(where.channel) <= CHECKED ? taken(payload, where) : stored;
    return typeof checked === "string" ? checked : stored;
  };
  for (let owner = 0; owner < 100; owner += 1) slack.tokens.set(token(owner), tenant(owner));
  return {
    name: "Slack",
    platform: "slack",
    env: {
      SLACK_API_URL: slack.apiUrl,
      SLACK_APP_TOKEN: TOKENS.app,
      SLACK_CLIENT_ID: TOKENS.clientId,
      SLACK_CLIENT_SECRET: TOKENS.clientSecret,
      SLACK_STATE_SECRET: "state",
    },
    listening: () => undefined,
    times: counted.times,
    allowed: (owners) => (owners * 300) / 60,
    refused: () => rates.refused,
    doubled: counted.doubled,
    tenant,
    channel: (owner, n) => `C${digits(owner, 3)}${digits(n, 5)}`,
    installation: (owner) => ({
      team: { id: tenant(owner) },
      enterprise: undefined,
      user: { token: undefined, scopes: undefined, id: IDS.person },
      bot: { token: token(owner), scopes: [], id: IDS.botId, userId: IDS.bot },
      isEnterpriseInstall: false,
      authVersion: "v2",
    }),
    problems: () => workspace.problems,
    close: () => slack.close(),
  };
}

export async function discordPosts(now: () => number, owners: number, each: number): Promise<Posts> {
  const discord = await startFakeDiscord(now);
  const rates = createRates(now);
  discord.rates = rates;
  const tenant = (owner: number): string => String(210_000_000_000_000_000n + BigInt(owner));
  const channel = (owner: number, n: number): string => String(310_000_000_000_000_000n + BigInt(owner * 1_000 + n));
  discord.guilds = Array.from({ length: owners }, (_, owner) => ({
    ...GUILD,
    id: tenant(owner),
    roles: GUILD.roles.map((role) => ({ ...role, id: tenant(owner) })),
    channels: Array.from({ length: each }, (__, n) => channelIn(channel(owner, n), `c${n}`, { guild_id: tenant(owner) })),
  }));
  const counted = counter(now);
  const { channels } = discord;
  const taken = channels.take.bind(channels);
  channels.take = (payload, where, privateTo) => {
    const body = { flags: 0, components: [], allowed_mentions: { parse: [] as [] } };
    const stored = { id: channels.nextId(), channel: where, payload: {}, body, shown: NOTHING, previews: false };
    return counted.count(where) <= CHECKED && taken(payload, where, privateTo) === undefined ? undefined : stored;
  };
  return {
    name: "Discord",
    platform: "discord",
    env: { DISCORD_API_URL: discord.apiUrl, DISCORD_TOKEN: TOKEN },
    listening: () => undefined,
    times: counted.times,
    allowed: () => 50,
    refused: () => rates.refused,
    doubled: counted.doubled,
    tenant,
    channel,
    installation: () => {
      throw new Error("nothing is installed in Discord");
    },
    problems: () => discord.problems,
    close: () => discord.close(),
  };
}
