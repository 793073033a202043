import type { MessageDocument } from "./document.ts";

/** Where a message goes: one channel, thread or direct conversation of one platform. */
export interface Conversation {
  /** The adapter's name: opaque to everything else. */
  platform: string;
  /** Workspace or guild; the owner of what is stored for it. Absent in a private conversation without one. */
  tenant?: string;
  channel: string;
  thread?: string;
}

/** One request of one user, translated from the platform's own payload. */
export interface Invocation {
  /** Id the platform gave the request; the same id again is the same request. */
  id: string;
  /** A command's name, or `ask` for words addressed to the bot. */
  command: string;
  /** Options by name, exactly as typed. Positional words come under `words`. */
  options: Record<string, string>;
  conversation: Conversation;
  /** Opaque id of the person; never a name. */
  user: string;
  /** IANA zone of the person where the platform tells it. */
  zone?: string;
}

/** A message that is out, by the platform's own id. */
export interface MessageRef {
  conversation: Conversation;
  message: string;
}

/** What one invocation came to. */
export interface Reply {
  document: MessageDocument;
  /**
   * Called once the document is out as a message that everybody in its conversation sees and the adapter can edit, so
   * that it can be corrected later; never rejects. `replies` is where words in reply to it arrive, where that is not its conversation.
   */
  sent?(message: MessageRef, replies?: Conversation): Promise<void>;
}

/** Runs one invocation to its answer. Never rejects: a failure is a document too. */
export type Dispatch = (invocation: Invocation) => Promise<Reply>;

/**
 * What Readout needs of a chat platform. An adapter translates a payload into an invocation,
 * acknowledges it before anything is read from the record, hands it to `dispatch`, and renders the answer.
 */
export interface PlatformAdapter {
  readonly name: string;
  /** Connects and begins to take invocations. Rejects with a UserError where credentials are refused. */
  start(dispatch: Dispatch): Promise<void>;
  /** Finishes what is in hand and disconnects, within five seconds. */
  stop(): Promise<void>;
  /** Posts; `deliveryKey` is stored with the message so that `findDelivered` can find it. */
  post(to: Conversation, document: MessageDocument, deliveryKey?: string): Promise<MessageRef>;
  edit(message: MessageRef, document: MessageDocument): Promise<void>;
  /** The message already posted under this key since `since` (milliseconds), if there is one. */
  findDelivered(where: Conversation, deliveryKey: string, since: number): Promise<MessageRef | undefined>;
  /** Whether the bot may post there now. */
  canPost(where: Conversation): Promise<boolean>;
  /** Whether requests arrive now, where that can change; false before `start`, and while a lost connection is made again. */
  connected?(): boolean;
}
