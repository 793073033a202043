import { answerRequest } from "./answered.ts";
import type { Command } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { mainTopic, namesIn, TEXT, textOf } from "./names-in-text.ts";
import { nothingNamed } from "./nothing-named.ts";
import { requestContext } from "./options.ts";

export function createBriefTextCommand(deps: CommandDeps): Command {
  return {
    spec: {
      name: "brief-text",
      surface: "message",
      title: "Brief me on this",
      summary: "A briefing on what a message is about",
      options: [TEXT],
      visibility: "private",
      examples: ["brief gaza"],
    },
    async run(raw, call) {
      const context = requestContext({}, call);
      const names = await namesIn(textOf(raw), deps, context);
      const topic = await mainTopic(names, deps, context);
      if (!topic) return { document: nothingNamed(names.unclear) };
      return answerRequest(deps, call, { intent: "brief", topic }, context);
    },
  };
}
