import type { Clock } from "../../core/clock.ts";
import { CannotLook, NotPosted } from "../../core/platform.ts";
import { CLOCKS_DIFFER } from "../common/deliver.ts";
import { type Found, foundIn, type History, type Posted, type SlackApi } from "./api.ts";
import { platformError } from "./connection.ts";
import { retryAfter } from "./patience.ts";
import { isUnreadable } from "./refusals.ts";

/** What is looked for, and where. */
export interface Sought {
  channel: string;
  thread: string | undefined;
  key: string;
  /** When it may first have been posted, in milliseconds. */
  since: number;
}

/** Looks for the parts of a delivery in what was posted. */
export type Look = (api: Pick<SlackApi, "page">, sought: Sought) => Promise<Map<number, Posted>>;

/** How far a look has come that Slack asked to go on with later. */
interface Progress {
  cursor: string | undefined;
  found: Found[];
}

/** Milliseconds a look takes at most before it goes on another time; a delivery is held for twice as long. */
const PATIENCE = 60_000;
const NOTHING: History = {};
const MOST_KEPT = 1_000;

/**
 * Pages through the history. Slack may allow a page a minute, so a look that it puts off goes on where it was: what is sought was posted
 * before the look began, and pages go back from there. Rejects with CannotLook where the history may not be read, and with NotPosted
 * ("later") where Slack asks to wait.
 */
export function createLook(clock: Clock): Look {
  const unfinished = new Map<string, Progress>();
  const pages = async (api: Pick<SlackApi, "page">, { channel, thread, key, since }: Sought): Promise<Found[]> => {
    const name = `${channel} ${thread ?? ""} ${key}`;
    const progress = unfinished.get(name) ?? { cursor: undefined, found: [] };
    unfinished.delete(name);
    const until = clock.now() + PATIENCE;
    const oldest = ((since - CLOCKS_DIFFER) / 1_000).toFixed(6);
    const goOn = (wait: number, cause?: unknown): NotPosted => {
      if (unfinished.size >= MOST_KEPT) unfinished.clear();
      unfinished.set(name, progress);
      return new NotPosted("later", "Slack asks to wait", { wait, cause });
    };
    for (;;) {
      const { messages = [], response_metadata } = await api.page(channel, thread, oldest, progress.cursor).catch((error: unknown) => {
        const seconds = retryAfter(error);
        if (seconds !== undefined) throw goOn(seconds * 1_000, error);
        if (platformError(error) === "thread_not_found") return NOTHING;
        throw isUnreadable(error) ? new CannotLook("the history may not be read", { cause: error }) : error;
      });
      progress.found.push(...foundIn(messages, channel, key));
      progress.cursor = response_metadata?.next_cursor || undefined;
      const [first] = progress.found;
      if (progress.cursor === undefined || (first && (thread === undefined || progress.found.length >= first.part.parts)))
        return progress.found;
      if (clock.now() > until) throw goOn(0);
    }
  };
  return async (api, sought) => {
    const found = await pages(api, sought);
    const first = found.find(({ part }) => part.part === 1) ?? found[0];
    // The further parts of a message in a channel are in its thread.
    if (first && sought.thread === undefined && first.part.parts > 1) found.push(...(await pages(api, { ...sought, thread: first.ts })));
    return new Map(found.map(({ ts, channel, part }) => [part.part, { ts, channel }]));
  };
}
