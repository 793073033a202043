import type { CommandSpec } from "../../commands/command.ts";
import { shorten } from "../common/text.ts";
import { OWN_SLASH_COMMANDS, UMBRELLA, typedLine } from "./receive.ts";

/** Every permission the app asks for, with its reason. */
export const SLACK_SCOPES: Readonly<Record<string, string>> = {
  commands: "slash commands",
  "chat:write": "answers and digests in channels the bot was invited to",
  "app_mentions:read": "questions that mention the bot; nothing else of a channel is read",
  "im:history": "questions written to the bot directly",
  "im:write": "the rest of a long private answer, where the bot is not in the channel",
  "channels:read": "whether the bot may post in a public channel",
  "groups:read": "whether the bot may post in a private channel",
  "im:read": "whether the bot may post in a direct conversation",
  "channels:history": "finding its own delivery again after a lost reply, so that it is not posted twice",
  "groups:history": "the same in private channels",
};

/** Events the app subscribes to; none carries a channel's other messages. */
const EVENTS = ["app_mention", "message.im"];

/** Slack's limits for a slash command ("App manifest reference"). */
const DESCRIPTION = 2_000;
const USAGE_HINT = 1_000;

export interface ManifestOptions {
  /** Put before the slash commands where another app of the workspace has taken the names. */
  prefix?: string;
  /** Where Slack sends its requests; Socket Mode where it is left out. */
  requestUrl?: string;
}

/** The app as Slack makes it from a pasted manifest. */
export function slackManifest(specs: readonly CommandSpec[], { prefix = "", requestUrl }: ManifestOptions = {}): Record<string, unknown> {
  const url = requestUrl === undefined ? {} : { url: requestUrl };
  const own = specs.filter(({ name }) => OWN_SLASH_COMMANDS.includes(name));
  const others = specs.filter(({ name }) => !OWN_SLASH_COMMANDS.includes(name)).map(({ name }) => name);
  const umbrella = {
    command: `/${prefix}${UMBRELLA}`,
    description: shorten(`Any command: ${others.join(", ")}`, DESCRIPTION),
    usage_hint: shorten(others.length > 0 ? `[${others.join(" | ")}] …` : "help", USAGE_HINT),
    should_escape: false,
    ...url,
  };
  return {
    display_information: { name: "Readout", description: "Sourced briefings on world events" },
    features: {
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: "Readout", always_online: true },
      slash_commands: [
        ...own.map(({ name, summary, examples }) => ({
          command: `/${prefix}${name}`,
          description: shorten(summary, DESCRIPTION),
          usage_hint: shorten(
            typedLine(examples[0] ?? name, prefix)
              .split(" ")
              .slice(1)
              .join(" "),
            USAGE_HINT,
          ),
          should_escape: false,
          ...url,
        })),
        umbrella,
      ],
    },
    oauth_config: { scopes: { bot: Object.keys(SLACK_SCOPES) } },
    settings: {
      event_subscriptions: { bot_events: EVENTS, ...(requestUrl === undefined ? {} : { request_url: requestUrl }) },
      interactivity: { is_enabled: true, ...(requestUrl === undefined ? {} : { request_url: requestUrl }) },
      org_deploy_enabled: false,
      socket_mode_enabled: requestUrl === undefined,
      token_rotation_enabled: false,
    },
  };
}
