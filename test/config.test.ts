import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { environment } from "../src/cli/environment.ts";
import { readConfig } from "../src/config.ts";
import { UserError } from "../src/core/errors.ts";

const HEX_KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
const BASE64_KEY = "ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8=";
const OAUTH = { SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "cs", SLACK_STATE_SECRET: "ss", READOUT_SECRET_KEY: HEX_KEY };

function problem(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof UserError && error.code === "bad-configuration") return error.message;
    throw error;
  }
  return "";
}

describe("the configuration", () => {
  it("needs nothing", () => {
    const { slack, discord, port, portIsSet, zone } = readConfig({});
    expect({ slack, discord, port, portIsSet, zone }).toEqual({
      slack: undefined,
      discord: undefined,
      port: 3000,
      portIsSet: false,
      zone: "UTC",
    });
  });

  it("takes an empty value for none", () => {
    expect(readConfig({ SLACK_BOT_TOKEN: "", SLACK_CLIENT_ID: " ", DISCORD_TOKEN: "", PORT: "", DISCORD_GUILD: "" }).slack).toBeUndefined();
  });

  it("reads what live sources need, and who operates", () => {
    const { live, operators } = readConfig({
      READOUT_CONTACT: "desk@news.example",
      READOUT_FETCH_ALLOW: "wiki.corp.example:8080, [fd00::1]:80",
      READOUT_OPERATORS: "slack:T012/U345,discord:123456789012345678",
      UCDP_TOKEN: "tok",
    });
    expect(live).toEqual({
      contact: "desk@news.example",
      allow: new Set(["wiki.corp.example:8080", "[fd00::1]:80"]),
      credentials: { UCDP_TOKEN: "tok" },
    });
    expect([...operators]).toEqual(["slack:T012/U345", "discord:123456789012345678"]);
  });

  it("connects one workspace by Socket Mode or HTTP", () => {
    expect(readConfig({ SLACK_BOT_TOKEN: " xoxb-1 ", SLACK_APP_TOKEN: "xapp-1" }).slack).toEqual({
      botToken: "xoxb-1",
      appToken: "xapp-1",
    });
    expect(readConfig({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s", SLACK_COMMAND_PREFIX: "ro-" }).slack).toEqual({
      botToken: "xoxb-1",
      signingSecret: "s",
      prefix: "ro-",
    });
  });

  it("connects many workspaces by OAuth, with or without one of its own", () => {
    const secretKey = Buffer.from(HEX_KEY, "hex");
    const oauth = { clientId: "1.2", clientSecret: "cs", stateSecret: "ss", secretKey };
    expect(readConfig({ ...OAUTH, SLACK_SIGNING_SECRET: "s" }).slack).toEqual({ signingSecret: "s", oauth });
    expect(readConfig({ ...OAUTH, SLACK_APP_TOKEN: "xapp-1", SLACK_BOT_TOKEN: "xoxb-1" }).slack).toEqual({
      appToken: "xapp-1",
      botToken: "xoxb-1",
      oauth,
    });
  });

  it.each([HEX_KEY, HEX_KEY.toUpperCase(), BASE64_KEY, BASE64_KEY.replace("=", ""), BASE64_KEY.replaceAll("/", "_").replaceAll("+", "-")])(
    "reads 32 bytes from %s",
    (READOUT_SECRET_KEY) => {
      const { slack } = readConfig({ ...OAUTH, READOUT_SECRET_KEY, SLACK_APP_TOKEN: "xapp-1" });
      expect(Buffer.from(slack?.oauth?.secretKey ?? []).toString("hex")).toBe(HEX_KEY);
    },
  );

  it("takes a Discord token with or without the word before it", () => {
    const all = { DISCORD_TOKEN: "Bot abc", DISCORD_APPLICATION_ID: "123456789012345678", DISCORD_GUILD: "123456789012345679" };
    expect(readConfig(all).discord).toEqual({ token: "abc", applicationId: "123456789012345678", guild: "123456789012345679" });
  });

  it.each<[Record<string, string>, string]>([
    [{ SLACK_APP_TOKEN: "xapp-1" }, "SLACK_APP_TOKEN is set but SLACK_BOT_TOKEN is not"],
    [{ SLACK_SIGNING_SECRET: "s" }, "SLACK_SIGNING_SECRET is set but SLACK_BOT_TOKEN is not"],
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it"],
    [OAUTH, "SLACK_CLIENT_ID needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it"],
    [
      { SLACK_CLIENT_ID: "1.2", SLACK_APP_TOKEN: "xapp-1" },
      "SLACK_CLIENT_ID is set but SLACK_CLIENT_SECRET, SLACK_STATE_SECRET and READOUT_SECRET_KEY are not",
    ],
    [{ ...OAUTH, SLACK_APP_TOKEN: "x", READOUT_SECRET_KEY: "" }, "SLACK_CLIENT_ID is set but READOUT_SECRET_KEY is not"],
    [{ READOUT_SECRET_KEY: "short" }, "READOUT_SECRET_KEY is not 32 bytes in hex or base64"],
    [{ SLACK_COMMAND_PREFIX: "/Ro" }, "SLACK_COMMAND_PREFIX is not up to 16 small letters, digits, - or _"],
    [{ SLACK_API_URL: "slack.com" }, "SLACK_API_URL is not an http address"],
    [{ DISCORD_API_URL: "discord.com" }, "DISCORD_API_URL is not an http address"],
    [{ DISCORD_TOKEN: "t", DISCORD_GUILD: "desk" }, "DISCORD_GUILD is not a server's id"],
    [{ DISCORD_TOKEN: "t", DISCORD_APPLICATION_ID: "readout" }, "DISCORD_APPLICATION_ID is not an application's id"],
    [{ DISCORD_GUILD: "123456789012345679" }, "DISCORD_GUILD is set but DISCORD_TOKEN is not"],
    [{ PORT: "70000" }, "PORT is not a port number"],
    [{ READOUT_ZONE: "Mars" }, "READOUT_ZONE is not an IANA time zone"],
    [{ READOUT_FETCH_ALLOW: "wiki.corp.example" }, "READOUT_FETCH_ALLOW holds what is not host:port in small letters"],
    [{ READOUT_FETCH_ALLOW: "*:80" }, "READOUT_FETCH_ALLOW holds what is not host:port in small letters"],
    [{ READOUT_OPERATORS: "slack:U012" }, "READOUT_OPERATORS holds what is not slack:TEAM/USER or discord:USER, with their ids"],
    [{ READOUT_CONTACT: "us) evil" }, "READOUT_CONTACT is not an address of a page or a mailbox"],
  ])("says of %j what is wrong", (env, expected) => {
    expect(problem(env)).toContain(expected);
  });

  it("names every problem at once and quotes no secret", () => {
    const text = problem({ SLACK_APP_TOKEN: "xapp-hidden", READOUT_SECRET_KEY: "hidden", PORT: "many", READOUT_ZONE: "Mars" });
    expect(text.split("; ")).toHaveLength(4);
    expect(text).not.toContain("hidden");
  });
});

describe(".env.example", () => {
  const root = fileURLToPath(new URL("../", import.meta.url));
  const example = readFileSync(join(root, ".env.example"), "utf8");
  const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name = ""]) => name);
  const source = ["src/config.ts", "src/cli.ts"].map((file) => readFileSync(join(root, file), "utf8")).join("");
  const read = [
    ...source.matchAll(
      /"((?:SLACK|DISCORD|READOUT)_[A-Z_]+|PORT|RELIEFWEB_APPNAME|UCDP_TOKEN|ACLED_[A-Z]+)"|\b(SLACK_[A-Z_]+): text|env\.(READOUT_[A-Z_]+)/g,
    ),
  ].map((m) => m[1] ?? m[2] ?? m[3] ?? "");

  it("names every variable that is read, each once, and no other", () => {
    expect(named).toHaveLength(25);
    expect(named.toSorted()).toEqual([...new Set(read)].toSorted());
  });

  it("holds as it is", () => {
    const filled = Object.fromEntries([...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value]));
    expect(problem(filled)).toBe("");
  });
});

describe("a .env file", () => {
  it("adds to the environment and never overrides it", () => {
    const folder = mkdtempSync(join(tmpdir(), "readout-env-"));
    try {
      writeFileSync(
        join(folder, ".env"),
        "\uFEFF# desk\nREADOUT_ZONE=Asia/Tokyo\nPORT=4000\nDISCORD_TOKEN='a b'\nSLACK_BOT_TOKEN=xoxb-1\n",
      );
      expect(environment({ PORT: "5000", SLACK_BOT_TOKEN: "" }, folder)).toEqual({
        READOUT_ZONE: "Asia/Tokyo",
        PORT: "5000",
        DISCORD_TOKEN: "a b",
        SLACK_BOT_TOKEN: "",
      });
      expect(environment({ PORT: "1" }, join(folder, "nowhere"))).toEqual({ PORT: "1" });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
