import { createDiscordAdapter } from "../../../src/adapters/discord/adapter.ts";
import type { DiscordOptions } from "../../../src/adapters/discord/adapter.ts";
import type { Suggest } from "../../../src/adapters/common/suggest.ts";
import type { PlatformHarness, PlatformSession, Said, SessionOptions } from "../../contract/harness.ts";
import type { Reply } from "../fake-http/server.ts";
import { createMemoryKeys } from "../fake-http/memory-keys.ts";
import { createTimers } from "../fake-http/timers.ts";
import { IDS } from "./channels.ts";
import { PERSON, USER } from "./gateway.ts";
import { inspector } from "./openapi.ts";
import { message as sentBack } from "./message.ts";
import { TOKEN, startFakeDiscord } from "./server.ts";
import type { FakeDiscord } from "./server.ts";

/** 20 November 2023, 09:00 UTC. */
const START = Date.UTC(2023, 10, 20, 9);

const POST = "POST /channels/:channel/messages";

/** A session with what only Discord's own tests look at. */
export interface DiscordSession extends PlatformSession {
  readonly discord: FakeDiscord;
  readonly keys: ReturnType<typeof createMemoryKeys>;
  readonly log: string[];
  /** A command with fields of the interaction in place of the usual ones. */
  commandWith(name: string, options: Record<string, string>, fields: Record<string, unknown>): Promise<Said>;
  /** A message with fields in place of the usual ones. */
  messageWith(fields: Record<string, unknown>): Promise<Said>;
  /** Types into an option; resolves with what is suggested. */
  /** An entry of a message's menu. */
  menu(name: string, message: Record<string, unknown>): Promise<Said>;
  /** Timers of the adapter that have not rung; they ring as time passes. */
  waiting(): number;
  type(command: string, option: string, value: string): Promise<unknown>;
}

export interface DiscordHarness extends PlatformHarness {
  open(options: SessionOptions & Overrides): Promise<DiscordSession>;
}

/** What a session may have beside the usual. */
interface Overrides {
  suggest?: Suggest;
  /** How many gateway connections Discord recommends. */
  shards?: number;
  /** Servers beside the usual one. */
  guilds?: FakeDiscord["guilds"];
  greeted?: DiscordOptions["greeted"];
}

/** Discord through discord.js. */
export function createDiscordHarness(): DiscordHarness {
  return { name: "discord", tokenVariable: "DISCORD_TOKEN", open: openSession };
}

async function openSession({
  dispatch,
  specs,
  fault,
  badToken,
  patience,
  suggest,
  shards = 1,
  guilds = [],
  greeted,
}: SessionOptions & Overrides): Promise<DiscordSession> {
  let time = START;
  let late = false;
  const discord = await startFakeDiscord(() => time, patience);
  discord.channels.fault = fault;
  discord.shards = shards;
  discord.guilds.push(...guilds);
  const timers = createTimers(
    () => time,
    () => discord.changes.changed(),
  );
  discord.acceptAnyToken = fault === "accept-any-token";
  discord.inspect = inspector();
  const keys = createMemoryKeys();
  if (fault === "forget-buttons") keys.get = async () => undefined;
  const log: string[] = [];
  const adapter = createDiscordAdapter({
    token: badToken ? "MTAwMDAwMDAwMDAwMDAwMDAx.refused.token" : TOKEN,
    apiUrl: discord.apiUrl,
    specs,
    keys,
    clock: { now: () => time },
    after: timers.after,
    ...(suggest ? { suggest } : {}),
    ...(greeted ? { greeted } : {}),
    log: (level, event, details) => {
      log.push(`${level} ${event} ${JSON.stringify(details ?? {})}`);
      discord.changes.changed();
    },
  });
  const sent = new Map<string, { type: string; data: Record<string, unknown> }>();
  const say = (type: string, data: Record<string, unknown>, channel: string, token?: string): Said => {
    const id = String(data["id"]);
    sent.set(id, { type, data });
    discord.gateway.dispatch(type, data);
    // A message needs no acknowledgement.
    return { id, channel, acknowledged: () => token === undefined || (discord.pending.get(token)?.acknowledged ?? true) };
  };
  const interact = (fields: Record<string, unknown>): Said & { token: string } => {
    const id = discord.channels.nextId();
    const token = `interaction-${id}`;
    const personal = fields["authorizing_integration_owners"] !== undefined && !("0" in Object(fields["authorizing_integration_owners"]));
    discord.pending.set(token, { channel: IDS.channel, acknowledged: false, privately: false, at: time, personal });
    const data = {
      id,
      application_id: IDS.application,
      token,
      version: 1,
      guild_id: IDS.guild,
      channel_id: IDS.channel,
      channel: { id: IDS.channel, type: 0, guild_id: IDS.guild, name: "desk" },
      member: {
        user: PERSON,
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
      authorizing_integration_owners: { 0: IDS.guild },
      context: 0,
      app_permissions: "0",
      attachment_size_limit: 10_000_000,
      ...fields,
    };
    return { ...say("INTERACTION_CREATE", data, IDS.channel, token), token };
  };
  const message = (fields: Record<string, unknown>): Record<string, unknown> => ({
    id: discord.channels.nextId(),
    type: 0,
    author: PERSON,
    timestamp: "2023-11-20T09:00:00.000000+00:00",
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mention_roles: [],
    mentions: [],
    attachments: [],
    embeds: [],
    pinned: false,
    flags: 0,
    ...fields,
  });
  const deaf = fault === "deaf";
  const mention = async (text: string, author: Record<string, unknown>): Promise<Said> => {
    const mentions = deaf ? [] : [USER];
    const content = deaf ? "" : `<@${IDS.bot}> ${text}`;
    return say("MESSAGE_CREATE", message({ channel_id: IDS.channel, guild_id: IDS.guild, author, mentions, content }), IDS.channel);
  };
  const bot = (author: Record<string, unknown>): Record<string, unknown> =>
    fault === "hide-bots" ? { ...PERSON, id: "500000000000000007" } : author;
  const option = (name: string, value: string): Record<string, unknown> =>
    value === "true" ? { name, type: 5, value: true } : { name, type: 3, value };
  const commandData = (name: string, options: Record<string, string>): Record<string, unknown> => ({
    id: "600000000000000001",
    name,
    type: 1,
    options: Object.entries(options).map(([key, value]) => option(key, value)),
  });
  return {
    adapter,
    start: () => adapter.start(dispatch),
    stop: async () => (fault === "never-stop" ? undefined : adapter.stop()),
    discord,
    keys,
    log,
    waiting: timers.waiting,
    menu: async (name, target) =>
      interact({
        type: 2,
        data: {
          id: "600000000000000002",
          name,
          type: 3,
          target_id: target["id"],
          resolved: { messages: { [String(target["id"])]: target } },
        },
      }),
    channel: IDS.channel,
    now: () => time,
    pass(milliseconds) {
      time += milliseconds;
      late ||= milliseconds > 3_000;
      discord.open = !(late && fault === "drop-late");
      timers.ring();
    },
    command: async (name, options) => interact({ type: 2, data: commandData(name, options) }),
    commandWith: async (name, options, fields) => interact({ type: 2, data: commandData(name, options), ...fields }),
    messageWith: async (fields) =>
      say("MESSAGE_CREATE", message({ channel_id: IDS.channel, guild_id: IDS.guild, content: "", ...fields }), IDS.channel),
    mention: (text) => mention(text, PERSON),
    async direct(text) {
      if (deaf) return mention(text, PERSON);
      return say("MESSAGE_CREATE", message({ channel_id: IDS.direct, channel_type: 1, content: text }), IDS.direct);
    },
    botMentions: (text) => mention(text, bot({ ...PERSON, id: IDS.otherBot, username: "other", bot: true })),
    echo: (text) => mention(text, bot({ ...USER })),
    async again({ id }) {
      const { type = "", data = {} } = sent.get(id) ?? {};
      discord.gateway.dispatch(type, fault === "renumber" ? { ...data, id: discord.channels.nextId() } : data);
    },
    async press(seen, label) {
      const stored = discord.channels.messages.find((one) => one.id === seen.id);
      const button = stored?.shown.buttons.find((one) => one.label === label);
      if (!stored || !button) throw new Error(`no button ${label}`);
      const flags = stored.body.flags | (stored.privateTo === undefined ? 0 : 1 << 6);
      return interact({ type: 3, message: { ...sentBack(stored), flags }, data: { custom_id: button.customId, component_type: 2 } });
    },
    form() {
      const form = discord.forms.at(-1);
      return form && { title: form.title, label: form.components[0].label };
    },
    async submit(words) {
      const form = discord.forms.pop();
      if (!form) throw new Error("no form is open");
      const [{ component }] = form.components;
      const value = fault === "lose-words" ? "" : words;
      const components = [{ type: 18, id: 1, component: { type: 4, id: 2, custom_id: component.custom_id, value } }];
      return interact({ type: 5, data: { custom_id: form.custom_id, components } });
    },
    async type(command, name, value) {
      const { token } = interact({
        type: 4,
        data: { id: "600000000000000001", name: command, type: 1, options: [{ name, type: 3, value, focused: true }] },
      });
      await discord.changes.until(() => discord.suggested.has(token), "suggestions");
      return discord.suggested.get(token);
    },
    async edits({ id }, words) {
      const { data = {} } = sent.get(id) ?? {};
      const edited = { ...data, content: `<@${IDS.bot}> ${words}`, edited_timestamp: "2023-11-20T09:01:00.000000+00:00" };
      if (fault === "renumber") discord.gateway.dispatch("MESSAGE_CREATE", { ...edited, id: discord.channels.nextId() });
      else discord.gateway.dispatch("MESSAGE_UPDATE", edited);
    },
    limit() {
      discord.limiter.start(0.2);
      return { refused: discord.limiter.refused, early: discord.limiter.early, end: async () => undefined };
    },
    silent: fault === "open-history" ? IDS.channel : IDS.silent,
    people: { person: IDS.person, group: "700000000000000001" },
    shut() {
      discord.shut = IDS.channel;
    },
    remove: (id) => void (fault === "keep-deleted" || discord.channels.remove(id)),
    failAfter: (taken) =>
      discord.next.set(POST, [
        ...Array<(take: () => Reply | Promise<Reply>) => Reply | Promise<Reply>>(taken).fill((take) => take()),
        async (take) => {
          if (fault === "take-and-fail") await take();
          return { status: 503, body: "down" };
        },
      ]),
    failOnce: () =>
      discord.next.set(
        POST,
        Array(fault === "stay-down" ? 9 : 1).fill(() => ({ status: 503, body: "down" })),
      ),
    loseReply: () => discord.next.set(POST, [async (take) => ({ ...(await take()), drop: true })]),
    cut: () => discord.server.cutSockets(),
    reconnected: () => discord.gateway.resumed + discord.gateway.identified > 1,
    revoke(revoked) {
      discord.revoked = revoked;
    },
    forgetButtons: () => (fault === "keep-buttons" ? undefined : keys.forget()),
    seen: () => discord.channels.seen(),
    until: discord.changes.until,
    connections: () => discord.server.sockets(),
    problems: () => discord.problems,
    async close() {
      await adapter.stop().catch(() => undefined);
      await discord.close();
    },
  };
}
