import { toInstant } from "../core/clock.ts";
import { plainDocument } from "../core/document.ts";
import { UserError } from "../core/errors.ts";
import type { Conversation } from "../core/platform.ts";
import type { Command } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { ANEW, ANSWER, keptAnswer } from "./kept-answer-option.ts";
import { LONGEST_INPUT } from "./words.ts";

/** Where a report comes from that was made on the command line. */
const COMMAND_LINE: { conversation: Conversation; user: string } = {
  conversation: { platform: "command line", channel: "terminal" },
  user: "local",
};

export function createReportCommand(deps: CommandDeps): Command {
  return {
    spec: {
      name: "report",
      surface: "button",
      title: "Report an error",
      asks: "error",
      summary: "Tell the operators that an answer holds an error",
      options: [ANSWER, { name: "error", kind: "words", summary: "What is wrong, in your words", positional: true }],
      visibility: "private",
      examples: [ANEW],
    },
    async run(raw, call) {
      const { key, request, context, understood } = await keptAnswer(raw, call, deps);
      const words = raw["error"]?.trim() ?? "";
      if (words.length > LONGEST_INPUT) {
        throw new UserError("usage", `That is ${words.length} characters; at most ${LONGEST_INPUT} are kept.`, { next: "Say it shorter." });
      }
      const { conversation, user } = call.from ?? COMMAND_LINE;
      const id = await deps.reports.add({
        owner: call.owner,
        user,
        conversation,
        reportedAt: toInstant(call.now),
        answer: key,
        understood: understood ?? subjectOf(request),
        asOf: context.asOf,
        words,
      });
      return {
        document: plainDocument(
          "answer",
          `Thank you. Your report is ${id}.`,
          "It is kept with the answer it is about; quote the id to ask what became of it.",
        ),
      };
    },
  };
}

/** What a request is on, where it was not asked in words: its intent and its topic, actors and issues by id. */
function subjectOf(request: Parameters<CommandDeps["answer"]>[0]): string {
  const ids = [
    ...("topic" in request && request.topic ? [request.topic.id] : []),
    ...("actors" in request ? request.actors : []),
    ...("issues" in request ? request.issues : []),
  ];
  return [request.intent, ...ids].join(" ");
}
