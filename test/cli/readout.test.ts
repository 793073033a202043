import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Briefing } from "../../src/briefings/types.ts";
import { runHere, runReadout } from "../support/run-readout.ts";
import { layShippedRecord } from "../support/shipped-record.ts";

let folder = "";
const readout = (...args: string[]) => runHere(join(folder, "data"), args);
/** In a process of its own. */
const readoutAlone = (...args: string[]) => runReadout(join(folder, "data"), args);
const json = async (...args: string[]): Promise<Briefing> => JSON.parse((await readout(...args, "--format", "json")).out);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-cli-"));
  await layShippedRecord(join(folder, "data"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the command line answers", () => {
  it("briefs on a topic and exits 0, also where nothing is there yet", () => {
    const { code, out, err } = runReadout(join(folder, "new"), ["brief", "gaza"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.split("\n")[0]).toBe("Gaza conflict: 4–10 Nov 2023");
    expect(out).toContain("publisher not on record, 10 Nov 2023");
  });

  it("prints the briefing as data", async () => {
    const briefing = await json("brief", "gaza", "--as-of", "2023-11-05");
    expect(briefing.topic).toEqual({ id: "dos-gaza", label: "Gaza conflict", kind: "dossier" });
    expect(briefing.asOf).toBe("2023-11-05T23:59:59Z");
    expect(briefing.covers).toEqual({ from: "2023-10-30", to: "2023-11-05" });
    expect(briefing.answered).toBe(true);
    expect(briefing.withheld).toBe(0);
    expect(briefing.sources.every(({ publishedAt }) => publishedAt <= "2023-11-05")).toBe(true);
  });

  it("prints the same bytes for the same record and as-of", () => {
    const args = ["brief", "iran", "--as-of", "2020-01-12", "--format", "json"];
    expect(readoutAlone(...args).out).toBe(readoutAlone(...args).out);
  });

  it("prints Markdown without commands", async () => {
    const { out } = await readout("figures", "gaza", "--format", "markdown");
    expect(out.startsWith("# ")).toBe(true);
    expect(out).not.toContain("readout ");
  });

  it("takes options in any order and either form", async () => {
    expect((await json("brief", "--as-of=2023-11-05", "--length", "short", "gaza")).words).toBeLessThanOrEqual(90);
  });
});

describe("the command line says why not", () => {
  it("exits 1 on a topic that is not on record, with the nearest", async () => {
    const briefing = await json("brief", "gazzza strp");
    expect((await readout("brief", "qqxxzzy")).code).toBe(1);
    expect(briefing.suggestions?.length ?? 0).toBeGreaterThan(0);
  });

  it("exits 1 where a name means several things, and each choice resolves", async () => {
    const briefing = await json("brief", "congo");
    expect(briefing.reason).toBe("ambiguous-topic");
    expect((await readout("brief", "congo")).code).toBe(1);
    for (const { id } of briefing.suggestions ?? []) expect((await json("brief", id)).reason).not.toBe("ambiguous-topic");
  });

  it.each([
    [["dance"], "There is no command “dance”."],
    [["brief"], "Which topic?"],
    [["brief", "gaza", "--colour", "red"], "brief has no option colour."],
    [["brief", "gaza", "--as-of", "yesterweek"], "“yesterweek” is not a day I can read."],
    [["brief", "gaza", "--as-of", "2023-02-31"], "2023-02-31"],
    [["brief", "gaza", "--length", "endless"], "“endless” is not a length."],
    [["brief", "gaza", "--format", "pdf"], "“pdf” is not a format."],
    [["brief", "gaza", "--since", "7d", "--period", "last week"], "Both period and since are given."],
    [["import"], "Which format?"],
    [["import", "nonsense", "x"], "There is no format “nonsense”."],
    [["topic", "add"], "The topic needs a name."],
    [["brief", "x".repeat(10_000)], "That is 10000 characters; at most 4000 can be read."],
  ])("exits 2 on %j", async (args, message) => {
    const { code, out, err } = await readout(...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
    expect(err).not.toMatch(/\bat .*\.ts:\d+/);
  });

  it("exits 3 where the record cannot be read, in words", () => {
    const bad = join(folder, "corrupt");
    mkdirSync(bad);
    writeFileSync(join(bad, "readout.db"), "this is not a database, it only has the name of one".repeat(100));
    const { code, err } = runReadout(bad, ["brief", "gaza"]);
    expect(code).toBe(3);
    expect(err).not.toMatch(/\bat .*\.ts:\d+|SQLITE/);
    expect(err.split("\n")[0]).toContain(bad);
  });

  it("exits 3 on a configuration with problems, naming all of them", () => {
    const { code, err } = runReadout(join(folder, "data"), ["brief", "gaza"], { env: { PORT: "many", READOUT_ZONE: "Mars" } });
    expect(code).toBe(3);
    expect(err).toContain("READOUT_ZONE is not an IANA time zone");
    expect(err).toContain("PORT is not a port number");
  });
});

describe("hostile words", () => {
  it.each([
    ["'; drop table records; --"],
    ["<!channel> @everyone <@U1> **x**"],
    ["\u202eazag"],
    ["🇺🇳🔥"],
    ["\u0000\u0007\u001b[31m"],
    ['%_\\" OR 1=1'],
    ["غزة"],
    ["a AND b NOT c*"],
  ])("%j is a topic that is not on record, or is asked about", async (text) => {
    for (const command of ["brief", "ask", "figures", "topics"]) {
      const { code, out, err } = await readout(command, text.replaceAll("\u0000", ""));
      expect([0, 1, 2]).toContain(code);
      expect(out + err).not.toMatch(/\bat .*\.ts:\d+/);
      expect(out).toBe(out.replaceAll(/(?!\n)[\p{Cc}\u202e]/gu, ""));
    }
  });
});

describe("a desk's own topic", () => {
  it("is added, briefed on and removed", async () => {
    const added = await readout("topic", "add", "Levant desk", "--alias", "our patch", "--place", "Gaza Strip");
    expect(added).toEqual({ code: 0, out: 'Added: Levant desk (dos-desk-levant-desk). Try: readout brief "Levant desk"\n', err: "" });
    expect((await json("brief", "our patch", "--as-of", "2023-11-05")).topic).toEqual({
      id: "dos-desk-levant-desk",
      label: "Levant desk",
      kind: "dossier",
    });
    expect((await readout("topic", "remove", "dos-desk-levant-desk")).out).toBe("Removed: dos-desk-levant-desk\n");
    expect((await json("brief", "levant desk")).answered).toBe(false);
  });

  it("needs places and actors that are on record", async () => {
    const { code, err } = await readout("topic", "add", "Nowhere", "--place", "Atlantis-on-Sea");
    expect(code).toBe(2);
    expect(err).toContain("No place is named “Atlantis-on-Sea”.");
  });
});

describe("start without a terminal", () => {
  it("prints a briefing and how to connect, and exits 0", () => {
    const { code, out, err } = readoutAlone("start");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.split("\n")[0]).toBe("Gaza conflict: 4–10 Nov 2023");
    expect(out.trimEnd().split("\n").slice(-2)).toEqual([
      "Slack: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (.env.example lists everything), then npm start.",
      "Discord: set DISCORD_TOKEN, then npm start.",
    ]);
  });
});

describe("a data folder with a problem", () => {
  it("is named with file and line, the rest is loaded", async () => {
    const own = join(folder, "own-data");
    mkdirSync(own);
    writeFileSync(join(own, "good.yaml"), "actors:\n  - { id: act-freedonia, name: Freedonia, type: state }\n");
    writeFileSync(join(own, "bad.yaml"), "actors:\n  - { id: act-sylvania, name: Sylvania, type: statelet }\n");
    const { code, out } = await readout("validate", own);
    expect(code).toBe(3);
    expect(out).toMatch(/bad\.yaml:2: error: act-sylvania type: found "statelet"/);
    expect(out).toContain("1 error; 0 could not be checked");
  });
});

describe.skipIf(process.getuid?.() === 0)("a folder that cannot be written (not run as root)", () => {
  it("is said in words", () => {
    const locked = join(folder, "locked");
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    const { code, err } = runReadout(join(locked, "data"), ["brief", "gaza"]);
    expect(code).toBe(3);
    expect(err).toContain("Set READOUT_DATA_DIR to a folder that can be written.");
  });
});
