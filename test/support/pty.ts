import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { stripVTControlCharacters } from "node:util";

const root = fileURLToPath(new URL("../../", import.meta.url));
const PATIENCE_MS = 10_000;
const LONGEST_QUOTE = 2_000;

/**
 * Ends what it starts when this process ends, however it does; util-linux has it wherever it has `script`. That takes no
 * notice of a hang-up; once it is gone, what runs in its terminal is hung up.
 */
export const LEASH = spawnSync("setpriv", ["--version"]).status === 0 ? ["setpriv", "--pdeathsig", "KILL", "--"] : [];

/** Terminals whose process has not ended. A test that runs out of time does not come to stop its own. */
const running = new Set<Terminal>();
const stopAll = (): void => {
  for (const terminal of running) terminal.stop();
};
process.once("exit", stopAll);
afterAll(stopAll);

/** Whether util-linux's `script`, which lends a process a terminal, is at hand. */
export function hasPty(): boolean {
  const { status, stdout } = spawnSync("script", ["--version"], { encoding: "utf8" });
  const there = status === 0 && stdout.includes("util-linux");
  if (!there) process.stderr.write("skipped: tests in a terminal need script from util-linux\n");
  return there;
}

/** `bin/readout` in a terminal of 80 columns. */
export class Terminal {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown[]>;
  readonly #waiting = new Set<() => void>();
  #all = "";
  #seen = 0;

  constructor(dataDir: string, command: string, env: Record<string, string> = {}) {
    const { PATH = "", HOME = "" } = process.env;
    const script = ["script", "-qefc", `stty cols 80 rows 40; exec '${process.execPath}' bin/readout ${command}`, "/dev/null"];
    const [file = "", ...args] = [...LEASH, ...script];
    this.#child = spawn(file, args, {
      cwd: root,
      env: { PATH, HOME, TERM: "xterm-256color", READOUT_DATA_DIR: dataDir, READOUT_ZONE: "UTC", ...env },
    });
    this.#exited = once(this.#child, "exit");
    running.add(this);
    this.#exited.finally(() => running.delete(this));
    this.#child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      this.#all += text;
      for (const look of this.#waiting) look();
    });
  }

  type(keys: string): void {
    this.#child.stdin?.write(keys);
  }

  /** What was written since the last call, once it holds `pattern`. Rejects with what is there where that does not come. */
  async until(pattern: RegExp): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const look = (): void => {
      const fresh = this.#all.slice(this.#seen);
      if (!pattern.test(fresh)) return;
      this.#seen = this.#all.length;
      resolve(fresh.replaceAll("\r", ""));
    };
    const patience = setTimeout(
      () => reject(new Error(`no ${pattern} in ${JSON.stringify(this.#all.slice(this.#seen).slice(-LONGEST_QUOTE))}`)),
      PATIENCE_MS,
    );
    this.#waiting.add(look);
    look();
    return promise.finally(() => {
      clearTimeout(patience);
      this.#waiting.delete(look);
    });
  }

  /** Types a line and answers what follows it up to the next prompt, without colours and cursor movements. */
  async ask(line: string): Promise<string> {
    this.type(`${line}\r`);
    return plain(await this.until(PROMPT));
  }

  /** The exit code, once the process is gone. */
  async exitCode(): Promise<unknown> {
    const [code] = await this.#exited;
    return code;
  }

  /** Everything written so far. */
  get all(): string {
    return this.#all;
  }

  /** Ends the process where a test left it running. */
  stop(): void {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill("SIGKILL");
  }
}

/** The prompt with nothing typed after it, the cursor behind it. */
export const PROMPT = /readout> .\[10G$/;

/** Text without escape sequences. */
export const plain = stripVTControlCharacters;
