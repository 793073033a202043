import type { App, ViewSubmitAction } from "@slack/bolt";
import type { Clock } from "../../core/clock.ts";
import type { Conversation } from "../../core/platform.ts";
import { typedSpecs } from "../../commands/command.ts";
import type { CommandSpec } from "../../commands/command.ts";
import { askingOf, writtenInto } from "../common/asking.ts";
import { readButtonId } from "../common/buttons.ts";
import { within } from "../common/in-hand.ts";
import { failureDetails } from "../common/log.ts";
import type { AdapterLog } from "../common/log.ts";
import type { Suggest } from "../common/suggest.ts";
import { plainFromSlack } from "./escape.ts";
import type { Heard } from "./listen.ts";
import { place, tenantOf, wordsOf } from "./receive.ts";
import { createResponseAddress } from "./respond.ts";
import { askedWhere, formCommand, formView, readForm, suggestedOptions } from "./views.ts";
import type { FormView } from "./views.ts";

/** Somebody opened the app's own page. */
export interface HomeOpened {
  id: string;
  tenant: string | undefined;
  user: string;
  /** The direct conversation beside the page. */
  channel: string;
  tab: "home" | "messages";
  /** The page shown there now. */
  shown?: { mark: string | undefined; hash: string | undefined };
}

export interface SurfaceOptions {
  specs: readonly CommandSpec[];
  clock: Clock;
  suggest?: Suggest | undefined;
  log: AdapterLog;
  heard(heard: Heard): void;
  openForm(tenant: string | undefined, trigger: string, view: FormView): Promise<void>;
  joined(where: Conversation, id: string): void;
  homeOpened(opened: HomeOpened): void;
  threadStarted(started: ThreadStarted): void;
}

/** Somebody began a conversation in the assistant's view. */
export interface ThreadStarted {
  id: string;
  tenant: string | undefined;
  channel: string;
  thread: string;
}

/** The command whose form a global shortcut opens that names none. */
const FORM_COMMAND = "brief";
/** Suggestions must be there within Slack's three seconds. */
const SUGGEST_PATIENCE = 2_000;

/** Registers what is beside commands and messages: menus, forms, the app's own page, joining. */
export function listenSurfaces(app: App, options: SurfaceOptions): void {
  const { specs, clock, suggest, log, heard } = options;
  const specOf = (name: string | undefined): CommandSpec | undefined => specs.find((spec) => spec.name === name);

  app.shortcut({ type: "shortcut" }, async ({ ack, body, context }) => {
    await ack();
    const spec = typedSpecs(specs).find(({ name }) => name === body.callback_id) ?? specOf(FORM_COMMAND);
    const opening = spec && options.openForm(tenantOf(context), body.trigger_id, formView(spec));
    await opening?.catch((error: unknown) => log("warn", "no form", failureDetails(error)));
  });

  app.shortcut({ type: "message_action" }, async ({ ack, body, respond, context }) => {
    await ack();
    const command = menuCommand(specs, body.callback_id);
    if (command === undefined) return;
    const text = plainFromSlack(wordsOf(body.message).join("\n"), context.botUserId ?? "");
    const conversation = place(tenantOf(context), body.channel.id);
    const invocation = { id: body.trigger_id, command, options: { text }, conversation, user: body.user.id };
    const at = clock.now();
    heard({ invocation, ids: [body.trigger_id], at, respond: createResponseAddress(respond, at, false), privately: true });
  });

  app.options(/./u, async ({ ack, body }) => {
    const spec = specOf(formCommand(body.view?.callback_id ?? ""));
    const kind = spec?.options.find((option) => option.name === body.action_id)?.kind;
    const asked = kind && suggest?.(kind, body.value).catch((error: unknown) => log("warn", "no suggestions", failureDetails(error)));
    await ack({ options: suggestedOptions((asked && (await within(SUGGEST_PATIENCE, asked))) ?? []) });
  });

  app.view<ViewSubmitAction>({ type: "view_submission" }, async ({ ack, body, view, respond, context }) => {
    await ack();
    const words = readWords(body, tenantOf(context), specs, clock);
    if (words) return heard(words);
    const command = formCommand(view.callback_id);
    if (command === undefined) return;
    const { options: filled, where } = readForm(view.state.values);
    const address = body.response_urls?.[0];
    const at = clock.now();
    heard({
      // A form is submitted once; its trigger may be absent.
      invocation: {
        id: view.id,
        command,
        options: filled,
        conversation: place(tenantOf(context), where ?? body.user.id),
        user: body.user.id,
      },
      ids: [view.id],
      at,
      respond: where !== undefined && address ? createResponseAddress(respond, at, false) : undefined,
    });
  });

  app.event("member_joined_channel", async ({ event, body, context }) => {
    if (event.user === context.botUserId) options.joined(place(tenantOf(context), event.channel), body.event_id);
  });
  // Only an app made by hand with the view that agent_view replaces is sent these.
  app.event("assistant_thread_started", async ({ event, body, context }) => {
    const { channel_id: channel, thread_ts: thread } = event.assistant_thread;
    options.threadStarted({ id: body.event_id, tenant: tenantOf(context), channel, thread });
  });
  app.event("app_home_opened", async ({ event, body, context }) => {
    const { user, channel, tab = "home", view } = event;
    const shown = view && "hash" in view ? { mark: view.private_metadata, hash: text(view.hash) } : undefined;
    options.homeOpened({ id: body.event_id, tenant: tenantOf(context), user, channel, tab, ...(shown ? { shown } : {}) });
  });
}

/** The words of a form that a button opened, as a request for the asker alone; undefined where it is another form. */
function readWords(
  { view, user }: ViewSubmitAction,
  tenant: string | undefined,
  specs: readonly CommandSpec[],
  clock: Clock,
): Heard | undefined {
  const button = readButtonId(view.callback_id);
  const asking = button && askingOf(specs, button.command);
  if (!asking) return undefined;
  const { channel, thread } = askedWhere(view.private_metadata) ?? { channel: user.id };
  const options = writtenInto(asking, view.state.values[asking.option.name]?.[asking.option.name]?.value);
  const invocation = { id: view.id, command: button.command, options, conversation: place(tenant, channel, thread), user: user.id };
  return { invocation, ids: [view.id], at: clock.now(), button, privately: true };
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** The command behind an entry of a message's menu; the entry carries its name. */
export function menuCommand(specs: readonly CommandSpec[], entry: string): string | undefined {
  return specs.find(({ name, surface }) => surface === "message" && name === entry)?.name;
}
