import { ComponentType, TextInputStyle } from "discord.js";
import type { APIModalInteractionResponseCallbackData } from "discord.js";
import type { Asking } from "../common/asking.ts";
import { clean, shorten } from "../common/text.ts";
import { DISCORD_LIMITS } from "./limits.ts";

/** A button's command as a form of one input for the reader's words; `id` is the button's. */
export function askModal({ spec, option }: Asking, id: string): APIModalInteractionResponseCallbackData {
  return {
    custom_id: id,
    title: shorten(clean(spec.title ?? "Readout"), DISCORD_LIMITS.modalTitle),
    components: [
      {
        type: ComponentType.Label,
        label: shorten(clean(option.summary), DISCORD_LIMITS.label),
        description: shorten(clean(spec.summary), DISCORD_LIMITS.labelDescription),
        component: {
          type: ComponentType.TextInput,
          custom_id: option.name,
          style: TextInputStyle.Paragraph,
          required: option.required === true,
          max_length: DISCORD_LIMITS.inputText,
        },
      },
    ],
  };
}
