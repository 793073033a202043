import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/storage/sqlite/open.ts";
import { runHere, runReadout } from "../support/run-readout.ts";
import { layShippedRecord } from "../support/shipped-record.ts";

let folder = "";
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-reports-"));
  await layShippedRecord(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const report = {
  owner: "slack:T1",
  user: "U1",
  conversation: { platform: "slack", tenant: "T1", channel: "C1" },
  reportedAt: "2023-11-10T12:00:00Z",
  answer: "akey",
  understood: "brief dos-gaza",
  asOf: "2023-11-10T11:59:00Z",
  words: "the date\u001b[31m is *wrong*",
} as const;

async function keep(): Promise<void> {
  const store = await openStore({ path: join(folder, "readout.db") });
  await store.reports.add(report);
  await store.reports.add({ ...report, reportedAt: "2023-11-11T08:00:00Z", words: "" });
  await store.close();
}

describe("readout reports", () => {
  it("lists what was reported, the newest first, without anything that could steer a terminal", async () => {
    await keep();
    const { code, out, err } = runReadout(folder, ["reports"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.replace(/\s+/gu, " ").trim()).toBe(
      "2 REPORTS OF ERRORS, THE NEWEST FIRST" +
        " • R2 — 11 Nov 2023 08:00 UTC: no words were given. On the answer akey: brief dos-gaza, as of 10 Nov 2023 11:59 UTC. From U1, slack T1 C1." +
        " • R1 — 10 Nov 2023 12:00 UTC: “the date[31m is *wrong*”. On the answer akey: brief dos-gaza, as of 10 Nov 2023 11:59 UTC. From U1, slack T1 C1.",
    );
  });

  it("lists as many as asked for, as data or as Markdown", async () => {
    await keep();
    expect(JSON.parse((await runHere(folder, ["reports", "--limit", "1", "--format", "json"])).out)).toEqual([
      { ...report, id: "R2", reportedAt: "2023-11-11T08:00:00Z", words: "" },
    ]);
    expect((await runHere(folder, ["reports", "--format=markdown"])).out).toContain(
      "- **R1** — 10 Nov 2023 12:00 UTC: “the date\\[31m is \\*wrong\\*”.",
    );
  });

  it("says that there are none", async () => {
    expect(await runHere(folder, ["reports"])).toEqual({ code: 1, out: "No error was reported.\n", err: "" });
    expect((await runHere(folder, ["reports", "--format", "json"])).out).toBe("[]\n");
  });

  it.each([
    [["reports", "--limit", "0"], "“0” is not a number of reports."],
    [["reports", "--limit", "many"], "“many” is not a number of reports."],
    [["reports", "all"], "reports does not take “all”."],
    [["reports", "--format", "xml"], "“xml” is not a format."],
  ])("exits 2 on %j", async (args, message) => {
    const { code, err } = await runHere(folder, args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
