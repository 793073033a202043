import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommandSpec } from "../../src/commands/command.ts";
import { LENGTH, TOPIC, WHEN } from "../../src/commands/options.ts";
import { parseArguments } from "../../src/commands/words.ts";
import { canRunUnprivileged, copyOf, exitCodeOf, runShell, runUnprivileged, runWithFullDisk } from "../support/faults.ts";
import { itemLine } from "../support/items.ts";
import { type Ran, runHere, runReadout } from "../support/run-readout.ts";
import { layShippedRecord } from "../support/shipped-record.ts";

let folder = "";
let data = "";
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const items = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => `${itemLine(from + i, "2019-11-01")}\n`).join("");

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-robust-"));
  chmodSync(folder, 0o755);
  data = join(folder, "data");
  await layShippedRecord(data);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a run told, to be compared with `inWords`. */
const told = ({ code, out, err }: Ran) => ({
  code,
  out,
  message: err.split("\n")[0],
  lines: err.trimEnd().split("\n").length,
  insides: /\.ts\b|SQLITE|went wrong on our side/.test(err),
});

/** A problem said in two lines, what is wrong and what to do, with nothing of our insides. */
const inWords = (code: number, message: string): unknown => ({
  code,
  out: "",
  message: expect.stringContaining(message),
  lines: 2,
  insides: false,
});

describe("a record that is harmed", () => {
  const DAMAGE: [string, (path: string) => void, string][] = [
    ["cut short", (path) => truncateSync(path, 1_000_000), "The record is damaged"],
    [
      "overwritten in the middle",
      (path) => writeFileSync(path, readFileSync(path).fill(0xa5, 400_000, 3_000_000)),
      "The record is damaged",
    ],
    ["overwritten at its head", (path) => writeFileSync(path, readFileSync(path).fill(0xa5, 0, 64)), "The file is not a record of Readout"],
    ["a folder", (path) => (rmSync(path), mkdirSync(path)), "The record could not be opened"],
    [
      "of a newer version",
      (path) => {
        const raw = new DatabaseSync(path);
        raw.exec("pragma user_version = 99");
        raw.close();
      },
      "The record has format 99",
    ],
  ];

  it.each(DAMAGE)("%s: is named with a next step, and left as it is", (name, harm, message) => {
    const dir = copyOf(data, name.replaceAll(" ", "-"));
    const path = join(dir, "readout.db");
    harm(path);
    const state = () => (statSync(path).isDirectory() ? "a folder" : createHash("sha256").update(readFileSync(path)).digest("hex"));
    const before = state();
    const ran = runReadout(dir, ["brief", "gaza"]);
    expect(told(ran)).toEqual(inWords(3, message));
    expect(ran.err).toContain(path);
    expect(state()).toBe(before);
  });
});

describe("a disk that fills up", () => {
  it("while the record is made: is said, and there is a record when there is room", () => {
    const dir = join(folder, "full-at-first");
    expect(told(runWithFullDisk(dir, 1_000_000, ["brief", "gaza"]))).toEqual(inWords(3, "disk"));
    expect(runReadout(dir, ["brief", "gaza"])).toMatchObject({ code: 0, err: "" });
  });

  it("in the middle of an import: is said, and the next run completes it", () => {
    const dir = copyOf(data, "full-in-import");
    const path = file("fills.jsonl", items(1, 3_000));
    expect(told(runWithFullDisk(dir, 2_000_000, ["import", "current-events", path]))).toEqual(inWords(3, "disk"));
    const { code, out } = runReadout(dir, ["import", "current-events", path]);
    const [, added = "", unchanged = ""] = /3000 read; (\d+) records added, 0 revised, (\d+) unchanged/.exec(out) ?? [];
    expect({ code, records: Number(added) + Number(unchanged) }).toEqual({ code: 0, records: 6_000 });
    expect(Number(unchanged)).toBeGreaterThan(0);
  });

  it.skipIf(!existsSync("/dev/full"))("that takes the answer (needs /dev/full): is said", () => {
    expect(told(runShell(data, "readout topics > /dev/full"))).toEqual(inWords(3, "The output could not be written."));
  });
});

describe.skipIf(!canRunUnprivileged())("a record that may not be written (not as root without setpriv)", () => {
  it("is said, with what to do", () => {
    const dir = copyOf(data, "read-only");
    chmodSync(join(dir, "readout.db"), 0o444);
    chmodSync(dir, 0o555);
    expect(told(runUnprivileged(dir, ["brief", "gaza"]))).toEqual(inWords(3, "The record cannot be written: it is read-only"));
    chmodSync(dir, 0o755);
  });
});

describe("several processes at once", () => {
  it("import the same and brief meanwhile, and the record holds everything once", async () => {
    const dir = copyOf(data, "shared");
    const path = file("both.jsonl", items(1, 1_000));
    const one = ["import", "current-events", path];
    expect(
      await Promise.all([one, one, ["brief", "gaza"], ["ask", "who opposes a ceasefire?"]].map((args) => exitCodeOf(dir, args))),
    ).toEqual([0, 0, 0, 0]);
    expect(runReadout(dir, one).out).toContain("1000 read; 0 records added, 0 revised, 2000 unchanged.");
  });
});

describe("what is imported", () => {
  it.each<[string, string | Uint8Array | undefined, string]>([
    ["not there", undefined, "nowhere.jsonl is not there."],
    ["only a byte order mark", "\ufeff\r\n", "The input is empty."],
    ["binary", Uint8Array.from({ length: 50_000 }, (_, i) => (i * 7_919) % 251), "line 1: not UTF-8 text."],
    [
      "a JSON array",
      `[\n${itemLine(1, "2019-11-03")},\n${itemLine(2, "2019-11-03")}\n]\n`,
      "line 1: a JSON array where one object a line is expected.",
    ],
    ["a page to log in", "<!doctype html><title>Log in</title>\n", "line 1: markup where JSON is expected."],
    ["packed and cut short", gzipSync(itemLine(1, "2019-11-03")).subarray(0, 40), "The packed file is damaged or cut off"],
  ])("%s: is refused in words, nothing is taken in", (name, content, message) => {
    const path = content === undefined ? join(folder, "nowhere.jsonl") : file(name.replaceAll(" ", "-"), content);
    expect(told(runReadout(data, ["import", "current-events", path]))).toEqual(inWords(3, message));
  });

  it("one file of several that is no such data: is said, and the others are taken in", () => {
    const dir = copyOf(data, "several");
    const files = [
      file("first.jsonl", items(1, 2)),
      file("page.html", "<!doctype html><title>Log in</title>\n"),
      file("last.jsonl", items(3, 4)),
    ];
    const { code, out, err } = runReadout(dir, ["import", "auto", ...files]);
    expect(code).toBe(3);
    expect(out.match(/2 read;/g)).toHaveLength(2);
    expect(err).toContain("page.html: This is a web page (HTML), perhaps a log-in page or an error; no format is known that looks so.");
  });

  it("a folder: is refused in words", () => {
    expect(told(runReadout(data, ["import", "current-events", folder]))).toEqual(inWords(3, "is a folder, not a file."));
  });

  it("with bad lines among good ones, from standard input: the good ones go in, the bad ones are listed", () => {
    const dir = copyOf(data, "mixed");
    const bad = Buffer.concat([
      Buffer.from(`\ufeff${itemLine(1, "2019-11-04")}\r\n{"id":"\xff`, "utf8"),
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.alloc(1_500_000, "a"),
      Buffer.from(`\n${itemLine(2, "2019-11-04")}\r\n${itemLine(3, "2019-11-04").slice(0, -20)}`),
    ]);
    const { code, out, err } = runReadout(dir, ["import", "current-events", "-"], { input: bad });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("standard input: 5 read; 4 records added");
    const listed = readFileSync(join(dir, "rejects-current-events.jsonl"), "utf8").trimEnd().split("\n");
    expect(listed.map((entry): unknown => JSON.parse(entry))).toMatchObject([
      { line: 2, reason: "not UTF-8 text" },
      { line: 3, reason: "longer than one megabyte" },
      { line: 5, reason: "not valid JSON; the last line has no line end and may be cut off" },
    ]);
  });
});

const BRIEF: CommandSpec = {
  name: "brief",
  summary: "A briefing",
  options: [TOPIC, ...WHEN, LENGTH],
  visibility: "conversation",
  examples: ["brief gaza"],
};

describe("words on the command line", () => {
  it("names the version", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(await runHere(data, ["--version"])).toEqual({ code: 0, out: `readout ${version}\n`, err: "" });
  });

  it.each([
    [["brief", "gaza", "-h"], "readout brief <topic> —"],
    [["import", "--help"], "readout import <format>"],
    [["help", "validate"], "readout validate [folder…]"],
  ])("explains one command on %j, without opening the record", async (args, first) => {
    const nowhere = join(folder, "never-made");
    const { code, out, err } = await runHere(nowhere, args);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.startsWith(first)).toBe(true);
    expect(existsSync(nowhere)).toBe(false);
  });

  it.each([
    [["constructor"], "There is no command “constructor”."],
    [["\u001b[31mred\u202e\n"], "There is no command “[31mred ”."],
    [["--colour", "gaza"], "“--colour” is not a command."],
    [["brief", "gaza", "--format", "json", "--format=text"], "--format is given twice."],
    [["brief", "gaza", "--as-of", "9999-12-31"], "“9999-12-31” lies in the future."],
    [["start", "the", "engine"], "start does not take “the engine”."],
  ])("%j is a mistake that is named", async (args, message) => {
    const ran = await runHere(data, args);
    expect(told(ran)).toEqual(inWords(2, message));
  });

  it.each([
    [["gaza", "-x"], "brief has no option -x."],
    [["gaza", "--as-of="], "as-of needs a value."],
    [["gaza", "as-of="], "as-of needs a value."],
    [["--juggle", "gaza"], "brief has no option juggle."],
  ])("%j is a mistake in the options of brief", (args, message) => {
    expect(() => parseArguments(BRIEF, args, () => false)).toThrow(message);
  });

  it("reads no options after --", () => {
    expect(parseArguments(BRIEF, ["--as-of=1 Nov 2023", "--", "--as-of", "-x", "short"], () => false)).toEqual({
      "as-of": "1 Nov 2023",
      topic: "--as-of -x short",
    });
  });

  it("takes options before the command, and none after --", async () => {
    const briefing: unknown = JSON.parse((await runHere(data, ["--format", "json", "--as-of=2023-11-05", "brief", "gaza"])).out);
    expect(briefing).toMatchObject({ answered: true, asOf: "2023-11-05T23:59:59Z" });
    expect(JSON.parse((await runHere(data, ["brief", "--format=json", "--", "gaza"])).out)).toMatchObject({ topic: { id: "dos-gaza" } });
  });

  it("says that an issue is not on record, and what to do", async () => {
    expect(told(await runHere(data, ["compare", "qqxxzzy"]))).toEqual(inWords(1, "No issue is named “qqxxzzy”."));
  });

  it("answers from the year 1 that nothing was known", async () => {
    expect(await runHere(data, ["brief", "gaza", "--as-of", "0001-01-01"])).toMatchObject({ code: 1, err: "" });
  });
});

describe("its surroundings", () => {
  it("lets a reader stop early", () => {
    const { out, err } = runShell(data, "{ readout brief gaza; echo $? >&2; } | head -1");
    expect({ out, err }).toEqual({ out: "Gaza conflict: 4–10 Nov 2023\n", err: "0\n" });
  });

  it("answers with standard input closed", () => {
    expect(runShell(data, "readout topics <&-")).toMatchObject({ code: 0, err: "" });
  });

  it.each([
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it"],
    [{ SLACK_SIGNING_SECRET: "x" }, "SLACK_SIGNING_SECRET is set but SLACK_BOT_TOKEN is not"],
  ])("names what %j lacks", async (env, message) => {
    const ran = await runHere(data, ["start"], env);
    expect(told(ran)).toEqual(inWords(3, message));
  });

  it("takes no offence at a TZ that is no IANA zone", async () => {
    expect(await runHere(data, ["topics"], { READOUT_ZONE: "", TZ: ":/etc/localtime" })).toMatchObject({ code: 0, err: "" });
  });

  it.skipIf(!existsSync("/proc/self"))("says at once that a data folder cannot be made (needs /proc)", async () => {
    expect(told(await runHere("/proc/readout/data", ["topics"]))).toEqual(inWords(3, "The folder /proc/readout/data cannot be made."));
  });
});
