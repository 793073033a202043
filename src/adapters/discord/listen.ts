import { Events, InteractionContextType, MessageFlags, PermissionFlagsBits } from "discord.js";
import type {
  AutocompleteInteraction,
  BaseInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Client,
  Guild,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from "discord.js";
import type { Clock } from "../../core/clock.ts";
import type { Invocation } from "../../core/platform.ts";
import type { CommandSpec } from "../../commands/command.ts";
import { askingOf } from "../common/asking.ts";
import { readButtonId } from "../common/buttons.ts";
import { within } from "../common/in-hand.ts";
import { failureDetails } from "../common/log.ts";
import type { AdapterLog } from "../common/log.ts";
import { createSeen } from "../common/seen.ts";
import type { Suggest } from "../common/suggest.ts";
import { shorten } from "../common/text.ts";
import { isPrivate } from "../common/visibility.ts";
import type { Callback, DiscordApi } from "./api.ts";
import { DISCORD_LIMITS } from "./limits.ts";
import type { Server } from "./greeting.ts";
import { askModal } from "./modal.ts";
import { commandName, fromButton, fromCommand, fromForm, fromMenu, fromMessage } from "./receive.ts";
import { menuName } from "./register.ts";

/** One request, before it is run. */
export interface Heard {
  invocation: Invocation;
  /** When it came, in milliseconds. */
  at: number;
  privately: boolean;
  callback?: Callback;
  /** Whether the bot belongs to the conversation, so that what it says there can be edited later. */
  member: boolean;
  /** The acknowledgement under way: false where Discord gave the request up. */
  acknowledged?: Promise<boolean>;
  /** Key of the button pressed. */
  key?: string;
  /** The message answered. */
  replyTo?: string;
}

export interface ListenOptions {
  specs: readonly CommandSpec[];
  clock: Clock;
  api: DiscordApi;
  suggest?: Suggest;
  heard(heard: Heard): void;
  /** A server took the bot in, or is there again after a failure of Discord's. */
  joined(server: Server, isNew: boolean): void;
  left(guild: string): void;
  log: AdapterLog;
}

/** Suggestions must be there within Discord's three seconds. */
const SUGGEST_PATIENCE = 2_000;

/** Registers the listeners. Each acknowledges before anything else happens. */
export function listen(client: Client, { specs, clock, api, suggest, heard, joined, left, log }: ListenOptions): void {
  const isNew = createSeen();
  const specOf = (name: string): CommandSpec | undefined => specs.find((spec) => spec.name === name);
  const hear = (
    interaction: ChatInputCommandInteraction | ButtonInteraction | MessageContextMenuCommandInteraction | ModalSubmitInteraction,
    request: Pick<Heard, "invocation" | "privately" | "key">,
  ): void => {
    const callback = addressOf(interaction);
    // A person may have brought the commands into a server that the bot is not in.
    const member = interaction.guildId === null ? interaction.context === InteractionContextType.BotDM : interaction.inCachedGuild();
    const { memberPermissions } = interaction;
    const manages = async (): Promise<boolean> => memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
    // Who may type what changes settings is the server's to say; Discord asks nobody's leave for a button.
    const mayChange = interaction.isChatInputCommand() || interaction.guildId === null ? {} : { mayChange: manages };
    const invocation = { ...request.invocation, manages, ...mayChange };
    heard({ ...request, invocation, at: clock.now(), callback, member, acknowledged: api.acknowledge(callback, request.privately) });
  };

  client.on(Events.InteractionCreate, (interaction) => {
    if (!isNew(interaction.id)) return;
    if (interaction.isChatInputCommand()) {
      const invocation = fromCommand(interaction);
      hear(interaction, { invocation, privately: isPrivate(specOf(invocation.command), invocation.options) });
    } else if (interaction.isMessageContextMenuCommand()) {
      const spec = specs.find((one) => one.surface === "message" && menuName(one) === interaction.commandName);
      if (spec) hear(interaction, { invocation: fromMenu(interaction, spec.name, client.user?.id ?? ""), privately: true });
    } else if (interaction.isButton()) {
      const button = readButtonId(interaction.customId);
      if (!button) return;
      const asking = askingOf(specs, button.command);
      if (asking) {
        api.openForm(addressOf(interaction), askModal(asking, interaction.customId)).then(
          (opened) => opened || log("warn", "no form", { reason: "too late" }),
          (error: unknown) => log("warn", "no form", failureDetails(error)),
        );
        return;
      }
      const hidden = interaction.message.flags.has(MessageFlags.Ephemeral);
      const invocation = fromButton(interaction, button.command);
      hear(interaction, { invocation, key: button.key, privately: hidden || isPrivate(specOf(button.command), {}) });
    } else if (interaction.isModalSubmit()) {
      const button = readButtonId(interaction.customId);
      const asking = button && askingOf(specs, button.command);
      if (asking) hear(interaction, { invocation: fromForm(interaction, button.command, asking), key: button.key, privately: true });
    } else if (interaction.isAutocomplete()) {
      complete(interaction, specOf(commandName(interaction)), suggest, api).catch((error: unknown) =>
        log("warn", "no suggestions", failureDetails(error)),
      );
    }
  });

  // Servers the bot was already in are told of by other events.
  client.on(Events.GuildCreate, (guild) => joined(serverOf(guild), true));
  client.on(Events.GuildAvailable, (guild) => joined(serverOf(guild), false));
  client.on(Events.GuildDelete, (guild) => left(guild.id));

  client.on(Events.MessageCreate, (message) => {
    const invocation = fromMessage(message, client.user?.id ?? "");
    if (!invocation || !isNew(message.id)) return;
    heard({ invocation, at: clock.now(), privately: false, member: true, ...(message.guildId === null ? {} : { replyTo: message.id }) });
  });
}

/** What greeting needs of a server. */
export function serverOf({ id, joinedTimestamp, systemChannelId }: Guild): Server {
  return { id, joinedAt: joinedTimestamp, channel: systemChannelId ?? undefined };
}

async function complete(
  interaction: AutocompleteInteraction,
  spec: CommandSpec | undefined,
  suggest: Suggest | undefined,
  api: DiscordApi,
): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const kind = spec?.options.find((option) => option.name === name)?.kind;
  const found =
    kind && suggest
      ? await within(
          SUGGEST_PATIENCE,
          suggest(kind, value).catch(() => []),
        )
      : [];
  const choices = (found ?? []).filter((choice) => choice.value !== "" && choice.value.length <= DISCORD_LIMITS.choiceText);
  const shown = choices
    .slice(0, DISCORD_LIMITS.choices)
    .map((choice) => ({ name: shorten(choice.name, DISCORD_LIMITS.choiceText), value: choice.value }));
  await api.suggest(addressOf(interaction), shown);
}

const addressOf = ({ id, applicationId, token }: BaseInteraction): Callback => ({ id, application: applicationId, token });
