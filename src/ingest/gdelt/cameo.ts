import { eventSchema } from "../../record/schema.ts";
import type { Event } from "../../record/types.ts";
import { CAMEO_WORDS_HOSTILE } from "./cameo-words-hostile.ts";
import { CAMEO_WORDS } from "./cameo-words.ts";

/** What a CAMEO code says was done. In the tables R stands for a recipient, P for one that can only be people. */
export interface CameoEvent {
  type: Event["type"];
  /** PLOVER mode, where the conversion gives one. */
  mode?: string;
  /**
   * The verb phrase, in the past tense, towards somebody or, where nobody is named, towards nobody. What is done to people is done to somebody
   * of a state, not to the state.
   */
  phrase(recipient: string | undefined, isState?: boolean): string;
}

const GROUP = /\{([^{}|]*)(?:\|([^{}]*))?\}/g;

function readTable(table: string): [string, CameoEvent][] {
  return table
    .trim()
    .split("\n")
    .map((line) => {
      // The phrase may hold bars of its own.
      const [, code = "", type = "", mode = "", phrase = ""] = /^(\d+)\|(\w+)\|([\w-]*)\|(.+)$/.exec(line) ?? [];
      return [
        code,
        {
          type: eventSchema.shape.type.parse(type),
          ...(mode === "" ? {} : { mode }),
          phrase: (recipient, isState = false) =>
            phrase.replace(GROUP, (_, named: string, otherwise: string | undefined) =>
              recipient === undefined
                ? (otherwise ?? "")
                : named.replace(/[RP]/, (slot) => (slot === "P" && isState ? `somebody of ${recipient}` : recipient)),
            ),
        },
      ];
    });
}

const EVENTS: ReadonlyMap<string, CameoEvent> = new Map([...readTable(CAMEO_WORDS), ...readTable(CAMEO_WORDS_HOSTILE)]);

/** Every code that is known, ascending. */
export const cameoCodes = (): string[] => [...EVENTS.keys()].toSorted();

/** The event of a code of two to four digits; what is not known in detail is told by what it is a part of. Undefined for no CAMEO code. */
export function cameoEvent(code: string): CameoEvent | undefined {
  if (!/^\d{2,4}$/.test(code)) return undefined;
  return EVENTS.get(code) ?? EVENTS.get(code.slice(0, 3)) ?? EVENTS.get(`${code.slice(0, 2)}0`);
}
