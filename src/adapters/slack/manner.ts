import type { Manner } from "../../commands/command.ts";
import { typedLine } from "./receive.ts";

/** How commands are typed in Slack, with the prefix of this installation, and what Slack does otherwise than one expects. */
export function slackManner(prefix: string): Manner {
  return {
    typed: (example) => typedLine(example, prefix),
    notes: [
      "In a thread Slack runs no commands: mention the bot there and ask in words, for example “and Egypt?”.",
      "In a direct message to the bot, just write.",
    ],
  };
}
