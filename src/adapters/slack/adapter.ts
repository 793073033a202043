import type { Clock } from "../../core/clock.ts";
import type { ActionKeys } from "../../core/actions.ts";
import type { MessageDocument } from "../../core/document.ts";
import type { Conversation, Dispatch, MessageRef, PlatformAdapter } from "../../core/platform.ts";
import type { CommandSpec } from "../../commands/command.ts";
import { buttonIds, readButtonId, unshownDocument } from "../common/buttons.ts";
import { createInHand } from "../common/in-hand.ts";
import { failureDetails } from "../common/log.ts";
import { renderOrSay, runRequest } from "../common/run.ts";
import { createSeen } from "../common/seen.ts";
import { isPrivate } from "../common/visibility.ts";
import { createApi } from "./api.ts";
import type { Posted } from "./api.ts";
import { postParts, sendAnswer } from "./answer.ts";
import { createConnection, platformError } from "./connection.ts";
import type { SlackConnectionOptions } from "./connection.ts";
import { listen } from "./listen.ts";
import type { Heard } from "./listen.ts";
import { typedLine } from "./receive.ts";
import { renderMessages } from "./render.ts";
import type { SlackMessage } from "./render.ts";

/** What the adapter needs beside its credentials. */
export interface SlackOptions extends SlackConnectionOptions {
  specs: readonly CommandSpec[];
  keys: ActionKeys;
  clock: Clock;
  /** Put before this installation's slash commands where another app has taken the names, such as `ro-`. */
  prefix?: string;
}

/** Milliseconds a stop waits for answers in hand; Slack's own part of a stop takes the rest of the five seconds. */
const STOP_PATIENCE = 3_500;

/** Slack over Socket Mode or HTTP, through Bolt. */
export function createSlackAdapter(options: SlackOptions): PlatformAdapter {
  const { specs, keys, clock, log } = options;
  const connection = createConnection(options);
  const stopping = new AbortController();
  const api = createApi(connection.app.client, stopping.signal);
  const inHand = createInHand((error) => log("error", "answer failed", { ...failureDetails(error), reason: platformError(error) ?? "" }));
  const render = async (document: MessageDocument): Promise<SlackMessage[]> => renderMessages(document, await buttonIds(document, keys));

  const typed = (example: string): string => typedLine(example, options.prefix ?? "");

  const answer = async (heard: Heard, dispatch: Dispatch, turn: () => Promise<void>): Promise<void> => {
    await turn();
    const { invocation, spec, document, sent, failed } = await runRequest(heard.invocation, heard.button?.key, dispatch, {
      keys,
      specs,
      log,
      typed,
    });
    const { conversation, user, id } = invocation;
    const alone = heard.respond !== undefined && (failed || document.tone === "problem" || isPrivate(spec, invocation.options));
    const asked = { id, conversation, user, at: heard.at, privately: alone || heard.privately === true, respond: heard.respond };
    try {
      const posted = await sendAnswer(api, clock, asked, await renderOrSay(document, id, render, log));
      if (posted) await sent?.(reference(conversation, posted), { ...conversation, thread: conversation.thread ?? posted[0]?.ts ?? "" });
    } catch (error) {
      const [sorry] = await render(unshownDocument(id));
      if (sorry) await heard.respond?.(sorry, "ephemeral").catch(() => undefined);
      throw error;
    }
  };

  return {
    name: "slack",
    async start(dispatch) {
      const isNew = createSeen();
      listen(connection.app, {
        prefix: options.prefix ?? "",
        clock,
        readButton: readButtonId,
        heard: (heard) => {
          if (heard.ids.map(isNew).every(Boolean)) inHand.run((turn) => answer(heard, dispatch, turn));
        },
      });
      await connection.start();
      log("info", "connected", { platform: "slack" });
    },
    async stop() {
      await inHand.close(STOP_PATIENCE);
      stopping.abort();
      await connection.stop();
    },
    async post(to, document, deliveryKey) {
      const keyed = deliveryKey === undefined ? undefined : { key: deliveryKey, since: clock.now(), look: false };
      const posted = await postParts(api, to, await render(document), keyed);
      return reference(to, posted);
    },
    async edit({ conversation, message }, document) {
      const messages = await render(document);
      const existing = message.split(SEPARATOR);
      const thread = conversation.thread ?? existing[0];
      for (const [i, rendered] of messages.entries()) {
        const ts = existing[i];
        if (ts === undefined) await api.post(conversation.channel, thread, rendered);
        else await api.update(conversation.channel, ts, rendered);
      }
      for (const ts of existing.slice(messages.length)) await api.remove(conversation.channel, ts);
    },
    async findDelivered(where, deliveryKey, since) {
      const found = await api.find(where.channel, where.thread, deliveryKey, since);
      if (found.length === 0) return undefined;
      return reference(where, found);
    },
    canPost: (where) => api.isMember(where.channel),
  };
}

/** A document of several messages is one reference: their timestamps, first one first. */
const SEPARATOR = ",";

const reference = (conversation: Conversation, messages: readonly Posted[]): MessageRef => ({
  conversation,
  message: messages.map(({ ts }) => ts).join(SEPARATOR),
});
