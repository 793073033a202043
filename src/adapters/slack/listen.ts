import type { App, BlockAction, RespondFn } from "@slack/bolt";
import type { Clock } from "../../core/clock.ts";
import type { Invocation } from "../../core/platform.ts";
import { fromMessage, fromSlashCommand, place, tenantOf } from "./receive.ts";
import type { MessageEvent } from "./receive.ts";
import { createResponseAddress } from "./respond.ts";
import type { ResponseAddress } from "./respond.ts";

/** One acknowledged request, before it is run. */
export interface Heard {
  invocation: Invocation;
  /** Every id under which Slack may send the same request again. */
  ids: string[];
  /** When it came, in milliseconds. */
  at: number;
  respond?: ResponseAddress | undefined;
  /** The button pressed; what it does is stored under its key. */
  button?: { command: string; key: string };
  /** The thread the message of the button pressed is in. */
  inside?: string | undefined;
  /** A message written to the bot directly that begins no thread: what a thread under it is called. */
  root?: string;
  /** Already decided: the message the button stands under is seen by the asker alone. */
  privately?: boolean;
}

export interface ListenOptions {
  prefix: string;
  clock: Clock;
  readButton(id: string): { command: string; key: string } | undefined;
  heard(heard: Heard): void;
  /** Opens a form where the button's command first asks for words; false where it asks for none, or Slack opens none. */
  asks(heard: Heard, trigger: string): Promise<boolean>;
}

/** Registers the listeners. Each acknowledges first and hands over second; none waits for an answer. */
export function listen(app: App, { prefix, clock, readButton, heard, asks }: ListenOptions): void {
  app.command(/^\/./u, async ({ ack, command, respond }) => {
    await ack();
    const at = clock.now();
    const invocation = fromSlashCommand(command, prefix);
    heard({ invocation, ids: [command.trigger_id], at, respond: createResponseAddress(respond, at, true) });
  });

  app.action({ type: "block_actions" }, async ({ ack, body, action, respond, context }) => {
    await ack();
    const button = action.type === "button" ? readButton(action.action_id) : undefined;
    if (button === undefined) return;
    const conversation = place(tenantOf(context), body.channel?.id ?? body.user.id, threadOf(body));
    const id = body.trigger_id;
    const invocation = { id, command: button.command, options: {}, conversation, user: body.user.id };
    const at = clock.now();
    const hidden = containerOf(body)["is_ephemeral"] === true;
    const pressed: Heard = {
      invocation,
      ids: [id],
      at,
      respond: addressOf(body.response_url, respond, at),
      button,
      privately: hidden,
      inside: insideOf(body),
    };
    if (!(await asks(pressed, id))) heard(pressed);
  });

  const event = async ({ event: message, body, context }: MessageArguments): Promise<void> => {
    const invocation = fromMessage(message, body.event_id, tenantOf(context), context.botUserId ?? "");
    if (!invocation) return;
    const root = invocation.conversation.thread === undefined ? { root: message.ts } : {};
    heard({ invocation, ids: [body.event_id, `${message.channel}:${message.ts}`], at: clock.now(), ...root });
  };
  app.event("app_mention", event);
  app.event("message", event);
}

interface MessageArguments {
  event: MessageEvent;
  body: { event_id: string };
  context: { teamId?: string; enterpriseId?: string; botUserId?: string };
}

/** A button on the app's own page has no address of its own: Bolt gives a function all the same. */
function addressOf(url: string | undefined, respond: RespondFn, at: number): ResponseAddress | undefined {
  return url === undefined ? undefined : createResponseAddress(respond, at, false);
}

/** The thread that the button's own message is a reply in. */
function insideOf(body: BlockAction): string | undefined {
  const thread: unknown = body.message?.["thread_ts"] ?? containerOf(body)["thread_ts"];
  return typeof thread === "string" && thread !== body.message?.ts ? thread : undefined;
}

const containerOf = ({ container = {} }: Partial<BlockAction>): Record<string, unknown> => container;

/** Buttons answer in the thread of their message, so that a channel stays readable. */
function threadOf({ message }: BlockAction): string | undefined {
  const thread: unknown = message?.["thread_ts"];
  return typeof thread === "string" ? thread : message?.ts;
}
