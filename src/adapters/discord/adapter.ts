import { SnowflakeUtil } from "discord.js";
import type { Clock } from "../../core/clock.ts";
import type { ActionKeys } from "../../core/actions.ts";
import type { MessageDocument } from "../../core/document.ts";
import type { Conversation, Dispatch, PlatformAdapter } from "../../core/platform.ts";
import type { CommandSpec } from "../../commands/command.ts";
import { welcomeDocument } from "../../commands/welcome.ts";
import { buttonIds, restUnshownDocument } from "../common/buttons.ts";
import { afterTimer } from "../common/after.ts";
import type { After } from "../common/after.ts";
import { createInHand } from "../common/in-hand.ts";
import { failureDetails } from "../common/log.ts";
import type { KeyedStore } from "../common/keyed-store.ts";
import { renderOrSay, runRequest } from "../common/run.ts";
import type { Suggest } from "../common/suggest.ts";
import { createApi } from "./api.ts";
import { sendAnswer } from "./answer.ts";
import { createConnection } from "./connection.ts";
import type { DiscordConnectionOptions } from "./connection.ts";
import { createGreetings, inMemory } from "./greeting.ts";
import { listen, serverOf } from "./listen.ts";
import { DISCORD_LIMITS } from "./limits.ts";
import type { Heard } from "./listen.ts";
import { DISCORD_MANNER } from "./manner.ts";
import { deliveryMark, deliveryNonce, marked } from "./marks.ts";
import { channelOf } from "./receive.ts";
import { renderMessages } from "./render.ts";
import type { DiscordMessage } from "./render.ts";
import { keepTyping } from "./typing.ts";

/** What the adapter needs beside its credentials. */
export interface DiscordOptions extends DiscordConnectionOptions {
  specs: readonly CommandSpec[];
  keys: ActionKeys;
  clock: Clock;
  suggest?: Suggest;
  /** Remembers which servers were greeted, over restarts; left out, until the process ends. */
  greeted?: KeyedStore;
  after?: After;
}

/** Milliseconds a stop waits for answers in hand; closing the gateway takes the rest of the five seconds. */
const STOP_PATIENCE = 3_500;

/** A document of several messages is one reference: their ids, first one first. */
const SEPARATOR = ",";

/** Discord through discord.js. */
export function createDiscordAdapter(options: DiscordOptions): PlatformAdapter {
  const { specs, keys, clock, log, after = afterTimer } = options;
  const connection = createConnection(options);
  const stopping = new AbortController();
  const api = createApi(connection.client.rest, connection.interactions, stopping.signal, connection.refused);
  const inHand = createInHand((error) => log("error", "answer failed", failureDetails(error)));
  const render = async (document: MessageDocument): Promise<DiscordMessage[]> => renderMessages(document, await buttonIds(document, keys));

  const answer = async (heard: Heard, dispatch: Dispatch, turn: () => Promise<void>): Promise<void> => {
    if (heard.acknowledged && !(await heard.acknowledged)) return log("warn", "acknowledged too late", { request: heard.invocation.id });
    const { typed } = DISCORD_MANNER;
    const channel = channelOf(heard.invocation.conversation);
    const done = heard.callback === undefined ? keepTyping(() => api.typing(channel), after) : () => undefined;
    try {
      await turn();
      const { invocation, document, sent, failed } = await runRequest(heard.invocation, heard.key, dispatch, { keys, specs, log, typed });
      const alone = failed || document.tone === "problem";
      const messages = await roomFor(heard, await renderOrSay(document, invocation.id, render, log), alone);
      done();
      const ids = await sendAnswer(api, clock, heard, messages, alone);
      if (ids.length > 0) await sent?.({ conversation: invocation.conversation, message: ids.join(SEPARATOR) });
    } finally {
      done();
    }
  };

  /** As many of the messages as Discord takes there; what is left out is said. */
  const roomFor = async (heard: Heard, messages: DiscordMessage[], alone: boolean): Promise<DiscordMessage[]> => {
    if (heard.member || heard.callback === undefined) return messages;
    const most = DISCORD_LIMITS.followUps + (alone && !heard.privately ? 0 : 1);
    return messages.length <= most ? messages : [...messages.slice(0, most - 1), ...(await render(restUnshownDocument()))];
  };

  const post = async (to: Conversation, messages: readonly DiscordMessage[], key: string | undefined): Promise<string[]> => {
    const ids: string[] = [];
    for (const [i, message] of messages.entries()) {
      const nonce = key === undefined ? SnowflakeUtil.generate({ timestamp: clock.now() }).toString() : deliveryNonce(key, i + 1);
      const posted = await api.post(channelOf(to), marked(message, key === undefined ? undefined : deliveryMark(key, i + 1)), nonce);
      ids.push(posted.id);
    }
    return ids;
  };

  const greet = async (guild: string, channel: string, key: string): Promise<void> => {
    if (!(await connection.canPost(channel))) return;
    const to = { platform: "discord", tenant: guild, channel };
    await post(to, await render(welcomeDocument(specs, DISCORD_MANNER)), key);
  };

  const greetings = createGreetings({ store: options.greeted ?? inMemory(), clock, greet });

  return {
    name: "discord",
    async start(dispatch) {
      listen(connection.client, {
        specs,
        clock,
        api,
        ...(options.suggest ? { suggest: options.suggest } : {}),
        heard: (heard) => {
          if (heard.acknowledged) inHand.acknowledge(heard.acknowledged);
          inHand.run((turn) => answer(heard, dispatch, turn));
        },
        joined: (server, isNew) => void inHand.run(() => (isNew ? greetings.joined(server) : greetings.found([server]))),
        left: (guild) => void inHand.run(() => greetings.left(guild)),
        log,
      });
      await connection.start();
      inHand.run(() => greetings.found(connection.client.guilds.cache.map(serverOf)));
      log("info", "connected", { platform: "discord" });
    },
    async stop() {
      await inHand.close(STOP_PATIENCE);
      stopping.abort();
      await connection.stop();
    },
    async post(to, document, deliveryKey) {
      const ids = await post(to, await render(document), deliveryKey);
      return { conversation: to, message: ids.join(SEPARATOR) };
    },
    async edit({ conversation, message }, document) {
      const channel = channelOf(conversation);
      const messages = await render(document);
      const existing = message.split(SEPARATOR);
      for (const [i, id] of existing.entries()) {
        const rendered = messages[i];
        if (rendered) await api.edit(channel, id, rendered);
        else await api.remove(channel, id);
      }
      await post(conversation, messages.slice(existing.length), undefined);
    },
    async findDelivered(where, deliveryKey, since) {
      const posted = await api.since(channelOf(where), since);
      const found = posted.filter(({ author }) => author.id === connection.client.user?.id);
      const ids: string[] = [];
      for (let part = 1; ; part += 1) {
        const mark = deliveryMark(deliveryKey, part);
        const message = found.find(({ components }) => components?.[0]?.id === mark);
        if (!message) break;
        ids.push(message.id);
      }
      return ids.length === 0 ? undefined : { conversation: where, message: ids.join(SEPARATOR) };
    },
    canPost: (where) => connection.canPost(channelOf(where)),
    connected: connection.isUp,
  };
}
