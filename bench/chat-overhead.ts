import type { Bot, Kind } from "./chat-bots.ts";
import { BRIEF_GAZA, briefAsOf } from "./chat-commands.ts";
import type { Stand } from "./chat-fakes.ts";
import { timing } from "./measure.ts";

const WARM_UP = 40;
const RUNS = 200;
/** Commands as of days not asked about before, all with a full week of events. */
const NEW_DAYS = 30;
const KINDS: readonly Kind[] = ["bare", "fixed", "readout"];

export interface Overhead {
  /** Median milliseconds from command to answer. */
  median: Record<Kind, number>;
  /** Median of the differences to the bare program, command by command. */
  over: Record<Kind, number>;
  /** Mean milliseconds from request to document in Readout: its log has whole ones. */
  dispatch: number;
  /** Median milliseconds from command to answer where nothing of the answer is remembered. */
  anew: number;
}

/** One command at a time, each kind of bot in turn, so that all see the same machine. */
export async function overhead(stands: Record<Kind, Stand>, readout: Bot): Promise<Overhead> {
  const took: Record<Kind, number[]> = { bare: [], fixed: [], readout: [] };
  for (let i = 0; i < WARM_UP + RUNS; i += 1) {
    if (i === WARM_UP) {
      for (const kind of KINDS) took[kind] = [];
      readout.dispatches.length = 0;
    }
    // Whoever comes first in a round finds the processor idle: each does in turn.
    const order = KINDS.map((_, k) => KINDS[(i + k) % KINDS.length] ?? "bare");
    for (const kind of order) took[kind].push((await stands[kind].ask(BRIEF_GAZA, 0)).answered);
  }
  const median = (of: (kind: Kind) => readonly number[]): Record<Kind, number> => ({
    bare: timing(of("bare")).p50,
    fixed: timing(of("fixed")).p50,
    readout: timing(of("readout")).p50,
  });
  const dispatch = mean(readout.dispatches);
  const anew: number[] = [];
  for (let day = 0; day < NEW_DAYS; day += 1) anew.push((await stands.readout.ask(briefAsOf(day), 1 + day)).answered);
  return {
    median: median((kind) => took[kind]),
    over: median((kind) => took[kind].map((time, i) => time - (took.bare[i] ?? 0))),
    dispatch,
    anew: timing(anew).p50,
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
