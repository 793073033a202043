import type { Clock } from "../../core/clock.ts";
import type { ActionKeys } from "../../core/actions.ts";
import type { MessageDocument } from "../../core/document.ts";
import type { Conversation, Dispatch, PlatformAdapter } from "../../core/platform.ts";
import type { CommandSpec } from "../../commands/command.ts";
import { welcomeDocument } from "../../commands/welcome.ts";
import { wholeRequest } from "../../commands/whole-request.ts";
import { afterTimer, waitTimer } from "../common/after.ts";
import type { After, Wait } from "../common/after.ts";
import { askingOf } from "../common/asking.ts";
import { buttonId, buttonIds, readButtonId, unshownDocument } from "../common/buttons.ts";
import { createInHand } from "../common/in-hand.ts";
import { failureDetails } from "../common/log.ts";
import { renderOrSay, runRequest } from "../common/run.ts";
import { createSeen } from "../common/seen.ts";
import type { Suggest } from "../common/suggest.ts";
import { isPrivate } from "../common/visibility.ts";
import { postParts, sendAnswer, sendInstead } from "./answer.ts";
import { createDeliveries } from "./deliver.ts";
import { createConnection, platformError } from "./connection.ts";
import type { SlackConnectionOptions } from "./connection.ts";
import { prompts, showHome } from "./home.ts";
import { listen } from "./listen.ts";
import type { Heard } from "./listen.ts";
import { listenSurfaces } from "./listen-surfaces.ts";
import type { HomeOpened, ThreadStarted } from "./listen-surfaces.ts";
import { slackManner } from "./manner.ts";
import { createReach } from "./reach.ts";
import { place } from "./receive.ts";
import { partsOf, reference, repliesTo, under } from "./references.ts";
import { renderMessages } from "./render.ts";
import type { SlackMessage } from "./render.ts";
import { askView } from "./views.ts";
import { showWorking } from "./working.ts";
import { createZones } from "./zones.ts";

/** What the adapter needs beside its credentials. */
export interface SlackOptions extends SlackConnectionOptions {
  specs: readonly CommandSpec[];
  keys: ActionKeys;
  clock: Clock;
  /** Put before this installation's slash commands where another app has taken the names, such as `ro-`. */
  prefix?: string;
  /** Who may use what changes settings: those who manage the workspace, or where it is left out everybody. */
  changesBy?: "admins";
  /** Names for the inputs of forms. */
  suggest?: Suggest;
  after?: After;
  wait?: Wait;
}

/** Milliseconds a stop waits for answers in hand; Slack's own part of a stop takes the rest of the five seconds. */
const STOP_PATIENCE = 3_500;

/** Slack over Socket Mode or HTTP, through Bolt. */
export function createSlackAdapter(options: SlackOptions): PlatformAdapter {
  const { specs, keys, clock, log, prefix = "", after = afterTimer } = options;
  const connection = createConnection(options);
  const stopping = new AbortController();
  const reach = createReach({ connection, botToken: options.botToken, stopping: stopping.signal, wait: options.wait ?? waitTimer, log });
  const wait = (milliseconds: number): Promise<void> => (options.wait ?? waitTimer)(milliseconds, stopping.signal);
  const deliveries = createDeliveries({ api: reach.atOnce, clock, between: PACE.tenant, wait });
  const failed = (event: string) => (error: unknown) =>
    log("error", event, { ...failureDetails(error), reason: platformError(error) ?? "" });
  const inHand = createInHand(failed("answer failed"));
  const zoneOf = createZones(async (tenant, user) => (await reach.api(tenant)).zoneOf(user), clock);
  const manner = slackManner(prefix);

  const render = async (document: MessageDocument): Promise<SlackMessage[]> => renderMessages(document, await buttonIds(document, keys));

  const answer = async (heard: Heard, dispatch: Dispatch, turn: () => Promise<void>): Promise<void> => {
    const { conversation: origin, user, id } = heard.invocation;
    const direct = heard.respond === undefined && origin.channel.startsWith("D");
    await inHand.calm();
    const [api, zone, agent] = await Promise.all([
      reach.api(origin.tenant),
      zoneOf(origin.tenant, user),
      direct && reach.hasAgentView(origin.tenant),
    ]);
    // In the agent view every question is a thread of its own.
    const conversation = agent && heard.root !== undefined ? { ...origin, thread: heard.root } : origin;
    // After the zone: zones asked for together come together, and what waits for them would run in one go.
    await turn();
    const manages = (): Promise<boolean> => api.manages(user);
    const mayChange = options.changesBy === "admins" ? { mayChange: manages } : {};
    const whole = wholeRequest(heard.invocation, specs);
    const expected = specs.find(({ name }) => name === whole.command);
    const base = { id, conversation, user, at: heard.at, respond: heard.respond, inside: heard.inside, agent };
    const hidden = heard.privately === true;
    const likely = { ...base, privately: hidden || (heard.respond !== undefined && isPrivate(expected, whole.options)) };
    const working = showWorking(api, after, likely, failed("no sign of work"));
    const ran = await runRequest(
      { ...heard.invocation, conversation, manages, ...mayChange, ...(zone === undefined ? {} : { zone }) },
      heard.button?.key,
      dispatch,
      {
        keys,
        specs,
        log,
        typed: manner.typed,
      },
    );
    const { invocation, spec, document, sent } = ran;
    const alone = heard.respond !== undefined && (ran.failed || document.tone === "problem" || isPrivate(spec, invocation.options));
    const asked = { ...base, privately: alone || hidden };
    const sign = await working();
    try {
      const messages = await renderOrSay(document, id, render, log);
      const posted = await sendAnswer(api, clock, asked, messages, sign);
      if (posted) await sent?.(reference(conversation, posted), repliesTo(conversation, posted));
    } catch (error) {
      const [sorry] = await render(unshownDocument(id));
      if (sorry) await sendInstead(api, asked, sorry, sign, error).catch(() => undefined);
      throw error;
    }
  };

  const homeOpened = async (opened: HomeOpened, dispatch: Dispatch): Promise<void> => {
    const views = await reach.views(opened.tenant);
    if (opened.tab === "home") await showHome({ views, dispatch, render, welcome: welcomeDocument(specs, manner) }, opened);
    else if (await reach.hasAgentView(opened.tenant)) await views.prompts(opened.channel, undefined, prompts(specs));
  };

  const suggestIn = async ({ tenant, channel, thread }: ThreadStarted): Promise<void> =>
    (await reach.views(tenant)).prompts(channel, thread, prompts(specs));

  const greet = async (where: Conversation, id: string): Promise<void> => {
    const keyed = { key: `welcome:${id}`, since: clock.now(), look: true };
    await postParts(await reach.api(where.tenant), where, await render(welcomeDocument(specs, manner)), keyed);
  };

  return {
    name: "slack",
    async start(dispatch) {
      const isNew = createSeen();
      const heard = (one: Heard): void => {
        if (one.ids.map(isNew).every(Boolean)) inHand.run((turn) => answer(one, dispatch, turn));
      };
      const asks = async ({ invocation, button }: Heard, trigger: string): Promise<boolean> => {
        const asking = button && askingOf(specs, button.command);
        if (!asking) return false;
        const { conversation } = invocation;
        const view = askView(asking, buttonId(button.command, button.key), conversation);
        return (await reach.views(conversation.tenant)).open(trigger, view).then(
          () => true,
          (error: unknown) => {
            log("warn", "no form", { ...failureDetails(error), reason: platformError(error) ?? "" });
            // Where nobody knows, the form may be open all the same.
            return platformError(error) === undefined;
          },
        );
      };
      listen(connection.app, { prefix, clock, readButton: readButtonId, heard, asks });
      listenSurfaces(connection.app, {
        specs,
        clock,
        suggest: options.suggest,
        log,
        heard,
        openForm: async (tenant, trigger, view) => (await reach.views(tenant)).open(trigger, view),
        joined: (where, id) => void (isNew(id) && inHand.run(() => greet(where, id))),
        threadStarted: (started) => void (isNew(started.id) && inHand.run(() => suggestIn(started))),
        homeOpened: (opened) => void (isNew(opened.id) && inHand.run(() => homeOpened(opened, dispatch))),
      });
      await connection.start();
      log("info", "connected", { platform: "slack" });
    },
    async stop() {
      await inHand.close(STOP_PATIENCE);
      stopping.abort();
      await connection.stop();
    },
    async post(to, document, deliveryKey, postedSince) {
      const messages = await render(document);
      if (deliveryKey === undefined) return reference(to, await postParts(await reach.api(to.tenant), to, messages));
      const { to: where, posted } = await deliveries.post(to, messages, { key: deliveryKey, since: postedSince });
      return reference(where, posted);
    },
    async edit({ conversation, message }, document) {
      await deliveries.edit(conversation, partsOf(message), await render(document));
    },
    async findDelivered(where, deliveryKey, since) {
      const found = await (await reach.api(where.tenant)).find(where.channel, where.thread, deliveryKey, since);
      return found.length === 0 ? undefined : reference(where, found);
    },
    under,
    thread: async (message) => under(message),
    async direct(user, tenant) {
      return place(tenant, await deliveries.direct(user, tenant));
    },
    pace: PACE,
    canPost: async ({ tenant, channel }) => (await reach.api(tenant)).isMember(channel),
    connected: connection.isUp,
  };
}

/** "Rate limits": a message a second and channel; several hundred a minute and workspace, of which answers take their part too. */
const PACE = { bot: 0, tenant: 210, channel: 1_050 } as const;
