import type { Conversation, MessageRef } from "../../core/platform.ts";
import type { Posted } from "./api.ts";

/** A document of several messages is one reference: their timestamps, first one first. */
const SEPARATOR = ",";

/** The timestamps of a reference's messages. */
export const partsOf = (message: string): string[] => message.split(SEPARATOR);

/** The thread that begins with a message, or that it is in. */
export const under = ({ conversation, message }: MessageRef): Conversation => ({
  ...conversation,
  thread: conversation.thread ?? partsOf(message)[0] ?? "",
});

/** Where the messages are: what is written to a person is in their direct conversation. */
export const reference = (conversation: Conversation, messages: readonly Posted[]): MessageRef => ({
  conversation: { ...conversation, channel: messages[0]?.channel ?? conversation.channel },
  message: messages.map(({ ts }) => ts).join(SEPARATOR),
});

/** Where words in reply to them arrive. */
export const repliesTo = (conversation: Conversation, messages: readonly Posted[]): Conversation => ({
  ...reference(conversation, messages).conversation,
  thread: conversation.thread ?? messages[0]?.ts ?? "",
});
