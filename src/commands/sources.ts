import type { LiveDesk } from "../ingest/live/desk.ts";
import type { Command } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { isLive, LIVE_WORDS } from "./live-words.ts";
import { manageLiveSources } from "./live-sources.ts";
import { TOPIC, WHEN } from "./options.ts";
import { defineTopicCommand } from "./topic-command.ts";
import { splitWords } from "./words.ts";

/** The sources of a topic; with `add`, `list`, `test`, `pause`, `resume` or `remove` first, the live ones are managed. */
export function createSourcesCommand(deps: CommandDeps, live?: LiveDesk): Command {
  const ofTopic = defineTopicCommand(deps, {
    intent: "sources",
    spec: {
      name: "sources",
      summary: "The sources on a topic and what each carries",
      options: [TOPIC, ...WHEN],
      visibility: "conversation",
      privately: LIVE_WORDS,
      examples: [
        "sources gaza",
        "sources gaza period 1–5 Nov 2023",
        "sources list",
        "sources add feed https://example.org/news.xml --every 30m",
      ],
    },
    request: (topic) => ({ intent: "sources", topic }),
  });
  return {
    spec: ofTopic.spec,
    readWords: (words) => (live && isLive(words) ? { topic: words.map(quoted).join(" ") } : undefined),
    run(raw, call) {
      const words = splitWords(raw["topic"] ?? "");
      return live && isLive(words) ? manageLiveSources(words, call, live) : ofTopic.run(raw, call);
    },
  };
}

const quoted = (word: string): string => (/\s/.test(word) ? `"${word.replaceAll('"', "")}"` : word);
