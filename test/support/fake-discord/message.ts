import type { Stored } from "./channels.ts";
import { USER } from "./gateway.ts";

/** A message as Discord gives it back. */
export function message(stored: Stored): Record<string, unknown> {
  return {
    id: stored.id,
    channel_id: stored.channel,
    type: 0,
    author: USER,
    content: stored.body.content ?? "",
    components: stored.body.components,
    flags: stored.body.flags,
    timestamp: "2023-11-20T09:00:00.000000+00:00",
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
  };
}
