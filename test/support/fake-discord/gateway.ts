import type { WebSocket } from "ws";
import { IDS } from "./channels.ts";

/** What the bot is told on connecting, in the order Discord tells it. */
export interface Gateway {
  connected(socket: WebSocket): void;
  /** Sends an event to the bot that identified last. */
  dispatch(type: string, data: unknown): void;
  /** How often a bot identified, and how often it resumed. */
  readonly identified: number;
  readonly resumed: number;
}

export const USER = { id: IDS.bot, username: "readout", discriminator: "0", global_name: null, avatar: null, bot: true };
export const PERSON = { id: IDS.person, username: "person", discriminator: "0", global_name: "Person", avatar: null };

/** All but being an administrator, whom no channel can keep out. */
const ALL_PERMISSIONS = ((2n ** 50n - 1n) & ~8n).toString();

const READ_MESSAGE_HISTORY = (1n << 16n).toString();

/** A channel of the server as Discord tells of it. */
export function channelIn(id: string, name: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { id, type: 0, name, position: 0, permission_overwrites: [], nsfw: false, parent_id: null, guild_id: IDS.guild, ...more };
}

export const GUILD = {
  id: IDS.guild,
  name: "Fake",
  icon: null,
  owner_id: IDS.person,
  unavailable: false,
  large: false,
  member_count: 2,
  joined_at: "2023-01-01T00:00:00.000000+00:00",
  preferred_locale: "en-US",
  features: [],
  emojis: [],
  stickers: [],
  roles: [
    {
      id: IDS.guild,
      name: "@everyone",
      permissions: ALL_PERMISSIONS,
      position: 0,
      color: 0,
      hoist: false,
      managed: false,
      mentionable: false,
      flags: 0,
    },
  ],
  channels: [
    channelIn(IDS.channel, "desk"),
    channelIn(IDS.silent, "silent", { permission_overwrites: [{ id: IDS.guild, type: 0, allow: "0", deny: READ_MESSAGE_HISTORY }] }),
    channelIn(IDS.forum, "forum", { type: 15, available_tags: [] }),
  ],
  threads: [],
  members: [{ user: USER, roles: [], joined_at: "2023-01-01T00:00:00.000000+00:00", deaf: false, mute: false, flags: 0 }],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
};

/** A server as Discord tells of it. */
export type FakeGuild = Record<keyof typeof GUILD, unknown>;

const AUTHENTICATION_FAILED = 4_004;
const PRIVILEGED_INTENTS = (1 << 1) | (1 << 8) | (1 << 15);

export function createGateway(
  changed: () => void,
  origin: () => string,
  allows: (token: string) => boolean,
  problems: string[],
  guilds: () => readonly FakeGuild[],
): Gateway {
  // Everything a test lets happen comes over the first connection.
  let current: WebSocket | undefined;
  let sequence = 0;
  const counts = { identified: 0, resumed: 0 };
  const send = (socket: WebSocket | undefined, payload: Record<string, unknown>): void => socket?.send(JSON.stringify(payload));
  const dispatch = (type: string, data: unknown): void => send(current, { op: 0, t: type, s: (sequence += 1), d: data });
  return {
    get identified() {
      return counts.identified;
    },
    get resumed() {
      return counts.resumed;
    },
    dispatch(type, data) {
      if (current === undefined) throw new Error("the bot is not connected");
      dispatch(type, data);
    },
    connected(socket) {
      send(socket, { op: 10, t: null, s: null, d: { heartbeat_interval: 41_250 } });
      socket.on("message", (raw) => {
        const frame: unknown = JSON.parse(String(raw));
        if (typeof frame !== "object" || frame === null || !("op" in frame)) return;
        const data = "d" in frame ? frame.d : undefined;
        if (frame.op === 1) send(socket, { op: 11 });
        if (frame.op !== 2 && frame.op !== 6) return;
        if (!allows(field(data, "token"))) return socket.close(AUTHENTICATION_FAILED, "Authentication failed.");
        const [shard = 0, shards = 1] = shardOf(data);
        if (frame.op === 6 || shard === 0) current = socket;
        if (frame.op === 6) {
          counts.resumed += 1;
          dispatch("RESUMED", {});
          changed();
          return;
        }
        if (Number(field(data, "intents")) & PRIVILEGED_INTENTS) problems.push("a privileged intent is asked for");
        counts.identified += 1;
        const ready = {
          v: 10,
          user: USER,
          guilds: shard === 0 ? guilds().map(({ id }) => ({ id, unavailable: true })) : [],
          session_id: "fake-session",
          resume_gateway_url: origin(),
          shard: [shard, shards],
          application: { id: IDS.application, flags: 0 },
        };
        send(socket, { op: 0, t: "READY", s: (sequence += 1), d: ready });
        if (shard === 0) for (const guild of guilds()) dispatch("GUILD_CREATE", guild);
      });
    },
  };
}

function shardOf(data: unknown): number[] {
  return typeof data === "object" && data !== null && "shard" in data && Array.isArray(data.shard) ? data.shard.map(Number) : [];
}

function field(data: unknown, name: string): string {
  return typeof data === "object" && data !== null && name in data ? String(Object.entries(data).find(([key]) => key === name)?.[1]) : "";
}
