import { SnowflakeUtil } from "discord.js";
import type { Clock } from "../../core/clock.ts";
import type { ActionKeys } from "../../core/actions.ts";
import type { MessageDocument } from "../../core/document.ts";
import type { Conversation, Dispatch, MessageRef, PlatformAdapter } from "../../core/platform.ts";
import type { CommandSpec } from "../../commands/command.ts";
import { welcomeDocument } from "../../commands/welcome.ts";
import { buttonIds, restUnshownDocument } from "../common/buttons.ts";
import { afterTimer, waitTimer } from "../common/after.ts";
import type { After, Wait } from "../common/after.ts";
import { createGate } from "../common/gate.ts";
import { createInHand } from "../common/in-hand.ts";
import { failureDetails } from "../common/log.ts";
import type { KeyedStore } from "../common/keyed-store.ts";
import { renderOrSay, runRequest } from "../common/run.ts";
import type { Suggest } from "../common/suggest.ts";
import { createApi } from "./api.ts";
import { sendAnswer } from "./answer.ts";
import { createDeliveries } from "./deliver.ts";
import { createConnection } from "./connection.ts";
import type { DiscordConnectionOptions } from "./connection.ts";
import { createGreetings, inMemory } from "./greeting.ts";
import { listen, serverOf } from "./listen.ts";
import { DISCORD_LIMITS } from "./limits.ts";
import type { Heard } from "./listen.ts";
import { DISCORD_MANNER } from "./manner.ts";
import { look } from "./look.ts";
import { joined, partsOf, reference, titleOf } from "./references.ts";
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
  wait?: Wait;
}

/** Milliseconds a stop waits for answers in hand; closing the gateway takes the rest of the five seconds. */
const STOP_PATIENCE = 3_500;

/** "Rate Limits": fifty requests a second and bot, of which answers take their part too; five in five seconds and channel. */
const PACE = { bot: 20.5, tenant: 0, channel: 1_050 } as const;
/** So that never more than fifty go out in a second. */
const EVENLY = { between: PACE.bot, ahead: 20 } as const;
/** Parts a delivery is looked for in; answers are far shorter. */
const MOST_PARTS = 50;

/** Discord through discord.js. */
export function createDiscordAdapter(options: DiscordOptions): PlatformAdapter {
  const { specs, keys, clock, log, after = afterTimer, wait = waitTimer } = options;
  const connection = createConnection(options);
  const stopping = new AbortController();
  const { interactions, refused } = connection;
  const api = createApi({ rest: connection.client.rest, interactions, stopping: stopping.signal, refused });
  const pause = (milliseconds: number): Promise<void> => wait(milliseconds, stopping.signal);
  const deliveries = createDeliveries({
    api: createApi({ rest: connection.deliveries, interactions, stopping: stopping.signal, refused, attempts: 1 }),
    connection,
    wait: pause,
    gate: createGate({ ...EVENLY, clock, wait: pause }),
  });
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
      if (ids.length > 0) await sent?.({ conversation: invocation.conversation, message: joined(ids) });
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

  const postUnder = async (to: Conversation, document: MessageDocument, key: string, since?: number): Promise<MessageRef> =>
    reference(to, await deliveries.post(to, { title: titleOf(document), messages: await render(document) }, key, since));

  const greet = async (guild: string, channel: string, key: string): Promise<void> => {
    if (!(await connection.canPost(channel))) return;
    const to = { platform: "discord", tenant: guild, channel };
    await postUnder(to, welcomeDocument(specs, DISCORD_MANNER), key);
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
    async post(to, document, deliveryKey, postedSince) {
      if (deliveryKey !== undefined) return postUnder(to, document, deliveryKey, postedSince);
      const nonce = SnowflakeUtil.generate({ timestamp: clock.now() }).toString();
      return postUnder(to, document, nonce);
    },
    async edit({ conversation, message }, document) {
      await deliveries.edit(conversation, partsOf(message), await render(document));
    },
    async findDelivered(where, key, since) {
      const found = await look({ api, connection }, where, { key, parts: MOST_PARTS, since });
      const parts = [...found].toSorted(([a], [b]) => a - b).map(([, posted]) => posted);
      return parts.length === 0 ? undefined : reference(where, parts);
    },
    async thread({ conversation, message }, title) {
      if (conversation.thread !== undefined) return conversation;
      const thread = await deliveries.thread(conversation.channel, partsOf(message)[0] ?? "", title);
      return thread === undefined ? undefined : { ...conversation, thread };
    },
    direct: async (user) => ({ platform: "discord", channel: await deliveries.direct(user) }),
    pace: PACE,
    canPost: (where) => connection.canPost(channelOf(where)),
    connected: connection.isUp,
  };
}
