import type { Publishers, ResolvedPublisher } from "../record/publishers.ts";

/** More outlets than any dataset names; beyond it what was settled is forgotten. */
const MOST_REMEMBERED = 50_000;

/** Outlets recur thousands of times; each is resolved once. */
export function remembering(publishers: Publishers): Publishers {
  const known = new Map<string, ResolvedPublisher>();
  return {
    resolve(name) {
      const found = known.get(name) ?? publishers.resolve(name);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(name, found);
      return found;
    },
  };
}
