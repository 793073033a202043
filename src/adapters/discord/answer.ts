import type { Clock } from "../../core/clock.ts";
import type { DiscordApi } from "./api.ts";
import { DISCORD_LIMITS } from "./limits.ts";
import type { Heard } from "./listen.ts";
import { deliveryNonce } from "./marks.ts";
import { channelOf } from "./receive.ts";
import type { DiscordMessage } from "./render.ts";

/** Sends the messages of one answer, in order and each once; gives back the ids of those that are posts of ours, which can be edited. */
export async function sendAnswer(api: DiscordApi, clock: Clock, heard: Heard, messages: readonly DiscordMessage[]): Promise<string[]> {
  const { invocation, callback, privately, replyTo } = heard;
  const usable = callback !== undefined && clock.now() - heard.at < DISCORD_LIMITS.tokenMilliseconds;
  if (callback !== undefined && !usable && privately) throw new Error("the answer came after Discord's fifteen minutes");
  const ids: string[] = [];
  for (const [i, message] of messages.entries()) {
    if (!usable) {
      const posted = await api.post(
        channelOf(invocation.conversation),
        message,
        deliveryNonce(invocation.id, i + 1),
        i === 0 ? replyTo : undefined,
      );
      ids.push(posted.id);
    } else if (i === 0) await api.answer(callback, message);
    else await api.followUp(callback, message, privately);
  }
  return ids;
}
