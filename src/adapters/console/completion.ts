import type { CompleterResult } from "node:readline";
import { type CommandSpec, type OptionKind, typedSpecs } from "../../commands/command.ts";

/** Names that begin with what is typed, for an option of a kind. */
export type Suggest = (kind: OptionKind, prefix: string) => Promise<string[]>;

type Completer = (line: string) => Promise<CompleterResult>;

/** Completes command names after a slash, option names after dashes, and names on record elsewhere. */
export function createCompleter(specs: readonly CommandSpec[], suggest: Suggest): Completer {
  return async (line) => {
    try {
      return await complete(line, specs, suggest);
    } catch {
      // A list that cannot be made is no reason to disturb the person typing.
      return [[], line];
    }
  };
}

async function complete(line: string, specs: readonly CommandSpec[], suggest: Suggest): Promise<CompleterResult> {
  const [, name, rest] = /^\/(\S+)\s+(.*)$/s.exec(line) ?? [];
  if (name === undefined || rest === undefined) {
    if (!line.startsWith("/")) return line.trim() === "" ? [[], line] : [await names("topic", line, suggest), line];
    return [[...typedSpecs(specs).map((spec) => `/${spec.name} `), "/quit"].filter((hit) => hit.startsWith(line.toLowerCase())), line];
  }
  const spec = specs.find((candidate) => candidate.name === name.toLowerCase());
  const lastWord = /\S*$/.exec(rest)?.[0] ?? "";
  if (lastWord.startsWith("--")) {
    const options = spec?.options.map((option) => `--${option.name} `) ?? [];
    return [options.filter((option) => option.startsWith(lastWord)), lastWord];
  }
  const [first, second] = spec?.options.filter((option) => option.positional) ?? [];
  if (first === undefined || rest.trim() === "") return [[], rest];
  const hits = await names(first.kind, rest, suggest);
  if (hits.length > 0 || second === undefined || lastWord === "") return [hits, rest];
  return [await names(second.kind, lastWord, suggest), lastWord];
}

/** Names that themselves begin with what is typed; where none does, those known by another name that does. */
async function names(kind: OptionKind, prefix: string, suggest: Suggest): Promise<string[]> {
  const hits = await suggest(kind, prefix);
  const own = hits.filter((hit) => hit.toLowerCase().startsWith(prefix.toLowerCase()));
  return own.length > 0 ? own : hits;
}
