import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { answerCommand } from "./cli/answer.ts";
import { asksForHelp, commandFirst, helpCommand } from "./cli/help.ts";
import { type Io, terminal } from "./cli/io.ts";
import { problemText } from "./cli/say.ts";
import { EXIT } from "./cli/usage.ts";
import { Unresolved } from "./commands/choices.ts";
import { UserError } from "./core/errors.ts";

type Operator = (args: string[], io: Io) => Promise<number>;

/** What changes or checks the record, or runs the bot; every other word is a command that answers. Each is loaded when it is asked for. */
const OPERATOR: Record<string, () => Promise<Operator>> = {
  digests: async () => (await import("./cli/digests.ts")).digestsCommand,
  discord: async () => (await import("./cli/discord.ts")).discordCommand,
  doctor: async () => (await import("./cli/doctor.ts")).doctorCommand,
  export: async () => (await import("./cli/export.ts")).exportCommand,
  help: async () => helpCommand,
  import: async () => (await import("./cli/import.ts")).importCommand,
  reports: async () => (await import("./cli/reports.ts")).reportsCommand,
  slack: async () => (await import("./cli/slack.ts")).slackCommand,
  start: async () => (await import("./cli/start.ts")).startCommand,
  topic: async () => (await import("./cli/topic.ts")).topicCommand,
  validate: async () => (await import("./cli/validate.ts")).validateCommand,
};

/** Runs one command line. Resolves to the exit code: 0 answered, 1 nothing on record, 2 usage, 3 bad data or configuration. */
async function run(args: string[], io: Io): Promise<number> {
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
  const manifest: { version?: unknown } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  io.out(`readout ${String(manifest.version)}\n`);
  return EXIT.answered;
}

/** A mistake of ours: an id to report it by, and the cause only for those who ask. */
function fail(error: unknown): void {
  const id = `${process.pid.toString(36)}-${Math.round(performance.now()).toString(36)}`;
  process.stderr.write(`Something went wrong on our side (${id}).\nRun it again with READOUT_DEBUG=1 to see the cause, and report that.\n`);
  if (process.env.READOUT_DEBUG) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 128 + constants.signals.SIGABRT;
}

// A reader that closes the pipe early (`| head`) is no failure; a full disk is.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write("The output could not be written.\nCheck that the disk it goes to has space.\n");
  process.exit(EXIT.badData);
});
process.stderr.on("error", () => {});
process.on("uncaughtException", (error) => {
  fail(error);
  process.exit();
});

try {
  process.exitCode = await run(process.argv.slice(2), terminal());
} catch (error) {
  if (error instanceof UserError) {
    process.stderr.write(problemText(error));
    process.exitCode = EXIT.badData;
  } else fail(error);
}
