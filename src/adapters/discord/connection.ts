import {
  ChannelType,
  Client,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  HTTPError,
  Partials,
  PermissionFlagsBits,
  REST,
  Routes,
  Status,
} from "discord.js";
import type { Channel } from "discord.js";
import { UserError } from "../../core/errors.ts";
import type { CommandSpec } from "../../commands/command.ts";
import { within } from "../common/in-hand.ts";
import { failureDetails } from "../common/log.ts";
import type { AdapterLog } from "../common/log.ts";
import { registration } from "./register.ts";

/** Credentials and addresses. */
export interface DiscordConnectionOptions {
  token: string;
  /** Base address of the API, ending in `/api`; Discord's own where it is left out. */
  apiUrl?: string;
  /** Registers the commands with this server alone, where they change at once; everywhere where it is left out. */
  guild?: string;
  specs: readonly CommandSpec[];
  log: AdapterLog;
}

/** The client, and a start and stop that keep their promises. */
export interface DiscordConnection {
  client: Client;
  /**
   * For the addresses of interactions, which Discord leaves out of a bot's fifty requests a second ("Rate Limits"): many
   * commands at once must not wait for each other's acknowledgement.
   */
  interactions: REST;
  /** For what is delivered unasked: a limit on one channel is said and not waited out, so that it holds up no other. */
  deliveries: REST;
  /** Connects, waits until Discord says all is ready, and registers the commands. */
  start(): Promise<void>;
  stop(): Promise<void>;
  canPost(channel: string): Promise<boolean>;
  /** Whether the bot may read what was posted there; without that Discord says that there is nothing. */
  mayRead(channel: string): Promise<boolean>;
  /** Whether messages there are posts of their own. */
  isForum(channel: string): boolean;
  /** Whether the bot is in a server; true of what is no server. */
  isIn(server: string | undefined): boolean;
  /** The bot's own id. */
  ownId(): string | undefined;
  isUp(): boolean;
  /** Says in the log, once, that Discord does not take the token. */
  refused(): void;
}

const START_TIMEOUT = 30_000;
const STOP_TIMEOUT = 1_000;
const CALL_TIMEOUT = 10_000;
const UNAUTHORIZED = 401;
const UNLIMITED = 1_000_000;

export function createConnection({ token, apiUrl, guild, specs, log }: DiscordConnectionOptions): DiscordConnection {
  let known = false;
  const refused = (): void => {
    // A refusal clears the token of the client, and later calls would fail for want of one.
    client.rest.setToken(token);
    deliveries.setToken(token);
    if (!known) log("error", "discord refuses the token", { variable: "DISCORD_TOKEN" });
    known = true;
  };
  // What is sent again, and when, is decided call by call.
  const calls = { retries: 0, timeout: CALL_TIMEOUT, ...(apiUrl === undefined ? {} : { api: apiUrl }) };
  const interactions = new REST({ ...calls, globalRequestsPerSecond: UNLIMITED });
  const deliveries = new REST({ ...calls, globalRequestsPerSecond: UNLIMITED, rejectOnRateLimit: () => true }).setToken(token);
  const client = new Client({
    // None of these is privileged: the words of a mention and of a direct message come without Message Content.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // Direct channels are not known before their first message.
    partials: [Partials.Channel],
    // As many connections as Discord recommends; they share this process, so that what is scheduled runs once.
    shards: "auto",
    allowedMentions: { parse: [] },
    enforceNonce: true,
    rest: calls,
  });
  const may = (channel: Channel, permission: bigint): boolean => {
    if (channel.isDMBased()) return true;
    return client.user !== null && channel.permissionsFor(client.user)?.has([PermissionFlagsBits.ViewChannel, permission]) === true;
  };
  client.on(Events.Error, (error) => log("error", "discord client", failureDetails(error)));
  client.on(Events.ShardError, (error) => log("warn", "discord gateway", failureDetails(error)));
  client.on(Events.ShardDisconnect, ({ code }) => {
    log("error", "discord gateway closed", { code });
    if (code === GatewayCloseCodes.AuthenticationFailed) refused();
  });
  client.on(Events.ShardReconnecting, () => log("warn", "discord reconnecting"));
  return {
    client,
    interactions,
    deliveries,
    refused,
    async start() {
      const ready = new Promise<true>((resolve) => {
        client.once(Events.ClientReady, () => resolve(true));
      });
      try {
        await client.login(token);
        if (!(await within(START_TIMEOUT, ready))) throw new Error("not ready in time");
        const application = client.application?.id ?? "";
        const route = guild === undefined ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, guild);
        await client.rest.put(route, { body: registration(specs) });
      } catch (cause) {
        await client.destroy().catch(() => undefined);
        throw explained(cause);
      }
    },
    async stop() {
      for (const rest of [interactions, deliveries]) {
        rest.clearHashSweeper();
        rest.clearHandlerSweeper();
      }
      await within(STOP_TIMEOUT, client.destroy());
    },
    isUp: () => client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready),
    isForum(channel) {
      const type = client.channels.cache.get(channel)?.type;
      return type === ChannelType.GuildForum || type === ChannelType.GuildMedia;
    },
    isIn: (server) => server === undefined || client.guilds.cache.has(server),
    ownId: () => client.user?.id,
    async mayRead(channel) {
      const found = await client.channels.fetch(channel);
      return found !== null && may(found, PermissionFlagsBits.ReadMessageHistory);
    },
    async canPost(channel) {
      try {
        const found = await client.channels.fetch(channel);
        if (!found?.isSendable()) return false;
        return may(found, found.isThread() ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages);
      } catch (error) {
        if (error instanceof DiscordAPIError) return false;
        throw error;
      }
    },
  };
}

/** What a failure of Discord means for whoever set it up. */
export function explained(cause: unknown): UserError {
  if (isRefused(cause)) {
    return new UserError("bad-configuration", "Discord refuses DISCORD_TOKEN.", {
      next: "Reset the token on your application's Bot page at discord.com/developers/applications and set DISCORD_TOKEN to it.",
      cause,
    });
  }
  if (cause instanceof DiscordAPIError) {
    return new UserError("bad-configuration", `Discord does not take the commands (error ${cause.code}).`, {
      next: "Invite the bot again with the applications.commands scope.",
      cause,
    });
  }
  return new UserError("bad-configuration", "Discord cannot be reached.", {
    next: "Check the network and DISCORD_API_URL, then start again.",
    cause,
  });
}

/** Whether Discord does not take the token. */
export function isRefused(error: unknown): boolean {
  if (error instanceof DiscordjsError) return error.code === DiscordjsErrorCodes.TokenInvalid;
  return (error instanceof DiscordAPIError || error instanceof HTTPError) && error.status === UNAUTHORIZED;
}
