import { expect, test } from "vitest";
import { registration } from "../../../src/adapters/discord/register.ts";
import { slackManifest } from "../../../src/adapters/slack/manifest.ts";
import { typedLine } from "../../../src/adapters/slack/receive.ts";
import { SPECS } from "../../contract/documents.ts";

test("the manifest is stated in full", () => {
  expect(slackManifest(SPECS, { prefix: "ro-" })).toEqual({
    display_information: { name: "Readout", description: "Sourced briefings on world events" },
    features: {
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: "Readout", always_online: true },
      slash_commands: [
        { command: "/ro-brief", description: "A briefing", usage_hint: "gaza", should_escape: false },
        { command: "/ro-ask", description: "A question", usage_hint: "who said what", should_escape: false },
        { command: "/ro-readout", description: "Any command: whisper", usage_hint: "[whisper] …", should_escape: false },
      ],
    },
    oauth_config: {
      scopes: {
        bot: [
          "commands",
          "chat:write",
          "app_mentions:read",
          "im:history",
          "im:write",
          "channels:read",
          "groups:read",
          "im:read",
          "channels:history",
          "groups:history",
        ],
      },
    },
    settings: {
      event_subscriptions: { bot_events: ["app_mention", "message.im"] },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  });
});

test("over HTTP every part names the address", () => {
  const url = "https://bot.example/slack/events";
  const manifest = JSON.stringify(slackManifest(SPECS, { requestUrl: url }));
  expect(manifest.split(url)).toHaveLength(6);
  expect(manifest).toContain('"socket_mode_enabled":false');
});

test("both platforms offer the same commands", () => {
  const lines = SPECS.map(({ name }) => typedLine(name, ""));
  expect(lines).toEqual(["/brief", "/readout whisper", "/ask"]);
  expect(registration(SPECS).map(({ name }) => name)).toEqual(["brief", "whisper", "ask"]);
});
