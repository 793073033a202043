import type { Command } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { TOPIC, WHEN } from "./options.ts";
import { defineTopicCommand } from "./topic-command.ts";

export function createQuestionsCommand(deps: CommandDeps): Command {
  return defineTopicCommand(deps, {
    intent: "questions",
    spec: {
      name: "questions",
      summary: "What is not known, and since when it is asked",
      options: [TOPIC, ...WHEN],
      visibility: "conversation",
      examples: ["questions gaza", "questions gaza as-of 2023-11-05"],
    },
    request: (topic) => ({ intent: "questions", topic }),
  });
}
