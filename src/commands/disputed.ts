import type { Command } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { TOPIC, WHEN } from "./options.ts";
import { defineTopicCommand } from "./topic-command.ts";

export function createDisputedCommand(deps: CommandDeps): Command {
  return defineTopicCommand(deps, {
    intent: "disputed",
    spec: {
      name: "disputed",
      summary: "What is disputed, each side by name and date",
      options: [TOPIC, ...WHEN],
      visibility: "conversation",
      examples: ["disputed gaza", "disputed iran as-of 2020-01-09"],
    },
    request: (topic) => ({ intent: "disputed", topic }),
  });
}
