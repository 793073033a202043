import { type Conversation, NotPosted } from "../../core/platform.ts";
import { postMissing } from "../common/deliver.ts";
import type { Gate } from "../common/gate.ts";
import type { DiscordApi } from "./api.ts";
import type { DiscordConnection } from "./connection.ts";
import { look, type LookDeps, type Posted, type Sought } from "./look.ts";
import { deliveryMark, deliveryNonce, marked } from "./marks.ts";
import { channelOf } from "./receive.ts";
import { refusal } from "./refusals.ts";
import type { DiscordMessage } from "./render.ts";

export interface DeliverOptions {
  /** Calls that are each made once and wait for nothing. */
  api: DiscordApi;
  connection: Pick<DiscordConnection, "mayRead" | "isForum" | "ownId" | "isIn">;
  wait(milliseconds: number): Promise<void>;
  /** Resolves when a message may go out. */
  gate: Gate;
}

/** What is delivered unasked: each request once, and every failure with what it means. */
export interface DiscordDeliveries {
  /** Posts the parts that are missing; `title` is what a post of a forum is called. */
  post(to: Conversation, message: { title: string; messages: readonly DiscordMessage[] }, key: string, since?: number): Promise<Posted[]>;
  /** Replaces the parts of a message by as many as there are now. */
  edit(where: Conversation, existing: readonly string[], messages: readonly DiscordMessage[]): Promise<void>;
  direct(user: string): Promise<string>;
  /** The thread of a message; undefined where it cannot be had. */
  thread(channel: string, message: string, title: string): Promise<string | undefined>;
}

const NOWHERE: ReadonlyMap<number, Posted> = new Map();
/** Milliseconds at the beginning of Discord's ids. */
const EPOCH = 1_420_070_400_000;
const timeOf = (id: string): number => Number(BigInt(id) >> 22n) + EPOCH;

export function createDeliveries({ api, connection, wait, gate }: DeliverOptions): DiscordDeliveries {
  const refused = (error: unknown): never => {
    throw refusal(error);
  };
  /** Reads, which come to nothing twice as well, wait in between as long as they are told. */
  const patiently: LookDeps["api"] = {
    page: (...args) => waiting(() => api.page(...args)),
    postsOf: (...args) => waiting(() => api.postsOf(...args)),
  };
  const waiting = async <T>(call: () => Promise<T>): Promise<T> => {
    for (let waits = 1; ; waits += 1) {
      try {
        return await call();
      } catch (error) {
        const meant = refusal(error);
        if (!(meant instanceof NotPosted) || meant.why !== "later" || waits > MOST_WAITS || meant.wait > LONGEST_WAIT) throw meant;
        await wait(meant.wait);
      }
    }
  };
  const find = (where: Conversation, sought: Sought): Promise<Map<number, Posted>> =>
    look({ api: patiently, connection }, where, sought).catch(refused);
  const postAll = (channel: string, messages: readonly DiscordMessage[], key: string, out: ReadonlyMap<number, Posted>, title?: string) =>
    postMissing({
      messages,
      out,
      async post(message, part, first): Promise<Posted> {
        const body = marked(message, deliveryMark(key, part));
        if (title !== undefined && first === undefined) {
          const id = await api.openPost(channel, title, body).catch(refused);
          return { channel: id, id };
        }
        const where = first?.channel ?? channel;
        await gate();
        const { id } = await api.post(where, body, deliveryNonce(key, part)).catch(refused);
        return { channel: where, id };
      },
      wait,
    });
  return {
    async post(to, { title, messages }, key, since) {
      const channel = channelOf(to);
      try {
        const out = since === undefined ? NOWHERE : await find(to, { key, parts: messages.length, since });
        return await postAll(channel, messages, key, out, connection.isForum(channel) ? title : undefined);
      } catch (error) {
        if (!(error instanceof NotPosted) || error.why !== "closed" || connection.isIn(to.tenant)) throw error;
        throw new NotPosted("closed", "the bot was removed from the server", { cause: error });
      }
    },
    async edit(where, existing, messages) {
      const channel = channelOf(where);
      for (const [i, id] of existing.entries()) {
        const message = messages[i];
        if (message) await api.edit(channel, id, message).catch(refused);
        else await api.remove(channel, id).catch(refused);
      }
      const rest = messages.slice(existing.length);
      const [first] = existing;
      if (rest.length === 0 || first === undefined) return;
      const key = `more of ${first}`;
      const out = await find(where, { key, parts: rest.length, since: timeOf(first) });
      for (const [part, { id }] of out) {
        const message = rest[part - 1];
        if (message) await api.edit(channel, id, message).catch(refused);
      }
      await postAll(channel, rest, key, out);
    },
    direct: (user) => api.direct(user).catch(refused),
    thread: (channel, message, title) =>
      api.openThread(channel, message, title).catch((error: unknown) => {
        const meant = refusal(error);
        if (meant instanceof NotPosted && meant.why !== "later") return undefined;
        throw meant;
      }),
  };
}

const MOST_WAITS = 10;
const LONGEST_WAIT = 10_000;
