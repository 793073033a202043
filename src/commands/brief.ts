import { UserError } from "../core/errors.ts";
import type { Command, CommandSpec, OptionSpec } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { LENGTH, TOPIC, WHEN } from "./options.ts";
import { defineTopicCommand } from "./topic-command.ts";

const SINCE: OptionSpec = {
  name: "since",
  kind: "day",
  summary: "From this day on: 2023-11-01, Monday, 7d; last: what is new since the last digest here",
};

const spec: CommandSpec = {
  name: "brief",
  summary: "A concise briefing in which every line names its source",
  options: [TOPIC, ...WHEN.map((option) => (option.name === SINCE.name ? SINCE : option)), LENGTH],
  visibility: "conversation",
  examples: ["brief gaza", "brief gaza as-of 2023-11-05", "brief yemen period 1–10 Mar 2018 full"],
};

export function createBriefCommand(deps: CommandDeps): Command {
  const whole = defineTopicCommand(deps, { intent: "brief", spec, request: (topic) => ({ intent: "brief", topic }) });
  const news = sinceLast(deps);
  return {
    ...whole,
    run({ since, ...raw }, call) {
      if (since === undefined) return whole.run(raw, call);
      return since.trim().toLowerCase() === "last" ? news.run(raw, call) : whole.run({ ...raw, since }, call);
    },
  };
}

/** What is new since the last digest sent to the channel; that digest stays the last one. */
function sinceLast({ editions, ...deps }: CommandDeps): Command {
  return defineTopicCommand(
    { editions, ...deps },
    {
      intent: "changes",
      spec,
      async request(topic, _raw, _context, { from }) {
        const seen = from && (await editions.lastOn(from.conversation, topic.id));
        if (seen) return { intent: "changes", topic, seen: { position: seen.position, asOf: seen.asOf, citations: seen.citations } };
        throw new UserError("usage", `No digest on ${topic.label} has been sent here yet.`, {
          next: "Name a day instead, such as since Monday, or subscribe to a digest first.",
        });
      },
    },
  );
}
