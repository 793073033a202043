import { z } from "zod";
import { createSlackAdapter } from "../../../src/adapters/slack/adapter.ts";
import type { SlackOptions } from "../../../src/adapters/slack/adapter.ts";
import type { PlatformHarness, PlatformSession, Said, SessionOptions } from "../../contract/harness.ts";
import type { Reply } from "../fake-http/server.ts";
import { createMemoryKeys } from "../fake-http/memory-keys.ts";
import { createTimers } from "../fake-http/timers.ts";
import { TOKENS, startFakeSlack } from "./server.ts";
import type { FakeSlack } from "./server.ts";
import { IDS } from "./workspace.ts";

/** 20 November 2023, 09:00 UTC. */
const START = Date.UTC(2023, 10, 20, 9);

/** A form as far as a person fills it in. */
const formSchema = z.looseObject({
  title: z.looseObject({ text: z.string() }),
  callback_id: z.string(),
  private_metadata: z.string().default(""),
  blocks: z.array(
    z.looseObject({
      block_id: z.string(),
      label: z.looseObject({ text: z.string() }),
      element: z.looseObject({ type: z.string(), action_id: z.string() }),
    }),
  ),
});

type Kind = "slash_commands" | "interactive" | "events_api";

/** A session with what only Slack's own tests look at. */
export interface SlackSession extends PlatformSession {
  readonly slack: FakeSlack;
  readonly keys: ReturnType<typeof createMemoryKeys>;
  readonly log: string[];
  slash(command: string, text: string): Promise<Said>;
  send(kind: Kind, payload: Record<string, unknown>): Promise<Said>;
  event(inner: Record<string, unknown>): Promise<Said>;
  /** Timers of the adapter that have not rung; they ring as time passes. */
  waiting(): number;
}

export interface SlackHarness extends PlatformHarness {
  open(options: SessionOptions & Overrides): Promise<SlackSession>;
}

/** Options of the adapter in place of the session's own. */
type Overrides = Pick<Partial<SlackOptions>, "appToken" | "pages" | "prefix" | "pingTimeout" | "port" | "suggest" | "changesBy"> & {
  /** The app has Slack's agent view. */
  agentView?: boolean;
};

/** Slack through Bolt, in Socket Mode or over HTTP. */
export function createSlackHarness(mode: "socket" | "http"): SlackHarness {
  const without = mode === "http" ? { "stay-cut": "there is no connection to be dropped" } : {};
  return { name: `slack (${mode})`, tokenVariable: "SLACK_BOT_TOKEN", without, open: (options) => openSession(mode, options) };
}

async function openSession(
  mode: "socket" | "http",
  { dispatch, specs, fault, badToken, patience, reconnects, agentView = false, ...overrides }: SessionOptions & Overrides,
): Promise<SlackSession> {
  let time = START;
  let late = false;
  const timers = createTimers(
    () => time,
    () => slack.changes.changed(),
  );
  const slack = await startFakeSlack(() => time, patience);
  slack.workspace.fault = fault;
  slack.agentView = agentView;
  slack.acceptAnyToken = fault === "accept-any-token";
  const keys = createMemoryKeys();
  if (fault === "forget-buttons") keys.get = async () => undefined;
  const log: string[] = [];
  const adapter = createSlackAdapter({
    botToken: badToken ? "xoxb-refused" : TOKENS.bot,
    ...(mode === "socket" ? { appToken: TOKENS.app } : { signingSecret: TOKENS.signing }),
    apiUrl: slack.apiUrl,
    port: 0,
    listening: (port) => {
      slack.eventsUrl = `http://127.0.0.1:${port}/slack/events`;
    },
    specs,
    keys,
    clock: { now: () => time },
    after: timers.after,
    wait: timers.wait,
    ...(reconnects ? { pingTimeout: 300 } : {}),
    log: (level, event, details) => {
      log.push(`${level} ${event} ${JSON.stringify(details ?? {})}`);
      slack.changes.changed();
    },
    ...overrides,
  });
  const payloads = new Map<string, { kind: Kind; payload: Record<string, unknown> }>();
  let count = 0;
  const say = async (kind: Kind, payload: Record<string, unknown>, where: { channel: string; thread?: string }): Promise<Said> => {
    const id = `e${(count += 1)}`;
    payloads.set(id, { kind, payload });
    await slack.deliver(kind, id, payload);
    return { id, ...where, acknowledged: () => slack.acknowledged.has(id) };
  };
  const event = (inner: Record<string, unknown>): Record<string, unknown> => ({
    type: "event_callback",
    team_id: IDS.team,
    api_app_id: "A00FAKE00",
    event_id: `Ev${(count += 1)}`,
    event_time: Math.floor(time / 1_000),
    event: inner,
  });
  const message = (fields: Record<string, unknown>): Record<string, unknown> => ({
    user: IDS.person,
    ts: slack.workspace.nextTs(),
    ...fields,
  });
  const deaf = fault === "deaf";
  const mention = (fields: Record<string, unknown>, text: string): Promise<Said> => {
    const inner = message({ type: deaf ? "message" : "app_mention", channel: IDS.channel, text: `<@${IDS.bot}> ${text}`, ...fields });
    return say("events_api", event(inner), { channel: IDS.channel, thread: String(inner["ts"]) });
  };
  const slash = (command: string, text: string): Promise<Said> =>
    say(
      "slash_commands",
      {
        command,
        text: text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
        team_id: IDS.team,
        channel_id: IDS.channel,
        user_id: IDS.person,
        trigger_id: `t${(count += 1)}`,
        response_url: slack.responseUrl(),
        api_app_id: "A00FAKE00",
      },
      { channel: IDS.channel },
    );
  const session: SlackSession = {
    adapter,
    start: () => adapter.start(dispatch),
    stop: async () => (fault === "never-stop" ? undefined : adapter.stop()),
    slack,
    keys,
    log,
    slash,
    send: (kind, payload) => say(kind, payload, { channel: IDS.channel }),
    event: (inner) => say("events_api", event(inner), { channel: IDS.channel }),
    waiting: timers.waiting,
    channel: IDS.channel,
    now: () => time,
    pass(milliseconds) {
      time += milliseconds;
      late ||= milliseconds > 3_000;
      slack.open = !(late && fault === "drop-late");
      timers.ring();
    },
    command: (name, options) => {
      const words = Object.entries(options).map(([option, value]) => (value === "true" ? option : value));
      const own = ["brief", "positions", "ask"].includes(name);
      return slash(own ? `/${name}` : "/readout", own ? words.join(" ") : [name, ...words].join(" "));
    },
    mention: (text) => mention({}, text),
    async direct(text) {
      const inner = message({ type: "message", channel: IDS.direct, channel_type: deaf ? "channel" : "im", text });
      return say("events_api", event(inner), { channel: IDS.direct });
    },
    botMentions: (text) => mention(fault === "hide-bots" ? { user: "U00FAKE99" } : { user: "U00FAKE99", bot_id: IDS.otherBotId }, text),
    echo: (text) => mention(fault === "hide-bots" ? {} : { user: IDS.bot, bot_id: IDS.botId }, text),
    async again(said) {
      const sent = payloads.get(said.id);
      if (!sent) throw new Error("nothing to send again");
      await slack.deliver(
        sent.kind,
        `${said.id}-again`,
        fault === "renumber" ? renumbered(sent.payload, slack.workspace.nextTs()) : sent.payload,
      );
    },
    async press(seen, label) {
      const stored = slack.workspace.messages.find(({ ts }) => ts === seen.id);
      const button = stored?.shown.buttons.find((one) => one.label === label);
      if (!stored || !button) throw new Error(`no button ${label}`);
      const thread = stored.thread ?? stored.ts;
      return say(
        "interactive",
        {
          type: "block_actions",
          team: { id: IDS.team },
          user: { id: IDS.person },
          channel: { id: stored.channel },
          container: { type: "message", message_ts: stored.ts, is_ephemeral: stored.privateTo !== undefined },
          ...(stored.privateTo === undefined ? { message: { ts: stored.ts, ...(stored.thread ? { thread_ts: stored.thread } : {}) } } : {}),
          trigger_id: `t${(count += 1)}`,
          response_url: slack.responseUrl(stored.ts),
          actions: [{ type: "button", action_id: button.actionId, value: button.value, block_id: "b", action_ts: stored.ts }],
        },
        stored.privateTo === undefined ? { channel: stored.channel, thread } : { channel: stored.channel },
      );
    },
    form() {
      const { title, blocks } = formSchema.safeParse(slack.forms.at(-1)).data ?? {};
      return title && blocks ? { title: title.text, label: blocks[0]?.label.text ?? "" } : undefined;
    },
    async submit(words) {
      const form = formSchema.parse(slack.forms.pop());
      const [input] = form.blocks;
      const value = words === "" || fault === "lose-words" ? null : words;
      return say(
        "interactive",
        {
          type: "view_submission",
          team: { id: IDS.team },
          user: { id: IDS.person },
          api_app_id: "A00FAKE00",
          trigger_id: `t${(count += 1)}`,
          view: {
            id: `V${(count += 1)}`,
            type: "modal",
            callback_id: form.callback_id,
            private_metadata: form.private_metadata,
            state: { values: input ? { [input.block_id]: { [input.element.action_id]: { type: input.element.type, value } } } : {} },
          },
          response_urls: [],
        },
        { channel: IDS.channel },
      );
    },
    async edits(said, words) {
      const { payload = {} } = payloads.get(said.id) ?? {};
      const inner = Object(payload["event"]);
      const edited = { ...inner, text: `<@${IDS.bot}> ${words}`, edited: { user: IDS.person, ts: slack.workspace.nextTs() } };
      const again = { ...payload, event_id: `Ev${(count += 1)}`, event: edited };
      await slack.deliver("events_api", `${said.id}-edited`, fault === "renumber" ? renumbered(again, slack.workspace.nextTs()) : again);
    },
    limit() {
      slack.limiter.start(30);
      return {
        refused: slack.limiter.refused,
        early: slack.limiter.early,
        async end() {
          await slack.changes.until(() => timers.waiting() > 0, "a wait");
          session.pass(30_000);
        },
      };
    },
    silent: fault === "open-history" ? IDS.channel : IDS.silent,
    people: { person: IDS.person, group: IDS.group },
    shut() {
      slack.outside = true;
    },
    remove(id) {
      const index = slack.workspace.messages.findIndex(({ ts }) => ts === id);
      if (fault !== "keep-deleted") slack.workspace.messages.splice(index, 1);
    },
    failAfter: (taken) =>
      slack.next.set("chat.postMessage", [
        ...Array<(take: () => Reply | Promise<Reply>) => Reply | Promise<Reply>>(taken).fill((take) => take()),
        async (take) => {
          if (fault === "take-and-fail") await take();
          return { status: 503, body: "down" };
        },
      ]),
    failOnce: () =>
      slack.next.set(
        "chat.postMessage",
        Array(fault === "stay-down" ? 9 : 1).fill(() => ({ status: 503, body: "down" })),
      ),
    loseReply: () => slack.next.set("chat.postMessage", [async (take) => ({ ...(await take()), drop: true })]),
    cut: () => slack.server.cutSockets(),
    reconnected: () => slack.connects > 1 && slack.server.sockets() > 0,
    revoke(revoked) {
      slack.revoked = revoked;
    },
    forgetButtons: () => (fault === "keep-buttons" ? undefined : keys.forget()),
    seen: () => slack.workspace.seen(),
    until: slack.changes.until,
    connections: () => slack.server.sockets(),
    problems: () => slack.workspace.problems,
    async close() {
      await adapter.stop().catch(() => undefined);
      await slack.close();
    },
  };
  return session;
}

function renumbered(payload: Record<string, unknown>, ts: string): Record<string, unknown> {
  const inner = payload["event"];
  const again = { ...payload, trigger_id: `again-${ts}`, event_id: `Ev-${ts}` };
  return typeof inner === "object" && inner !== null ? { ...again, event: { ...inner, ts } } : again;
}
