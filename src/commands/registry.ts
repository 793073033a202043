import type { Command, CommandSpec } from "./command.ts";

/** Commands by name, in the order help lists them. */
export interface Registry {
  readonly specs: readonly CommandSpec[];
  find(name: string): Command | undefined;
}

/** Throws on a repeated name or option, or one asked for that is not there: such a mistake must stop the start, not hide a command. */
export function createRegistry(commands: readonly Command[]): Registry {
  const byName = new Map<string, Command>();
  for (const command of commands) {
    const { name, options } = command.spec;
    if (byName.has(name)) throw new Error(`two commands are named ${name}`);
    const names = options.map((option) => option.name);
    if (new Set(names).size < names.length) throw new Error(`${name} has two options of one name`);
    const { asks } = command.spec;
    if (asks !== undefined && !names.includes(asks)) throw new Error(`${name} asks for an option it does not have`);
    byName.set(name, command);
  }
  return { specs: commands.map((command) => command.spec), find: (name) => byName.get(name) };
}
