import { startFakeServer } from "../fake-http/server.ts";
import type { Reply, Request, Route } from "../fake-http/server.ts";
import { createLimiter } from "../fake-http/limiter.ts";
import type { Rule } from "../fake-http/rates.ts";
import { createChanges } from "../fake-http/until.ts";
import { IDS, createChannels } from "./channels.ts";
import type { Stored } from "./channels.ts";
import { GUILD, PERSON, createGateway } from "./gateway.ts";
import { message } from "./message.ts";
import { createThreads } from "./threads.ts";
import { formSchema } from "./types.ts";
import type { FakeDiscord, Pending } from "./types.ts";

export type { FakeDiscord } from "./types.ts";

export const TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAx.fake.token";

/** Milliseconds Discord waits for an acknowledgement, and an interaction token works for. */
const ACKNOWLEDGE = 3_000;
const TOKEN_LIFE = 15 * 60_000;

/** "Rate Limits": fifty requests a second and bot; of messages, five in five seconds and channel. */
const RULES = (channel: string): readonly Rule[] => [
  ["bot", 50, 1_000],
  [channel, 5, 5_000],
];

export async function startFakeDiscord(now: () => number, patience?: number): Promise<FakeDiscord> {
  const changes = createChanges(patience);
  const problems: string[] = [];
  const channels = createChannels(now, problems);
  const pending: FakeDiscord["pending"] = new Map();
  const suggested: FakeDiscord["suggested"] = new Map();
  const next: FakeDiscord["next"] = new Map();
  // discord.js waits by the machine's own clock.
  const limiter = createLimiter(
    IDS.channel,
    () => performance.now(),
    () => channels.fault === "limit-everybody",
  );
  const gateway = createGateway(
    changes.changed,
    () => discord.server.socketOrigin,
    (token) => discord.acceptAnyToken || token === TOKEN,
    problems,
    () => discord.guilds,
  );

  const route = (name: string, run: (request: Request, json: Record<string, unknown>) => Reply | Promise<Reply>): [string, Route] => {
    const [method = "", path = ""] = name.split(" ");
    const interactive = /^\/(?:interactions|webhooks)\//u.test(path);
    return [
      `${method} /api/v10${path}`,
      async (request) => {
        if (!interactive && discord.revoked && !discord.acceptAnyToken) {
          return { status: 401, body: { message: "401: Unauthorized", code: 0 } };
        }
        if (!interactive && !discord.acceptAnyToken && request.headers.authorization !== `Bot ${TOKEN}`) {
          return { status: 401, body: { message: "401: Unauthorized", code: 0 } };
        }
        const json: unknown = request.body === "" ? {} : JSON.parse(request.body);
        if (discord.inspect && request.body !== "") problems.push(...discord.inspect(method, request.path.replace("/api/v10", ""), json));
        const body: Record<string, unknown> = typeof json === "object" && json !== null ? { ...json } : {};
        if (Array.isArray(json)) body["list"] = json;
        discord.askedBy = request.headers.authorization?.replace(/^Bot /u, "");
        const planned = next.get(name)?.shift();
        const reply = await (planned ? planned(() => run(request, body)) : run(request, body));
        changes.changed();
        return reply;
      },
    ];
  };
  const answered = (stored: Stored | undefined): Reply =>
    stored ? { body: message(stored) } : { status: 400, body: { message: "Invalid Form Body", code: 50_035 } };
  const interaction = (token: string | undefined): Pending | undefined => {
    const found = pending.get(token ?? "");
    return found && discord.open && now() - found.at < TOKEN_LIFE ? found : undefined;
  };
  const threads = createThreads(channels);
  const unknownWebhook: Reply = { status: 404, body: { message: "Unknown Webhook", code: 10_015 } };
  const routes = Object.fromEntries([
    route("GET /gateway/bot", () => ({
      body: {
        url: discord.server.socketOrigin,
        shards: discord.shards,
        session_start_limit: { total: 1_000, remaining: 999, reset_after: 1, max_concurrency: discord.shards },
      },
    })),
    route("PUT /applications/:application/commands", (_, { list }) => {
      discord.commands = list;
      return { body: [] };
    }),
    route("PUT /applications/:application/guilds/:guild/commands", ({ params }, { list }) => {
      discord.guildCommands.set(params["guild"] ?? "", list);
      return { body: [] };
    }),
    route("GET /applications/@me", () => ({ body: { id: IDS.application, name: "Readout", flags: 0 } })),
    route("POST /interactions/:id/:token/callback", ({ params }, { type, data }) => {
      const token = params["token"] ?? "";
      if (type === 8) {
        suggested.set(token, data);
        return { status: 204 };
      }
      const found = pending.get(token);
      if (!found || now() - found.at > ACKNOWLEDGE) return { status: 404, body: { message: "Unknown interaction", code: 10_062 } };
      if (found.acknowledged) return { status: 400, body: { message: "Interaction has already been acknowledged.", code: 40_060 } };
      if (type !== 5 && type !== 9) problems.push(`unexpected callback type ${String(type)}`);
      if (channels.fault !== "lose-acknowledgements") found.acknowledged = true;
      if (type === 9) {
        const form = formSchema.safeParse(data);
        if (!form.success) problems.push(`invalid form: ${form.error.message}`);
        else discord.forms.push(form.data);
        // What a form acknowledges has no message of its own.
        pending.delete(token);
        return { status: 204 };
      }
      found.privately = isPrivate(data);
      return { status: 204 };
    }),
    route("PATCH /webhooks/:application/:token/messages/@original", ({ params }, body) => {
      const found = interaction(params["token"]);
      if (!found) return unknownWebhook;
      if (found.original) return answered(channels.change(found.original.id, body));
      // The acknowledgement decided who sees it, whatever the message says.
      const stored = channels.take({ ...body, flags: withPrivacy(body["flags"], found.privately) }, found.channel, IDS.person);
      if (stored) found.original = stored;
      return answered(stored);
    }),
    route("DELETE /webhooks/:application/:token/messages/@original", ({ params }) => {
      const found = interaction(params["token"]);
      if (!found) return unknownWebhook;
      if (found.original) channels.remove(found.original.id);
      found.takenBack = true;
      return { status: 204 };
    }),
    route("POST /users/@me/channels", (_, { recipient_id }) =>
      recipient_id === IDS.person && discord.open
        ? { body: { id: IDS.direct, type: 1, recipients: [PERSON] } }
        : { status: 403, body: { message: "Cannot send messages to this user", code: 50_007 } },
    ),
    route("POST /webhooks/:application/:token", ({ params }, body) => {
      const found = interaction(params["token"]);
      if (!found) return unknownWebhook;
      // The first word after an acknowledgement takes the place of its sign, and is seen by whom that was for.
      if (found.personal && (found.followUps = (found.followUps ?? 0) + 1) > 5) {
        return { status: 400, body: { message: "Maximum number of follow-ups for this interaction reached", code: 40_094 } };
      }
      const waiting = found.acknowledged && found.original === undefined && found.takenBack !== true;
      const stored = channels.take(
        waiting ? { ...body, flags: withPrivacy(body["flags"], found.privately) } : body,
        found.channel,
        IDS.person,
      );
      if (waiting && stored) found.original = stored;
      return answered(stored);
    }),
    route("POST /channels/:channel/messages", ({ params }, body) => {
      const channel = params["channel"] ?? "";
      const seconds = limiter.refuse(channel) ?? discord.rates?.take(RULES(channel));
      if (seconds !== undefined) {
        const limited = { message: "You are being rate limited.", retry_after: seconds, global: false };
        return { status: 429, headers: { "retry-after": String(seconds) }, body: limited };
      }
      if (discord.shut === channel && channels.fault !== "stay-open")
        return { status: 403, body: { message: "Missing Access", code: 50_001 } };
      return discord.open ? answered(channels.take(body, channel)) : { status: 403, body: { message: "Missing Access", code: 50_001 } };
    }),
    route("GET /channels/:channel/messages/:message", ({ params }) => {
      const found = channels.messages.find(({ id }) => id === params["message"]);
      return found ? { body: message(found) } : { status: 404, body: { message: "Unknown Message", code: 10_008 } };
    }),
    route("PATCH /channels/:channel/messages/:message", ({ params }, body) => answered(channels.change(params["message"] ?? "", body))),
    route("DELETE /channels/:channel/messages/:message", ({ params }) =>
      channels.remove(params["message"] ?? "") ? { status: 204 } : { status: 404, body: { message: "Unknown Message", code: 10_008 } },
    ),
    route("GET /channels/:channel/messages", ({ params, query }) => {
      // Without the permission Discord says that there is nothing.
      if (params["channel"] === IDS.silent) return { body: [] };
      const after = BigInt(query.get("after") ?? "0");
      const found = channels.messages.filter(
        (one) => one.channel === params["channel"] && one.privateTo === undefined && BigInt(one.id) > after,
      );
      const shown = found.slice(0, Number(query.get("limit") ?? "50")).map((one) => message(one));
      return {
        body: (channels.fault === "forget-deliveries" || channels.fault === "lose-marks"
          ? shown.map((one) => ({ ...one, components: [] }))
          : shown
        ).toReversed(),
      };
    }),
    route("POST /channels/:channel/typing", () => ({ status: 204 })),
    route("GET /channels/:channel", ({ params }) => {
      const thread = threads.all.get(params["channel"] ?? "");
      if (thread) return { body: { id: thread.id, type: 11, parent_id: thread.parent, guild_id: IDS.guild, name: thread.name } };
      return params["channel"] === IDS.direct
        ? { body: { id: IDS.direct, type: 1, recipients: [PERSON], last_message_id: null } }
        : { status: 404, body: { message: "Unknown Channel", code: 10_003 } };
    }),
    ...threads.routes.map(([name, run]) => route(name, run)),
  ]);
  const server = await startFakeServer({
    problems,
    routes,
    connected(socket) {
      socket.on("close", () => changes.changed());
      if (channels.fault === "stay-cut" && gateway.identified > 0) return socket.terminate();
      gateway.connected(socket);
    },
  });
  const discord: FakeDiscord = {
    apiUrl: `${server.origin}/api`,
    channels,
    gateway,
    changes,
    server,
    pending,
    suggested,
    commands: undefined,
    forms: [],
    guildCommands: new Map(),
    acceptAnyToken: false,
    guilds: [GUILD],
    shards: 1,
    revoked: false,
    limiter,
    rates: undefined,
    shut: undefined,
    askedBy: undefined,
    open: true,
    problems,
    next,
    inspect: undefined,
    close: () => server.close(),
  };
  return discord;
}

const EPHEMERAL = 1 << 6;

function isPrivate(data: unknown): boolean {
  return typeof data === "object" && data !== null && "flags" in data && (Number(data.flags) & EPHEMERAL) !== 0;
}

function withPrivacy(flags: unknown, privately: boolean): number {
  return privately ? Number(flags ?? 0) | EPHEMERAL : Number(flags ?? 0) & ~EPHEMERAL;
}
