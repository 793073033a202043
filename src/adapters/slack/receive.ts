import type { SlashCommand } from "@slack/bolt";
import type { Conversation, Invocation } from "../../core/platform.ts";
import { spoken } from "../../commands/spoken.ts";
import { plainFromSlack } from "./escape.ts";

/** Commands that have a slash command of their own; every command also answers to `/readout <command>`. */
export const OWN_SLASH_COMMANDS: readonly string[] = ["brief", "positions", "ask"];

/** The slash command that takes any command as its first word. */
export const UMBRELLA = "readout";

/** A command's example as it is typed in Slack: `/brief gaza`, `/readout figures gaza`. */
export function typedLine(example: string, prefix: string): string {
  const [name = ""] = example.split(" ");
  return OWN_SLASH_COMMANDS.includes(name) ? `/${prefix}${example}` : `/${prefix}${UMBRELLA} ${example}`;
}

/** What the adapter needs of a message event, whatever its kind. */
export interface MessageEvent {
  type: string;
  subtype?: string | undefined;
  channel: string;
  channel_type?: string | undefined;
  user?: string | undefined;
  bot_id?: string | undefined;
  text?: string | undefined;
  ts: string;
  thread_ts?: string | undefined;
}

/** Kinds of a message that are words of a person all the same: beside a file, or shown in the channel as well as the thread. */
const SPOKEN = new Set(["file_share", "thread_broadcast"]);

/** `prefix` is what this installation puts before its command names where they were taken. */
export function fromSlashCommand(command: SlashCommand, prefix: string): Invocation {
  const typed = command.command.replace(/^\//u, "");
  const name = prefix !== "" && typed.startsWith(prefix) ? typed.slice(prefix.length) : typed;
  const text = plainFromSlack(command.text ?? "", "");
  const [, first = "help", rest = ""] = name === UMBRELLA ? (/^\/?(\S+)\s*(.*)$/su.exec(text) ?? []) : [text, name, text];
  return {
    id: command.trigger_id,
    command: name === UMBRELLA ? first.toLowerCase() : first,
    options: rest === "" ? {} : { words: rest },
    conversation: place(command.team_id, command.channel_id),
    user: command.user_id,
  };
}

/**
 * Words addressed to the bot. In a channel the answer goes to the thread under the words, in a direct conversation
 * beside them. Undefined for everything else: other bots, our own posts, edits, joins.
 */
export function fromMessage(event: MessageEvent, id: string, tenant: string | undefined, self: string): Invocation | undefined {
  const { user } = event;
  if (user === undefined || user === self || event.bot_id !== undefined) return undefined;
  if (event.subtype !== undefined && !SPOKEN.has(event.subtype)) return undefined;
  const direct = event.channel_type === "im";
  if (event.type !== "app_mention" && !direct) return undefined;
  const thread = event.thread_ts ?? (direct ? undefined : event.ts);
  return {
    id,
    ...spoken(plainFromSlack(event.text ?? "", self)),
    conversation: place(tenant, event.channel, thread),
    user,
  };
}

/**
 * Everything that can be read in a message: its text, and what is attached. Its blocks say the same as the text where a
 * person wrote it; an app's text may be but a summary of them.
 */
export function wordsOf({ text = "", attachments = [], blocks = [], bot_id }: { text?: string; [field: string]: unknown }): string[] {
  const shown = text === "" || bot_id !== undefined ? textsOf(blocks, BLOCK_TEXT) : [];
  return [text, ...shown, ...textsOf(attachments, ATTACHMENT_TEXT)].filter((words) => words !== "");
}

const BLOCK_TEXT = new Set(["text"]);
const ATTACHMENT_TEXT = new Set(["pretext", "title", "text", "value"]);

function textsOf(value: unknown, names: ReadonlySet<string>): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, names));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === "string" ? (names.has(name) ? [inner] : []) : textsOf(inner, names),
  );
}

/** The workspace a request is for; the organisation where an app installed for all of it is asked from none of its workspaces. */
export function tenantOf({ teamId, enterpriseId }: { teamId?: string; enterpriseId?: string }): string | undefined {
  return teamId ?? enterpriseId;
}

/** A channel or thread of Slack. */
export function place(tenant: string | undefined, channel: string, thread?: string): Conversation {
  return {
    platform: "slack",
    ...(tenant === undefined ? {} : { tenant }),
    channel,
    ...(thread === undefined ? {} : { thread }),
  };
}
