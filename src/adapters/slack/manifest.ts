import { type CommandSpec, type OptionSpec, typedSpecs } from "../../commands/command.ts";
import { UserError } from "../../core/errors.ts";
import { shorten } from "../common/text.ts";
import { OWN_SLASH_COMMANDS, UMBRELLA } from "./receive.ts";
import { entryName } from "./manner.ts";
import { AGENT_SCOPE, SLACK_SCOPES } from "./scopes.ts";

/** Slack's limits for a manifest, in characters and counts ("App manifest reference", docs.slack.dev). */
export const MANIFEST_LIMITS = {
  name: 35,
  description: 140,
  command: 32,
  commandDescription: 2_000,
  usageHint: 1_000,
  shortcuts: 10,
  shortcutDescription: 150,
  agentDescription: 300,
  prompts: 4,
} as const;

/** Events the app subscribes to; none carries a channel's other messages. */
export const EVENTS = [
  "app_home_opened",
  "app_mention",
  "app_uninstalled",
  "member_joined_channel",
  "message.im",
  "tokens_revoked",
] as const;

const EVENTS_PATH = "/slack/events";
const REDIRECT_PATH = "/slack/oauth_redirect";

export interface ManifestOptions {
  /** Put before the slash commands where another app of the workspace has taken the names. */
  prefix?: string;
  /** Public https address of the server Slack sends its requests to; Socket Mode where it is left out. */
  url?: string;
  /** Adds Slack's agent view with suggested prompts. */
  agent?: boolean;
}

/** The app as Slack makes it from a pasted manifest. Throws UserError("usage") where the prefix or address cannot be used. */
export function slackManifest(specs: readonly CommandSpec[], { prefix = "", url, agent = false }: ManifestOptions = {}): object {
  const base = url === undefined ? undefined : publicBase(url);
  const request = base === undefined ? {} : { request_url: base + EVENTS_PATH };
  const scopes = [...SLACK_SCOPES, ...(agent ? [AGENT_SCOPE] : [])].map(({ name }) => name).toSorted();
  return {
    display_information: { name: "Readout", description: "Sourced briefings on world events", background_color: "#1f3a5f" },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: "readout", always_online: true },
      shortcuts: shortcuts(specs),
      slash_commands: slashCommands(specs, prefix).map((command) =>
        base === undefined ? command : { ...command, url: base + EVENTS_PATH },
      ),
      ...(agent ? { agent_view: agentView(specs) } : {}),
    },
    oauth_config: { ...(base === undefined ? {} : { redirect_urls: [base + REDIRECT_PATH] }), scopes: { bot: scopes } },
    settings: {
      event_subscriptions: { ...request, bot_events: EVENTS },
      interactivity: { is_enabled: true, ...request, ...(base === undefined ? {} : { message_menu_options_url: base + EVENTS_PATH }) },
      org_deploy_enabled: false,
      socket_mode_enabled: base === undefined,
      token_rotation_enabled: false,
    },
  };
}

/** The entry of the workspace's own menu, which opens the form of a briefing, and those of a message's menu. */
function shortcuts(specs: readonly CommandSpec[]): object[] {
  const menu = specs.filter(({ surface }) => surface === "message");
  const entries = menu.map((spec) => ({ name: entryName(spec), type: "message", callback_id: spec.name, summary: spec.summary }));
  const all = [
    { name: "Get a briefing", type: "global", callback_id: "brief", summary: "A briefing, with the answer to you alone" },
    ...entries,
  ];
  return all
    .slice(0, MANIFEST_LIMITS.shortcuts)
    .map(({ summary, ...shortcut }) => ({ ...shortcut, description: shorten(summary, MANIFEST_LIMITS.shortcutDescription) }));
}

interface SlashCommand {
  command: string;
  description: string;
  usage_hint: string;
  should_escape: boolean;
}

function slashCommands(specs: readonly CommandSpec[], prefix: string): SlashCommand[] {
  const own = specs.filter(({ name }) => OWN_SLASH_COMMANDS.includes(name));
  const others = typedSpecs(specs)
    .filter(({ name }) => !OWN_SLASH_COMMANDS.includes(name))
    .map(({ name }) => name);
  return [
    ...own.map(({ name, summary, options }) => slashCommand(prefix + name, summary, options.map(hint).join(" "))),
    slashCommand(prefix + UMBRELLA, "Any command, and help", `[${[...others, ...own.map(({ name }) => name)].join(" | ")}] …`),
  ];
}

function slashCommand(name: string, description: string, usage: string): SlashCommand {
  const command = `/${name}`;
  if (command.length > MANIFEST_LIMITS.command || !/^\/[a-z0-9_-]+$/u.test(command)) {
    throw new UserError("usage", `Slack takes no command “${shorten(command, 60)}”.`, {
      next: "Use a short prefix of small letters, digits, - and _, such as ro-.",
    });
  }
  return {
    command,
    description: shorten(description, MANIFEST_LIMITS.commandDescription),
    usage_hint: shorten(usage || "help", MANIFEST_LIMITS.usageHint),
    should_escape: false,
  };
}

/** `topic`, `[period]`: what may be left out stands in brackets. */
function hint({ name, required }: OptionSpec): string {
  return required ? name : `[${name}]`;
}

function agentView(specs: readonly CommandSpec[]): object {
  const prompts = specs
    .flatMap(({ name, examples }) => (name === "ask" ? examples : []))
    .map((example) => example.replace(/^ask\s+"?|"$/gu, ""));
  return {
    agent_description: "Answers from a record in which every line names its source.",
    suggested_prompts: prompts.slice(0, MANIFEST_LIMITS.prompts).map((message) => ({ title: message, message })),
  };
}

/** `https://bot.example`, also where the address already names our path. */
function publicBase(address: string): string {
  const { protocol, origin, pathname } = URL.canParse(address) ? new URL(address) : new URL("none:");
  if (protocol !== "https:") {
    throw new UserError("usage", `“${shorten(address, 60)}” is no https address.`, {
      next: "For example: --url https://readout.example.org",
    });
  }
  return origin + pathname.replace(/\/+$/u, "").replace(/\/slack\/events$/u, "");
}
