import type { Request } from "../briefings/requests.ts";
import type { Briefing, Intent, RequestContext } from "../briefings/types.ts";
import type { Action } from "../core/document.ts";
import { layOut } from "./answered.ts";
import { briefingDocument } from "./briefing-document.ts";
import { choiceActions } from "./choices.ts";
import type { Command } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { frameOf } from "./next-steps.ts";
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
      const question = required(raw, "question", "ask who opposes a ceasefire?");
      const said = call.from && (await deps.talk.last(call.from));
      const position = await deps.reader.position();
      let understood: { request: Request; context: RequestContext } | undefined;
      const briefing = await deps.ask(question, {
        ...context,
        ...(said ? { previous: said.request, earlier: said } : {}),
        onUnderstood: (request, frame) => {
          understood = { request, context: frame };
        },
      });
      if (understood) return layOut(deps, call, { ...understood, briefing, position, asked: true });
      const steps = choices(briefing, frameOf({ context, privately: call.from?.privately ?? false }));
      return { briefing, document: briefingDocument(briefing, context.zone, { asked: true, steps }) };
    },
  };
}

/** Commands that answer what a question asked for, and the option that takes its topic. */
const COMMANDS: Partial<Record<Intent, [command: string, option: string]>> = {
  positions: ["positions", "actor"],
  compare: ["compare", "issue"],
  figures: ["figures", "topic"],
  timeline: ["timeline", "topic"],
  disputed: ["disputed", "topic"],
  questions: ["questions", "topic"],
  sources: ["sources", "topic"],
};

function choices({ intent, suggestions = [] }: Briefing, frame: Record<string, string>): Action[] {
  const [command, option] = COMMANDS[intent] ?? ["brief", "topic"];
  return choiceActions(command, option, suggestions, frame);
}
