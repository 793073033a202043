import type { MessageDocument } from "../../../src/core/document.ts";
import type { Conversation, MessageRef, PlatformAdapter } from "../../../src/core/platform.ts";

/** A message as it stands in the channel. */
export interface Standing {
  channel: string;
  key: string | undefined;
  text: string;
  at: number;
  document: MessageDocument;
}

/** What happens to the next post: it fails before it is out, or is out though its answer is lost. */
export type Fate = { before: Error } | { after: Error };

/** A platform of channels in memory, which speaks the port alone and loses what it is told to lose. */
export interface FakePlatform extends PlatformAdapter {
  readonly standing: Standing[];
  /** Posts asked for, also those that failed. */
  readonly asked: string[];
  /** Fates of the next posts in a channel, in order. */
  fate(channel: string, ...fates: Fate[]): void;
  /** Posts wait until this is released. */
  hold(): () => void;
  /** Looking into a channel fails with this. */
  blind: Error | undefined;
}

export function createFakePlatform(name: string, now: () => number): FakePlatform {
  const standing: Standing[] = [];
  const asked: string[] = [];
  const fates = new Map<string, Fate[]>();
  let held: Promise<void> = Promise.resolve();
  const ref = (to: Conversation, at: number): MessageRef => ({ conversation: to, message: String(at) });
  const find = (key: string, since: number): number => standing.findIndex((one) => one.key === key && one.at >= since);
  const platform: FakePlatform = {
    name,
    standing,
    asked,
    blind: undefined,
    fate: (channel, ...more) => void fates.set(channel, [...(fates.get(channel) ?? []), ...more]),
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    start: async () => {},
    stop: async () => {},
    async post(to: Conversation, document: MessageDocument, key?: string, postedSince?: number) {
      asked.push(`${to.channel} ${key ?? ""}`);
      await held;
      if (postedSince !== undefined) {
        if (platform.blind) throw platform.blind;
        const found = find(key ?? "", postedSince);
        if (found >= 0) return ref(to, found + 1);
      }
      const fate = fates.get(to.channel)?.shift();
      if (fate && "before" in fate) throw fate.before;
      standing.push({ channel: to.thread ?? to.channel, key, text: document.summary, at: now(), document });
      if (fate) throw fate.after;
      return ref(to, standing.length);
    },
    async edit({ message }, document) {
      const found = standing[Number(message) - 1];
      if (found) Object.assign(found, { text: document.summary, document });
    },
    async findDelivered(where, key, since) {
      const found = find(key, since);
      return found < 0 ? undefined : ref(where, found + 1);
    },
    under: ({ conversation, message }) => ({ ...conversation, thread: `${conversation.channel}/${message}` }),
    canPost: async () => true,
  };
  return platform;
}
