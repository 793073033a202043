import type { Invocation } from "../core/platform.ts";

const HELP = /^\/?(?:help|\?)[!.]?$/iu;

/** What words addressed to the bot ask for: none what can be tried, “help” the help, all others an answer. */
export function spoken(words: string): Pick<Invocation, "command" | "options"> {
  if (words.trim() === "") return { command: "welcome", options: {} };
  return HELP.test(words.trim()) ? { command: "help", options: {} } : { command: "ask", options: { question: words } };
}
