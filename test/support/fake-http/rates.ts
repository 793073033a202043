/** So many requests in so many milliseconds, counted under a name. */
export type Rule = readonly [name: string, most: number, milliseconds: number];

/** Rate limits as platforms keep them. */
export interface Rates {
  /** Counts a request under all of these rules, or refuses it: then with the seconds until it may come. */
  take(rules: readonly Rule[]): number | undefined;
  /** Requests refused so far, and those let through. */
  readonly refused: number;
  readonly taken: number;
}

const MOST_KEPT = 50_000;

/** Over windows that slide, in a clock's milliseconds. */
export function createRates(now: () => number): Rates {
  const times = new Map<string, number[]>();
  const counts = { refused: 0, taken: 0 };
  return {
    get refused() {
      return counts.refused;
    },
    get taken() {
      return counts.taken;
    },
    take(rules) {
      const at = now();
      const windows = rules.map(([name, most, milliseconds]) => {
        const recent = (times.get(name) ?? []).filter((time) => time > at - milliseconds);
        times.set(name, recent);
        const [oldest = at] = recent;
        return { recent, wait: recent.length < most ? 0 : oldest + milliseconds - at };
      });
      const wait = Math.max(...windows.map((window) => window.wait));
      if (wait > 0) {
        counts.refused += 1;
        return wait / 1_000;
      }
      counts.taken += 1;
      for (const { recent } of windows) recent.push(at);
      if (times.size > MOST_KEPT) times.clear();
      return undefined;
    },
  };
}
