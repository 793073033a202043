import { setTimeout as delay } from "node:timers/promises";
import { DiscordAPIError, InteractionResponseType, MessageFlags, RateLimitError, Routes } from "discord.js";
import type { APIMessage, APIModalInteractionResponseCallbackData, REST } from "discord.js";
import { idOf, isMessage, threadsIn } from "./read.ts";
import { shorten } from "../common/text.ts";
import { isRefused } from "./connection.ts";
import { DISCORD_LIMITS } from "./limits.ts";
import { marked, markOf } from "./marks.ts";
import type { DiscordMessage } from "./render.ts";

/** An interaction's address: answers go there without any permission in the channel. */
export interface Callback {
  id: string;
  application: string;
  token: string;
}

/** The calls the adapter makes. */
export interface DiscordApi {
  /** Acknowledges, which decides whether only the asker sees the answer. False where Discord no longer waits. */
  acknowledge(callback: Callback, privately: boolean): Promise<boolean>;
  /** Opens a form, which acknowledges too. False where Discord no longer waits. */
  openForm(callback: Callback, form: APIModalInteractionResponseCallbackData): Promise<boolean>;
  /** Answers what is being typed into an option. */
  suggest(callback: Callback, choices: readonly { name: string; value: string }[]): Promise<void>;
  /** The first message of an answer, in place of the waiting sign; gives back its id. */
  answer(callback: Callback, message: DiscordMessage): Promise<string>;
  /** A further message of an answer; gives back its id. */
  followUp(callback: Callback, message: DiscordMessage, privately: boolean): Promise<string>;
  /** Takes the waiting sign back, before anything was answered. */
  takeBack(callback: Callback): Promise<void>;
  /** The direct conversation with a person. */
  direct(user: string): Promise<string>;
  /** Posts under a nonce, so that a repeated request is one message. */
  post(channel: string, message: DiscordMessage, nonce: string, replyTo?: string): Promise<APIMessage>;
  /** Replaces a message of ours; the mark of a delivery stays on it. */
  edit(channel: string, message: string, body: DiscordMessage): Promise<void>;
  remove(channel: string, message: string): Promise<void>;
  /** Up to a hundred messages of a channel after this id, oldest first; none where there are no more. */
  page(channel: string, after: string): Promise<APIMessage[]>;
  /** The posts of a forum begun after this id, oldest first, also those that rest. */
  postsOf(guild: string, forum: string, after: string): Promise<string[]>;
  /** Begins a post of a forum; gives back its id, which is its first message's too. Discord takes no nonce there. */
  openPost(forum: string, title: string, message: DiscordMessage): Promise<string>;
  /** The thread under a message, opened where there is none; gives back its id. */
  openThread(channel: string, message: string, title: string): Promise<string>;
  typing(channel: string): Promise<void>;
}

const ALREADY_ACKNOWLEDGED = 40_060;
const UNKNOWN_INTERACTION = 10_062;
const UNKNOWN_MESSAGE = 10_008;
const MAY_NOT_REPLY = 160_002;
const HAS_THREAD = 160_004;
/** The interaction's token no longer works: it is unknown, or too old. */
const TOKEN_GONE = [10_015, 50_027];
/** Messages Discord lists at once. */
const PAGE = 100;
const ATTEMPTS = 3;
const PAUSE = 250;

interface ApiOptions {
  /** Counts a bot's requests a second. */
  rest: REST;
  /** Does not. */
  interactions: REST;
  stopping: AbortSignal;
  /** Told each time Discord does not take the token. */
  refused(): void;
  /** How often a call is made where the network fails: three times where left out. */
  attempts?: number;
}

export function createApi({ rest, interactions, stopping, refused, attempts = ATTEMPTS }: ApiOptions): DiscordApi {
  const repeat = async <T>(call: () => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await call();
      } catch (error) {
        // Of an interaction's own token, which may simply be too old, it says nothing.
        if (isRefused(error) && !isTokenGone(error)) refused();
        if (attempt >= attempts || isRefusal(error)) throw error;
        await delay(PAUSE * attempt, undefined, { signal: stopping });
      }
    }
  };
  const callBack = async ({ id, token }: Callback, body: object): Promise<boolean> => {
    try {
      await repeat(() => interactions.post(Routes.interactionCallback(id, token), { body, auth: false }));
      return true;
    } catch (error) {
      // A repeated acknowledgement whose first one did arrive.
      if (isCode(error, ALREADY_ACKNOWLEDGED)) return true;
      if (isCode(error, UNKNOWN_INTERACTION)) return false;
      throw error;
    }
  };
  return {
    acknowledge: (callback, privately) =>
      callBack(callback, {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: { flags: privately ? MessageFlags.Ephemeral : 0 },
      }),
    openForm: (callback, data) => callBack(callback, { type: InteractionResponseType.Modal, data }),
    async suggest({ id, token }, choices) {
      const body = { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } };
      await interactions.post(Routes.interactionCallback(id, token), { body, auth: false });
    },
    async answer({ application, token }, message) {
      const route = Routes.webhookMessage(application, token, "@original");
      return idOf(await repeat(() => interactions.patch(route, { body: message, auth: false })));
    },
    async followUp({ application, token }, message, privately) {
      const flags = message.flags | (privately ? MessageFlags.Ephemeral : 0);
      // A part shown twice, should a reply be lost, is better than a part that is missing.
      const body = { ...message, flags };
      return idOf(await repeat(() => interactions.post(Routes.webhook(application, token), { body, auth: false })));
    },
    async takeBack({ application, token }) {
      await repeat(() => interactions.delete(Routes.webhookMessage(application, token, "@original"), { auth: false }));
    },
    async direct(user) {
      return idOf(await repeat(() => rest.post(Routes.userChannels(), { body: { recipient_id: user } })));
    },
    async post(channel, message, nonce, replyTo) {
      const reply = replyTo === undefined ? {} : { message_reference: { message_id: replyTo, fail_if_not_exists: false } };
      const once = { ...message, nonce, enforce_nonce: true };
      const send = (body: object): Promise<unknown> => repeat(() => rest.post(Routes.channelMessages(channel), { body }));
      const posted = await send({ ...once, ...reply }).catch((error: unknown) => {
        // It may write there, but not point to what it answers.
        if (replyTo === undefined || !isCode(error, MAY_NOT_REPLY)) throw error;
        return send(once);
      });
      if (!isMessage(posted)) throw new Error("Discord named no message");
      return posted;
    },
    async edit(channel, message, body) {
      const existing = await repeat(() => rest.get(Routes.channelMessage(channel, message)));
      const mark = isMessage(existing) ? markOf(existing) : {};
      await repeat(() => rest.patch(Routes.channelMessage(channel, message), { body: marked(body, mark) }));
    },
    async remove(channel, message) {
      try {
        await repeat(() => rest.delete(Routes.channelMessage(channel, message)));
      } catch (error) {
        if (!isCode(error, UNKNOWN_MESSAGE)) throw error;
      }
    },
    async page(channel, after) {
      const query = new URLSearchParams({ after, limit: String(PAGE) });
      const found = await repeat(() => rest.get(Routes.channelMessages(channel), { query }));
      const page = Array.isArray(found) ? found.filter(isMessage).filter(({ id }) => BigInt(id) > BigInt(after)) : [];
      return page.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    },
    async postsOf(guild, forum, after) {
      const lists = [
        await repeat(() => rest.get(Routes.guildActiveThreads(guild))),
        await repeat(() => rest.get(Routes.channelThreads(forum, "public"))),
      ];
      const ids = lists.flatMap(threadsIn).flatMap(({ id, parent }) => (parent === forum && BigInt(id) > BigInt(after) ? [id] : []));
      return [...new Set(ids)].toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
    },
    async openPost(forum, title, message) {
      const body = { name: shorten(title, DISCORD_LIMITS.threadName), message };
      return idOf(await repeat(() => rest.post(Routes.threads(forum), { body })));
    },
    async openThread(channel, message, title) {
      const body = { name: shorten(title, DISCORD_LIMITS.threadName) };
      try {
        return idOf(await repeat(() => rest.post(Routes.threads(channel, message), { body })));
      } catch (error) {
        // A thread has the id of the message it is under.
        if (isCode(error, HAS_THREAD)) return message;
        throw error;
      }
    },
    async typing(channel) {
      await rest.post(Routes.channelTyping(channel)).catch((error: unknown) => {
        if (isRefused(error)) refused();
        throw error;
      });
    },
  };
}

/** Discord understood and said no, so that asking again is of no use. */
function isRefusal(error: unknown): boolean {
  return (error instanceof DiscordAPIError && error.status < 500) || error instanceof RateLimitError;
}

/** Whether the message to be replaced is gone, such as a waiting sign that a moderator deleted. */
export const isMessageGone = (error: unknown): boolean => isCode(error, UNKNOWN_MESSAGE);

/** Whether an interaction can no longer be answered at its own address. */
export const isTokenGone = (error: unknown): boolean => TOKEN_GONE.some((code) => isCode(error, code));

function isCode(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}
