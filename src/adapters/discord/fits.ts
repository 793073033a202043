import { ComponentType } from "discord.js";
import type { APIContainerComponent } from "discord.js";
import { DISCORD_LIMITS } from "./limits.ts";

/** Whether Discord takes this as one message. */
export function fitsOneMessage(container: APIContainerComponent): boolean {
  return breach(container) === undefined;
}

/** The first limit the message would break, in words for a log, or undefined. */
export function breach({ components }: APIContainerComponent): string | undefined {
  let count = 1;
  let text = 0;
  for (const component of components) {
    count += 1;
    if (component.type === ComponentType.TextDisplay) text += component.content.length;
    if (component.type !== ComponentType.ActionRow) continue;
    count += component.components.length;
    for (const button of component.components) {
      if (button.type !== ComponentType.Button || !("custom_id" in button)) continue;
      if (button.custom_id.length > DISCORD_LIMITS.customId) return `custom id: ${button.custom_id.length}`;
      if ((button.label?.length ?? 0) > DISCORD_LIMITS.buttonLabel) return `button label: ${button.label?.length}`;
    }
  }
  if (count > DISCORD_LIMITS.components) return `${count} components`;
  return text > DISCORD_LIMITS.text ? `${text} characters` : undefined;
}

interface Listed {
  name: string;
  description?: string;
  options?: ListedOption[];
}

interface ListedOption {
  name: string;
  description: string;
  choices?: readonly object[];
  /** Of a subcommand. */
  options?: readonly ListedOption[];
}

/** The first limit a list of commands would break, in words for a log, or undefined. */
export function breachOfRegistration(commands: readonly Listed[]): string | undefined {
  if (commands.length > DISCORD_LIMITS.commands) return `${commands.length} commands`;
  for (const command of commands) {
    const texts = textsOf(command);
    const size = texts.reduce((sum, text) => sum + text.length, 0);
    if (command.name.length > DISCORD_LIMITS.commandName || command.name === "") return `name “${command.name}”`;
    if (size > DISCORD_LIMITS.commandCharacters) return `${command.name}: ${size} characters`;
    const { options = [] } = command;
    if (command.description === undefined) continue;
    const inner = options.flatMap((option) => option.options ?? []);
    const [full] = [command, ...options].filter((each) => (each.options ?? []).length > DISCORD_LIMITS.options);
    if (full) return `${command.name}: ${(full.options ?? []).length} options of ${full.name}`;
    const [long] = [command, ...options, ...inner].filter(
      ({ description = "" }) => description === "" || description.length > DISCORD_LIMITS.description,
    );
    if (long) return `${command.name}: description of ${long.name}`;
    const [many] = [...options, ...inner].filter(({ choices = [] }) => choices.length > DISCORD_LIMITS.choices);
    if (many) return `${command.name}: choices of ${many.name}`;
  }
  return undefined;
}

/** What counts towards the characters of a command: names, descriptions and values. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string" && ["name", "description", "value"].includes(key) ? [inner] : textsOf(inner),
  );
}
