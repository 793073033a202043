import type { Bot } from "./chat-bots.ts";
import { mixed } from "./chat-commands.ts";
import type { Stand } from "./chat-fakes.ts";

/** Commands asked in all, and between two looks. */
export const COMMANDS = 10_000;
const STEP = 1_000;
const IN_FLIGHT = 10;
const CHANNELS = 200;

export interface Memory {
  /** Resident megabytes after every thousand commands, from none on. */
  resident: number[];
  /** Megabytes that each thousand commands add: the least squares over the second half. */
  slope: number;
  /** Commands a second, and processor milliseconds of the bot for each where the system tells. */
  rate: number;
  cpu: number | undefined;
}

/** Mixed commands, a few in flight, the platforms in turn. */
export async function memory(stands: readonly Stand[], bot: Bot): Promise<Memory> {
  const resident = [bot.resident()];
  const before = bot.cpu();
  const started = performance.now();
  for (let done = 0; done < COMMANDS; done += STEP) {
    let next = done;
    const worker = async (channel: number): Promise<void> => {
      for (let i = next++; i < done + STEP; i = next++) {
        // A channel is one worker's own: its answers come one at a time.
        const place = channel + IN_FLIGHT * (Math.floor(i / IN_FLIGHT) % (CHANNELS / IN_FLIGHT));
        await stands[i % stands.length]?.ask(mixed(Math.floor(i / stands.length)), place);
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, (_, channel) => worker(channel)));
    resident.push(bot.resident());
  }
  const after = bot.cpu();
  return {
    resident,
    slope: slope(resident.slice(resident.length / 2)),
    rate: COMMANDS / ((performance.now() - started) / 1_000),
    cpu: before === undefined || after === undefined ? undefined : (after - before) / COMMANDS,
  };
}

/** Of the line nearest to the values, a step apart. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const along = values.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0);
  return along / values.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
}
