import type { Request } from "../briefings/requests.ts";
import { resolveTopic } from "../briefings/topic.ts";
import type { Intent, RequestContext, Topic } from "../briefings/types.ts";
import { unresolved } from "../briefings/unanswered.ts";
import { answerRequest } from "./answered.ts";
import { briefingDocument } from "./briefing-document.ts";
import { choiceActions, withChoices } from "./choices.ts";
import type { Call, Command, CommandSpec, RawOptions } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { PRIVATE, requestContext, required } from "./options.ts";

interface TopicCommand {
  spec: CommandSpec;
  intent: Intent;
  /** The request on the resolved topic. */
  request(topic: Topic, raw: RawOptions, context: RequestContext, call: Call): Request | Promise<Request>;
}

/** A command that answers on one topic: resolves it, asks, lays the answer out. */
export function defineTopicCommand(deps: CommandDeps, { spec, intent, request }: TopicCommand): Command {
  return withChoices({
    spec: { ...spec, options: [...spec.options, PRIVATE] },
    async run(raw, call) {
      const context = requestContext(raw, call);
      const name = required(raw, "topic", spec.examples[0] ?? spec.name);
      const resolution = await resolveTopic(name, { reader: deps.reader, gazetteer: await deps.gazetteer() }, context);
      if (resolution.kind === "topic") return answerRequest(deps, call, await request(resolution.topic, raw, context, call), context);
      const briefing = unresolved(intent, name, resolution, context);
      const steps = choiceActions(spec.name, "topic", briefing.suggestions ?? [], raw);
      return { briefing, document: briefingDocument(briefing, context.zone, { steps }) };
    },
  });
}
