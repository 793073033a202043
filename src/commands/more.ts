import { layOut } from "./answered.ts";
import type { Command } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { ANEW, ANSWER, atLength, giveAgain, keptAnswer } from "./kept-answer-option.ts";
import { PRIVATE } from "./options.ts";

export function createMoreCommand(deps: CommandDeps): Command {
  return {
    spec: {
      name: "more",
      surface: "button",
      title: "More",
      summary: "The same answer at full length, for the same moment",
      options: [ANSWER, PRIVATE],
      visibility: "conversation",
      examples: [ANEW],
    },
    async run(raw, call) {
      const kept = await keptAnswer(raw, call, deps);
      const context = atLength(kept, "full");
      const position = await deps.reader.position();
      const { briefing } = await giveAgain({ ...kept, context }, deps);
      return layOut(deps, call, { request: kept.request, context, briefing, position, asked: kept.understood !== undefined });
    },
  };
}
