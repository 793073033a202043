import type { Dispatch, PlatformAdapter } from "../../src/core/platform.ts";
import type { CommandSpec } from "../../src/commands/command.ts";

/** A message as a person in the conversation sees it. */
export interface Seen {
  id: string;
  channel: string;
  thread?: string;
  /** The one person who sees it; everybody in the channel where this is absent. */
  privateTo?: string;
  /** What can be read, markup interpreted as the platform does. */
  text: string;
  links: { text: string; url: string }[];
  /** Whom it notifies. */
  pings: string[];
  /** Whether the platform adds previews of linked pages. */
  previews: boolean;
  buttons: string[];
}

/** Something a person or a bot did, as sent to the adapter. */
export interface Said {
  id: string;
  channel: string;
  /** Where an answer to it belongs: its thread, where the platform answers in one. */
  thread?: string;
  /** Whether the adapter has acknowledged it. */
  acknowledged(): boolean;
}

/** What a platform, or the adapter, does wrong on purpose, so that a case can be seen to fail. */
export type Fault =
  | "lose-acknowledgements"
  | "misfile"
  | "show-everybody"
  | "cut"
  | "interpret-literals"
  | "preview-links"
  | "renumber"
  | "hide-bots"
  | "deaf"
  | "drop-late"
  | "forget-deliveries"
  | "never-stop"
  | "accept-any-token"
  | "forget-buttons"
  | "keep-buttons"
  | "ignore-edits"
  | "limit-everybody"
  | "stay-down"
  | "repeat"
  | "stay-cut"
  | "lose-words"
  | "lose-marks"
  | "open-history"
  | "stay-open"
  | "take-and-fail"
  | "keep-deleted"
  | "notify-nobody"
  | "lose-threads";

/** A rate limit on the next answer in the session's channel. */
export interface Limit {
  /** Whether an answer was refused under it. */
  refused(): boolean;
  /** Answers that came again before the time the platform named. */
  early(): number;
  /** Lets that time pass. */
  end(): Promise<void>;
}

export interface SessionOptions {
  dispatch: Dispatch;
  specs: readonly CommandSpec[];
  fault?: Fault | undefined;
  /** Credentials the platform refuses. */
  badToken?: boolean;
  /** A dropped connection is opened again without the usual patience. */
  reconnects?: boolean;
  /** Milliseconds `until` waits. */
  patience?: number;
}

/** One adapter connected to one stand-in of its platform, with the people in it. */
export interface PlatformSession {
  readonly adapter: PlatformAdapter;
  /** Starts the adapter with the session's dispatch. */
  start(): Promise<void>;
  /** Stops the adapter, as its owner would. */
  stop(): Promise<void>;
  /** Milliseconds since the epoch, as the adapter's clock shows them. */
  now(): number;
  /** Lets time pass for the platform and the adapter's clock. */
  pass(milliseconds: number): void;
  command(name: string, options: Record<string, string>): Promise<Said>;
  mention(text: string): Promise<Said>;
  direct(text: string): Promise<Said>;
  /** Another bot mentions this one. */
  botMentions(text: string): Promise<Said>;
  /** The platform sends the adapter its own message, which mentions itself. */
  echo(text: string): Promise<Said>;
  /** The platform sends the same once more. */
  again(said: Said): Promise<void>;
  press(message: Seen, label: string): Promise<Said>;
  /** What the form that is open asks for: its title and the name of its input. Undefined where none is open. */
  form(): { title: string; label: string } | undefined;
  /** Writes these words into the open form and sends it. */
  submit(words: string): Promise<Said>;
  /** The author of a message edits it. */
  edits(said: Said, text: string): Promise<void>;
  limit(): Limit;
  /** The next answer is refused with a server's failure. */
  failOnce(): void;
  /** The message after so many more is refused with a server's failure. */
  failAfter(taken: number): void;
  /** The next answer is taken, and the connection breaks before the platform says so. */
  loseReply(): void;
  /** Breaks the connection; `reconnected` once there is a new one. */
  cut(): void;
  reconnected(): boolean;
  /** Whether the platform refuses the token from now on. */
  revoke(revoked: boolean): void;
  /** What the adapter has logged, a line each. */
  readonly log: readonly string[];
  /** What every button does is lost, as after years. */
  forgetButtons(): void;
  /** Everything visible, oldest first. */
  seen(): readonly Seen[];
  /** Resolves once `check` holds; rejects, naming `what`, where it does not in time. */
  until(check: () => boolean, what: string): Promise<void>;
  /** Connections the platform holds open to the adapter. */
  connections(): number;
  /** The public channel of the session. */
  readonly channel: string;
  /** Another, where the bot may write and not read what was posted. */
  readonly silent: string;
  /** A person, and a group or role that may be called. */
  readonly people: { person: string; group: string };
  /** The bot is taken out of the public channel. */
  shut(): void;
  /** Somebody deletes a message. */
  remove(id: string): void;
  /** Requests and payloads the platform would not have understood. */
  problems(): readonly string[];
  close(): Promise<void>;
}

/** How the contract reaches a platform. */
export interface PlatformHarness {
  readonly name: string;
  /** What the refusal of a bad token names. */
  readonly tokenVariable: string;
  /** Faults that mean nothing on this platform, each with the reason. */
  readonly without?: Readonly<Partial<Record<Fault, string>>>;
  /** A session whose adapter is not started yet. */
  open(options: SessionOptions): Promise<PlatformSession>;
}
