import type { Clock } from "../../core/clock.ts";
import type { Callback, DiscordApi } from "./api.ts";
import { DISCORD_LIMITS } from "./limits.ts";
import type { Heard } from "./listen.ts";
import { deliveryNonce } from "./marks.ts";
import { channelOf } from "./receive.ts";
import type { DiscordMessage } from "./render.ts";

/**
 * Sends the messages of one answer, in order and each once; gives back the ids of those that are posts of ours, which can
 * be edited. `alone` is what concerns the asker alone although the request was acknowledged for all.
 */
export async function sendAnswer(
  api: DiscordApi,
  clock: Clock,
  heard: Heard,
  messages: readonly DiscordMessage[],
  alone: boolean,
): Promise<string[]> {
  const { invocation, callback, replyTo } = heard;
  if (callback === undefined) return post(api, heard, messages, channelOf(invocation.conversation), replyTo);
  if (clock.now() - heard.at >= DISCORD_LIMITS.tokenMilliseconds) {
    if (!heard.privately) return post(api, heard, messages, channelOf(invocation.conversation));
    // Discord no longer takes it where only the asker would see it.
    await post(api, heard, messages, await api.direct(invocation.user));
    return [];
  }
  const hidden = heard.privately || (alone && (await tookBack(api, callback)));
  const inPlace = heard.privately || !hidden;
  const ids: string[] = [];
  for (const [i, message] of messages.entries()) {
    ids.push(i === 0 && inPlace ? await api.answer(callback, message) : await api.followUp(callback, message, hidden));
  }
  return hidden || !heard.member ? [] : ids;
}

/** Who sees an answer was decided by the acknowledgement: without its sign, what follows is decided anew. */
async function tookBack(api: DiscordApi, callback: Callback): Promise<boolean> {
  return api.takeBack(callback).then(
    () => true,
    () => false,
  );
}

async function post(
  api: DiscordApi,
  { invocation }: Heard,
  messages: readonly DiscordMessage[],
  channel: string,
  replyTo?: string,
): Promise<string[]> {
  const ids: string[] = [];
  for (const [i, message] of messages.entries()) {
    const posted = await api.post(channel, message, deliveryNonce(invocation.id, i + 1), i === 0 ? replyTo : undefined);
    ids.push(posted.id);
  }
  return ids;
}
