import type { Clock } from "../../core/clock.ts";
import type { KeyedStore } from "../common/keyed-store.ts";

/** A server the bot is in. */
export interface Server {
  id: string;
  /** When the bot joined it, in milliseconds. */
  joinedAt: number;
  /** Where the server says such things, if anywhere. */
  channel: string | undefined;
}

/** Which servers were greeted, over restarts: each once for as long as the bot stays in it. */
export interface Greetings {
  /** The servers at start. Those there at the very first start are taken as greeted: an upgrade must not greet them all. */
  found(servers: readonly Server[]): Promise<void>;
  joined(server: Server): Promise<void>;
  left(id: string): Promise<void>;
}

export interface GreetingsOptions {
  store: KeyedStore;
  clock: Clock;
  /** Says it in a channel; `key` is that of this greeting alone. */
  greet(guild: string, channel: string, key: string): Promise<void>;
}

/** Where the time of the first start is kept, beside servers by their ids. */
const FIRST_START = "first-start";

export function createGreetings({ store, clock, greet }: GreetingsOptions): Greetings {
  // One at a time, or two that come together would both be the first.
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };
  const isFirst = async (id: string): Promise<boolean> => {
    if ((await store.get(id)) !== undefined) return false;
    // Before it is said, so that what fails or is cut off is not said twice.
    await store.set(id, "greeted");
    return true;
  };
  const handled = async ({ id, channel, joinedAt }: Server, isNew: boolean): Promise<void> => {
    if ((await inTurn(() => isFirst(id))) && isNew && channel !== undefined) await greet(id, channel, `welcome:${id}:${joinedAt}`);
  };
  return {
    async found(servers) {
      const kept = await store.get(FIRST_START);
      const began = typeof kept === "string" ? Number(kept) : Number.POSITIVE_INFINITY;
      for (const server of servers) await handled(server, server.joinedAt > began);
      if (kept === undefined) await store.set(FIRST_START, String(clock.now()));
    },
    joined: (server) => handled(server, true),
    async left(id) {
      await inTurn(() => store.delete(id));
    },
  };
}

/** Greetings remembered for as long as the process lives. */
export function inMemory(): KeyedStore {
  const values = new Map<string, string>();
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => values.set(key, value),
    delete: async (key) => values.delete(key),
  };
}
