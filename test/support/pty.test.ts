import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hasPty, LEASH } from "./pty.ts";

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test.skipIf(!hasPty() || LEASH.length === 0)(
  "a program in a terminal ends with whoever started it, even where that is killed",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "readout-pty-"));
    const command = ["script", "-qefc", "echo begun; exec sleep 600", "/dev/null"];
    const starter = `const { spawn } = require("node:child_process");
    const child = spawn(${JSON.stringify([...LEASH, ...command][0])}, ${JSON.stringify([...LEASH, ...command].slice(1))});
    child.stdout.once("data", () => console.log(child.pid));`;
    const parent = spawn(process.execPath, ["-e", starter], { cwd: folder });
    const [text] = await once(parent.stdout, "data");
    const pid = Number(String(text));
    expect(isAlive(pid)).toBe(true);
    parent.kill("SIGKILL");
    await once(parent, "exit");
    const deadline = performance.now() + 5_000;
    while (isAlive(pid) && performance.now() < deadline) await new Promise((resolve) => setImmediate(resolve));
    expect(isAlive(pid)).toBe(false);
    rmSync(folder, { recursive: true, force: true });
  },
);
