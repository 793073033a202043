import { ApplicationCommandOptionType, ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from "discord.js";
import type { APIApplicationCommandBasicOption, RESTPutAPIApplicationCommandsJSONBody } from "discord.js";
import { type CommandSpec, type OptionSpec, typedSpecs } from "../../commands/command.ts";
import { assertNever } from "../../core/errors.ts";

/** The commands as Discord registers them: one a specification, usable in servers, in direct messages and by people who installed the app. */
export function registration(specs: readonly CommandSpec[]): RESTPutAPIApplicationCommandsJSONBody {
  return typedSpecs(specs).map(({ name, summary, options }) => ({
    name,
    description: summary,
    type: ApplicationCommandType.ChatInput,
    // Required options come first, or Discord refuses the list.
    options: options.toSorted((a, b) => Number(b.required === true) - Number(a.required === true)).map(option),
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  }));
}

function option({ name, kind, summary, required }: OptionSpec): APIApplicationCommandBasicOption {
  const base = { name, description: summary, required: required === true };
  switch (kind) {
    case "flag":
      return { ...base, type: ApplicationCommandOptionType.Boolean };
    case "length":
      return { ...base, type: ApplicationCommandOptionType.String, choices: choices(["short", "standard", "full"]) };
    case "granularity":
      return { ...base, type: ApplicationCommandOptionType.String, choices: choices(["day", "week", "month"]) };
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
