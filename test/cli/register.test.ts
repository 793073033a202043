import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applicationOfToken, inviteLinks } from "../../src/adapters/discord/invite.ts";
import { startFakeDiscord, TOKEN, type FakeDiscord } from "../support/fake-discord/server.ts";
import { inspector } from "../support/fake-discord/openapi.ts";
import { runHere, runReadoutBeside } from "../support/run-readout.ts";

let discord: FakeDiscord;
beforeEach(async () => {
  discord = await startFakeDiscord(() => Date.UTC(2026, 0, 1));
  discord.inspect = inspector();
});
afterEach(() => discord.close());

const readout = (args: string[], env: Record<string, string> = {}) =>
  runHere("/nonexistent", ["discord", ...args], { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.apiUrl, ...env });

function names(list: unknown): string[] {
  return Array.isArray(list) ? list.map((one: { name: string }) => one.name) : [];
}

describe("readout discord register", () => {
  it("makes the list the one of the commands, as often as it is run", async () => {
    const first = await readout(["register"]);
    const once = JSON.stringify(discord.commands);
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(first.out).toMatch(/^Registered everywhere: brief, ask, positions, .*help.*\.\n$/u);
    expect(names(discord.commands).slice(0, 3)).toEqual(["brief", "ask", "positions"]);
    // In a process of its own, which ends though it had connections.
    const env = { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.apiUrl };
    expect(await runReadoutBeside("/nonexistent", ["discord", "register"], env)).toEqual(first);
    expect(JSON.stringify(discord.commands)).toBe(once);
    expect(discord.problems).toEqual([]);
  });

  it("registers with one server alone, by option or environment", async () => {
    const byOption = await readout(["register", "--guild", "200000000000000001"]);
    expect(byOption.out).toContain("Registered with the server 200000000000000001: brief");
    await readout(["register"], { DISCORD_GUILD: "200000000000000002" });
    expect([...discord.guildCommands.keys()]).toEqual(["200000000000000001", "200000000000000002"]);
    expect(discord.commands).toBeUndefined();
  });

  it("says what is wrong", async () => {
    const refused = await readout(["register"], { DISCORD_TOKEN: "MTAwMDAwMDAwMDAwMDAwMDAx.bad.token" });
    expect(refused).toMatchObject({ code: 3, out: "" });
    expect(refused.err).toContain("Discord refuses DISCORD_TOKEN.");
    const unset = await readout(["register"], { DISCORD_TOKEN: "" });
    expect(unset).toMatchObject({ code: 3 });
    expect(unset.err).toContain("DISCORD_TOKEN is not set.");
    const usage = await readout(["register", "--guild", "desk"]);
    expect(usage).toMatchObject({ code: 2 });
    expect(usage.err).toContain("“desk” is not a server's id.");
  });
});

describe("readout discord invite", () => {
  it("prints both links without asking anybody", async () => {
    const { code, out } = await runHere("/nonexistent", ["discord", "invite"], { DISCORD_APPLICATION_ID: "100000000000000009" });
    expect(code).toBe(0);
    expect(out).toContain(
      "https://discord.com/oauth2/authorize?client_id=100000000000000009&integration_type=0&scope=bot+applications.commands&permissions=309237713920\n",
    );
    expect(out).toContain(
      "https://discord.com/oauth2/authorize?client_id=100000000000000009&integration_type=1&scope=applications.commands\n",
    );
  });

  it("finds the application out from the token", async () => {
    expect(applicationOfToken(TOKEN)).toBe("100000000000000001");
    expect(applicationOfToken("not.a.token")).toBeUndefined();
    const { out } = await runHere("/nonexistent", ["discord", "invite"], { DISCORD_TOKEN: TOKEN });
    expect(out).toContain("client_id=100000000000000001&");
    expect(out).not.toContain(TOKEN);
  });

  it("says what it needs where neither is set", async () => {
    const { code, err } = await runHere("/nonexistent", ["discord", "invite"]);
    expect(code).toBe(3);
    expect(err).toContain("Set DISCORD_APPLICATION_ID to the Application ID");
  });

  it("asks for five permissions, none of which manages anything", () => {
    const permissions = BigInt(new URL(inviteLinks("1").server).searchParams.get("permissions") ?? "0");
    // View Channel, Send Messages, Read Message History, Create Public Threads, Send Messages in Threads.
    expect(permissions).toBe((1n << 10n) | (1n << 11n) | (1n << 16n) | (1n << 35n) | (1n << 38n));
  });
});
