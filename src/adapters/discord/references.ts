import type { MessageDocument } from "../../core/document.ts";
import type { Conversation, MessageRef } from "../../core/platform.ts";
import type { Posted } from "./look.ts";
import { channelOf } from "./receive.ts";

/** A document of several messages is one reference: their ids, first one first. */
const SEPARATOR = ",";

export const joined = (ids: readonly string[]): string => ids.join(SEPARATOR);

/** The ids of a reference's messages. */
export const partsOf = (message: string): string[] => message.split(SEPARATOR);

/** Where the messages are: what is posted to a forum is in a thread of its own. */
export function reference(to: Conversation, messages: readonly Posted[]): MessageRef {
  const channel = messages[0]?.channel ?? channelOf(to);
  const conversation = channel === channelOf(to) ? to : { ...to, thread: channel };
  return { conversation, message: joined(messages.map(({ id }) => id)) };
}

/** What a post with this document in it is called: its headline, or its summary. */
export function titleOf({ blocks, summary }: MessageDocument): string {
  const heading = blocks.find((block) => block.kind === "heading");
  return heading?.text.trim() || summary;
}
