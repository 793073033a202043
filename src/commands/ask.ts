import { briefingDocument } from "./briefing-document.ts";
import type { Command } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { LENGTH, PRIVATE, requestContext, required, WHEN } from "./options.ts";

export function createAskCommand(deps: CommandDeps): Command {
  return {
    spec: {
      name: "ask",
      summary: "A question in your own words, answered from the record or not at all",
      options: [
        {
          name: "question",
          kind: "words",
          summary: "For example: what is Egypt's position on a ceasefire?",
          required: true,
          positional: true,
        },
        ...WHEN.filter((option) => option.name === "as-of"),
        LENGTH,
        PRIVATE,
      ],
      visibility: "conversation",
      examples: ['ask "what is Egypt\'s position on a ceasefire?"', 'ask "who met whom last week?"'],
    },
    async run(raw, call) {
      const context = requestContext(raw, call);
      const briefing = await deps.ask(required(raw, "question", "ask who opposes a ceasefire?"), context);
      return { briefing, document: briefingDocument(briefing, context.zone, true) };
    },
  };
}
