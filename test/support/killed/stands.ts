import { channelIn, GUILD } from "../fake-discord/gateway.ts";
import { IDS as DISCORD } from "../fake-discord/channels.ts";
import { startFakeDiscord } from "../fake-discord/server.ts";
import type { Reply } from "../fake-http/server.ts";
import { startFakeSlack } from "../fake-slack/server.ts";
import { IDS as SLACK } from "../fake-slack/workspace.ts";

/** What becomes of a post: `take` has the platform take it. */
export type Fate = (take: () => Reply | Promise<Reply>, askedBy: string) => Reply | Promise<Reply>;

/** A pretended platform as processes that may be killed see it. */
export interface Stand {
  platform: "slack" | "discord";
  api: string;
  tenant: string;
  /** The channel of this number; the last one may be written to and not read. */
  channel(n: number): string;
  silent: string;
  /** What the bots there go by: their tokens. */
  names: readonly [string, string];
  /** The post after so many more meets this fate. */
  plan(after: number, fate: Fate): void;
  /** Plans that were not met are dropped. */
  unplan(): void;
  /** Keys of deliveries that can be seen in a channel, oldest first. */
  seen(channel: string): string[];
  problems(): readonly string[];
  close(): Promise<void>;
}

const keysIn = (messages: readonly { channel: string; shown: { text: string } }[], channel: string): string[] =>
  messages.filter((one) => one.channel === channel).flatMap(({ shown }) => /digest ([\da-f]{24})/u.exec(shown.text)?.[1] ?? []);

export async function slackStand(now: () => number): Promise<Stand> {
  const slack = await startFakeSlack(now);
  slack.acceptAnyToken = true;
  return {
    platform: "slack",
    api: slack.apiUrl,
    tenant: SLACK.team,
    channel: (n) => `C10FAKE${String(n).padStart(2, "0")}`,
    silent: SLACK.silent,
    names: ["xoxb-one", "xoxb-two"],
    plan: (after, fate) =>
      slack.next.set("chat.postMessage", [
        ...Array.from({ length: after }, () => (take: () => Reply | Promise<Reply>) => take()),
        (take) => fate(take, slack.calls.at(-1)?.token ?? ""),
      ]),
    unplan: () => slack.next.clear(),
    seen: (channel) => keysIn(slack.workspace.messages, channel),
    problems: () => slack.workspace.problems,
    close: () => slack.close(),
  };
}

const CHANNELS = 20;

export async function discordStand(now: () => number): Promise<Stand> {
  const discord = await startFakeDiscord(now);
  discord.acceptAnyToken = true;
  const channel = (n: number): string => String(310_000_000_000_000_000n + BigInt(n));
  discord.guilds = [
    { ...GUILD, channels: [...GUILD.channels, ...Array.from({ length: CHANNELS }, (_, n) => channelIn(channel(n), `c${n}`))] },
  ];
  const route = "POST /channels/:channel/messages";
  return {
    platform: "discord",
    api: discord.apiUrl,
    tenant: DISCORD.guild,
    channel,
    silent: DISCORD.silent,
    names: ["MTAwMDAwMDAwMDAwMDAwMDAx.one.token", "MTAwMDAwMDAwMDAwMDAwMDAx.two.token"],
    plan: (after, fate) =>
      discord.next.set(route, [
        ...Array.from({ length: after }, () => (take: () => Reply | Promise<Reply>) => take()),
        (take) => fate(take, discord.askedBy ?? ""),
      ]),
    unplan: () => discord.next.clear(),
    seen: (where) => keysIn(discord.channels.messages, where),
    problems: () => discord.problems,
    close: () => discord.close(),
  };
}
