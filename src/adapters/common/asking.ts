import type { CommandSpec, OptionSpec } from "../../commands/command.ts";

/** A command whose button first asks for something in the reader's own words. */
export interface Asking {
  spec: CommandSpec;
  option: OptionSpec;
}

/** What the command of that name first asks for, where it does. */
export function askingOf(specs: readonly CommandSpec[], name: string): Asking | undefined {
  const spec = specs.find((one) => one.name === name);
  const option = spec?.options.find((one) => one.name === spec.asks);
  return spec && option && { spec, option };
}

/** What a form was filled in with, as options of the command: nothing where nothing was written. */
export function writtenInto({ option }: Asking, words: string | null | undefined): Record<string, string> {
  const written = words?.trim() ?? "";
  return written === "" ? {} : { [option.name]: written };
}
