import type { Clock } from "../../core/clock.ts";

/** Runs `work` when the host's turn comes: after all that asked before, and `interval` milliseconds after the last of it ended. */
export type HostTurns = <T>(host: string, interval: number, signal: AbortSignal, work: () => Promise<T>) => Promise<T>;

interface Host {
  last: Promise<unknown>;
  ended: number | undefined;
  waiting: number;
}

/** Hosts that are remembered though nobody asks for them now. */
const MOST_IDLE = 1_000;

/** One request a host at a time. */
export function createHostTurns(clock: Clock, wait: (milliseconds: number, signal: AbortSignal) => Promise<void>): HostTurns {
  const hosts = new Map<string, Host>();
  return async (name, interval, signal, work) => {
    const host = hosts.get(name) ?? { last: Promise.resolve(), ended: undefined, waiting: 0 };
    hosts.set(name, host);
    host.waiting += 1;
    const turn = host.last.then(async () => {
      const pause = host.ended === undefined ? 0 : host.ended + interval - clock.now();
      if (pause > 0) await wait(pause, signal);
      signal.throwIfAborted();
      try {
        return await work();
      } finally {
        host.ended = clock.now();
      }
    });
    host.last = turn.catch(() => {});
    try {
      return await turn;
    } finally {
      host.waiting -= 1;
      for (const [other, { waiting }] of hosts) if (hosts.size > MOST_IDLE && waiting === 0) hosts.delete(other);
    }
  };
}
