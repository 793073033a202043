import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../../src/cli/run.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Empty values, so that a `.env` of the person who runs the tests connects nothing. */
export function unconnected(): Record<string, string> {
  const example = readFileSync(join(root, ".env.example"), "utf8");
  return Object.fromEntries([...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name = ""]) => [name, ""]));
}

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs a command line in this process, on a data folder of its own, without a terminal. For what needs no process: words, answers, exit codes. */
export async function runHere(dataDir: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await run([...args], {
    env: { ...unconnected(), READOUT_DATA_DIR: dataDir, READOUT_ZONE: "UTC", ...env },
    stdin: process.stdin,
    stdout: process.stdout,
    out: (text) => void (out += text),
    error: (text) => void (err += text),
  });
  return { code, out, err };
}

/** Runs `bin/readout` as a user would, on a data folder of its own. */
export function runReadout(
  dataDir: string,
  args: readonly string[],
  options: { env?: Record<string, string>; input?: string | Uint8Array } = {},
): Ran {
  const { PATH = "", HOME = "" } = process.env;
  const done = spawnSync(process.execPath, [join(root, "bin", "readout"), ...args], {
    cwd: root,
    env: { ...unconnected(), PATH, HOME, READOUT_DATA_DIR: dataDir, READOUT_ZONE: "UTC", ...options.env },
    input: options.input ?? "",
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

/** The same while this process goes on, so that it can answer what is run. */
export function runReadoutBeside(dataDir: string, args: readonly string[], env: Record<string, string>): Promise<Ran> {
  const { PATH = "", HOME = "" } = process.env;
  const all = { ...unconnected(), PATH, HOME, READOUT_DATA_DIR: dataDir, READOUT_ZONE: "UTC", ...env };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(root, "bin", "readout"), ...args], { cwd: root, env: all }, (_, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
  });
}
