import type { After } from "../common/after.ts";

/** Milliseconds of work that need no sign. */
const FIRST = 1_000;
/** Milliseconds after which the sign is shown again; Discord shows it for ten seconds. */
const AGAIN = 8_000;

/** Shows after a second that an answer is being written, until it is called off; the answer does not depend on it. */
export function keepTyping(type: () => Promise<void>, after: After): () => void {
  const show = (): void => {
    type().catch(() => undefined);
    callOff = after(AGAIN, show);
  };
  let callOff = after(FIRST, show);
  return () => callOff();
}
