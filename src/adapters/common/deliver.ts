import { NotPosted } from "../../core/platform.ts";

/** Milliseconds the further parts of a message wait for their turn in all; a delivery is held for much longer. */
const PATIENCE = 30_000;
const LEAST_WAIT = 250;

/**
 * Milliseconds before a delivery was first tried from which it is looked for: the platform's clock may be behind ours, and what is
 * not seen is posted again.
 */
export const CLOCKS_DIFFER = 5 * 60_000;

/** A message in its parts. */
export interface Parts<M, P> {
  messages: readonly M[];
  /** Those that are out already, by their number from 1. */
  out: ReadonlyMap<number, P>;
  /** Posts a part, asking the platform once; `first` is the first one, once that is out. */
  post(message: M, part: number, first: P | undefined): Promise<P>;
  wait(milliseconds: number): Promise<void>;
}

/** Posts the parts that are missing, in order, each once. Rejects with NotPosted where the platform refuses one. */
export async function postMissing<M, P>({ messages, out, post, wait }: Parts<M, P>): Promise<P[]> {
  const posted: P[] = [];
  let patience = PATIENCE;
  for (const [i, message] of messages.entries()) {
    let part = out.get(i + 1);
    while (part === undefined) {
      try {
        part = await post(message, i + 1, posted[0]);
      } catch (error) {
        if (posted.length === 0 || !(error instanceof NotPosted)) throw error;
        const { why, wait: asked, message: clause } = error;
        patience -= Math.max(asked, LEAST_WAIT);
        if (why !== "later" || patience < 0) throw new NotPosted(why, clause, { wait: asked, begun: true, cause: error });
        await wait(asked);
      }
    }
    posted.push(part);
  }
  return posted;
}
