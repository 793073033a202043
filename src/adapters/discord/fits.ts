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
