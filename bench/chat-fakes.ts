import { IDS as DISCORD_IDS } from "../test/support/fake-discord/channels.ts";
import { PERSON } from "../test/support/fake-discord/gateway.ts";
import { startFakeDiscord, TOKEN } from "../test/support/fake-discord/server.ts";
import { startFakeSlack, TOKENS } from "../test/support/fake-slack/server.ts";
import { IDS } from "../test/support/fake-slack/workspace.ts";
import { WORKING_MESSAGE } from "../src/adapters/slack/working.ts";
import { createExchanges, type Exchanges, type Timed } from "./chat-exchanges.ts";

/** A command as a person gives it. */
export interface Asked {
  name: string;
  options: Record<string, string>;
}

/** One stand-in of a platform with one bot connected, and the people who ask. */
export interface Stand {
  readonly name: string;
  /** What the bot is configured with. */
  readonly env: Record<string, string>;
  /** Told of the port the bot listens on. */
  listening(port: number): void;
  /** Learns how many messages answer each command; where `checked`, every payload is checked meanwhile, and no more afterwards. */
  learn(commands: readonly Asked[], checked: boolean): Promise<void>;
  /** Asks in the channel of this number, as its person; one at a time a channel. What was not learnt is timed to its first message. */
  ask(asked: Asked, channel: number): Promise<Timed>;
  problems(): readonly string[];
  close(): Promise<void>;
}

/** Silence, in milliseconds, after which an answer is taken to be complete. */
const QUIET = 700;

const now = (): number => Date.now();

const keyOf = ({ name, options }: Asked): string => JSON.stringify([name, options]);

/** What both stands share: counting the messages of each answer once, then waiting for as many. */
function asking(
  exchanges: Exchanges,
  send: (asked: Asked, channel: number, messages: number | undefined) => Promise<Timed>,
  unchecked: () => void,
) {
  const messages = new Map<string, number>();
  return {
    async learn(commands: readonly Asked[], checked: boolean): Promise<void> {
      if (!checked) unchecked();
      for (const [i, asked] of commands.entries()) {
        void send(asked, i, Number.POSITIVE_INFINITY);
        messages.set(keyOf(asked), await exchanges.settled(QUIET));
      }
      unchecked();
    },
    ask: (asked: Asked, channel: number): Promise<Timed> => send(asked, channel, messages.get(keyOf(asked))),
  };
}

/** Slack in Socket Mode or over HTTP. Every person has a time zone, so that looking it up is part of the work. */
export async function slackStand(mode: "socket" | "http"): Promise<Stand> {
  const slack = await startFakeSlack(now);
  slack.zone = "Europe/Berlin";
  const exchanges = createExchanges();
  const add = slack.acknowledged.add.bind(slack.acknowledged);
  slack.acknowledged.add = (id) => {
    exchanges.acknowledged(id);
    return add(id);
  };
  const sign = (payload: Record<string, unknown>): boolean => payload["text"] === WORKING_MESSAGE.text;
  const { workspace } = slack;
  const taken = workspace.take.bind(workspace);
  const changed = workspace.change.bind(workspace);
  const channels = new Map<string, string>();
  let checks = true;
  workspace.take = (payload, where) => {
    if (!sign(payload)) exchanges.message(where.channel);
    const ts = workspace.nextTs();
    const stored = checks ? taken(payload, where) : { ts, ...where, payload, shown: NOTHING, previews: false };
    if (typeof stored !== "string" && sign(payload)) channels.set(stored.ts, where.channel);
    return stored;
  };
  workspace.change = (ts, payload) => {
    exchanges.message(channels.get(ts) ?? "");
    return checks ? changed(ts, payload) : undefined;
  };
  let count = 0;
  const send = async ({ name, options }: Asked, channel: number, messages: number | undefined): Promise<Timed> => {
    const id = `e${(count += 1)}`;
    const where = `C${String(channel).padStart(8, "0")}`;
    const own = ["brief", "positions", "ask"].includes(name);
    const words = Object.entries(options)
      .map(([option, value]) => (option === "as-of" ? `${option} ${value}` : value))
      .join(" ");
    const payload = {
      command: own ? `/${name}` : "/readout",
      text: own ? words : `${name} ${words}`,
      team_id: IDS.team,
      channel_id: where,
      user_id: `U${String(channel).padStart(8, "0")}`,
      trigger_id: id,
      response_url: slack.responseUrl(),
      api_app_id: "A00FAKE00",
    };
    const timed = exchanges.open(where, id, messages);
    slack.calls.length = 0;
    await slack.deliver("slash_commands", id, payload);
    return timed;
  };
  const socket = mode === "socket";
  return {
    name: socket ? "Slack, Socket Mode" : "Slack, HTTP",
    env: {
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: TOKENS.bot,
      ...(socket ? { SLACK_APP_TOKEN: TOKENS.app } : { SLACK_SIGNING_SECRET: TOKENS.signing, PORT: "0" }),
    },
    listening(port) {
      slack.eventsUrl = `http://127.0.0.1:${port}/slack/events`;
    },
    ...asking(exchanges, send, () => {
      checks = false;
      workspace.messages.length = 0;
    }),
    problems: () => [...workspace.problems, ...exchanges.strays()],
    close: () => slack.close(),
  };
}

const NOTHING = { text: "", links: [], pings: [], buttons: [] };

export async function discordStand(): Promise<Stand> {
  const discord = await startFakeDiscord(now);
  const exchanges = createExchanges();
  const { channels } = discord;
  const taken = channels.take.bind(channels);
  let checks = true;
  channels.take = (payload, channel, privateTo) => {
    if (checks) return taken(payload, channel, privateTo);
    return {
      id: channels.nextId(),
      channel,
      payload,
      body: { flags: 0, components: [], allowed_mentions: { parse: [] } },
      shown: NOTHING,
      previews: false,
    };
  };
  // Called as a request arrives, before anything is done about it.
  discord.inspect = (_, path) => {
    const [, first = "", , token = "", last] = path.split("/");
    if (first === "interactions" && last === "callback") exchanges.acknowledged(token);
    if (first === "webhooks") exchanges.message(token);
    return [];
  };
  const send = async ({ name, options }: Asked, channel: number, messages: number | undefined): Promise<Timed> => {
    const id = channels.nextId();
    const token = `interaction-${id}`;
    const where = String(310_000_000_000_000_000n + BigInt(channel));
    discord.pending.set(token, { channel: where, acknowledged: false, privately: false, at: now() });
    const timed = exchanges.open(token, token, messages);
    discord.gateway.dispatch("INTERACTION_CREATE", {
      ...INTERACTION,
      id,
      token,
      channel_id: where,
      channel: { id: where, type: 0, guild_id: DISCORD_IDS.guild, name: "desk" },
      member: { ...MEMBER, user: { ...PERSON, id: String(510_000_000_000_000_000n + BigInt(channel)) } },
      data: {
        id: "600000000000000001",
        name,
        type: 1,
        options: Object.entries(options).map(([key, value]) => ({ name: key, type: 3, value })),
      },
    });
    // Of an answer that was not learnt more may come.
    return messages === undefined ? timed : timed.finally(() => discord.pending.delete(token));
  };
  return {
    name: "Discord",
    env: { DISCORD_API_URL: discord.apiUrl, DISCORD_TOKEN: TOKEN },
    listening: () => undefined,
    ...asking(exchanges, send, () => {
      checks = false;
      channels.messages.length = 0;
    }),
    problems: () => [...discord.problems, ...exchanges.strays()],
    close: () => discord.close(),
  };
}

const MEMBER = { roles: [], permissions: "0", joined_at: "2023-01-01T00:00:00.000000+00:00", deaf: false, mute: false, flags: 0 };

const INTERACTION = {
  application_id: DISCORD_IDS.application,
  type: 2,
  version: 1,
  guild_id: DISCORD_IDS.guild,
  locale: "en-GB",
  guild_locale: "en-US",
  entitlements: [],
  authorizing_integration_owners: { 0: DISCORD_IDS.guild },
  context: 0,
  app_permissions: "0",
  attachment_size_limit: 10_000_000,
};
