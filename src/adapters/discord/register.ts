import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord.js";
import type { APIApplicationCommandBasicOption, APIApplicationCommandSubcommandOption } from "discord.js";
import { type CommandSpec, type OptionSpec, typedSpecs } from "../../commands/command.ts";
import { UserError, assertNever } from "../../core/errors.ts";
import { OPTION_VALUES } from "../common/option-values.ts";
import { shorten } from "../common/text.ts";
import { breachOfRegistration } from "./fits.ts";
import { DISCORD_LIMITS } from "./limits.ts";

/** One command in the list Discord is given. */
export interface RegisteredCommand {
  name: string;
  description?: string;
  type: ApplicationCommandType.ChatInput | ApplicationCommandType.Message;
  options?: (APIApplicationCommandBasicOption | APIApplicationCommandSubcommandOption)[];
  integration_types: ApplicationIntegrationType[];
  contexts: InteractionContextType[];
  /** A number, as Discord's published description has it. */
  default_member_permissions?: number;
}

/**
 * The commands as Discord registers them: one a specification that is typed or stands in a message's menu, usable in
 * servers, in direct messages and by people who installed the app. What changes settings is at first for those who manage
 * the server. Throws UserError("platform-limit") where Discord would not take the list.
 */
export function registration(specs: readonly CommandSpec[]): RegisteredCommand[] {
  const groups = Map.groupBy(typedSpecs(specs), ({ name }) => name.split(" ")[0] ?? name);
  const typed = [...groups].map(([name, group]) => ({ name, type: ApplicationCommandType.ChatInput as const, ...commandOf(name, group) }));
  const menu = specs
    .filter(({ surface }) => surface === "message")
    .map((spec) => ({ name: menuName(spec), type: ApplicationCommandType.Message as const, ...everywhere(spec) }));
  const body: RegisteredCommand[] = [...typed, ...menu];
  const breach = breachOfRegistration(body);
  if (breach !== undefined) throw new UserError("platform-limit", `Discord takes no such commands: ${breach}.`);
  return body;
}

/** One command, or several whose names begin with one word as its subcommands. */
function commandOf(
  name: string,
  group: readonly CommandSpec[],
): Pick<RegisteredCommand, "description" | "options"> & ReturnType<typeof everywhere> {
  const [first] = group;
  if (first === undefined || (group.length === 1 && first.name === name))
    return { description: first?.summary ?? name, options: optionsOf(first?.options ?? []), ...everywhere(first ?? {}) };
  const options = group.map((spec) => ({
    name: spec.name.slice(name.length + 1),
    description: spec.summary,
    type: ApplicationCommandOptionType.Subcommand as const,
    options: optionsOf(spec.options),
  }));
  const words = group.map((spec) => spec.name.slice(name.length + 1));
  return { description: shorten(words.join(", "), DISCORD_LIMITS.description), options, ...everywhere(first) };
}

/** Required options come first, or Discord refuses the list. */
const optionsOf = (options: readonly OptionSpec[]): APIApplicationCommandBasicOption[] =>
  options.toSorted((a, b) => Number(b.required === true) - Number(a.required === true)).map(option);

/** What an entry of a message's menu is called. */
export function menuName({ title, summary }: CommandSpec): string {
  return shorten(title ?? summary, DISCORD_LIMITS.commandName);
}

function everywhere({
  manages,
}: Pick<CommandSpec, "manages">): Pick<RegisteredCommand, "integration_types" | "contexts" | "default_member_permissions"> {
  return {
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
    ...(manages ? { default_member_permissions: Number(PermissionFlagsBits.ManageGuild) } : {}),
  };
}

function option({ name, kind, summary, required }: OptionSpec): APIApplicationCommandBasicOption {
  const base = { name, description: summary, required: required === true };
  switch (kind) {
    case "flag":
      return { ...base, type: ApplicationCommandOptionType.Boolean };
    case "length":
    case "granularity":
      return { ...base, type: ApplicationCommandOptionType.String, choices: choices(OPTION_VALUES[kind] ?? []) };
    case "topic":
    case "actor":
    case "issue":
      return { ...base, type: ApplicationCommandOptionType.String, autocomplete: true };
    case "period":
    case "day":
    case "words":
      return { ...base, type: ApplicationCommandOptionType.String };
    default:
      return assertNever(kind);
  }
}

const choices = (values: readonly string[]): { name: string; value: string }[] => values.map((value) => ({ name: value, value }));
