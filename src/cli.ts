import { constants } from "node:os";
import { answerCommand } from "./cli/answer.ts";
import { importCommand } from "./cli/import.ts";
import { type Io, terminal } from "./cli/io.ts";
import { startCommand } from "./cli/start.ts";
import { topicCommand } from "./cli/topic.ts";
import { EXIT, usage } from "./cli/usage.ts";
import { validateCommand } from "./cli/validate.ts";
import { UserError } from "./core/errors.ts";

/** What changes or checks the record, or runs the bot; every other word is a command that answers. */
const OPERATOR: Record<string, (args: string[], io: Io) => Promise<number>> = {
  import: importCommand,
  start: startCommand,
  topic: topicCommand,
  validate: validateCommand,
};

/** Runs one command line. Resolves to the exit code: 0 answered, 1 nothing on record, 2 usage, 3 bad data or configuration. */
async function run(args: string[], io: Io): Promise<number> {
  const [name = "help", ...rest] = args;
  try {
    if (name === "help" || name === "--help" || name === "-h") return usage(rest, io);
    return await (OPERATOR[name]?.(rest, io) ?? answerCommand(name, rest, io));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    io.error(error.next === undefined ? `${error.message}\n` : `${error.message}\n${error.next}\n`);
    if (error.code === "interrupted") return EXIT.interrupted;
    return error.code === "usage" ? EXIT.usage : EXIT.badData;
  }
}

// A reader that closes the pipe early (`| head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : EXIT.badData));

try {
  process.exitCode = await run(process.argv.slice(2), terminal());
} catch (error) {
  const id = `${process.pid.toString(36)}-${Math.round(performance.now()).toString(36)}`;
  process.stderr.write(`Something went wrong on our side (${id}); nothing was changed. READOUT_DEBUG=1 shows the cause.\n`);
  if (process.env.READOUT_DEBUG) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 128 + constants.signals.SIGABRT;
}
