import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openStore, type Store } from "../../src/storage/sqlite/open.ts";
import { editionsContract } from "./editions-contract.ts";

async function stores(): Promise<{ open(): Promise<Store>; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "readout-editions-"));
  const opened: Store[] = [];
  return {
    async open() {
      const store = await openStore({ path: join(folder, "readout.db") });
      opened.push(store);
      return store;
    },
    async close() {
      for (const store of opened) await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

editionsContract("SQLite", async () => {
  const { open, close } = await stores();
  return { editions: (await open()).editions, again: async () => (await open()).editions, close };
});

describe("reports of errors", () => {
  const report = {
    owner: "somewhere:T1",
    user: "U1",
    conversation: { platform: "somewhere", tenant: "T1", channel: "C1" },
    reportedAt: "2023-11-10T12:00:00Z",
    answer: "akey",
    understood: "briefing on Gaza conflict",
    asOf: "2023-11-10T11:59:00Z",
    words: "'); drop table reports; -- the date is wrong 🇺🇳",
  } as const;

  it("are kept under ids that count up and read newest first, over a restart", async () => {
    const { open, close } = await stores();
    const store = await open();
    expect(await store.reports.add(report)).toBe("R1");
    expect(await store.reports.add({ ...report, owner: "shared", words: "" })).toBe("R2");
    const again = await open();
    expect(await again.reports.list(10)).toEqual([
      { ...report, id: "R2", owner: "shared", words: "" },
      { ...report, id: "R1" },
    ]);
    expect((await again.reports.list(1)).map(({ id }) => id)).toEqual(["R2"]);
    await close();
  });
});
