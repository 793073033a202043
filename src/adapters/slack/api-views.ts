import type { webApi } from "@slack/bolt";
import { UserError } from "../../core/errors.ts";
import { breachOfView } from "./fits.ts";
import { SLACK_LIMITS } from "./limits.ts";
import { platformError } from "./connection.ts";
import type { Patiently } from "./patience.ts";
import type { FormView, HomeView } from "./views.ts";

/** The calls for forms, the app's own page and the agent view. */
export interface SlackViews {
  /** Opens a form; Slack takes the trigger once, within three seconds. */
  open(trigger: string, view: FormView): Promise<void>;
  /** Publishes a person's page over the one with this hash; does nothing where that was replaced meanwhile. */
  publish(user: string, view: HomeView, hash: string | undefined): Promise<void>;
  /** Suggests what to ask: in a thread of the earlier assistant's, else at the top of the agent view, where Slack takes no thread. */
  prompts(channel: string, thread: string | undefined, prompts: readonly { title: string; message: string }[]): Promise<void>;
}

export function createViews(client: webApi.WebClient, patiently: Patiently): SlackViews {
  return {
    async open(trigger, view) {
      await patiently(() => client.views.open({ trigger_id: trigger, view: checked(view) }));
    },
    async publish(user, view, hash) {
      try {
        await patiently(() => client.views.publish({ user_id: user, view: checked(view), ...(hash === undefined ? {} : { hash }) }));
      } catch (error) {
        if (platformError(error) !== "hash_conflict") throw error;
      }
    },
    async prompts(channel, thread, prompts) {
      const where = { channel_id: channel, ...(thread === undefined ? {} : { thread_ts: thread }) };
      const [first, ...rest] = prompts.slice(0, SLACK_LIMITS.prompts);
      if (first) await patiently(() => client.assistant.threads.setSuggestedPrompts({ ...where, prompts: [first, ...rest] }));
    },
  };
}

function checked<T extends FormView | HomeView>(view: T): T {
  const breach = breachOfView(view);
  if (breach !== undefined) throw new UserError("platform-limit", `Slack takes no such view: ${breach}.`);
  return view;
}
