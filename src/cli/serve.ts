import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setFlagsFromString } from "node:v8";
import { createDispatch } from "../commands/dispatch.ts";
import type { Config } from "../config.ts";
import { UserError } from "../core/errors.ts";
import { openReadout, type Readout, systemClock } from "../main.ts";
import { connections, type Connections } from "./connections.ts";
import { createHealth } from "./health.ts";
import type { Io } from "./io.ts";
import { createMetrics } from "./metrics.ts";
import { pagesOf, servePages } from "./pages.ts";
import { oneLine } from "./say.ts";
import { takeInRegularly } from "./serve-intake.ts";
import { pruneRegularly } from "./serve-pruning.ts";
import { sendRegularly } from "./serve-digests.ts";
import { createLiveTeller, fetchRegularly } from "./serve-live.ts";
import { failure, logRequest, serveLog } from "./serve-log.ts";
import { EXIT, syncProblems } from "./usage.ts";

/** Milliseconds a stop may take in all. */
const STOP_PATIENCE = 4_800;

/** Per cent by which the heap may outgrow what lives in it before it is collected. */
const HEAP_GROWTH = 25;

const NOT_CONFIGURED = {
  slack: "Slack is not configured: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN to connect it.\n",
  discord: "Discord is not configured: set DISCORD_TOKEN to connect it.\n",
};

/** Connects the platforms that are configured and answers until the process is told to stop. Never returns: the process ends. */
export async function serve(config: Config, io: Io): Promise<number> {
  // Left to itself the heap of a busy process grows to several times what lives in it.
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  const log = serveLog();
  const stopping = told();
  surviveLibraries((error) => log.error(failure(error), "uncaught"));
  const readout = await openReadout(config, {
    clock: systemClock,
    commandPrefix: "/",
    onWithheld: () => log.warn("line withheld"),
    onLive: (news) => tellLive(news),
  });
  io.error(syncProblems(readout.sync));
  const adapterLog: Connections["log"] = (level, event, details = {}) => log[level](details, event);
  const health = createHealth({ reader: readout.store, clock: systemClock, platforms: () => connected.states() });
  const metrics = createMetrics({ ...readout.store, clock: systemClock });
  const pages = pagesOf(health, metrics);
  const connected = await connections(config, readout, { log: adapterLog, pages });
  const tellLive = createLiveTeller(adapterLog, () => connected.adapters);
  const web = connected.servesHttp || !config.portIsSet ? undefined : await orExit(io, () => servePages(pages, config.port));
  if (web) log.info({ port: web.port }, "listening");
  const dispatch = createDispatch({
    registry: readout.registry,
    clock: systemClock,
    ids: { next: () => randomUUID() },
    zone: config.zone,
    isDate: readout.isDate,
    operators: config.operators,
    log: (entry) => {
      logRequest(log, entry);
      metrics.request(entry);
    },
  });
  const started = Promise.allSettled(connected.adapters.map((adapter) => adapter.start(dispatch)));
  const results = await Promise.race([started, stopping.then(() => undefined)]);
  const refused = (results ?? []).flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  for (const reason of refused) io.error(`${inOneLine(reason)}\n`);
  const regular: { stop(): void }[] = [];
  if (results && refused.length === 0) {
    for (const [name, up] of Object.entries(connected.states())) {
      if (up === undefined && (name === "slack" || name === "discord")) io.error(NOT_CONFIGURED[name]);
    }
    log.info({ platforms: connected.adapters.map(({ name }) => name) }, "ready");
    regular.push(
      takeInRegularly({ store: readout.store, folder: config.shippedData, clock: systemClock, log: adapterLog }),
      pruneRegularly({ store: readout.store, clock: systemClock, log: adapterLog }),
    );
    const digests = sendRegularly(readout, connected, metrics);
    const fetching = fetchRegularly(readout.live);
    await stopping;
    log.info("stopping");
    await Promise.all([digests.stop(), fetching.stop()]);
  }
  for (const task of regular) task.stop();
  web?.close();
  await stopAll(connected, readout);
  if (refused.length === 0) log.info("stopped");
  // A client library may hold a timer or a closing socket for half a minute; what matters is stored by now.
  process.exit(refused.length === 0 ? EXIT.answered : EXIT.badData);
}

/** Resolves when the process is told to stop. A terminal and a launcher both tell it, so that it is told twice: the second must not end it midway. */
function told(): Promise<unknown> {
  process.on("SIGTERM", () => {}).on("SIGINT", () => {});
  return Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
}

/** A client library that throws out of a timer or a socket must not end a process that serves two platforms. */
function surviveLibraries(log: (error: unknown) => void): void {
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", log).on("unhandledRejection", log);
}

async function stopAll({ adapters }: Connections, readout: Readout): Promise<void> {
  const stopped = Promise.allSettled(adapters.map((adapter) => adapter.stop()));
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([stopped, new Promise((resolve) => (timer = setTimeout(resolve, STOP_PATIENCE)))]);
  clearTimeout(timer);
  await readout.close();
}

async function orExit<T>(io: Io, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    io.error(`${inOneLine(error)}\n`);
    process.exit(EXIT.badData);
  }
}

/** What is wrong and what to do about it, on one line. */
function inOneLine(error: unknown): string {
  if (!(error instanceof UserError)) return `Something went wrong on our side (${failure(error).failure}).`;
  return oneLine(error.next === undefined ? error.message : `${error.message} ${error.next}`);
}
