import { z } from "zod";
import type { FakeServer, Reply } from "../fake-http/server.ts";
import type { Limiter } from "../fake-http/limiter.ts";
import type { Rates } from "../fake-http/rates.ts";
import type { Changes } from "../fake-http/until.ts";
import type { Channels, Stored } from "./channels.ts";
import type { FakeGuild, Gateway } from "./gateway.ts";

/** One interaction as Discord remembers it. */
export interface Pending {
  channel: string;
  acknowledged: boolean;
  privately: boolean;
  at: number;
  original?: Stored;
  takenBack?: boolean;
  /** The asker brought the app, and the server has not added it. */
  personal?: boolean;
  followUps?: number;
}

/** A form as far as a person fills it in. */
export type Form = z.infer<typeof formSchema>;

/** A form with one input, with Discord's documented limits. */
export const formSchema = z.looseObject({
  custom_id: z.string().min(1).max(100),
  title: z.string().min(1).max(45),
  components: z.tuple([
    z.looseObject({
      type: z.literal(18),
      label: z.string().min(1).max(45),
      description: z.string().min(1).max(100).optional(),
      component: z.looseObject({
        type: z.literal(4),
        custom_id: z.string().min(1).max(100),
        style: z.literal([1, 2]),
        required: z.boolean().optional(),
        max_length: z.int().min(1).max(4_000).optional(),
      }),
    }),
  ]),
});

/** A pretended Discord: REST and gateway. */
export interface FakeDiscord {
  readonly apiUrl: string;
  readonly channels: Channels;
  readonly gateway: Gateway;
  readonly changes: Changes;
  readonly server: FakeServer;
  readonly pending: Map<string, Pending>;
  /** What autocompletion was answered with, by interaction. */
  readonly suggested: Map<string, unknown>;
  /** The forms opened, the newest last. */
  readonly forms: Form[];
  /** The commands registered last. */
  commands: unknown;
  /** The same by server, where they were registered with one alone. */
  readonly guildCommands: Map<string, unknown>;
  acceptAnyToken: boolean;
  /** The token is no longer taken. */
  revoked: boolean;
  readonly limiter: Limiter;
  /** Discord's limits, where they are kept. */
  rates: Rates | undefined;
  /** The token of the request now answered. */
  askedBy: string | undefined;
  /** A channel the bot was taken out of. */
  shut: string | undefined;
  /** The servers the bot is told of on connecting. */
  guilds: FakeGuild[];
  /** How many gateway connections are recommended. */
  shards: number;
  /** Whether messages are still taken. */
  open: boolean;
  readonly problems: string[];
  /** Taken off and answered in place of the next calls of a route. */
  readonly next: Map<string, ((take: () => Reply | Promise<Reply>) => Reply | Promise<Reply>)[]>;
  /** Sees every request body with its route, for checks against the published schema. */
  inspect: ((method: string, path: string, body: unknown) => string[]) | undefined;
  close(): Promise<void>;
}
