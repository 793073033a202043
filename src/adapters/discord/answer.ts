import type { Clock } from "../../core/clock.ts";
import { isMessageGone, isTokenGone } from "./api.ts";
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
  if (clock.now() - heard.at >= DISCORD_LIMITS.tokenMilliseconds) return elsewhere(api, heard, messages);
  const hidden = heard.privately || (alone && (await tookBack(api, callback)));
  const inPlace = heard.privately || !hidden;
  const ids: string[] = [];
  for (const [i, message] of messages.entries()) {
    try {
      ids.push(i === 0 && inPlace ? await inItsPlace(api, callback, message, hidden) : await api.followUp(callback, message, hidden));
    } catch (error) {
      if (!isTokenGone(error)) throw error;
      ids.push(...(await elsewhere(api, heard, messages.slice(i), i)));
      break;
    }
  }
  return hidden || !heard.member ? [] : ids;
}

/** In place of the waiting sign, or beside where that is gone. */
async function inItsPlace(api: DiscordApi, callback: Callback, message: DiscordMessage, hidden: boolean): Promise<string> {
  try {
    return await api.answer(callback, message);
  } catch (error) {
    if (!isMessageGone(error)) throw error;
    return api.followUp(callback, message, hidden);
  }
}

/** Where the request's own address is no longer taken: in its channel, and what is for the asker alone directly. */
async function elsewhere(api: DiscordApi, heard: Heard, messages: readonly DiscordMessage[], sent = 0): Promise<string[]> {
  const { conversation, user } = heard.invocation;
  if (!heard.privately) return post(api, heard, messages, channelOf(conversation), undefined, sent);
  await post(api, heard, messages, await api.direct(user), undefined, sent);
  return [];
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
  sent = 0,
): Promise<string[]> {
  const ids: string[] = [];
  for (const [i, message] of messages.entries()) {
    const posted = await api.post(channel, message, deliveryNonce(invocation.id, sent + i + 1), i === 0 ? replyTo : undefined);
    ids.push(posted.id);
  }
  return ids;
}
