import { resolveIssues } from "./actor-option.ts";
import type { Command } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { PRIVATE, requestContext, required, WHEN } from "./options.ts";
import { outcome } from "./topic-command.ts";

export function createCompareCommand(deps: CommandDeps): Command {
  return {
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
      const issues = await resolveIssues(required(raw, "issue", "compare ceasefire"), deps, context);
      return outcome(await deps.answer({ intent: "compare", issues, actors: [] }, context), context);
    },
  };
}
