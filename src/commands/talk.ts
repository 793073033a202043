import type { Request } from "../briefings/requests.ts";
import type { Period } from "../briefings/types.ts";
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

/** What talk is kept in: values by key that expire by themselves. A failure rejects. */
export interface TalkStore {
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: Said): Promise<boolean>;
}

export function createTalk(store: TalkStore): Talk {
  return {
    last: (speaker) => store.get<Said>(keyOf(speaker)),
    async keep(speaker, said) {
      await store.set(keyOf(speaker), said);
    },
  };
}

function keyOf({ conversation: { platform, tenant = "", channel, thread = "" }, user, privately }: Speaker): string {
  return JSON.stringify([platform, tenant, channel, thread, ...(privately ? [user] : [])]);
}
