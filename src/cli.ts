import { constants } from "node:os";
import { terminal } from "./cli/io.ts";
import { run } from "./cli/run.ts";
import { problemText } from "./cli/say.ts";
import { EXIT } from "./cli/usage.ts";
import { UserError } from "./core/errors.ts";

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
