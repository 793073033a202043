import type { Inline, MessageDocument } from "../core/document.ts";
import { UserError } from "../core/errors.ts";
import type { Command, CommandSpec } from "./command.ts";

/** Help made from the very specifications that dispatch; `prefix` is how a command is typed here, `/` in chat. */
export function createHelpCommand(specs: () => readonly CommandSpec[], prefix: string): Command {
  return {
    spec: {
      name: "help",
      summary: "What can be asked, and how",
      options: [{ name: "command", kind: "words", summary: "A command to explain", positional: true }],
      visibility: "private",
      examples: ["help", "help brief"],
    },
    async run(raw) {
      const name = raw.command?.trim().replace(/^\//, "").toLowerCase();
      if (!name) return { document: overview(specs(), prefix) };
      const spec = specs().find((candidate) => candidate.name === name);
      if (!spec)
        throw new UserError("usage", `There is no command “${name}”.`, {
          next: `There are: ${specs()
            .map((s) => s.name)
            .join(", ")}.`,
        });
      return { document: detail(spec, prefix) };
    },
  };
}

function overview(specs: readonly CommandSpec[], prefix: string): MessageDocument {
  const items = specs.map((spec): Inline[] => [
    { kind: "text", text: prefix + spec.name, style: "strong" },
    { kind: "text", text: ` ${positionals(spec)}— ${spec.summary}` },
  ]);
  return {
    tone: "answer",
    summary: "Name a topic, or ask a question in your own words.",
    blocks: [
      { kind: "list", title: "What you can ask", items },
      {
        kind: "text",
        weight: "quiet",
        inlines: [
          {
            kind: "text",
            text: `Or ask in your own words: what is Egypt's position on a ceasefire? ${prefix}help brief explains one command.`,
          },
        ],
      },
    ],
  };
}

const positionals = (spec: CommandSpec): string =>
  spec.options
    .filter((option) => option.positional)
    .map((option) => (option.required ? `<${option.name}> ` : `[${option.name}] `))
    .join("");

function detail(spec: CommandSpec, prefix: string): MessageDocument {
  const options = spec.options.map((option): Inline[] => [
    { kind: "text", text: option.name, style: "strong" },
    { kind: "text", text: ` — ${option.summary}${option.required ? " (needed)" : ""}` },
  ]);
  const examples = spec.examples.map((example): Inline[] => [{ kind: "text", text: prefix + example, style: "code" }]);
  return {
    tone: "answer",
    summary: `${prefix}${spec.name}: ${spec.summary}.`,
    blocks: [
      {
        kind: "text",
        weight: "normal",
        inlines: [{ kind: "text", text: `${prefix}${spec.name} ${positionals(spec)}— ${spec.summary}` }],
      },
      { kind: "list", title: "Options, in any order", items: options },
      { kind: "list", title: "Examples", items: examples },
    ],
  };
}
