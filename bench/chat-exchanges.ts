import { setTimeout as delay } from "node:timers/promises";

/** When one command was acknowledged, and when the last message of its answer was in, in milliseconds since it was sent. */
export interface Timed {
  acknowledged: number;
  answered: number;
}

/** The commands on their way, as the platform sees them. */
export interface Exchanges {
  /**
   * Opens one, from now. `place` is where its answer goes, `id` what its acknowledgement names. Where the number of messages is not
   * known, the first one ends it, and what follows there belongs to nobody. Rejects after a minute.
   */
  open(place: string, id: string, messages: number | undefined): Promise<Timed>;
  acknowledged(id: string): void;
  message(place: string): void;
  /** Waits until nothing more comes for the one that is open; closes it and gives back how many messages came. */
  settled(quiet: number): Promise<number>;
  /** Messages nobody waited for. */
  strays(): string[];
}

interface Open {
  place: string;
  id: string;
  sent: number;
  acknowledged?: number;
  messages: number;
  came: number;
  last: number;
  resolve(timed: Timed): void;
  patience?: NodeJS.Timeout;
}

const PATIENCE = 60_000;

export function createExchanges(): Exchanges {
  const byPlace = new Map<string, Open>();
  const byId = new Map<string, Open>();
  const loose = new Set<string>();
  let strays = 0;
  const close = (one: Open): void => {
    clearTimeout(one.patience);
    byPlace.delete(one.place);
    byId.delete(one.id);
  };
  const closeIfDone = (one: Open): void => {
    if (one.acknowledged === undefined || one.came < one.messages) return;
    close(one);
    one.resolve({ acknowledged: one.acknowledged - one.sent, answered: one.last - one.sent });
  };
  return {
    open: (place, id, messages) =>
      new Promise((resolve, reject) => {
        if (messages === undefined) loose.add(place);
        else loose.delete(place);
        const one: Open = { place, id, sent: performance.now(), messages: messages ?? 1, came: 0, last: 0, resolve };
        one.patience = setTimeout(() => {
          close(one);
          reject(
            new Error(`${place}: ${one.came} of ${one.messages} messages, ${one.acknowledged === undefined ? "not " : ""}acknowledged`),
          );
        }, PATIENCE);
        byPlace.set(place, one);
        byId.set(id, one);
      }),
    acknowledged(id) {
      const one = byId.get(id);
      if (one === undefined) return;
      one.acknowledged ??= performance.now();
      closeIfDone(one);
    },
    message(place) {
      const one = byPlace.get(place);
      if (one === undefined) {
        if (!loose.has(place)) strays += 1;
        return;
      }
      one.came += 1;
      one.last = performance.now();
      closeIfDone(one);
    },
    async settled(quiet) {
      const [one] = byPlace.values();
      if (one === undefined) throw new Error("nothing is open");
      while (one.came === 0 || performance.now() - one.last < quiet) {
        if (one.came === 0 && performance.now() - one.sent > PATIENCE / 4) throw new Error(`no answer in ${one.place}`);
        await delay(quiet / 10);
      }
      close(one);
      return one.came;
    },
    strays: () => (strays === 0 ? [] : [`${strays} messages nobody waited for`]),
  };
}
