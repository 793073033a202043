import { z } from "zod";
import type { WebSocket } from "ws";
import { startFakeServer } from "../fake-http/server.ts";
import type { Reply, Request, Route } from "../fake-http/server.ts";
import { createLimiter } from "../fake-http/limiter.ts";
import type { Rule } from "../fake-http/rates.ts";
import { createChanges } from "../fake-http/until.ts";
import { history } from "./history.ts";
import { slackArguments } from "./shown.ts";
import { IDS, createWorkspace } from "./workspace.ts";
import type { Workspace } from "./workspace.ts";
import { viewProblem } from "./view.ts";
import { isRecord, optional, readForm, refused, signed } from "./http.ts";
import { TOKENS } from "./types.ts";
import type { Called, FakeSlack } from "./types.ts";

export { TOKENS } from "./types.ts";
export type { FakeSlack } from "./types.ts";

const promptsSchema = z
  .array(z.strictObject({ title: z.string().min(1), message: z.string().min(1) }))
  .min(1)
  .max(4);

/** "Rate limits": a message a second and channel; "several hundred messages per minute" and workspace. */
const rules = (team: string, channel: string): readonly Rule[] => [
  [`${team} ${channel}`, 1, 1_000],
  [team, 300, 60_000],
];

export async function startFakeSlack(now: () => number, patience?: number): Promise<FakeSlack> {
  const changes = createChanges(patience);
  const problems: string[] = [];
  const workspace = createWorkspace(now, problems);
  const calls: Called[] = [];
  const acknowledged = new Set<string>();
  const sockets: WebSocket[] = [];
  const uses = new Map<string, number>();
  const originals = new Map<string, string>();
  const options = new Map<string, unknown>();
  const next: FakeSlack["next"] = new Map();
  const triggers = new Set<string>();
  const limiter = createLimiter(IDS.channel, now, () => workspace.fault === "limit-everybody");

  const inspect = (name: string, args: Record<string, unknown>): void => {
    const error = slackArguments[name]?.safeParse(args).error;
    if (error) problems.push(`${name}: ${error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; ")}`);
  };
  const method = (name: string, token: string, run: (args: Record<string, unknown>) => Reply | Promise<Reply>): [string, Route] => [
    `POST /api/${name}`,
    async (request) => {
      const args = readForm(request);
      const given = request.headers.authorization?.replace(/^Bearer /u, "");
      calls.push({ method: name, args, token: given });
      inspect(name, args);
      const known = given === token || (token === TOKENS.bot && tokens.has(given ?? ""));
      if (slack.revoked && !slack.acceptAnyToken) return { body: { ok: false, error: "token_revoked" } };
      if (!slack.acceptAnyToken && !known) return { body: { ok: false, error: "invalid_auth" } };
      const planned = next.get(name)?.shift();
      const reply = await (planned ? planned(() => run(args)) : run(args));
      changes.changed();
      return reply;
    },
  ];
  const tokens: FakeSlack["tokens"] = new Map();
  const codes: FakeSlack["codes"] = new Map();
  const post = (args: Record<string, unknown>, where: Parameters<Workspace["take"]>[1]): Reply => {
    if (!slack.open) return { body: { ok: false, error: "fatal_error" } };
    const taken = workspace.take(args, where);
    return typeof taken === "string"
      ? refused(taken)
      : { body: { ok: true, channel: where.channel, ts: taken.ts, message: { ts: taken.ts } } };
  };
  const viewed = (args: Record<string, unknown>, type: "modal" | "home"): Reply => {
    const problem = viewProblem(args["view"], type);
    if (problem !== undefined) problems.push(problem);
    return problem === undefined ? { body: { ok: true, view: { id: "V00FAKE00", hash: "h1" } } } : refused("invalid_arguments");
  };
  // A replacement or removal touches the message the request came from, else the last one sent to the asker alone.
  const respond = (id: string, args: Record<string, unknown>): Reply => {
    const last = originals.get(id);
    if (args["delete_original"] === true) {
      const index = workspace.messages.findIndex(({ ts }) => ts === last);
      if (index < 0) return refused("message_not_found");
      workspace.messages.splice(index, 1);
      return { body: { ok: true } };
    }
    if (args["replace_original"] === true && last !== undefined) {
      const problem = workspace.change(last, args);
      return problem ? refused(problem) : { body: { ok: true } };
    }
    const alone = args["response_type"] !== "in_channel";
    const reply = post(args, { channel: IDS.channel, privateTo: alone ? IDS.person : undefined });
    const sent = workspace.messages.at(-1);
    if (alone && sent && !id.startsWith("button-")) originals.set(id, sent.ts);
    return reply;
  };
  const routes = Object.fromEntries([
    [
      "POST /api/oauth.v2.access",
      (request: Request): Reply => {
        const args = readForm(request);
        const installed = codes.get(String(args["code"]));
        if (args["client_id"] !== TOKENS.clientId || args["client_secret"] !== TOKENS.clientSecret) return refused("bad_client_secret");
        if (!installed) return refused("invalid_code");
        tokens.set(installed.token, installed.team);
        return {
          body: {
            ok: true,
            access_token: installed.token,
            token_type: "bot",
            scope: "commands,chat:write",
            bot_user_id: IDS.bot,
            app_id: "A00FAKE00",
            team: installed.enterprise === undefined ? { id: installed.team, name: "Fake" } : null,
            enterprise: installed.enterprise === undefined ? null : { id: installed.enterprise, name: "Fake" },
            authed_user: { id: IDS.person },
            is_enterprise_install: installed.enterprise !== undefined,
          },
        };
      },
    ],
    method("auth.test", TOKENS.bot, () => ({
      headers: { "x-oauth-scopes": ["chat:write", "commands", ...(slack.agentView ? ["assistant:write"] : [])].join(",") },
      body: { ok: true, user_id: IDS.bot, bot_id: IDS.botId, team_id: IDS.team, user: "readout", team: "Fake" },
    })),
    method("apps.connections.open", TOKENS.app, () => ({ body: { ok: true, url: `${slack.server.socketOrigin}/link` } })),
    method("chat.postMessage", TOKENS.bot, (args) => {
      const channel = args["channel"] === IDS.person ? IDS.direct : String(args["channel"]);
      const seconds = limiter.refuse(channel);
      if (seconds !== undefined) {
        return { status: 429, headers: { "retry-after": String(seconds) }, body: { ok: false, error: "ratelimited" } };
      }
      const wait = slack.rates?.take(rules(tokens.get(slack.calls.at(-1)?.token ?? "") ?? IDS.team, channel));
      if (wait !== undefined) {
        // Slack names whole seconds.
        return { status: 429, headers: { "retry-after": String(Math.ceil(wait)) }, body: { ok: false, error: "ratelimited" } };
      }
      if (slack.outside && channel === IDS.channel && workspace.fault !== "stay-open") return refused("not_in_channel");
      slack.statuses.delete(`${channel}/${String(args["thread_ts"])}`);
      return post(args, { channel, thread: optional(args["thread_ts"]) });
    }),
    method("chat.postEphemeral", TOKENS.bot, (args) =>
      slack.outside ? refused("not_in_channel") : post(args, { channel: String(args["channel"]), privateTo: String(args["user"]) }),
    ),
    method("chat.update", TOKENS.bot, (args) => {
      const problem = workspace.change(String(args["ts"]), args);
      return problem ? refused(problem) : { body: { ok: true, ts: args["ts"] } };
    }),
    method("chat.delete", TOKENS.bot, (args) => {
      const index = workspace.messages.findIndex(({ ts }) => ts === args["ts"]);
      if (index < 0) return refused("message_not_found");
      if (workspace.fault !== "ignore-edits") workspace.messages.splice(index, 1);
      return { body: { ok: true } };
    }),
    method("users.info", TOKENS.bot, (args) =>
      slack.zone === undefined
        ? refused("missing_scope")
        : { body: { ok: true, user: { id: args["user"], tz: slack.zone, is_admin: slack.admin } } },
    ),
    method("views.open", TOKENS.bot, (args) => {
      const trigger = String(args["trigger_id"]);
      if (triggers.has(trigger)) return refused("exchanged_trigger_id");
      triggers.add(trigger);
      const reply = viewed(args, "modal");
      if (isRecord(args["view"]) && isRecord(reply.body) && reply.body["ok"] === true) slack.forms.push(args["view"]);
      return reply;
    }),
    method("views.publish", TOKENS.bot, (args) => viewed(args, "home")),
    method("assistant.threads.setSuggestedPrompts", TOKENS.bot, (args) => {
      const parsed = promptsSchema.safeParse(args["prompts"]);
      if (!parsed.success) problems.push(`invalid prompts: ${parsed.error.message}`);
      // With a thread the call would fail silently in the agent view.
      if (slack.agentView === (args["thread_ts"] !== undefined))
        problems.push("prompts with a thread in the agent view, or without outside");
      return parsed.success ? { body: { ok: true } } : refused("invalid_arguments");
    }),
    method("assistant.threads.setStatus", TOKENS.bot, ({ channel_id, thread_ts, status }) => {
      if (typeof channel_id !== "string" || typeof thread_ts !== "string" || typeof status !== "string")
        return refused("invalid_arguments");
      slack.statuses.set(`${channel_id}/${thread_ts}`, status);
      return { body: { ok: true } };
    }),
    method("conversations.info", TOKENS.bot, (args) =>
      args["channel"] === IDS.channel || args["channel"] === IDS.direct
        ? { body: { ok: true, channel: { id: args["channel"], is_member: !slack.outside, is_im: args["channel"] === IDS.direct } } }
        : refused("channel_not_found"),
    ),
    method("conversations.history", TOKENS.bot, (args) => history(workspace, String(args["channel"]), undefined, args)),
    method("conversations.replies", TOKENS.bot, (args) => history(workspace, String(args["channel"]), String(args["ts"]), args)),
    method("conversations.open", TOKENS.bot, ({ users }) =>
      users === IDS.person ? { body: { ok: true, channel: { id: IDS.direct } } } : refused("user_not_found"),
    ),
    [
      "POST /respond/:id",
      async ({ params, body }: Request): Promise<Reply> => {
        const id = params["id"] ?? "";
        const used = (uses.get(id) ?? 0) + 1;
        uses.set(id, used);
        if (used > 5) return { status: 404, body: "used_url" };
        const args: unknown = JSON.parse(body);
        if (!isRecord(args)) return { status: 400, body: "invalid_payload" };
        calls.push({ method: "respond", args });
        inspect("respond", args);
        const planned = next.get("respond")?.shift();
        const reply = await (planned ? planned(() => respond(id, args)) : respond(id, args));
        changes.changed();
        if (reply.status !== undefined || reply.drop) return reply;
        return isRecord(reply.body) && reply.body["ok"] === true ? { body: "ok" } : { status: 404, body: "no_text" };
      },
    ],
  ]);
  const acknowledge = (id: string): void => {
    if (workspace.fault !== "lose-acknowledgements") acknowledged.add(id);
    changes.changed();
  };
  const server = await startFakeServer({
    problems,
    routes,
    connected(socket) {
      if (workspace.fault === "stay-cut" && slack.connects > 0) return socket.terminate();
      slack.connects += 1;
      sockets.push(socket);
      socket.on("message", (data) => {
        const frame: unknown = JSON.parse(String(data));
        if (!isRecord(frame) || typeof frame["envelope_id"] !== "string") return;
        if (frame["payload"] !== undefined) options.set(frame["envelope_id"], frame["payload"]);
        acknowledge(frame["envelope_id"]);
      });
      socket.on("close", () => {
        sockets.splice(sockets.indexOf(socket), 1);
        changes.changed();
      });
      socket.send(JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: "A00FAKE00" } }));
      changes.changed();
    },
  });
  let responses = 0;
  const slack: FakeSlack = {
    apiUrl: `${server.origin}/api/`,
    workspace,
    calls,
    changes,
    server,
    acknowledged,
    eventsUrl: undefined,
    acceptAnyToken: false,
    revoked: false,
    connects: 0,
    limiter,
    rates: undefined,
    tokens,
    codes,
    outside: false,
    agentView: false,
    statuses: new Map(),
    zone: undefined,
    admin: false,
    options,
    forms: [],
    next,
    open: true,
    responseUrl(under) {
      const id = under === undefined ? `${(responses += 1)}` : `button-${(responses += 1)}`;
      if (under !== undefined) originals.set(id, under);
      return `${server.origin}/respond/${id}`;
    },
    async deliver(kind, id, payload) {
      if (slack.eventsUrl === undefined) {
        const socket = sockets.at(-1);
        if (!socket) throw new Error("the bot is not connected");
        socket.send(JSON.stringify({ type: kind, envelope_id: id, accepts_response_payload: kind !== "events_api", payload }));
        return;
      }
      void signed(slack.eventsUrl, kind, payload).then(
        (ok) => ok && acknowledge(id),
        () => undefined,
      );
    },
    refresh() {
      for (const socket of sockets) {
        socket.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested", debug_info: { host: "fake" } }));
      }
    },
    close: () => server.close(),
  };
  return slack;
}
