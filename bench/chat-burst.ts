import type { Bot } from "./chat-bots.ts";
import { mixed } from "./chat-commands.ts";
import type { Timed } from "./chat-exchanges.ts";
import type { Stand } from "./chat-fakes.ts";
import { timing, type Timing } from "./measure.ts";

/** Commands sent at once, each in a channel of its own. */
export const AT_ONCE = 200;

export interface Burst {
  acknowledged: Timing;
  answered: Timing;
  /** Processor milliseconds of the bot for each command, where the system tells. */
  cpu: number | undefined;
}

/** Sends `AT_ONCE` mixed commands without waiting, `rounds` times, a round once the last one is answered. */
export async function burst(stand: Stand, bot: Bot, rounds: number): Promise<Burst> {
  const timed: Timed[] = [];
  const before = bot.cpu();
  for (let round = 0; round < rounds; round += 1) {
    timed.push(...(await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => stand.ask(mixed(i), i)))));
  }
  const after = bot.cpu();
  return {
    acknowledged: timing(timed.map(({ acknowledged }) => acknowledged)),
    answered: timing(timed.map(({ answered }) => answered)),
    cpu: before === undefined || after === undefined ? undefined : (after - before) / timed.length,
  };
}
