import { DiscordAPIError, RateLimitError } from "discord.js";
import { NotPosted } from "../../core/platform.ts";
import { isRefused } from "./connection.ts";

const MAY_NOT_WRITE = "the bot may not write there";
const NO_CHANNEL = "the channel was deleted";

/** Why nothing can be posted there, by Discord's code for it ("Opcodes and Status Codes", JSON): clauses as after "because". */
const CLOSED: Readonly<Record<number, string>> = {
  10_003: NO_CHANNEL,
  10_008: "the message was deleted",
  40_067: "the forum wants a tag on every post",
  50_001: "the bot is not in the channel",
  50_005: "the message is another's",
  50_007: "the person takes no direct messages",
  50_008: "messages cannot be sent in such a channel",
  50_013: MAY_NOT_WRITE,
  50_024: "messages cannot be sent in such a channel",
  50_083: "the thread is archived",
  160_005: "the thread is locked",
};

/** Too many at once, of other kinds than the usual: a slow channel, edits of old messages. */
const LATER = new Set([20_016, 20_028, 20_029, 30_046, 40_062]);
const UNSTATED_WAIT = 30_000;
/** How long until a token that is not taken is tried again: whoever runs this may be about to replace it. */
const TOKEN_WAIT = 5 * 60_000;
const [FORBIDDEN, NOT_FOUND, TIMED_OUT, TOO_MANY] = [403, 404, 408, 429];

/** What a failed request means for a message: NotPosted where it surely is not out, otherwise the failure itself. */
export function refusal(error: unknown): unknown {
  const later = (wait: number): NotPosted => new NotPosted("later", "Discord asks to wait", { wait, cause: error });
  if (error instanceof RateLimitError) return later(Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout));
  if (isRefused(error)) return new NotPosted("later", "Discord does not take the token", { wait: TOKEN_WAIT, cause: error });
  if (!(error instanceof DiscordAPIError) || error.status >= 500 || error.status === TIMED_OUT) return error;
  const code = Number(error.code);
  if (error.status === TOO_MANY || LATER.has(code)) return later(UNSTATED_WAIT);
  const closed = CLOSED[code] ?? (error.status === FORBIDDEN ? MAY_NOT_WRITE : error.status === NOT_FOUND ? NO_CHANNEL : undefined);
  if (closed !== undefined) return new NotPosted("closed", closed, { cause: error });
  return new NotPosted("invalid", `Discord does not take the message (${code})`, { cause: error });
}
