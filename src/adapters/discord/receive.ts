import { ApplicationCommandOptionType, ComponentType, MessageType } from "discord.js";
import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Message,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from "discord.js";
import type { Asking } from "../common/asking.ts";
import { writtenInto } from "../common/asking.ts";
import type { Conversation, Invocation } from "../../core/platform.ts";
import { spoken } from "../../commands/spoken.ts";
import { plainFromDiscord } from "./escape.ts";

export function fromCommand(interaction: ChatInputCommandInteraction): Invocation {
  return { ...base(interaction), command: commandName(interaction), options: typedOptions(interaction) };
}

/** A command's whole name: of a subcommand, both words. */
export function commandName({ commandName: name, options }: ChatInputCommandInteraction | AutocompleteInteraction): string {
  const sub = options.getSubcommand(false);
  return sub === null ? name : `${name} ${sub}`;
}

/** An entry of a message's menu, with the words of the message. */
export function fromMenu(interaction: MessageContextMenuCommandInteraction, command: string, self: string): Invocation {
  return { ...base(interaction), command, options: { text: wordsOf(interaction.targetMessage, self) } };
}

/** Everything that can be read in a message: its content, its embeds, the texts of its components. */
function wordsOf({ content, embeds, components }: Message, self: string): string {
  const shown = embeds.flatMap(({ title, description }) => [title ?? "", description ?? ""]);
  const texts = [content, ...shown, ...contentsOf(components.map((component) => component.toJSON()))];
  return plainFromDiscord(texts.join("\n"), self);
}

function contentsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(contentsOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "content" && typeof inner === "string" ? [inner] : contentsOf(inner)));
}

/** A press of a button; its options are stored under the button's key and filled in once it is acknowledged. */
export function fromButton(interaction: ButtonInteraction, command: string): Invocation {
  return { ...base(interaction), command, options: {} };
}

/** A form that a button opened, with the words written into it. */
export function fromForm(interaction: ModalSubmitInteraction, command: string, asking: Asking): Invocation {
  const field = interaction.fields.fields.get(asking.option.name);
  const words = field?.type === ComponentType.TextInput ? field.value : undefined;
  return { ...base(interaction), command, options: writtenInto(asking, words) };
}

/**
 * Words addressed to the bot, by mention or directly. Undefined for everything else: bots, webhooks, our own posts,
 * system messages, and mentions of everybody or of a role.
 */
export function fromMessage(message: Message, self: string): Invocation | undefined {
  const { author, webhookId, guildId } = message;
  if (author.bot || author.id === self || webhookId !== null) return undefined;
  if (message.type !== MessageType.Default && message.type !== MessageType.Reply) return undefined;
  if (guildId !== null && !message.mentions.users.has(self)) return undefined;
  return {
    id: message.id,
    ...spoken(plainFromDiscord(message.content, self)),
    conversation: place(guildId, message.channelId, message.channel),
    user: author.id,
  };
}

function base(
  interaction: ChatInputCommandInteraction | ButtonInteraction | MessageContextMenuCommandInteraction | ModalSubmitInteraction,
): Pick<Invocation, "id" | "conversation" | "user"> {
  const { id, guildId, channelId, channel, user } = interaction;
  return { id, conversation: place(guildId, channelId ?? "", channel), user: user.id };
}

interface Place {
  isThread(): boolean;
  parentId?: string | null;
}

function place(guild: string | null, channel: string, cached: Place | null): Conversation {
  const parent = cached?.isThread() ? cached.parentId : undefined;
  return {
    platform: "discord",
    ...(guild === null ? {} : { tenant: guild }),
    channel: parent ?? channel,
    ...(parent ? { thread: channel } : {}),
  };
}

/** Where messages of a conversation are sent: a thread is a channel of its own. */
export function channelOf({ channel, thread }: Conversation): string {
  return thread ?? channel;
}

/** Options as text; a flag that is off is left out. */
function typedOptions({ options }: ChatInputCommandInteraction): Record<string, string> {
  const [first] = options.data;
  const data = first?.type === ApplicationCommandOptionType.Subcommand ? (first.options ?? []) : options.data;
  const given = data.filter(
    ({ type, value }) => value !== undefined && !(type === ApplicationCommandOptionType.Boolean && value === false),
  );
  return Object.fromEntries(given.map(({ name, value }) => [name, String(value)]));
}
