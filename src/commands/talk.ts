import type { Request } from "../briefings/requests.ts";
import type { Period } from "../briefings/types.ts";
import type { Clock } from "../core/clock.ts";
import type { Conversation } from "../core/platform.ts";

/** What was last asked in a conversation, for words that refer to it ("and Egypt?"). */
export interface Said {
  request: Request;
  /** The period and the past instant (UTC) it was asked for, where the reader stated them. */
  period?: Period;
  asOf?: string;
}

/** Who talks where. What one person asks privately is not what the conversation talks of. */
export interface Speaker {
  conversation: Conversation;
  /** Opaque id of the person. */
  user: string;
  /** Whether the answer is for that person alone. */
  privately: boolean;
}

export interface Talk {
  last(speaker: Speaker): Promise<Said | undefined>;
  keep(speaker: Speaker, said: Said): Promise<void>;
}

/** What talk is kept in: values by key, which it may forget once they are too old to refer to. A failure rejects. */
export interface TalkStore {
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: Kept): Promise<boolean>;
}

interface Kept {
  said: Said;
  /** Milliseconds since the Unix epoch. */
  at: number;
}

/** Talk that is referred to for `lifetime` milliseconds, and forgotten then. */
export function createTalk(store: TalkStore, clock: Clock, lifetime: number): Talk {
  return {
    async last(speaker) {
      const kept = await store.get<Kept>(keyOf(speaker));
      return kept !== undefined && clock.now() - kept.at <= lifetime ? kept.said : undefined;
    },
    async keep(speaker, said) {
      await store.set(keyOf(speaker), { said, at: clock.now() });
    },
  };
}

function keyOf({ conversation: { platform, tenant = "", channel, thread = "" }, user, privately }: Speaker): string {
  return JSON.stringify([platform, tenant, channel, thread, ...(privately ? [user] : [])]);
}
