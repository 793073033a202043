import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createChanges } from "./fake-http/until.ts";
import { unconnected } from "./run-readout.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A running `bin/readout start`. */
export interface Serving {
  readonly child: ChildProcess;
  /** Everything it wrote to standard output, and to standard error. */
  out(): string;
  err(): string;
  /** The log's lines, oldest first. */
  lines(): Record<string, unknown>[];
  /** Waits for a line of the log whose message is this. */
  logged(message: string): Promise<Record<string, unknown>>;
  /** Sends SIGTERM; resolves with the exit code and how long it took in milliseconds. */
  stop(): Promise<{ code: number | null; milliseconds: number }>;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
}

/** Starts `bin/readout start` as a service manager would, on a data folder of its own. */
export function startServing(dataDir: string, env: Record<string, string>): Serving {
  const { PATH = "", HOME = "" } = process.env;
  const changes = createChanges(30_000);
  const child = spawn(process.execPath, [join(root, "bin", "readout"), "start"], {
    cwd: root,
    env: { ...unconnected(), PATH, HOME, READOUT_DATA_DIR: dataDir, READOUT_ZONE: "UTC", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    changes.changed();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
    changes.changed();
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const lines = (): Record<string, unknown>[] =>
    out
      .split("\n")
      .slice(0, -1)
      .map((line): Record<string, unknown> => JSON.parse(line));
  const find = (message: string): Record<string, unknown> | undefined => lines().find(({ msg }) => msg === message);
  return {
    child,
    out: () => out,
    err: () => err,
    lines,
    async logged(message) {
      await changes.until(() => find(message) !== undefined, `“${message}” in the log; so far:\n${out}${err}`);
      return find(message) ?? {};
    },
    async stop() {
      const asked = performance.now();
      child.kill("SIGTERM");
      const code = await ended;
      return { code, milliseconds: performance.now() - asked };
    },
    ended,
  };
}
