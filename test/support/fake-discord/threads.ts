import type { Reply, Request } from "../fake-http/server.ts";
import { type Channels, IDS, type Stored } from "./channels.ts";
import { message } from "./message.ts";

/** A thread, or a post of a forum. */
interface Thread {
  id: string;
  parent: string;
  name: string;
}

/** Threads of the pretended server. */
export interface Threads {
  /** By their ids. */
  readonly all: Map<string, Thread>;
  routes: [string, (request: Request, body: Record<string, unknown>) => Reply][];
}

const refused = (status: number, code: number, words: string): Reply => ({ status, body: { message: words, code } });

export function createThreads(channels: Channels): Threads {
  // The one that tests post to was there before.
  const all = new Map<string, Thread>([[IDS.thread, { id: IDS.thread, parent: IDS.channel, name: "A thread" }]]);
  const shown = ({ id, parent, name }: Thread): Record<string, unknown> => ({ id, parent_id: parent, name, type: 11, guild_id: IDS.guild });
  const named = (body: Record<string, unknown>): string | undefined =>
    typeof body["name"] === "string" && body["name"].length >= 1 && body["name"].length <= 100 ? body["name"] : undefined;
  const open = (thread: Thread): Thread => {
    all.set(thread.id, thread);
    return thread;
  };
  const of = (parent?: string): Reply => ({
    body: {
      threads: [...all.values()].filter((one) => parent === undefined || one.parent === parent).map(shown),
      members: [],
      has_more: false,
    },
  });
  return {
    all,
    routes: [
      [
        "POST /channels/:channel/threads",
        ({ params }, body) => {
          const [parent = "", name, first] = [params["channel"], named(body), body["message"]];
          if (parent !== IDS.forum) return refused(400, 50_024, "Cannot execute action on this channel type");
          const id = channels.nextId();
          const stored: Stored | undefined =
            name !== undefined && typeof first === "object" && first !== null ? channels.take({ ...first }, id) : undefined;
          if (stored === undefined || name === undefined) return refused(400, 50_035, "Invalid Form Body");
          stored.id = id;
          return { status: 201, body: { ...shown(open({ id, parent, name })), message: message(stored) } };
        },
      ],
      [
        "POST /channels/:channel/messages/:message/threads",
        ({ params }, body) => {
          const [parent = "", id = "", name] = [params["channel"], params["message"], named(body)];
          if (!channels.messages.some((one) => one.id === id)) return refused(404, 10_008, "Unknown Message");
          if (all.has(id)) return refused(400, 160_004, "A thread has already been created for this message");
          return name === undefined ? refused(400, 50_035, "Invalid Form Body") : { status: 201, body: shown(open({ id, parent, name })) };
        },
      ],
      ["GET /guilds/:guild/threads/active", () => of()],
      ["GET /channels/:channel/threads/archived/public", ({ params }) => of(params["channel"])],
    ],
  };
}
