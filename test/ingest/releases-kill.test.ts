import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { importerOf } from "../../src/ingest/import.ts";
import { ucdpGed } from "../../src/ingest/ucdp/format.ts";
import { gedCells, gedFile } from "./ged.ts";
import { importDeps, openWorld, SCOPE } from "./world.ts";

const CHILD = fileURLToPath(new URL("import-ged-child.ts", import.meta.url));
const ROWS = 6000;

it(
  "retracts nothing when it is killed on the way through a newer release, and all that is gone when it is run again",
  { timeout: 60_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "readout-release-kill-"));
    const [path, rejects] = [join(folder, "record.db"), join(folder, "rejects.jsonl")];
    const [older, newer] = [join(folder, "GEDEvent_v22_1.csv"), join(folder, "GEDEvent_v23_1.csv")];
    const rows = (count: number, best: string) => gedFile(Array.from({ length: count }, (_, i) => gedCells(String(i + 1), { best })));
    writeFileSync(older, rows(ROWS, "4"));
    writeFileSync(newer, rows(ROWS - 3, "5"));
    const store = await openWorld(path);
    try {
      await importerOf(ucdpGed).import(older, await importDeps(store, rejects));
      const child = spawn(process.execPath, [CHILD, path, newer, rejects], { stdio: ["ignore", "pipe", "inherit"] });
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        if (Number(text.trim().split("\n").at(-1)) >= 1000) child.kill("SIGKILL");
      });
      await once(child, "close");
      expect(child.signalCode).toBe("SIGKILL");
      expect(await store.count(SCOPE, { kinds: ["event"] })).toBe(ROWS);
      const report = await importerOf(ucdpGed).import(newer, await importDeps(store, rejects));
      expect(report.retracted).toBe(3);
      expect(report.sameRows).toBeGreaterThanOrEqual(500);
      expect(report.sameRows + report.revised + report.unchanged).toBeGreaterThanOrEqual(ROWS - 3);
      expect(await store.count(SCOPE, { kinds: ["event"] })).toBe(ROWS - 3);
      const bests = (await store.select(SCOPE, { kinds: ["event"] }, "oldest", ROWS)).map(({ body }) => body.casualties[0]?.quantity.best);
      expect(new Set(bests)).toEqual(new Set([5]));
    } finally {
      await store.close();
      rmSync(folder, { recursive: true });
    }
  },
);
