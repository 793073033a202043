import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Selection } from "../../src/record/port.ts";
import { openStore } from "../../src/storage/sqlite/open.ts";

const SCRIPT = fileURLToPath(new URL("./write-in-bulk.ts", import.meta.url));
const SIZE = 400;
const now = { owner: "shared", asOf: "2024-12-31T00:00:00Z" } as const;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "readout-processes-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function writer(name: string, commits: number): ChildProcess {
  return spawn(process.execPath, [SCRIPT, join(folder, "readout.db"), name, String(commits), String(SIZE)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Kills the writer without warning once it was promised so many commits, and answers how many it was promised in all. */
async function killAfter(child: ChildProcess, promised: number): Promise<number> {
  let last = 0;
  const exited = once(child, "exit");
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    last = Number(line);
    if (last === promised) child.kill("SIGKILL");
  }
  await exited;
  return last;
}

describe("a record that processes share", () => {
  it("keeps what was promised, and nothing half, when a writer is killed in the middle of it", async () => {
    let least = 0;
    for (const [round, promised] of [1, 4, 7].entries()) {
      least += (await killAfter(writer(`round${round}`, 1_000), promised)) * SIZE;
      const store = await openStore({ path: join(folder, "readout.db") });
      const counts = await Promise.all(
        [{}, { about: [["plc-a"]] }, { about: [["plc-b"]] }, { words: ["happened"] }].map((part) =>
          store.count(now, { kinds: ["event"], ...part } satisfies Selection),
        ),
      );
      const [all = 0] = counts;
      expect(all).toBeGreaterThanOrEqual(least);
      expect(all % SIZE).toBe(0);
      expect(new Set(counts)).toEqual(new Set([all]));
      expect(await store.position()).toBe(all / SIZE + 1);
      least = all;
      await store.close();
    }
  });

  it("lets several write at once, each commit whole and in its own place", async () => {
    const children = [writer("a", 12), writer("b", 12), writer("c", 12)];
    const codes = await Promise.all(
      children.map(async (child) => {
        child.stdout?.resume();
        const [code] = await once(child, "exit");
        return Number(code);
      }),
    );
    expect(codes).toEqual([0, 0, 0]);
    const store = await openStore({ path: join(folder, "readout.db"), readonly: true });
    expect(await store.count(now, { kinds: ["event"], about: [["plc-b"]] })).toBe(36 * SIZE);
    expect(await store.position()).toBe(37);
    await store.close();
  });
});
