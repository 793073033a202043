import type { Inline } from "../core/document.ts";
import type { Kind } from "../record/types.ts";
import type { Command } from "./command.ts";
import type { CommandDeps } from "./deps.ts";

/** How many topics one answer lists. */
const MOST_TOPICS = 25;
const KINDS: readonly Kind[] = ["dossier", "place", "actor", "issue"];

export function createTopicsCommand(deps: CommandDeps): Command {
  return {
    spec: {
      name: "topics",
      summary: "Topics on record, or those that begin with what you type",
      options: [{ name: "prefix", kind: "topic", summary: "The first letters of a name", positional: true }],
      visibility: "private",
      examples: ["topics", "topics kha"],
    },
    async run(raw) {
      const gazetteer = await deps.gazetteer();
      const prefix = raw.prefix?.trim() ?? "";
      const found = prefix === "" ? gazetteer.complete("", MOST_TOPICS, ["dossier"]) : gazetteer.complete(prefix, MOST_TOPICS, KINDS);
      if (found.length === 0) {
        const near = gazetteer.nearest(prefix, 3).map(({ label }) => label);
        const summary = `No topic begins with “${prefix}”.`;
        const next = near.length === 0 ? "Any words that occur in the record are a topic too." : `The nearest: ${near.join(", ")}.`;
        return {
          document: {
            tone: "notice",
            summary,
            blocks: [summary, next].map((text) => ({ kind: "text", weight: "normal", inlines: [{ kind: "text", text }] })),
          },
        };
      }
      const items = found.map(({ label, kind, ref }): Inline[] => [
        { kind: "text", text: label },
        { kind: "text", text: ` (${kind}) ` },
        { kind: "text", text: ref, style: "code" },
      ]);
      const title = prefix === "" ? "Dossiers on record" : `Topics that begin with “${prefix}”`;
      return {
        document: {
          tone: "answer",
          summary: `${title}: ${found.map(({ label }) => label).join(", ")}.`,
          blocks: [{ kind: "list", title, items }],
        },
      };
    },
  };
}
