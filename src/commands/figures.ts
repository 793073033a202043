import type { Command } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { TOPIC, WHEN } from "./options.ts";
import { defineTopicCommand } from "./topic-command.ts";

export function createFiguresCommand(deps: CommandDeps): Command {
  return defineTopicCommand(deps, {
    intent: "figures",
    spec: {
      name: "figures",
      summary: "Numbers on a topic: what is counted, by whom, as of when",
      options: [TOPIC, ...WHEN],
      visibility: "conversation",
      examples: ["figures gaza", "figures gaza as-of 2023-11-01"],
    },
    request: (topic) => ({ intent: "figures", topic, indicators: [], population: [] }),
  });
}
