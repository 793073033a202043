import { readFileSync } from "node:fs";
import { answerCommand } from "./answer.ts";
import { asksForHelp, commandFirst, helpCommand } from "./help.ts";
import type { Io } from "./io.ts";
import { problemText } from "./say.ts";
import { EXIT } from "./usage.ts";
import { Unresolved } from "../commands/choices.ts";
import { UserError } from "../core/errors.ts";

type Operator = (args: string[], io: Io) => Promise<number>;

/** What changes or checks the record, or runs the bot; every other word is a command that answers. Each is loaded when it is asked for. */
const OPERATOR: Record<string, () => Promise<Operator>> = {
  digests: async () => (await import("./digests.ts")).digestsCommand,
  discord: async () => (await import("./discord.ts")).discordCommand,
  doctor: async () => (await import("./doctor.ts")).doctorCommand,
  export: async () => (await import("./export.ts")).exportCommand,
  help: async () => helpCommand,
  import: async () => (await import("./import.ts")).importCommand,
  reports: async () => (await import("./reports.ts")).reportsCommand,
  slack: async () => (await import("./slack.ts")).slackCommand,
  start: async () => (await import("./start.ts")).startCommand,
  topic: async () => (await import("./topic.ts")).topicCommand,
  validate: async () => (await import("./validate.ts")).validateCommand,
};

/** Runs one command line. Resolves to the exit code: 0 answered, 1 nothing on record, 2 usage, 3 bad data or configuration. */
export async function run(args: string[], io: Io): Promise<number> {
  try {
    if (args[0] === "--version" || args[0] === "-V") return version(io);
    if (args[0] === "--help" || args[0] === "-h") return await helpCommand(args.slice(1), io);
    const [name = "help", ...rest] = await commandFirst(args);
    if (asksForHelp(rest)) return await helpCommand(name === "help" ? [] : [name], io);
    const operator = Object.hasOwn(OPERATOR, name) ? await OPERATOR[name]?.() : undefined;
    return await (operator ?? answer(name))(rest, io);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    io.error(problemText(error));
    if (error instanceof Unresolved) return EXIT.nothing;
    if (error.code === "interrupted") return EXIT.interrupted;
    return error.code === "usage" ? EXIT.usage : EXIT.badData;
  }
}

const answer =
  (name: string): Operator =>
  (args, io) =>
    answerCommand(name, args, io);

function version(io: Io): number {
  const manifest: { version?: unknown } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  io.out(`readout ${String(manifest.version)}\n`);
  return EXIT.answered;
}
