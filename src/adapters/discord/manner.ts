import type { Manner } from "../../commands/command.ts";

/** How commands are typed in Discord, and what else its users must know. */
export const DISCORD_MANNER: Manner = {
  typed: (example) => `/${example}`,
  notes: ["Mention the bot to ask in words, also in a thread; in a direct message, just write."],
};
