import type { Clock } from "../../core/clock.ts";
import type { Conversation } from "../../core/platform.ts";
import { isUnknown } from "./api.ts";
import type { Posted, SlackApi } from "./api.ts";
import { platformError } from "./connection.ts";
import { SLACK_LIMITS } from "./limits.ts";
import type { SlackMessage } from "./render.ts";

/** Answers through the request's own address, which needs no membership of the channel. */
export type Respond = (message: SlackMessage, visible: "in_channel" | "ephemeral") => Promise<void>;

/** Whom an answer is for and where it goes. */
export interface Asked {
  id: string;
  conversation: Conversation;
  user: string;
  privately: boolean;
  /** When the request came, in milliseconds. */
  at: number;
  respond?: Respond | undefined;
}

const NOT_THERE = new Set(["not_in_channel", "channel_not_found", "is_archived", "restricted_action"]);

/** Sends the messages of one answer, in order and each once; gives back those that are posts of ours, which can be edited. */
export async function sendAnswer(
  api: SlackApi,
  clock: Clock,
  asked: Asked,
  messages: readonly SlackMessage[],
): Promise<Posted[] | undefined> {
  if (asked.privately) {
    await throughResponse(api, clock, asked, messages, "ephemeral");
    return undefined;
  }
  try {
    return await postParts(api, asked.conversation, messages, { key: `answer:${asked.id}`, since: asked.at, look: true });
  } catch (error) {
    if (!asked.respond || !NOT_THERE.has(platformError(error) ?? "")) throw error;
    await throughResponse(api, clock, asked, messages, "in_channel");
    return undefined;
  }
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
 * Posts messages as one: the first where it is asked for, the others in its thread. A post whose reply is lost is
 * looked for under its key and sent again only where it is not found.
 */
export async function postParts(api: SlackApi, to: Conversation, messages: readonly SlackMessage[], keyed?: Keyed): Promise<Posted[]> {
  const posted: Posted[] = [];
  for (const [i, message] of messages.entries()) {
    const thread = to.thread ?? posted[0]?.ts;
    const part = keyed && { key: keyed.key, part: i + 1, parts: messages.length };
    try {
      posted.push(await api.post(to.channel, thread, message, part));
    } catch (error) {
      if (!isUnknown(error) || !keyed || (i === 0 && !keyed.look)) throw error;
      const found = await api.find(to.channel, thread, keyed.key, keyed.since);
      const already = found.find(({ ts }) => posted.every((one) => one.ts !== ts));
      posted.push(already ?? (await api.post(to.channel, thread, message, part)));
    }
  }
  return posted;
}

/** By the request's own address as often and as long as Slack takes it; what is left goes to the asker alone. */
async function throughResponse(
  api: SlackApi,
  clock: Clock,
  asked: Asked,
  messages: readonly SlackMessage[],
  visible: "in_channel" | "ephemeral",
): Promise<void> {
  const usable = asked.respond !== undefined && clock.now() - asked.at < SLACK_LIMITS.responseMilliseconds;
  for (const [i, message] of messages.entries()) {
    if (usable && i < SLACK_LIMITS.responseUses) await asked.respond?.(message, visible);
    else await toAskerAlone(api, asked, message);
  }
}

async function toAskerAlone(api: SlackApi, { conversation, user }: Asked, message: SlackMessage): Promise<void> {
  try {
    await api.postEphemeral(conversation.channel, user, message);
  } catch (error) {
    if (!NOT_THERE.has(platformError(error) ?? "") && platformError(error) !== "user_not_in_channel") throw error;
    await api.post(user, undefined, message);
  }
}
