import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Stand } from "./chat-fakes.ts";
import { SMALL_YOUNG } from "./measure.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

/** One bot in a process of its own, connected. */
export interface Bot {
  readonly pid: number;
  /** Resident memory, in megabytes. */
  resident(): number;
  /** Processor time so far, in milliseconds; undefined where the system does not tell. */
  cpu(): number | undefined;
  /** Milliseconds from request to document of each command, as the bot's log has them. */
  readonly dispatches: number[];
  stop(): Promise<void>;
}

/** `readout` is what `npm start` runs; `fixed` its adapters with a fixed text for an answer; `bare` the client libraries alone with one. */
export type Kind = "readout" | "fixed" | "bare";

/** Starts a bot and waits until it is connected to every stand. */
export async function startBot(kind: Kind, stands: readonly Pick<Stand, "env" | "listening">[], dataDir: string): Promise<Bot> {
  mkdirSync(dataDir, { recursive: true });
  const { PATH = "", HOME = "" } = process.env;
  const script =
    kind === "readout" ? [join(root, "tools", "launch.mjs"), "src/cli.ts", "start"] : [join(root, "bench", "chat-bot.ts"), kind];
  // As the launcher starts it where the host's Node is an older one.
  const child = spawn(process.execPath, [SMALL_YOUNG, ...script], {
    cwd: root,
    env: Object.assign({ PATH, HOME, READOUT_DATA_DIR: dataDir, READOUT_ZONE: "UTC" }, ...stands.map(({ env }) => env)),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const dispatches: number[] = [];
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const ready = new Promise<void>((resolve) => {
    createInterface(child.stdout).on("line", (text) => {
      // The client libraries write lines of their own.
      if (!text.startsWith("{")) return;
      const line: { msg?: string; port?: number; milliseconds?: number; level?: number } = JSON.parse(text);
      if (line.msg === "listening") for (const stand of stands) stand.listening(line.port ?? 0);
      if (line.msg === "request") dispatches.push(line.milliseconds ?? 0);
      if ((line.level ?? 0) > 40) process.stderr.write(`${kind}: ${text}\n`);
      if (line.msg === "ready") resolve();
    });
  });
  await Promise.race([
    ready,
    ended.then((code) => {
      throw new Error(`${kind} ended with ${code}: ${said}`);
    }),
  ]);
  const { pid = 0 } = child;
  return {
    pid,
    resident: () => Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1_024,
    cpu: () => cpuOf(pid),
    dispatches,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Milliseconds a tick of /proc lasts. */
const TICK = 10;

function cpuOf(pid: number): number | undefined {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return undefined;
  // The name of the program stands in brackets and may hold anything.
  const [, rest = ""] = readFileSync(path, "utf8").split(/\) (?=\S \d)/u);
  const fields = rest.split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}
