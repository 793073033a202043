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
  /** Whether the person manages the workspace or guild; asked only by what only they may do. */
  manages?(): Promise<boolean>;
  /** Whether the person may use what changes settings; left out where the platform keeps others from it, or nobody is to be. */
  mayChange?(): Promise<boolean>;
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

/** A message that surely is not out, and why; any other failure of `post` leaves open whether it is. */
export class NotPosted extends Error {
  override readonly name = "NotPosted";
  /**
   * - `later`: the platform asks to wait.
   * - `closed`: it will not take messages there until somebody does something about it.
   * - `invalid`: it will not take this message at all.
   */
  readonly why: "later" | "closed" | "invalid";
  /** Milliseconds to wait, where `why` is `later`. */
  readonly wait: number;
  /** Its first parts are out, the others surely not: they are posted under the same key, once those are looked for. */
  readonly begun: boolean;

  /** `message` is a clause for people, as after "because": "the bot is not in the channel". */
  constructor(why: NotPosted["why"], message: string, options: { wait?: number; begun?: boolean; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.why = why;
    this.wait = options.wait ?? 0;
    this.begun = options.begun ?? false;
  }
}

/** Whether a message is already out cannot be found out: what was posted there may not be read. */
export class CannotLook extends Error {
  override readonly name = "CannotLook";
}

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
  /**
   * Posts; `deliveryKey` is kept with the message, by which it is found again. With `postedSince` (milliseconds), what is out under the
   * key since then is looked for first and not posted again; rejects with CannotLook where that cannot be. Rejects with NotPosted
   * where the message surely is not out. Under a key nothing is asked of the platform twice; every request ends well within the time
   * that a delivery is held.
   */
  post(to: Conversation, document: MessageDocument, deliveryKey?: string, postedSince?: number): Promise<MessageRef>;
  /** Replaces what a message says; rejects as `post` does. What is done twice comes to the same. */
  edit(message: MessageRef, document: MessageDocument): Promise<void>;
  /** The message already posted under this key since `since` (milliseconds), if there is one. */
  findDelivered(where: Conversation, deliveryKey: string, since: number): Promise<MessageRef | undefined>;
  /** Where a message is answered: its thread, where the platform has such. */
  under?(message: MessageRef): Conversation;
  /** The one thread of a message, opened under this title where it is not there yet; undefined where it cannot be had. */
  thread?(message: MessageRef, title: string): Promise<Conversation | undefined>;
  /** Where a person is written to alone. */
  direct?(user: string, tenant?: string): Promise<Conversation>;
  /** Milliseconds the platform wants between messages of the bot, to one workspace or guild, and to one channel. */
  readonly pace?: { bot: number; tenant: number; channel: number };
  /** Whether the bot may post there now. */
  canPost(where: Conversation): Promise<boolean>;
  /** Whether requests arrive now, where that can change; false before `start`, and while a lost connection is made again. */
  connected?(): boolean;
}
