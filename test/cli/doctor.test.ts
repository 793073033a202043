import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { probeDiscord } from "../../src/adapters/discord/probe.ts";
import { SLACK_SCOPES } from "../../src/adapters/slack/scopes.ts";
import { probeSlack } from "../../src/adapters/slack/probe.ts";
import { clockFinding, nodeFinding } from "../../src/cli/doctor-local.ts";
import { startFakeDiscord, TOKEN, type FakeDiscord } from "../support/fake-discord/server.ts";
import { startFakeSlack, TOKENS, type FakeSlack } from "../support/fake-slack/server.ts";
import { runHere, runReadoutBeside } from "../support/run-readout.ts";
import { layShippedRecord } from "../support/shipped-record.ts";

const ALL = SLACK_SCOPES.map(({ name }) => name).join(",");
const ALL_WELL = [
  "✓ Node",
  "✓ Configuration",
  "✓ Data folder",
  "✓ Database",
  "✓ Record",
  "– Live sources",
  "✓ Clock",
  "✓ SLACK_BOT_TOKEN",
  "✓ Slack scopes",
  "✓ SLACK_APP_TOKEN",
  "✓ DISCORD_TOKEN",
  "✓ Discord starts",
  "✓ Discord intents",
  "",
];
const NOWHERE = "http://127.0.0.1:9";

let folder = "";
let slack: FakeSlack;
let discord: FakeDiscord;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-doctor-"));
  slack = await startFakeSlack(() => Date.now());
  discord = await startFakeDiscord(() => Date.now());
});
afterEach(async () => {
  await slack.close();
  await discord.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The next answer to auth.test names these scopes. */
function grant(scopes: string): void {
  slack.next.set("auth.test", [async (take) => ({ ...(await take()), headers: { "x-oauth-scopes": scopes } })]);
}

const connected = () => ({
  SLACK_BOT_TOKEN: TOKENS.bot,
  SLACK_APP_TOKEN: TOKENS.app,
  SLACK_API_URL: slack.apiUrl,
  DISCORD_TOKEN: TOKEN,
  DISCORD_API_URL: discord.apiUrl,
});

describe("readout doctor", () => {
  it("finds all well", async () => {
    grant(ALL);
    await layShippedRecord(join(folder, "data"));
    const { code, out, err } = await runReadoutBeside(join(folder, "data"), ["doctor"], connected());
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.split("\n").map((line) => line.replace(/:.*/u, ""))).toEqual(ALL_WELL);
    expect(out).toMatch(/Clock: 20\d\d-\d\d-\d\d \d\d:\d\d UTC\.\n/u);
    expect(out).toContain("Discord starts: 999 of 1000 left today, 1 needed at a time.");
    for (const token of [TOKENS.bot, TOKENS.app, TOKEN]) expect(out).not.toContain(token);
    expect(slack.workspace.problems).toEqual([]);
    expect(discord.problems).toEqual([]);
  });

  it("says of each thing what to do, and exits 3", async () => {
    grant("commands,chat:write");
    const bad = { ...connected(), SLACK_APP_TOKEN: "xapp-bad", DISCORD_TOKEN: "MTAx.bad.token" };
    await layShippedRecord(join(folder, "data"));
    const { code, out } = await runHere(join(folder, "data"), ["doctor"], bad);
    expect(code).toBe(3);
    expect(out).toContain("✗ Slack scopes: missing: app_mentions:read, channels:history,");
    expect(out).toContain("then press Reinstall to Workspace there.");
    expect(out).toContain("✗ SLACK_APP_TOKEN: Slack refuses it (invalid_auth). Copy the token that begins with xapp-");
    expect(out).toContain("✗ DISCORD_TOKEN: Discord refuses it. Reset the token on your application's Bot page");
  });

  it("works with nothing configured", async () => {
    const { code, out } = await runHere(join(folder, "data"), ["doctor"]);
    expect(code).toBe(0);
    expect(out).toContain("– Slack: not configured");
    expect(out).toContain("compared with nothing");
  });

  it("names every problem of the configuration", async () => {
    const { code, out } = await runHere(join(folder, "data"), ["doctor"], { READOUT_SECRET_KEY: "short", PORT: "many" });
    expect(code).toBe(3);
    expect(out).toContain("✗ Configuration: The configuration has problems: PORT is not a port number; READOUT_SECRET_KEY is not 32 bytes");
  });

  it("says that the database is none", async () => {
    mkdirSync(join(folder, "data"));
    writeFileSync(join(folder, "data", "readout.db"), "this only has the name of a database".repeat(100));
    const { code, out } = await runHere(join(folder, "data"), ["doctor"]);
    expect(code).toBe(3);
    expect(out).toMatch(/✗ Record: The file is not a record of Readout \(.*\)\. Move it away/u);
  });
});

describe("without a network", () => {
  it("says so of each token", async () => {
    const { findings } = await probeSlack({ botToken: "xoxb-1", appToken: "xapp-1", apiUrl: NOWHERE });
    expect(findings.map(({ ok, about, found }) => [ok, about, found])).toEqual([
      [false, "SLACK_BOT_TOKEN", "not tried: Slack cannot be reached"],
      [false, "SLACK_APP_TOKEN", "not tried: Slack cannot be reached"],
    ]);
    const elsewhere = await probeSlack({ botToken: "xoxb-1", apiUrl: `${discord.apiUrl}/v10/` });
    expect(elsewhere.findings.map(({ found }) => found)).toEqual(["not tried: the answer, 404, is not Slack's"]);
    const probe = await probeDiscord({ token: "t", apiUrl: NOWHERE });
    expect(probe.findings.map(({ found }) => found)).toEqual(["not tried: Discord cannot be reached"]);
  });
});

describe("what Discord says", () => {
  it("of too many starts, another application and privileged intents", async () => {
    discord.next.set("GET /gateway/bot", [
      () => ({
        body: { url: "", shards: 2, session_start_limit: { total: 1_000, remaining: 1, reset_after: 7_200_001, max_concurrency: 1 } },
      }),
    ]);
    discord.next.set("GET /applications/@me", [() => ({ body: { id: "1", flags: 1 << 19 } })]);
    const { findings } = await probeDiscord({ token: TOKEN, applicationId: "2", apiUrl: discord.apiUrl });
    expect(findings.map(({ ok, about, found, todo }) => [ok, about, found, todo])).toEqual([
      [true, "DISCORD_TOKEN", "Discord accepts it", undefined],
      [false, "Discord starts", "1 of 1000 left today, 2 needed at a time", "Wait 3 h, and stop what restarts the bot."],
      [
        false,
        "DISCORD_APPLICATION_ID",
        "is another application than the token's",
        "Set it to the Application ID on the page General Information, or leave it empty.",
      ],
      [true, "Discord intents", "a privileged intent is on; Readout needs none, so it may be turned off on the Bot page", undefined],
    ]);
  });
});

describe("what the machine says", () => {
  const noon = Date.UTC(2026, 10, 22, 12);

  it.each<[string, number, number | undefined, boolean, string]>([
    ["a clock that agrees", noon, noon - 20_000, true, "2026-11-22 12:00 UTC"],
    ["a clock that is ahead", noon, noon - 120_000, false, "it is 120 s ahead"],
    ["a clock that is behind", noon, noon + 3_600_000, false, "it is 3600 s behind"],
    ["a clock that was never set", 0, undefined, false, "it says the year 1970"],
    ["a clock there is nothing to compare with", noon, undefined, true, "2026-11-22 12:00 UTC; compared with nothing"],
  ])("%s", (_, now, server, ok, found) => {
    expect(clockFinding(now, server)).toMatchObject({ ok, about: "Clock", found });
  });

  it("a Node that is too old", () => {
    expect(nodeFinding("22.19.0")).toEqual({ ok: false, about: "Node", found: "22.19.0 is too old", todo: "Install Node 24 or newer." });
    expect(nodeFinding("24.0.0").ok).toBe(true);
  });
});
