import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type Logger, pino } from "pino";
import { createDispatch, type RequestLog } from "../commands/dispatch.ts";
import { type Config, readConfig } from "../config.ts";
import { UserError } from "../core/errors.ts";
import type { Dispatch, PlatformAdapter } from "../core/platform.ts";
import { openReadout, type Readout, systemClock } from "../main.ts";
import { answerCommand } from "./answer.ts";
import { chat } from "./chat.ts";
import { connections } from "./connections.ts";
import type { Io } from "./io.ts";
import { EXIT, syncProblems } from "./usage.ts";

/** What is shown where nobody is there to ask. */
const SHOWN_UNASKED = "gaza";

const HOW_TO_CONNECT = `Slack: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (.env.example lists everything), then npm start.
Discord: set DISCORD_TOKEN, then npm start.
`;

/**
 * The main job: connects the platforms that are configured; with none, chats in the terminal; without a terminal,
 * prints one briefing and how to connect.
 */
export async function startCommand(args: string[], io: Io): Promise<number> {
  if (args.length > 0) throw new UserError("usage", `start does not take “${args.join(" ")}”.`, { next: "Write: readout start" });
  const config = readConfig(io.env);
  if (config.slack || config.discord) return serve(config, io);
  if (io.stdin.isTTY && io.stdout.isTTY) return chat(config, io, HOW_TO_CONNECT);
  const code = await answerCommand("brief", [SHOWN_UNASKED], io);
  io.out(`\n${HOW_TO_CONNECT}`);
  return code;
}

async function serve(config: Config, io: Io): Promise<number> {
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const readout = await openReadout(config, {
    clock: systemClock,
    commandPrefix: "/",
    onWithheld: (problem) => log.warn({ problem }, "line withheld"),
  });
  io.error(syncProblems(readout.sync));
  const dispatch = createDispatch({
    registry: readout.registry,
    clock: systemClock,
    ids: { next: () => randomUUID() },
    zone: config.zone,
    isDate: readout.isDate,
    log: (entry) => logRequest(log, entry),
  });
  const adapters = await connections(config, readout, log);
  try {
    await startAll(adapters, dispatch);
    log.info({ platforms: adapters.map((adapter) => adapter.name) }, "connected");
    if (!config.slack) io.error("Slack is not configured: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN to connect it.\n");
    if (!config.discord) io.error("Discord is not configured: set DISCORD_TOKEN to connect it.\n");
    await stopped();
  } finally {
    await stopAll(adapters, readout);
  }
  // A client library may hold a timer or a closing socket for half a minute; what matters is stored by now.
  setImmediate(() => process.exit(EXIT.answered));
  return EXIT.answered;
}

/** Resolves when the process is told to stop. A terminal and a launcher both tell it, so that it is told twice: the second must not end it midway. */
function stopped(): Promise<unknown> {
  process.on("SIGTERM", () => {}).on("SIGINT", () => {});
  return Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
}

async function startAll(adapters: readonly PlatformAdapter[], dispatch: Dispatch): Promise<void> {
  for (const adapter of adapters) await adapter.start(dispatch);
}

async function stopAll(adapters: readonly PlatformAdapter[], readout: Readout): Promise<void> {
  await Promise.allSettled(adapters.map((adapter) => adapter.stop()));
  await readout.close();
}

/** One line a request; the cause of a failure by its stack, which holds no words of the user. */
function logRequest(log: Logger, { cause, ...entry }: RequestLog): void {
  if (entry.outcome === "failed") log.error({ ...entry, cause: cause instanceof Error ? cause.stack : undefined }, "request");
  else log.info(entry, "request");
}
