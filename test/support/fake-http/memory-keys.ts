import type { ActionKeys } from "../../../src/core/actions.ts";
import type { Action } from "../../../src/core/document.ts";

/** Keeps what buttons do in memory, under `k1`, `k2`, …; `forget` loses everything. */
export function createMemoryKeys(): ActionKeys & { forget(): void } {
  const actions = new Map<string, Action>();
  return {
    put: async (action) => {
      const known = [...actions].find(([, one]) => JSON.stringify(one) === JSON.stringify(action));
      const key = known?.[0] ?? `k${actions.size + 1}`;
      actions.set(key, action);
      return key;
    },
    get: async (key) => actions.get(key),
    forget: () => actions.clear(),
  };
}
