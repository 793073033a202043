import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { importCurrentEvents, importDeps, openWorld, SCOPE } from "./world.ts";

const CHILD = fileURLToPath(new URL("import-child.ts", import.meta.url));
const ITEMS = 6000;

it("loses nothing it reported when it is killed, and the next run completes it", { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "readout-kill-"));
  const [path, file, rejects] = [join(folder, "record.db"), join(folder, "items.jsonl"), join(folder, "rejects.jsonl")];
  const line = (i: number) =>
    JSON.stringify({
      id: `wce-2019-11-01-${i}`,
      date: "2019-11-01",
      category: "",
      topics: [],
      text: `A storm kills ${i} people in Strelsau.`,
      sources: ["AFP"],
    });
  writeFileSync(file, Array.from({ length: ITEMS }, (_, i) => line(i + 1)).join("\n"));
  const store = await openWorld(path);
  try {
    const child = spawn(process.execPath, [CHILD, path, file, rejects], { stdio: ["ignore", "pipe", "inherit"] });
    let reported = 0;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      reported = Number(text.trim().split("\n").at(-1));
      if (reported >= 1000) child.kill("SIGKILL");
    });
    await once(child, "close");
    expect(child.signalCode).toBe("SIGKILL");
    const held = await store.count(SCOPE, { kinds: ["event"] });
    expect(reported).toBeGreaterThanOrEqual(1000);
    expect(held).toBeGreaterThanOrEqual(reported);
    expect(held).toBeLessThan(ITEMS);
    const report = await importCurrentEvents(file, await importDeps(store, rejects));
    expect(report).toMatchObject({ read: ITEMS, added: 2 * (ITEMS - held), unchanged: 2 * held, rejected: 0 });
    expect(await store.count(SCOPE, { kinds: ["event"] })).toBe(ITEMS);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
});
