import type { Clock } from "../core/clock.ts";
import type { PlatformAdapter } from "../core/platform.ts";
import type { Pace } from "./courier.ts";

interface PaceDeps {
  adapters: ReadonlyMap<string, Pick<PlatformAdapter, "pace">>;
  clock: Clock;
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<unknown>;
}

/** Keeps to what each platform allows a bot, a workspace and a channel, so that it need not be told to wait. */
export function createPace({ adapters, clock, wait }: PaceDeps): Pace {
  /** From when on the next message may go, by what is limited. */
  const free = new Map<string, number>();
  return {
    async turn({ conversation: { platform, tenant = "", channel } }) {
      const pace = adapters.get(platform)?.pace;
      if (pace === undefined) return;
      const now = clock.now();
      const limits: [string, number][] = [
        [platform, pace.bot],
        [`${platform} ${tenant}`, pace.tenant],
        [`${platform} ${tenant} ${channel}`, pace.channel],
      ];
      const at = Math.max(now, ...limits.map(([what]) => free.get(what) ?? now));
      for (const [what, between] of limits) if (between > 0) free.set(what, at + between);
      if (free.size > MOST_KEPT) for (const [what, from] of free) if (from <= now) free.delete(what);
      if (at > now) await wait(at - now);
    },
  };
}

/** Channels remembered before those that are free again are forgotten. */
const MOST_KEPT = 10_000;
