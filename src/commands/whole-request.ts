import type { Invocation } from "../core/platform.ts";
import type { CommandSpec } from "./command.ts";

/** The request with its command's whole name: of `digest` with the words `list all`, the command is `digest list` where there is one. */
export function wholeRequest(invocation: Invocation, specs: readonly CommandSpec[]): Invocation {
  const named = (name: string): boolean => specs.some((spec) => spec.name === name);
  if (named(invocation.command)) return invocation;
  const { words = "", ...options } = invocation.options;
  const [, first = "", rest = ""] = /^\s*(\S+)\s*(.*)$/su.exec(words) ?? [];
  const command = `${invocation.command} ${first.toLowerCase()}`;
  if (!named(command)) return invocation;
  return { ...invocation, command, options: rest === "" ? options : { ...options, words: rest } };
}
