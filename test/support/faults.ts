import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Ran } from "./run-readout.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const COMMAND = [process.execPath, join(root, "bin", "readout")] as const;
/** The unit of `ulimit -f` (POSIX). */
const BLOCK_BYTES = 512;
const NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] as const;

function environment(dataDir: string): Record<string, string> {
  const { PATH = "", HOME = "" } = process.env;
  return { PATH, HOME, READOUT_DATA_DIR: dataDir, READOUT_ZONE: "UTC" };
}

function run([command = "", ...args]: readonly string[], dataDir: string): Ran {
  const done = spawnSync(command, args, { cwd: root, env: environment(dataDir), input: "", encoding: "utf8" });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

/** Runs `bin/readout` where no file may grow beyond `bytes`, as on a disk that fills up. */
export function runWithFullDisk(dataDir: string, bytes: number, args: readonly string[]): Ran {
  const limit = `ulimit -f ${Math.floor(bytes / BLOCK_BYTES)}; exec "$@"`;
  return run(["sh", "-c", limit, "sh", ...COMMAND, ...args], dataDir);
}

/** Whether a process can be run that may not write what this one may not: permissions do not bind root. */
export function canRunUnprivileged(): boolean {
  if (process.getuid?.() !== 0) return true;
  const [command, ...args] = NOBODY;
  const able = spawnSync(command, [...args, ...COMMAND, "--version"], { cwd: root, env: environment("") }).status === 0;
  if (!able) process.stderr.write("skipped: as root, tests of a read-only record need setpriv and a checkout that others may read\n");
  return able;
}

export function runUnprivileged(dataDir: string, args: readonly string[]): Ran {
  return run([...(process.getuid?.() === 0 ? NOBODY : []), ...COMMAND, ...args], dataDir);
}

/** Runs a line of shell in which `readout` is the command. */
export function runShell(dataDir: string, line: string): Ran {
  return run(["sh", "-c", `readout() { '${COMMAND[0]}' '${COMMAND[1]}' "$@"; }; ${line}`], dataDir);
}

/** Starts `bin/readout` and answers its exit code once it is gone, so that several can run at once. */
export async function exitCodeOf(dataDir: string, args: readonly string[]): Promise<unknown> {
  const [command, script] = COMMAND;
  const [code]: unknown[] = await once(
    spawn(command, [script, ...args], { cwd: root, env: environment(dataDir), stdio: "ignore" }),
    "exit",
  );
  return code;
}

/** A copy of a data folder, under a new name beside it. */
export function copyOf(dataDir: string, name: string): string {
  const copy = `${dataDir}-${name}`;
  if (!existsSync(copy)) cpSync(dataDir, copy, { recursive: true });
  return copy;
}
