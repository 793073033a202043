import type { CommandSpec, Manner } from "../../commands/command.ts";
import { UserError } from "../../core/errors.ts";
import { SLACK_LIMITS } from "./limits.ts";
import { typedLine } from "./receive.ts";

/** How commands are typed in Slack, with the prefix of this installation, and what Slack does otherwise than one expects. */
export function slackManner(prefix: string): Manner {
  return {
    typed: (example) => typedLine(example, prefix),
    entry: entryName,
    notes: [
      "In a thread Slack runs no commands: mention the bot there and ask in words, for example “and Egypt?”.",
      "In a direct message to the bot, just write.",
    ],
  };
}

/** What a command of a message's menu is called there. Throws UserError("platform-limit") where it has no name short enough. */
export function entryName({ name, title = name, shortTitle = title }: CommandSpec): string {
  const fitting = [title, shortTitle].find(({ length }) => length <= SLACK_LIMITS.shortcutName);
  if (fitting !== undefined) return fitting;
  throw new UserError("platform-limit", `Slack takes no shortcut “${title}”: ${SLACK_LIMITS.shortcutName} characters are the most.`, {
    next: "Give the command a shortTitle.",
  });
}
