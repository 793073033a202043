import { UserError } from "../../core/errors.ts";
import { NotPosted } from "../../core/platform.ts";
import { isUnknown } from "./api.ts";
import { isRefusal, platformError } from "./connection.ts";
import { retryAfter } from "./patience.ts";

const MAY_NOT_WRITE = "the bot may not write there";

/** Why nothing can be posted there, by Slack's word for it: clauses as after "because". */
const CLOSED: Readonly<Record<string, string>> = {
  not_in_channel: "the bot is not in the channel",
  channel_not_found: "the channel was deleted, or the bot is no longer in it",
  is_archived: "the channel is archived",
  is_inactive: "the channel is archived",
  account_inactive: "the app was uninstalled",
  token_revoked: "the token was revoked",
  user_not_found: "the person is no longer in the workspace",
  user_disabled: "the person is no longer in the workspace",
  user_not_visible: "the person cannot be written to",
  cannot_dm_bot: "the person cannot be written to",
  message_not_found: "the message was deleted",
  cant_update_message: "the message can no longer be edited",
  edit_window_closed: "the message can no longer be edited",
  access_denied: MAY_NOT_WRITE,
  no_permission: MAY_NOT_WRITE,
  ekm_access_denied: MAY_NOT_WRITE,
  team_access_not_granted: MAY_NOT_WRITE,
  missing_scope: MAY_NOT_WRITE,
  cannot_reply_to_message: MAY_NOT_WRITE,
};

/** Slack's words for trouble on its own side, after which nobody knows whether the message is out. */
const UNKNOWN = new Set(["internal_error", "fatal_error", "service_unavailable", "request_timeout", "timeout"]);

/** Words that ask to wait without saying how long. */
const LATER = new Set(["ratelimited", "rate_limited", "accesslimited", "team_added_to_org", "message_limit_exceeded"]);
const UNSTATED_WAIT = 30_000;
/** How long until a token that is not taken is tried again: whoever runs this may be about to replace it. */
const TOKEN_WAIT = 5 * 60_000;

/** What a failed call means for a message: NotPosted where it surely is not out, otherwise the failure itself. */
export function refusal(error: unknown): unknown {
  if (error instanceof UserError && error.code === "not-permitted")
    return new NotPosted("closed", "the app was uninstalled", { cause: error });
  const seconds = retryAfter(error);
  if (seconds !== undefined) return new NotPosted("later", "Slack asks to wait", { wait: seconds * 1_000, cause: error });
  const word = platformError(error);
  if (word === undefined) return isUnknown(error) ? error : new NotPosted("invalid", "Slack does not take the request", { cause: error });
  if (UNKNOWN.has(word)) return error;
  if (LATER.has(word)) return new NotPosted("later", "Slack asks to wait", { wait: UNSTATED_WAIT, cause: error });
  const closed = CLOSED[word] ?? (word.startsWith("restricted_action") ? MAY_NOT_WRITE : undefined);
  if (closed !== undefined) return new NotPosted("closed", closed, { cause: error });
  if (isRefusal(word)) return new NotPosted("later", "Slack does not take the token", { wait: TOKEN_WAIT, cause: error });
  return new NotPosted("invalid", `Slack does not take the message (${word})`, { cause: error });
}

/** Slack's words for history that the bot may not read. */
const UNREADABLE = new Set([
  "missing_scope",
  "not_in_channel",
  "channel_not_found",
  "access_denied",
  "no_permission",
  "ekm_access_denied",
  "team_access_not_granted",
  "not_allowed_token_type",
  "method_not_supported_for_channel_type",
]);

/** Whether a failed look means that nobody can look there. */
export const isUnreadable = (error: unknown): boolean => UNREADABLE.has(platformError(error) ?? "");
