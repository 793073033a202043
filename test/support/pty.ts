import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

const root = fileURLToPath(new URL("../../", import.meta.url));
const PATIENCE_MS = 10_000;
const LONGEST_QUOTE = 2_000;

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
    this.#child = spawn("script", ["-qefc", `stty cols 80 rows 40; exec '${process.execPath}' bin/readout ${command}`, "/dev/null"], {
      cwd: root,
      env: { PATH, HOME, TERM: "xterm-256color", READOUT_DATA_DIR: dataDir, READOUT_ZONE: "UTC", ...env },
    });
    this.#exited = once(this.#child, "exit");
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
    if (this.#child.exitCode === null) this.#child.kill("SIGHUP");
  }
}

/** The prompt with nothing typed after it, the cursor behind it. */
export const PROMPT = /readout> .\[10G$/;

/** Text without escape sequences. */
export const plain = stripVTControlCharacters;
