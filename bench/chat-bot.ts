import { App } from "@slack/bolt";
import { Client, Events, GatewayIntentBits } from "discord.js";
import { createDiscordAdapter } from "../src/adapters/discord/adapter.ts";
import { createSlackAdapter } from "../src/adapters/slack/adapter.ts";
import { type Config, readConfig } from "../src/config.ts";
import { plainDocument } from "../src/core/document.ts";
import { commandsAlone, systemClock } from "../src/main.ts";
import { createMemoryKeys } from "../test/support/fake-http/memory-keys.ts";

// Answers every command with a fixed text, in a process of its own: `bare` with nothing but the client libraries, as their
// documentation shows it, `fixed` through the adapters.
const TEXT = "A fixed text.";

const say = (msg: string, details: Record<string, unknown> = {}): boolean =>
  process.stdout.write(`${JSON.stringify({ msg, ...details })}\n`);

async function bare({ slack, discord }: Config): Promise<void> {
  if (slack) {
    const { botToken: token = "", appToken = "", signingSecret = "", apiUrl = "" } = slack;
    const connection = appToken === "" ? { signingSecret } : { appToken, socketMode: true };
    const app = new App({ token, ...connection, clientOptions: { slackApiUrl: apiUrl } });
    app.command(/^\/./u, async ({ ack, command, client }) => {
      await ack();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Slack's method, not a window's
      await client.chat.postMessage({ channel: command.channel_id, text: TEXT });
    });
    const server = await app.start(0);
    const address = server && "address" in server ? server.address() : null;
    if (typeof address === "object" && address !== null) say("listening", { port: address.port });
  }
  if (discord) {
    const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.apiUrl ?? "" } });
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.editReply(TEXT);
    });
    const ready = new Promise((resolve) => {
      client.once(Events.ClientReady, resolve);
    });
    await client.login(discord.token);
    await ready;
  }
}

async function fixed({ slack, discord }: Config): Promise<void> {
  const { specs } = await commandsAlone(systemClock, "/");
  const shared = { specs, keys: createMemoryKeys(), clock: systemClock, log: () => undefined };
  const dispatch = async () => ({ document: plainDocument("answer", TEXT) });
  const listening = (port: number): void => void say("listening", { port });
  if (slack) {
    const { oauth: _, ...credentials } = slack;
    await createSlackAdapter({ ...shared, ...credentials, port: 0, listening }).start(dispatch);
  }
  if (discord) await createDiscordAdapter({ ...shared, ...discord }).start(dispatch);
}

const config = readConfig(process.env);
await (process.argv[2] === "bare" ? bare(config) : fixed(config));
say("ready");
