import type { types, webApi } from "@slack/bolt";
import type { SlackMessage } from "./render.ts";
import { platformError } from "./connection.ts";
import { retryAfter } from "./patience.ts";
import type { Patiently } from "./patience.ts";

/** A message of ours in a channel, by its timestamp. */
export interface Posted {
  ts: string;
  /** Where it is: for a message to a person, their direct conversation. */
  channel: string;
}

/** Which part of which delivery a message is; kept in the message's metadata. */
export interface Part {
  key: string;
  part: number;
  parts: number;
}

export const DELIVERY_EVENT = "readout_delivery";

/** The calls the adapter makes, each waiting out Slack's rate limit for itself alone. */
export interface SlackApi {
  /** Rejects where the message is refused, and where nobody knows whether it is out. */
  post(channel: string, thread: string | undefined, message: SlackMessage, part?: Part): Promise<Posted>;
  postEphemeral(channel: string, user: string, message: SlackMessage, thread?: string): Promise<void>;
  /** Replaces a message of ours; `part` marks it as that part of a delivery. */
  update(channel: string, ts: string, message: SlackMessage, part?: Part): Promise<void>;
  remove(channel: string, ts: string): Promise<void>;
  /** Shows in the agent view what the bot is doing, until it posts to the thread. */
  setStatus(channel: string, thread: string, status: string): Promise<void>;
  /** Messages that carry this key, oldest part first. `since` in milliseconds. */
  find(channel: string, thread: string | undefined, key: string, since: number): Promise<Posted[]>;
  /** Some messages of a channel's or thread's history with their metadata; `oldest` is a timestamp. */
  page(channel: string, thread: string | undefined, oldest: string, cursor: string | undefined): Promise<History>;
  /** The direct conversation with a person. */
  openDirect(user: string): Promise<string>;
  isMember(channel: string): Promise<boolean>;
  /** The person's IANA zone, as set in Slack. */
  zoneOf(user: string): Promise<string | undefined>;
  /** Whether the person is an owner or administrator of the workspace. */
  manages(user: string): Promise<boolean>;
}

/** Literal text, no names turned into mentions, no link previews. */
const PLAIN = { parse: "none", link_names: false, unfurl_links: false, unfurl_media: false } as const;

/** `client` speaks for one workspace. */
export function createApi(client: webApi.WebClient, patiently: Patiently): SlackApi {
  const page = (channel: string, thread: string | undefined, oldest: string, cursor: string | undefined): Promise<History> => {
    const query = { channel, oldest, limit: 100, include_all_metadata: true, ...(cursor ? { cursor } : {}) };
    return patiently(async (): Promise<History> =>
      thread === undefined ? client.conversations.history(query) : client.conversations.replies({ ...query, ts: thread }),
    );
  };
  const partsOf = async (channel: string, thread: string | undefined, key: string, oldest: string): Promise<Found[]> => {
    const found: Found[] = [];
    let cursor: string | undefined;
    do {
      const { messages = [], response_metadata } = await page(channel, thread, oldest, cursor);
      found.push(...foundIn(messages, channel, key));
      cursor = response_metadata?.next_cursor || undefined;
    } while (cursor !== undefined);
    return found;
  };
  return {
    async post(channel, thread, { text, blocks }, part) {
      const args = {
        channel,
        text,
        blocks,
        mrkdwn: false,
        ...PLAIN,
        ...(thread === undefined ? {} : { thread_ts: thread }),
        ...marked(part),
      };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Slack's method, not a window's
      const { ts, channel: where = channel } = await patiently(() => client.chat.postMessage(args));
      if (ts === undefined) throw new Error("Slack named no message");
      return { ts, channel: where };
    },
    async postEphemeral(channel, user, { text, blocks }, thread) {
      const args = { channel, user, text, blocks, parse: "none" as const, link_names: false };
      await patiently(() => client.chat.postEphemeral({ ...args, ...(thread === undefined ? {} : { thread_ts: thread }) }));
    },
    async update(channel, ts, { text, blocks }, part) {
      const args = { channel, ts, text, blocks, parse: "none" as const, link_names: false, ...marked(part) };
      await patiently(() => client.chat.update(args));
    },
    async remove(channel, ts) {
      await patiently(() => client.chat.delete({ channel, ts }));
    },
    async setStatus(channel, thread, status) {
      await patiently(() => client.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status }));
    },
    async find(channel, thread, key, since) {
      const found = await partsOf(channel, thread, key, (since / 1_000).toFixed(6));
      const first = found.find(({ part }) => part.part === 1) ?? found[0];
      // The further parts of a message in a channel are in its thread.
      if (first && thread === undefined && first.part.parts > 1) found.push(...(await partsOf(channel, first.ts, key, first.ts)));
      return [...new Map(found.map((one) => [one.ts, one])).values()].toSorted((a, b) => a.part.part - b.part.part);
    },
    page,
    async openDirect(user) {
      const { channel } = await patiently(() => client.conversations.open({ users: user }));
      if (channel?.id === undefined) throw new Error("Slack named no conversation");
      return channel.id;
    },
    async isMember(channel) {
      try {
        const { channel: info } = await patiently(() => client.conversations.info({ channel }));
        return info !== undefined && info.is_archived !== true && (info.is_member === true || info.is_im === true);
      } catch (error) {
        if (platformError(error) !== undefined) return false;
        throw error;
      }
    },
    async manages(user) {
      const { user: found } = await patiently(() => client.users.info({ user }));
      return found?.is_admin === true || found?.is_owner === true || found?.is_primary_owner === true;
    },
    async zoneOf(user) {
      const { user: found } = await patiently(() => client.users.info({ user }));
      return found?.tz;
    },
  };
}

const marked = (part: Part | undefined): { metadata?: types.MessageMetadata } =>
  part === undefined ? {} : { metadata: { event_type: DELIVERY_EVENT, event_payload: { ...part } } };

/** A part of a delivery as it was found. */
export interface Found extends Posted {
  part: Part;
}

/** The parts under a key among some messages. */
export const foundIn = (messages: NonNullable<History["messages"]>, channel: string, key: string): Found[] =>
  messages.flatMap((message) => partOf(message, channel, key));

/** A page of history, as far as deliveries are looked for in it. */
export interface History {
  messages?: { ts?: string; metadata?: Partial<types.MessageMetadata> }[];
  response_metadata?: { next_cursor?: string };
}

function partOf({ ts, metadata }: { ts?: string; metadata?: Partial<types.MessageMetadata> }, channel: string, key: string): Found[] {
  const payload = metadata?.event_type === DELIVERY_EVENT ? metadata.event_payload : undefined;
  if (ts === undefined || payload?.["key"] !== key) return [];
  return [{ ts, channel, part: { key, part: Number(payload["part"] ?? 1), parts: Number(payload["parts"] ?? 1) } }];
}

/** Whether a failed post may be out all the same: no answer, or an answer that is not Slack's. */
export function isUnknown(error: unknown): boolean {
  const refused = error instanceof Error && "statusCode" in error && Number(error.statusCode) >= 400 && Number(error.statusCode) < 500;
  return !refused && platformError(error) === undefined && retryAfter(error) === undefined;
}
