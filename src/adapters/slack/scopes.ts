/** A permission the app asks for: why, and which of the app's calls and events need it. */
interface Scope {
  name: string;
  reason: string;
  neededBy: readonly string[];
}

/** Every permission, in the order Slack's own page lists them. Nothing is asked for that nothing needs. */
export const SLACK_SCOPES = [
  {
    name: "app_mentions:read",
    reason: "Questions that mention the bot. Nothing else of a channel is read.",
    neededBy: ["app_mention"],
  },
  {
    name: "channels:history",
    reason: "Finds a delivery of its own again after a lost reply, so that nothing is posted twice.",
    neededBy: ["conversations.history", "conversations.replies"],
  },
  {
    name: "channels:read",
    reason: "Whether the bot may post in a public channel, and that it was added to one.",
    neededBy: ["conversations.info", "member_joined_channel"],
  },
  {
    name: "chat:write",
    reason: "Answers and digests, in channels the bot was invited to.",
    neededBy: ["chat.postMessage", "chat.postEphemeral", "chat.update", "chat.delete"],
  },
  { name: "commands", reason: "The slash commands and the shortcuts.", neededBy: [] },
  {
    name: "groups:history",
    reason: "The same as channels:history, in private channels the bot was invited to.",
    neededBy: ["conversations.history", "conversations.replies"],
  },
  {
    name: "groups:read",
    reason: "The same as channels:read, for private channels the bot was invited to.",
    neededBy: ["conversations.info", "member_joined_channel"],
  },
  {
    name: "im:history",
    reason: "Questions written to the bot directly.",
    neededBy: ["message.im", "conversations.history", "conversations.replies"],
  },
  { name: "im:read", reason: "Whether the bot may post in a direct conversation.", neededBy: ["conversations.info"] },
  {
    name: "im:write",
    reason:
      "The rest of a long private answer, written directly where the bot is not in the channel; and word to who subscribed that a digest cannot be sent.",
    neededBy: ["chat.postMessage", "conversations.open"],
  },
  {
    name: "users:read",
    reason:
      "The asker's time zone, so that “today” is their day; and whether they manage the workspace, where they change its live sources. Nothing else of the profile is used.",
    neededBy: ["users.info"],
  },
] as const satisfies readonly Scope[];

/** What the agent view needs on top. */
export const AGENT_SCOPE = {
  name: "assistant:write",
  reason: "Only with the agent view (`--agent`): the suggested prompts and the status while an answer is made.",
  neededBy: ["features.agent_view", "assistant.threads.setSuggestedPrompts", "assistant.threads.setStatus"],
} as const satisfies Scope;

/** Calls that need no permission, and events that come without one. */
export const WITHOUT_SCOPE: readonly string[] = [
  "auth.test",
  "apps.connections.open",
  "views.open",
  "views.push",
  "views.update",
  "views.publish",
  "app_home_opened",
  "app_uninstalled",
  "tokens_revoked",
];

/** The permissions as a page for those who approve the app. */
export function scopesPage(): string {
  const rows = [...SLACK_SCOPES, AGENT_SCOPE].map(
    ({ name, reason, neededBy }: Scope) => `| \`${name}\` | ${reason} | ${neededBy.map((one) => `\`${one}\``).join(", ") || "–"} |`,
  );
  return [
    "# Slack permissions",
    "",
    "What the Slack app asks for, and why. Made by `bin/readout slack scopes`.",
    "",
    "The bot asks for no user token. Of a channel it is sent the messages that mention it, its commands and its buttons; it",
    "looks into a channel's history only for its own posts.",
    "",
    "| scope | reason | needed by |",
    "| --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
