/** Lets a test wait for what a fake records, without polling. */
export interface Changes {
  changed(): void;
  until(check: () => boolean, what: string): Promise<void>;
}

/** `patience` is how many milliseconds a wait lasts at most. */
export function createChanges(patience = 5_000): Changes {
  const waiting = new Set<() => void>();
  return {
    changed: () => waiting.forEach((look) => look()),
    until(check, what) {
      return new Promise((resolve, reject) => {
        const end = (settle: () => void): void => {
          clearTimeout(timer);
          waiting.delete(look);
          settle();
        };
        const look = (): void => {
          if (check()) end(resolve);
        };
        const timer = setTimeout(() => end(() => reject(new Error(`waited in vain for ${what}`))), patience);
        waiting.add(look);
        look();
      });
    },
  };
}
