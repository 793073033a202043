import type { After } from "../common/after.ts";

/** Milliseconds after which the sign is shown again; Discord shows it for ten seconds. */
const AGAIN = 8_000;

/** Shows that an answer is being written until it is called off; the answer does not depend on it. */
export function keepTyping(type: () => Promise<void>, after: After): () => void {
  let callOff = (): void => undefined;
  const show = (): void => {
    type().catch(() => undefined);
    callOff = after(AGAIN, show);
  };
  show();
  return () => callOff();
}
