import { describe, expect, it } from "vitest";
import { registration } from "../../../src/adapters/discord/register.ts";
import { slackManifest } from "../../../src/adapters/slack/manifest.ts";
import { entryName, slackManner } from "../../../src/adapters/slack/manner.ts";
import { typedLine } from "../../../src/adapters/slack/receive.ts";
import { type CommandSpec, typedSpecs } from "../../../src/commands/command.ts";
import { UserError } from "../../../src/core/errors.ts";
import { SPECS } from "../../contract/documents.ts";

const rest = { visibility: "private", options: [], examples: [] } as const;
const MENU: CommandSpec = { name: "names", surface: "message", title: "Whom it names", summary: "Who is named in a message", ...rest };
const BUTTON: CommandSpec = { name: "why", surface: "button", summary: "Why this line", ...rest };

describe("the manifest", () => {
  it("is stated in full", () => {
    expect(slackManifest([...SPECS, MENU, BUTTON], { prefix: "ro-" })).toEqual({
      display_information: { name: "Readout", description: "Sourced briefings on world events", background_color: "#1f3a5f" },
      features: {
        app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
        bot_user: { display_name: "readout", always_online: true },
        shortcuts: [
          { name: "Get a briefing", type: "global", callback_id: "brief", description: "A briefing, with the answer to you alone" },
          { name: "Whom it names", type: "message", callback_id: "names", description: "Who is named in a message" },
        ],
        slash_commands: [
          { command: "/ro-brief", description: "A briefing", usage_hint: "topic [length] [private]", should_escape: false },
          { command: "/ro-ask", description: "A question", usage_hint: "question", should_escape: false },
          { command: "/ro-readout", description: "Any command, and help", usage_hint: "[whisper | brief | ask] …", should_escape: false },
        ],
      },
      oauth_config: {
        scopes: {
          bot: [
            "app_mentions:read",
            "channels:history",
            "channels:read",
            "chat:write",
            "commands",
            "groups:history",
            "groups:read",
            "im:history",
            "im:read",
            "im:write",
            "users:read",
          ],
        },
      },
      settings: {
        event_subscriptions: {
          bot_events: ["app_home_opened", "app_mention", "app_uninstalled", "member_joined_channel", "message.im", "tokens_revoked"],
        },
        interactivity: { is_enabled: true },
        org_deploy_enabled: false,
        socket_mode_enabled: true,
        token_rotation_enabled: false,
      },
    });
  });

  it.each(["https://bot.example", "https://bot.example/", "https://bot.example/slack/events"])("over HTTP names the address %s", (url) => {
    const manifest = JSON.stringify(slackManifest(SPECS, { url }));
    expect(manifest.split('"https://bot.example/slack/events"')).toHaveLength(7);
    expect(manifest).toContain('"redirect_urls":["https://bot.example/slack/oauth_redirect"]');
    expect(manifest).toContain('"socket_mode_enabled":false');
  });

  it("adds the agent view only when asked", () => {
    expect(JSON.stringify(slackManifest(SPECS))).not.toMatch(/agent_view|assistant:write/u);
    const manifest = JSON.stringify(slackManifest(SPECS, { agent: true }));
    expect(manifest).toContain('"suggested_prompts":[{"title":"who said what","message":"who said what"}]');
    expect(manifest).toContain('"assistant:write"');
  });

  it("keeps Slack's lengths", () => {
    const long: CommandSpec = {
      name: "ask",
      summary: "s".repeat(3_000),
      visibility: "conversation",
      examples: [],
      options: Array.from({ length: 200 }, (_, i) => ({ name: `option-${i}`, kind: "words", summary: "x" })),
    };
    const manifest = JSON.stringify(slackManifest([long]));
    expect(manifest).toMatch(/"description":"s{1999}…"/u);
    expect(/"usage_hint":"(\[option-0\][^"]*…)"/u.exec(manifest)?.[1]?.length).toBeLessThanOrEqual(1_000);
  });

  it.each([
    [{ prefix: "UPPER" }, "Slack takes no command “/UPPERbrief”."],
    [{ prefix: "x".repeat(40) }, "Slack takes no command"],
    [{ url: "http://bot.example" }, "“http://bot.example” is no https address."],
    [{ url: "bot" }, "“bot” is no https address."],
  ])("refuses %j in words", (options, message) => {
    expect(() => slackManifest(SPECS, options)).toThrow(UserError);
    expect(() => slackManifest(SPECS, options)).toThrow(message);
  });
});

it("offers the same commands on both platforms", () => {
  const lines = typedSpecs(SPECS).map(({ name }) => typedLine(name, ""));
  expect(lines).toEqual(["/brief", "/readout whisper", "/ask"]);
  expect(registration(SPECS).map(({ name }) => name)).toEqual(["brief", "whisper", "ask"]);
});

describe("an entry of a message's menu", () => {
  const titled = (title: string, shortTitle?: string): CommandSpec => ({
    ...MENU,
    title,
    ...(shortTitle === undefined ? {} : { shortTitle }),
  });

  it("has its title where Slack's 24 characters hold it, else the short one", () => {
    expect(entryName(titled("x".repeat(24), "short"))).toBe("x".repeat(24));
    expect(entryName(titled("x".repeat(25), "short"))).toBe("short");
    expect(slackManner("").entry?.(titled("x".repeat(25), "short"))).toBe("short");
  });

  it("is refused without a name that fits", () => {
    expect(() => slackManifest([...SPECS, titled("x".repeat(25))])).toThrow(UserError);
    expect(() => slackManifest([...SPECS, titled("x".repeat(25), "y".repeat(25))])).toThrow("24 characters are the most");
  });
});
