import type { Command } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { TOPIC, WHEN } from "./options.ts";
import { defineTopicCommand } from "./topic-command.ts";

export function createSourcesCommand(deps: CommandDeps): Command {
  return defineTopicCommand(deps, {
    intent: "sources",
    spec: {
      name: "sources",
      summary: "The sources on a topic and what each carries",
      options: [TOPIC, ...WHEN],
      visibility: "conversation",
      examples: ["sources gaza", "sources gaza period 1–5 Nov 2023"],
    },
    request: (topic) => ({ intent: "sources", topic }),
  });
}
