import type { Action } from "./document.ts";

/** Keeps what a button does under a key short enough for the platforms; the same action may give the same key. */
export interface ActionKeys {
  /** At most 40 characters of letters, digits, `-` and `_`. */
  put(action: Action): Promise<string>;
  /** The action, or undefined where it is no longer kept. */
  get(key: string): Promise<Action | undefined>;
}
