/** A rate limit on one channel, in a clock's milliseconds. */
export interface Limiter {
  /** Limits the channel from its next message on, for so many seconds. */
  start(seconds: number): void;
  /** Seconds a message for this channel has to wait, or undefined where it may go. */
  refuse(channel: string): number | undefined;
  refused(): boolean;
  /** Messages that came before their time. */
  early(): number;
}

/** `everybody` limits every channel, as a careless platform would. */
export function createLimiter(limited: string, now: () => number, everybody: () => boolean): Limiter {
  let seconds = 0;
  let until: number | undefined;
  let early = 0;
  return {
    start(length) {
      seconds = length;
      until = undefined;
    },
    refuse(channel) {
      if (seconds === 0 || (channel !== limited && !everybody())) return undefined;
      if (until === undefined) {
        until = now() + seconds * 1_000;
        return seconds;
      }
      if (now() >= until) return undefined;
      early += 1;
      return seconds;
    },
    refused: () => until !== undefined,
    early: () => early,
  };
}
