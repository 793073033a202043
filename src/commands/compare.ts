import { resolveIssues } from "./actor-option.ts";
import { answerRequest } from "./answered.ts";
import { withChoices } from "./choices.ts";
import type { Command } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { PRIVATE, requestContext, required, WHEN } from "./options.ts";

export function createCompareCommand(deps: CommandDeps): Command {
  return withChoices({
    spec: {
      name: "compare",
      summary: "Who holds what on an issue, side by side",
      options: [
        { name: "issue", kind: "issue", summary: "For example: a ceasefire in Gaza", required: true, positional: true },
        ...WHEN,
        PRIVATE,
      ],
      visibility: "conversation",
      examples: ["compare ceasefire", "compare ceasefire as-of 2023-11-05"],
    },
    async run(raw, call) {
      const context = requestContext(raw, call);
      const name = required(raw, "issue", "compare ceasefire");
      const issues = await resolveIssues({ name, option: "issue" }, [], deps, context);
      return answerRequest(deps, call, { intent: "compare", issues, actors: [] }, context);
    },
  });
}
