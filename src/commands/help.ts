import type { Block, Inline, MessageDocument } from "../core/document.ts";
import { UserError } from "../core/errors.ts";
import { type Command, type CommandSpec, type Manner, typedSpecs } from "./command.ts";

/** How commands are typed on the platform of that name; where none is named, as in a shell. */
export type MannerOf = (platform: string | undefined) => Manner;

/** Help made from the very specifications that dispatch. */
export function createHelpCommand(specs: () => readonly CommandSpec[], mannerOf: MannerOf): Command {
  return {
    spec: {
      name: "help",
      summary: "What can be asked, and how",
      options: [{ name: "command", kind: "words", summary: "A command to explain", positional: true }],
      visibility: "private",
      examples: ["help", "help brief"],
    },
    async run(raw, { from }) {
      const typed = typedSpecs(specs());
      const manner = mannerOf(from?.conversation.platform);
      const name = raw.command?.trim().replace(/^\//, "").toLowerCase();
      if (!name) return { document: overview(typed, specs(), manner) };
      const spec = typed.find((candidate) => candidate.name === name);
      if (!spec)
        throw new UserError("usage", `There is no command “${name.slice(0, 40)}”.`, {
          next: `There are: ${typed.map((s) => s.name).join(", ")}.`,
        });
      return { document: detail(spec, manner) };
    },
  };
}

function overview(typed: readonly CommandSpec[], all: readonly CommandSpec[], manner: Manner): MessageDocument {
  const items = typed.map((spec): Inline[] => [
    { kind: "text", text: manner.typed(spec.name), style: "strong" },
    { kind: "text", text: ` ${positionals(spec)}— ${spec.summary}` },
  ]);
  const { entry = ({ title }: CommandSpec) => title } = manner;
  const menu = all.filter(({ surface, title }) => surface === "message" && title !== undefined).map((spec) => `“${entry(spec)}”`);
  return {
    tone: "answer",
    summary: "Name a topic, or ask a question in your own words.",
    blocks: [
      { kind: "list", title: "What you can ask", items },
      quiet(`Or ask in your own words: what is Egypt's position on a ceasefire? ${manner.typed("help brief")} explains one command.`),
      ...manner.notes.map(quiet),
      ...(menu.length > 0 && manner.notes.length > 0 ? [quiet(`In a message's own menu: ${menu.join(" and ")}.`)] : []),
    ],
  };
}

const quiet = (text: string): Block => ({ kind: "text", weight: "quiet", inlines: [{ kind: "text", text }] });

const positionals = (spec: CommandSpec): string =>
  spec.options
    .filter((option) => option.positional)
    .map((option) => (option.required ? `<${option.name}> ` : `[${option.name}] `))
    .join("");

function detail(spec: CommandSpec, manner: Manner): MessageDocument {
  const options = spec.options.map((option): Inline[] => [
    { kind: "text", text: option.name, style: "strong" },
    { kind: "text", text: ` — ${option.summary}${option.required ? " (needed)" : ""}` },
  ]);
  const examples = spec.examples.map((example): Inline[] => [{ kind: "text", text: manner.typed(example), style: "code" }]);
  return {
    tone: "answer",
    summary: `${manner.typed(spec.name)}: ${spec.summary}.`,
    blocks: [
      {
        kind: "text",
        weight: "normal",
        inlines: [{ kind: "text", text: `${manner.typed(spec.name)} ${positionals(spec)}— ${spec.summary}` }],
      },
      { kind: "list", title: "Options, in any order", items: options },
      { kind: "list", title: "Examples", items: examples },
    ],
  };
}
