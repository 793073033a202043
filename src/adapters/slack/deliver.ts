import type { Clock } from "../../core/clock.ts";
import { type Conversation, NotPosted } from "../../core/platform.ts";
import { postMissing } from "../common/deliver.ts";
import { createGate, type Gate } from "../common/gate.ts";
import type { Posted, SlackApi } from "./api.ts";
import { platformError } from "./connection.ts";
import { createLook } from "./look.ts";
import { refusal } from "./refusals.ts";
import type { SlackMessage } from "./render.ts";

export interface DeliverOptions {
  /** The calls for a workspace, each made once and waiting for nothing. */
  api(tenant: string | undefined): Promise<SlackApi>;
  clock: Clock;
  wait(milliseconds: number): Promise<void>;
  /** Milliseconds between messages to one workspace, over a minute. */
  between: number;
}

/** How a delivery is marked, and since when (milliseconds) it may be out already. */
export interface Marked {
  key: string;
  since?: number | undefined;
}

/** What is delivered unasked: each call once, and every failure with what it means. */
export interface SlackDeliveries {
  /** The parts in order, and where they are. */
  post(to: Conversation, messages: readonly SlackMessage[], marked: Marked): Promise<{ to: Conversation; posted: Posted[] }>;
  /** Replaces the parts of a message by as many as there are now. */
  edit(where: Conversation, existing: readonly string[], messages: readonly SlackMessage[]): Promise<void>;
  /** The direct conversation with a person. */
  direct(user: string, tenant: string | undefined): Promise<string>;
}

/** What a workspace takes is counted over a minute: so many milliseconds' worth may come at once. */
const AHEAD = 2_500;
/** Workspaces whose pace is remembered. */
const MOST_GATES = 1_000;
const NOWHERE: ReadonlyMap<number, Posted> = new Map();

export function createDeliveries({ api: apiOf, clock, wait, between }: DeliverOptions): SlackDeliveries {
  const look = createLook(clock);
  const gates = new Map<string, Gate>();
  const gateOf = (tenant = ""): Gate => {
    const gate = gates.get(tenant) ?? createGate({ between, ahead: AHEAD, clock, wait });
    gates.delete(tenant);
    gates.set(tenant, gate);
    for (const oldest of gates.keys()) if (gates.size > MOST_GATES) gates.delete(oldest);
    return gate;
  };
  const refused = (error: unknown): never => {
    throw refusal(error);
  };
  const inPlace = async (
    api: SlackApi,
    to: Conversation,
    messages: readonly SlackMessage[],
    { key, out }: { key: string; out: ReadonlyMap<number, Posted> },
  ): Promise<Posted[]> =>
    postMissing({
      messages,
      out,
      async post(message, part, first) {
        await gateOf(to.tenant)();
        const marked = { key, part, parts: messages.length };
        return api.post(first?.channel ?? to.channel, to.thread ?? first?.ts, message, marked).catch(refused);
      },
      wait,
    });
  return {
    async post(to, messages, { key, since }) {
      const api = await apiOf(to.tenant).catch(refused);
      const out = since === undefined ? NOWHERE : await look(api, { channel: to.channel, thread: to.thread, key, since });
      try {
        return { to, posted: await inPlace(api, to, messages, { key, out }) };
      } catch (error) {
        if (to.thread === undefined || out.size > 0 || !isThreadGone(error)) throw error;
        const { thread: _thread, ...channel } = to;
        return { to: channel, posted: await inPlace(api, channel, messages, { key, out: NOWHERE }) };
      }
    },
    async edit({ tenant, channel, thread }, existing, messages) {
      const api = await apiOf(tenant).catch(refused);
      const [first = ""] = existing;
      const place = { channel, thread: thread ?? first };
      for (const [i, ts] of existing.entries()) {
        const message = messages[i];
        if (message) await api.update(channel, ts, message).catch(refused);
        else
          await api
            .remove(channel, ts)
            .catch((error: unknown) => (platformError(error) === "message_not_found" ? undefined : refused(error)));
      }
      if (messages.length <= existing.length) return;
      const key = `more of ${first}`;
      const out = await look(api, { ...place, key, since: Number(first) * 1_000 });
      for (const [part, { ts }] of out) {
        const message = messages[existing.length + part - 1];
        if (message) await api.update(channel, ts, message).catch(refused);
      }
      await inPlace(api, { platform: "slack", ...place }, messages.slice(existing.length), { key, out });
    },
    async direct(user, tenant) {
      return (await apiOf(tenant).catch(refused)).openDirect(user).catch(refused);
    },
  };
}

const isThreadGone = (error: unknown): boolean => error instanceof NotPosted && platformError(error.cause) === "thread_not_found";
