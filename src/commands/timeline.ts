import type { Granularity } from "../briefings/requests.ts";
import { UserError } from "../core/errors.ts";
import { resolveActor } from "./actor-option.ts";
import type { Command, RawOptions } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { TOPIC, WHEN } from "./options.ts";
import { defineTopicCommand } from "./topic-command.ts";

const GRANULARITIES: readonly Granularity[] = ["day", "week", "month"];

export function createTimelineCommand(deps: CommandDeps): Command {
  return defineTopicCommand(deps, {
    intent: "timeline",
    spec: {
      name: "timeline",
      summary: "What happened, in order, by day, week or month",
      options: [
        TOPIC,
        { name: "actor", kind: "actor", summary: "Only what this actor took part in" },
        { name: "granularity", kind: "granularity", summary: "day, week or month" },
        ...WHEN,
      ],
      visibility: "conversation",
      examples: ["timeline gaza", "timeline gaza actor blinken week"],
    },
    request: async (topic, raw, context) => {
      const actor = raw.actor === undefined ? undefined : await resolveActor({ name: raw.actor, option: "actor" }, deps, context);
      return { intent: "timeline", topic, granularity: granularityOf(raw), ...(actor === undefined ? {} : { actor }) };
    },
  });
}

function granularityOf(raw: RawOptions): Granularity {
  const text = raw.granularity?.toLowerCase() ?? "day";
  const granularity = GRANULARITIES.find((known) => known === text);
  if (granularity) return granularity;
  throw new UserError("usage", `“${text}” is not a granularity.`, { next: "Use day, week or month." });
}
