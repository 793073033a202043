import type { Clock } from "../../core/clock.ts";
import type { Conversation } from "../../core/platform.ts";
import { isUnknown } from "./api.ts";
import type { Posted, SlackApi } from "./api.ts";
import { platformError } from "./connection.ts";
import type { SlackMessage } from "./render.ts";
import type { ResponseAddress } from "./respond.ts";
import type { PostedSign, Sign } from "./working.ts";

/** Whom an answer is for and where it goes. */
export interface Asked {
  id: string;
  conversation: Conversation;
  user: string;
  privately: boolean;
  /** When the request came, in milliseconds. */
  at: number;
  respond?: ResponseAddress | undefined;
  /** The thread the button stands in: what only the asker sees is shown there, where that thread is open. */
  inside?: string | undefined;
  /** It was asked in the agent view. */
  agent?: boolean;
}

/** Slack's words for a place where the bot may not post, although the asker may ask there. */
const NOT_THERE = new Set([
  "not_in_channel",
  "channel_not_found",
  "is_archived",
  "restricted_action",
  "restricted_action_read_only_channel",
  "restricted_action_thread_only_channel",
  "restricted_action_non_threadable_channel",
  "restricted_action_thread_locked",
  "cannot_reply_to_message",
  "access_denied",
  "no_permission",
  "team_access_not_granted",
]);

/**
 * Sends the messages of one answer, in order and each once, and takes away the sign that it was being made; gives back
 * those that are posts of ours, which can be edited.
 */
export async function sendAnswer(
  api: SlackApi,
  clock: Clock,
  asked: Asked,
  messages: readonly SlackMessage[],
  sign: Sign | undefined,
): Promise<Posted[] | undefined> {
  if (asked.privately) {
    // A sign that stays, or was deleted by somebody else, is no reason to keep the answer back.
    if (sign?.kind === "post") await api.remove(sign.post.channel, sign.post.ts).catch(() => undefined);
    await throughResponse(api, clock, asked, messages, "ephemeral", sign?.kind === "response");
    return undefined;
  }
  try {
    const keyed = { key: `answer:${asked.id}`, since: asked.at, look: true };
    const posted = await postParts(api, asked.conversation, messages, keyed, sign?.kind === "post" ? sign : undefined);
    // The answer is out: a sign that stays is no reason to say that it is not.
    if (sign?.kind === "response") await asked.respond?.takeBack().catch(() => undefined);
    return posted;
  } catch (error) {
    if (!asked.respond || !NOT_THERE.has(platformError(error) ?? "")) throw error;
    if (sign?.kind === "response") await asked.respond.takeBack().catch(() => undefined);
    await throughResponse(api, clock, asked, messages, "in_channel", false);
    return undefined;
  }
}

/** Says one thing to the asker where the answer could not be sent, in place of the sign; `error` is why. */
export async function sendInstead(
  api: SlackApi,
  asked: Asked,
  message: SlackMessage,
  sign: Sign | undefined,
  error: unknown,
): Promise<void> {
  const { channel, thread } = asked.conversation;
  if (sign?.kind === "post" && !sign.isAnswer) return api.update(sign.post.channel, sign.post.ts, message);
  if (asked.respond) return asked.respond.send(message, "ephemeral", sign?.kind === "response");
  // Where nobody knows whether the answer is out, nothing is said beside it.
  if (sign?.kind !== "post" && !isUnknown(error)) await api.post(channel, thread, message);
}

/** How a post is known again. */
export interface Keyed {
  key: string;
  /** When the work on it began, in milliseconds. */
  since: number;
  /** Whether the first message, where nobody knows if it is out, is looked for here or left to the caller. */
  look: boolean;
}

/**
 * Posts messages as one: the first where it is asked for, or in place of the sign `instead`, the others in its thread.
 * A post whose reply is lost is looked for under its key and sent again only where it is not found.
 */
export async function postParts(
  api: SlackApi,
  to: Conversation,
  messages: readonly SlackMessage[],
  keyed?: Keyed,
  instead?: PostedSign,
): Promise<Posted[]> {
  const posted: Posted[] = [];
  for (const [i, message] of messages.entries()) {
    const thread = to.thread ?? posted[0]?.ts;
    const channel = posted[0]?.channel ?? to.channel;
    const part = keyed && { key: keyed.key, part: i + 1, parts: messages.length };
    if (i === 0 && instead !== undefined && (await updated(api, instead.post.channel, instead.post.ts, message, part))) {
      instead.isAnswer = true;
      posted.push(instead.post);
      continue;
    }
    try {
      posted.push(await api.post(channel, thread, message, part));
    } catch (error) {
      if (!isUnknown(error) || !keyed || (i === 0 && !keyed.look)) throw error;
      const found = await api.find(channel, thread, keyed.key, keyed.since);
      const already = found.find(({ ts }) => posted.every((one) => one.ts !== ts));
      posted.push(already ?? (await api.post(channel, thread, message, part)));
    }
  }
  return posted;
}

/** An update may be made twice: it comes to the same. False where somebody deleted the message. */
async function updated(api: SlackApi, ...[channel, ts, message, part]: Parameters<SlackApi["update"]>): Promise<boolean> {
  const update = (): Promise<void> => api.update(channel, ts, message, part);
  try {
    await update().catch((error: unknown) => (isUnknown(error) ? update() : Promise.reject(error)));
    return true;
  } catch (error) {
    if (platformError(error) === "message_not_found") return false;
    throw error;
  }
}

/** By the request's own address as often and as long as Slack takes it; what is left goes to the asker alone. */
async function throughResponse(
  api: SlackApi,
  clock: Clock,
  asked: Asked,
  messages: readonly SlackMessage[],
  visible: "in_channel" | "ephemeral",
  replace: boolean,
): Promise<void> {
  const thread = visible === "in_channel" ? asked.conversation.thread : asked.inside;
  for (const [i, message] of messages.entries()) {
    if (!asked.respond?.takes(1, clock.now())) await toAskerAlone(api, asked, message);
    else {
      try {
        await asked.respond.send(message, visible, replace && i === 0, thread);
      } catch (error) {
        // What may be out for everybody is not said twice.
        if (visible === "in_channel" && isUnknown(error)) throw error;
        await toAskerAlone(api, asked, message);
      }
    }
  }
}

async function toAskerAlone(api: SlackApi, { conversation, user, inside }: Asked, message: SlackMessage): Promise<void> {
  // A direct conversation has nobody else in it.
  if (/^[DUW]/u.test(conversation.channel)) return void (await api.post(conversation.channel, conversation.thread, message));
  try {
    await api.postEphemeral(conversation.channel, user, message, inside);
  } catch (error) {
    if (!NOT_THERE.has(platformError(error) ?? "") && platformError(error) !== "user_not_in_channel") throw error;
    await api.post(user, undefined, message);
  }
}
