import type { webApi } from "@slack/bolt";
import { UserError } from "../../core/errors.ts";
import { breachOfView } from "./fits.ts";
import { platformError } from "./connection.ts";
import type { Patiently } from "./patience.ts";
import type { FormView, HomeView } from "./views.ts";

/** The calls for forms, the app's own page and the agent view. */
export interface SlackViews {
  /** Opens a form; Slack takes the trigger once, within three seconds. */
  open(trigger: string, view: FormView): Promise<void>;
  /** Publishes a person's page over the one with this hash; does nothing where that was replaced meanwhile. */
  publish(user: string, view: HomeView, hash: string | undefined): Promise<void>;
  prompts(channel: string, prompts: readonly { title: string; message: string }[]): Promise<void>;
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
    async prompts(channel, prompts) {
      const [first, ...rest] = prompts;
      if (first) await patiently(() => client.assistant.threads.setSuggestedPrompts({ channel_id: channel, prompts: [first, ...rest] }));
    },
  };
}

function checked<T extends FormView | HomeView>(view: T): T {
  const breach = breachOfView(view);
  if (breach !== undefined) throw new UserError("platform-limit", `Slack takes no such view: ${breach}.`);
  return view;
}
