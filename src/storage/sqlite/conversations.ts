import type { Conversation } from "../../core/platform.ts";
import type { Value } from "./connection.ts";

/** A conversation as the values of the columns platform, tenant, channel, thread. */
export function conversationValues({ platform, tenant, channel, thread }: Conversation): (string | null)[] {
  return [platform, tenant ?? null, channel, thread ?? null];
}

/** The conversation these values are of. */
export function conversationOf([platform, tenant, channel, thread]: readonly Value[]): Conversation {
  return {
    platform: String(platform),
    ...(tenant === null || tenant === undefined ? {} : { tenant: String(tenant) }),
    channel: String(channel),
    ...(thread === null || thread === undefined ? {} : { thread: String(thread) }),
  };
}
