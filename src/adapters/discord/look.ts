import { SnowflakeUtil } from "discord.js";
import type { APIMessage } from "discord.js";
import { CannotLook, type Conversation } from "../../core/platform.ts";
import { CLOCKS_DIFFER } from "../common/deliver.ts";
import type { DiscordApi } from "./api.ts";
import type { DiscordConnection } from "./connection.ts";
import { deliveryMark, isMarked, markOf } from "./marks.ts";
import { channelOf } from "./receive.ts";

/** A message of ours: where it is, a thread being a channel of its own, and its id. */
export interface Posted {
  channel: string;
  id: string;
}

/** What is looked for. */
export interface Sought {
  key: string;
  /** How many parts there are at most. */
  parts: number;
  /** When it may first have been posted, in milliseconds. */
  since: number;
}

export type LookDeps = {
  api: Pick<DiscordApi, "page" | "postsOf">;
  connection: Pick<DiscordConnection, "mayRead" | "isForum" | "ownId">;
};

/**
 * Looks for the parts of a delivery in what was posted. Rejects with CannotLook where the bot may not read the history: Discord would
 * say that there is none.
 */
export async function look({ api, connection }: LookDeps, where: Conversation, sought: Sought): Promise<Map<number, Posted>> {
  const channel = channelOf(where);
  if (!(await connection.mayRead(channel))) throw new CannotLook("the bot may not read the history");
  const after = SnowflakeUtil.generate({
    timestamp: Math.max(0, sought.since - CLOCKS_DIFFER),
    increment: 0n,
    workerId: 0n,
    processId: 0n,
  }).toString();
  if (!connection.isForum(channel)) return partsIn({ api, connection }, channel, after, sought);
  for (const post of await api.postsOf(where.tenant ?? "", channel, after)) {
    // A post begins with a message of its own id.
    const found = await partsIn({ api, connection }, post, String(BigInt(post) - 1n), sought);
    if (found.size > 0) return found;
  }
  return new Map();
}

async function partsIn(
  { api, connection }: LookDeps,
  channel: string,
  after: string,
  { key, parts }: Sought,
): Promise<Map<number, Posted>> {
  const marks = Array.from({ length: parts }, (_, i) => deliveryMark(key, i + 1));
  const found = new Map<number, Posted>();
  let last = after;
  for (;;) {
    const page: APIMessage[] = await api.page(channel, last);
    for (const message of page) {
      if (message.author.id !== connection.ownId()) continue;
      const mark = markOf(message);
      const part = marks.findIndex((wanted) => isMarked(mark, wanted)) + 1;
      if (part > 0 && !found.has(part)) found.set(part, { channel, id: message.id });
    }
    const end = page.at(-1)?.id;
    if (found.size === parts || end === undefined) return found;
    last = end;
  }
}
