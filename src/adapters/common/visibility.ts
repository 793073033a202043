import type { CommandSpec } from "../../commands/command.ts";

const PRIVATE_WORD = /(?:^|\s)(?:--)?private(?:[=:](?<value>\w+))?(?=\s|$)/iu;

/**
 * Whether the answer goes to the asker alone: the command's own rule, for some of its words another, unless its `private` option says otherwise.
 * A command nobody knows is answered privately.
 */
export function isPrivate(spec: CommandSpec | undefined, options: Readonly<Record<string, string>>): boolean {
  if (spec === undefined) return true;
  if (spec.privately !== undefined && new RegExp(spec.privately, "iu").test((options["words"] ?? options["topic"] ?? "").trim()))
    return true;
  if (!spec.options.some((option) => option.name === "private")) return spec.visibility === "private";
  const named = options["private"];
  if (named !== undefined) return isYes(named);
  const word = PRIVATE_WORD.exec(options["words"] ?? "");
  return word ? isYes(word.groups?.["value"] ?? "true") : spec.visibility === "private";
}

const isYes = (value: string): boolean => !/^(?:false|no|off|0)$/iu.test(value);
