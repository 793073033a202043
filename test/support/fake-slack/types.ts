import type { FakeServer, Reply } from "../fake-http/server.ts";
import type { Limiter } from "../fake-http/limiter.ts";
import type { Rates } from "../fake-http/rates.ts";
import type { Changes } from "../fake-http/until.ts";
import type { Workspace } from "./workspace.ts";

export const TOKENS = {
  bot: "xoxb-fake-bot",
  app: "xapp-fake-app",
  signing: "fake-signing-secret",
  clientId: "1.2",
  clientSecret: "fake-client-secret",
} as const;

/** One method call as the fake received it. */
export interface Called {
  method: string;
  args: Record<string, unknown>;
  /** What it was authorised by. */
  token?: string | undefined;
}

/** A pretended Slack: Web API, Socket Mode and the signed requests of HTTP mode. */
export interface FakeSlack {
  readonly apiUrl: string;
  readonly workspace: Workspace;
  readonly calls: Called[];
  readonly changes: Changes;
  readonly server: FakeServer;
  /** Envelopes the bot has acknowledged. */
  readonly acknowledged: Set<string>;
  /** Where HTTP mode sends its requests, once the bot listens. */
  eventsUrl: string | undefined;
  acceptAnyToken: boolean;
  /** The token is no longer taken. */
  revoked: boolean;
  /** Websockets taken so far. */
  connects: number;
  readonly limiter: Limiter;
  /** Slack's limits, where they are kept. */
  rates: Rates | undefined;
  /** Further bot tokens, with the workspace of each. */
  readonly tokens: Map<string, string>;
  /** Workspaces that somebody agreed to install the app in, or whole organisations, by the code they came back with. */
  readonly codes: Map<string, { team: string; token: string; enterprise?: string }>;
  /** The bot is not in the channel. */
  outside: boolean;
  /** The app has the agent view, and with it a permission more. */
  agentView: boolean;
  /** What is shown in threads of the agent view: statuses by channel and thread. */
  readonly statuses: Map<string, string>;
  /** The person's zone; without one the app may not ask. */
  zone: string | undefined;
  /** Whether the person administers the workspace. */
  admin: boolean;
  /** The forms opened, the newest last. */
  readonly forms: Record<string, unknown>[];
  /** The answers to requests for options, by envelope. */
  readonly options: Map<string, unknown>;
  /** Taken off and answered in place of the next calls of a method. */
  readonly next: Map<string, ((take: () => Reply | Promise<Reply>) => Reply | Promise<Reply>)[]>;
  /** Tells the bot to connect anew, as Slack does every few hours. */
  refresh(): void;
  /** Whether messages are still taken. */
  open: boolean;
  /** Sends a payload the way the connected bot takes it. */
  deliver(kind: "slash_commands" | "interactive" | "events_api", id: string, payload: Record<string, unknown>): Promise<void>;
  /** An address for answers; `under` is the message whose button was pressed. */
  responseUrl(under?: string): string;
  close(): Promise<void>;
}
