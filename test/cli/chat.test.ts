import { spawnSync } from "node:child_process";
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { itemLine } from "../support/items.ts";
import { hasPty, plain, PROMPT, Terminal } from "../support/pty.ts";
import { runReadout } from "../support/run-readout.ts";
import { layShippedRecord } from "../support/shipped-record.ts";

describe.skipIf(!hasPty())("a chat in a terminal (needs script of util-linux)", () => {
  let folder = "";
  let data = "";
  let terminal: Terminal | undefined;
  const open = async (env: Record<string, string> = {}): Promise<Terminal> => {
    terminal = new Terminal(data, "start", env);
    await terminal.until(PROMPT);
    return terminal;
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "readout-chat-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    data = mkdtempSync(join(folder, "data-"));
    await layShippedRecord(data);
  });
  afterEach(() => terminal?.stop());

  it("welcomes, answers questions and commands, takes a number for what it offered, and leaves", async () => {
    const chat = await open();
    const welcome = plain(chat.all).replaceAll("\r", "").split("\n");
    expect(welcome[0]).toBe("Readout briefs on world events; every line names its source.");
    expect(welcome).toContain("Discord: set DISCORD_TOKEN, then npm start.");
    expect(await chat.ask("who opposes a ceasefire?")).toContain("Among 5 positions on record, 2 oppose");
    expect(await chat.ask("/brief gaza")).toContain("\n  1. Timeline: /timeline dos-gaza\n");
    expect(await chat.ask("1")).toContain("Timeline: Gaza conflict");
    expect(await chat.ask("77")).toMatch(/Nothing is offered as 77\.\n\nPick 1 to \d+, or ask something\./);
    expect(await chat.ask("/dance")).toContain("There is no command “dance”.");
    expect(await chat.ask("help")).toContain("• /brief <topic>");
    const wide = await chat.ask("/figures gaza");
    const lines = wide.split("\n").filter((line) => !line.includes("http"));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    chat.type("/quit\r");
    expect(await chat.exitCode()).toBe(0);
  });

  it("completes commands, options and names", async () => {
    const chat = await open();
    chat.type("/fig\t");
    await chat.until(/\/figures $/);
    chat.type("gazip\t");
    await chat.until(/Gazipur/);
    chat.type("\u0015/brief gaza --as\t");
    await chat.until(/--as-of $/);
    chat.type("\u0015gaz");
    await chat.until(/gaz/);
    chat.type("\t");
    await chat.until(/Gaz/);
    chat.type("\t");
    const offered = plain(await chat.until(/Gaza Strip[^]*readout> /));
    expect(offered).toContain("Gaza conflict");
    expect(offered).not.toContain("Rafah crossing");
  });

  it("remembers what was typed in earlier chats, but not picks", async () => {
    const first = await open();
    await first.ask("/topics gaza");
    await first.ask("1");
    first.type("\u0004");
    expect(await first.exitCode()).toBe(0);
    expect(readFileSync(join(data, "history"), "utf8")).toBe("/topics gaza\n");
    const second = await open();
    second.type("\u001b[A");
    await second.until(/readout> \/topics gaza/);
  });

  it("takes back a line on Ctrl-C, and leaves where nothing is typed", async () => {
    const chat = await open();
    chat.type("half a thought");
    await chat.until(/thought/);
    chat.type("\u0003");
    expect(await chat.until(PROMPT)).toContain("^C");
    chat.type("\u0003");
    expect(await chat.exitCode()).toBe(0);
    expect(chat.all.endsWith("\r\n")).toBe(true);
  });

  it("chats on where the history cannot be kept", async () => {
    mkdirSync(join(data, "history"));
    const chat = await open();
    expect(await chat.ask("/topics gaza")).toContain("Gaza");
    chat.type("\u0004");
    expect(await chat.exitCode()).toBe(0);
  });

  it("leaves in order when the input ends while it answers", async () => {
    const chat = await open();
    chat.type("/brief gaza\r\u0004");
    expect(await chat.exitCode()).toBe(0);
    expect(chat.all).not.toContain("went wrong");
  });

  it("colours and links for a terminal, and neither with NO_COLOR", async () => {
    const coloured = await open();
    coloured.type("/sources gaza\r");
    const text = await coloured.until(PROMPT);
    expect(text).toContain("\u001b[1m\u001b[36m");
    expect(text).toMatch(/.\]8;;https:\/\/[!-[\]-~]+.\\/);
    coloured.stop();
    const bare = await open({ NO_COLOR: "1" });
    bare.type("/sources gaza\r");
    expect(await bare.until(PROMPT)).not.toMatch(/.\[[0-9;]*m|.\]8;/);
  });
});

describe.skipIf(!hasPty())("an import in a terminal (needs script of util-linux)", () => {
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "readout-import-tty-"));
    await layShippedRecord(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is stopped by Ctrl-C, says what is done, and the next run completes it", async () => {
    const items = 4_000;
    const file = join(folder, `${"a-long-name-".repeat(10)}.jsonl`);
    writeFileSync(file, Array.from({ length: items }, (_, i) => `${itemLine(i + 1, "2019-11-01")}\n`).join(""));
    const terminal = new Terminal(folder, `import current-events '${file}'`);
    await terminal.until(/% 500 items/);
    terminal.type("\u0003");
    expect(await terminal.exitCode()).toBe(130);
    const [, read = "", added = ""] = /(\d+) read; (\d+) records added/.exec(terminal.all) ?? [];
    expect(terminal.all).toContain("Run the same command again to go on.");
    expect(Number(read)).toBeLessThan(items);
    const bars = plain(terminal.all.slice(0, terminal.all.lastIndexOf("\u001b[K")).replace("^C", "")).split("\r");
    expect(Math.max(...bars.map((bar) => bar.length))).toBeLessThan(80);
    const { code, out } = runReadout(folder, ["import", "current-events", file]);
    expect(code).toBe(0);
    expect(out).toContain(`${items} read; ${2 * items - Number(added)} records added, 0 revised, ${added} unchanged.`);
  });

  it("is stopped by Ctrl-C while it waits for standard input", async () => {
    const pipe = join(folder, "pipe");
    spawnSync("mkfifo", [pipe]);
    const terminal = new Terminal(folder, `import current-events - < '${pipe}'`);
    const writer = createWriteStream(pipe).on("error", () => {});
    for (let i = 1; i <= 4_000; i += 1) writer.write(`${itemLine(i, "2019-11-02")}\n`);
    await terminal.until(/\d items/);
    terminal.type("\u0003");
    expect(await terminal.exitCode()).toBe(130);
    writer.destroy();
    const [, read = "", added = ""] = /standard input: (\d+) read; (\d+) records added/.exec(terminal.all) ?? [];
    expect(Number(read)).toBeGreaterThanOrEqual(500);
    expect(Number(added)).toBe(2 * Number(read));
  });
});
