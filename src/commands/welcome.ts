import type { Action, Inline, MessageDocument } from "../core/document.ts";
import { type Command, type CommandSpec, type Manner, typedSpecs } from "./command.ts";
import type { MannerOf } from "./help.ts";

const MOST_TO_TRY = 3;

/** What an adapter says on joining a channel; nobody types it. */
export function createWelcomeCommand(specs: () => readonly CommandSpec[], mannerOf: MannerOf): Command {
  return {
    spec: {
      name: "welcome",
      surface: "button",
      summary: "Three things to try",
      options: [],
      visibility: "conversation",
      examples: ["help"],
    },
    run: async (_, { from }) => ({ document: welcomeDocument(specs(), mannerOf(from?.conversation.platform)) }),
  };
}

/** What is said on joining a channel: three things to try, each to type and as a button, from the commands' own examples. */
export function welcomeDocument(specs: readonly CommandSpec[], { typed, notes }: Manner): MessageDocument {
  const tries = typedSpecs(specs)
    .filter(({ visibility }) => visibility === "conversation")
    .slice(0, MOST_TO_TRY)
    .flatMap(({ name, examples: [example] }) => (example === undefined ? [] : [{ name, example }]));
  const summary = "Readout answers questions on world events from a record in which every line names its source.";
  const items = tries.map(({ example }): Inline[] => [{ kind: "text", text: typed(example), style: "code" }]);
  const actions = tries.map(({ name, example }): Action => {
    const words = example.slice(name.length).trim();
    return { label: words.replace(/^"(.*)"$/u, "$1"), command: name, options: { words } };
  });
  return {
    tone: "answer",
    summary,
    blocks: [
      { kind: "text", weight: "normal", inlines: [{ kind: "text", text: summary }] },
      { kind: "list", title: "Three things to try", items },
      ...notes.map((text) => ({ kind: "text" as const, weight: "quiet" as const, inlines: [{ kind: "text" as const, text }] })),
      { kind: "actions", actions },
    ],
  };
}
