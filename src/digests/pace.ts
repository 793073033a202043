import type { Clock } from "../core/clock.ts";
import type { PlatformAdapter } from "../core/platform.ts";
import type { Pace } from "./courier.ts";

interface PaceDeps {
  adapters: ReadonlyMap<string, Pick<PlatformAdapter, "pace">>;
  clock: Clock;
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<unknown>;
}

/** Milliseconds a delivery waits in hand for its turn; one that has longer to wait makes room for others. */
const MOMENTS = 3_000;
/** Channels remembered before those that are free again are forgotten. */
const MOST_KEPT = 10_000;

/** Keeps to what each platform allows a bot, a workspace and a channel, so that it need not be told to wait. */
export function createPace({ adapters, clock, wait }: PaceDeps): Pace {
  /** From when on the next message may go, by what is limited. */
  const free = new Map<string, number>();
  /** Turns given to deliveries that were put off. */
  const given = new Map<string, number>();

  const turnOf = ({ platform, tenant = "", channel }: { platform: string; tenant?: string; channel: string }, now: number): number => {
    const pace = adapters.get(platform)?.pace;
    if (pace === undefined) return now;
    const limits: [string, number][] = [
      [platform, pace.bot],
      [`${platform} ${tenant}`, pace.tenant],
      [`${platform} ${tenant} ${channel}`, pace.channel],
    ];
    const at = Math.max(now, ...limits.map(([what]) => free.get(what) ?? now));
    for (const [what, between] of limits) if (between > 0) free.set(what, at + between);
    if (free.size > MOST_KEPT) for (const [what, from] of free) if (from <= now) free.delete(what);
    return at;
  };

  return {
    async turn({ key, conversation }) {
      const now = clock.now();
      const at = given.get(key) ?? turnOf(conversation, now);
      given.delete(key);
      if (at - now > MOMENTS) {
        given.set(key, at);
        return at;
      }
      if (at > now) await wait(at - now);
      return undefined;
    },
  };
}
