import type { Command } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { LENGTH, TOPIC, WHEN } from "./options.ts";
import { defineTopicCommand } from "./topic-command.ts";

export function createBriefCommand(deps: CommandDeps): Command {
  return defineTopicCommand(deps, {
    intent: "brief",
    spec: {
      name: "brief",
      summary: "A concise briefing in which every line names its source",
      options: [TOPIC, ...WHEN, LENGTH],
      visibility: "conversation",
      examples: ["brief gaza", "brief gaza as-of 2023-11-05", "brief yemen period 1–10 Mar 2018 full"],
    },
    request: (topic) => ({ intent: "brief", topic }),
  });
}
