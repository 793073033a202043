import type { Briefing, RequestContext } from "../briefings/types.ts";
import type { MessageDocument } from "../core/document.ts";
import type { Reply } from "../core/platform.ts";
import type { Speaker } from "./talk.ts";

/** What an option takes; adapters choose the widget and the suggestions by it. */
export type OptionKind = "topic" | "actor" | "issue" | "period" | "day" | "length" | "granularity" | "flag" | "words";

export interface OptionSpec {
  /** Lower case with hyphens; the same on every platform. */
  name: string;
  kind: OptionKind;
  /** One line for help and for the platform's own list, at most 100 characters. */
  summary: string;
  required?: boolean;
  /** Taken from the words that carry no option name, in this order. */
  positional?: boolean;
}

/** A command as data: what help, the command line and each platform's registration are made from. */
export interface CommandSpec {
  name: string;
  /** What a menu or a button calls it, where it is not typed. */
  title?: string;
  /** The same in at most 24 characters, for a platform whose menus are narrow; needed only where the title is longer. */
  shortTitle?: string;
  /** One line, at most 100 characters. */
  summary: string;
  options: readonly OptionSpec[];
  /** Whether the answer goes to the conversation or to the asker alone, where no `private` option says otherwise. */
  visibility: "conversation" | "private";
  /** A regular expression, ignoring case: words after the command that match it are answered to the asker alone. */
  privately?: string;
  /** Complete lines a user can type, without the leading slash. */
  examples: readonly string[];
  /** Where it is offered: as a typed command where left out, in a message's own menu, or by buttons alone. */
  surface?: "command" | "message" | "button";
  /** The option that its button first asks for, in the reader's own words: in a form, where the platform has one. */
  asks?: string;
  /** It changes settings, so that a platform first offers it to those who manage the place. */
  manages?: true;
}

/** Options by name as typed; the command parses them and says what is wrong in the user's words. */
export type RawOptions = Readonly<Record<string, string>>;

/** The specifications of the commands that are typed. */
export function typedSpecs(specs: readonly CommandSpec[]): CommandSpec[] {
  return specs.filter(({ surface = "command" }) => surface === "command");
}

/** How commands are typed on one platform, and what its users must know beside; each adapter has its own. */
export interface Manner {
  /** A command's example as it is typed there: `/brief gaza`. */
  typed(example: string): string;
  /** Whole sentences for help and welcome, such as where a command cannot be typed and what works instead. */
  notes: readonly string[];
  /** What a command of a message's own menu is called there; its title where this is left out. */
  entry?(spec: CommandSpec): string;
}

/** What a command needs to know of the request. */
export type Call = Pick<RequestContext, "owner" | "zone"> & {
  now: number;
  /** The person's own IANA zone, where the platform tells it. */
  ownZone?: string;
  /** Who asks where, in a chat. */
  from?: Speaker;
  /** What the person may change, in a chat; on the command line everything. */
  role?(): Promise<Role>;
  /** Stops what takes long. */
  signal?: AbortSignal;
};

/** `operator`: of Readout itself, for everybody. `admin`: of the workspace or guild, for it alone. */
export type Role = "member" | "admin" | "operator";

export interface Outcome {
  document: MessageDocument;
  /** The answer as data, where the command answers from the record. */
  briefing?: Briefing;
  /** Told of the message that carries the document to everybody in its conversation. */
  sent?: Reply["sent"];
}

export interface Command {
  readonly spec: CommandSpec;
  /** Reads words that have a grammar of their own; undefined where the specification's is to read them. */
  readWords?(words: readonly string[]): RawOptions | undefined;
  /** Rejects with UserError for what the user can mend. */
  run(options: RawOptions, call: Call): Promise<Outcome>;
}
