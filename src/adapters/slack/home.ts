import type { Dispatch } from "../../core/platform.ts";
import type { MessageDocument } from "../../core/document.ts";
import type { CommandSpec } from "../../commands/command.ts";
import { shorten } from "../common/text.ts";
import type { SlackViews } from "./api-views.ts";
import { SLACK_LIMITS } from "./limits.ts";
import type { HomeOpened } from "./listen-surfaces.ts";
import { place } from "./receive.ts";
import type { SlackMessage } from "./render.ts";
import { homeView } from "./views.ts";

export interface HomeDeps {
  views: SlackViews;
  dispatch: Dispatch;
  render(document: MessageDocument): Promise<SlackMessage[]>;
  /** Things to try, before all that can be asked. */
  welcome: MessageDocument;
}

/** Publishes the page: things to try, what the person has subscribed to, all that can be asked; unless what is shown there already is the same. */
export async function showHome(
  { views, dispatch, render, welcome }: HomeDeps,
  { id, tenant, user, channel, shown }: HomeOpened,
): Promise<void> {
  const help = await dispatch({ id, command: "help", options: {}, user, conversation: place(tenant, channel) });
  const mine = await dispatch({ id, command: "digest mine", options: {}, user, conversation: place(tenant, channel) });
  const shownToo = [mine, help].filter(({ document }) => document.tone !== "problem");
  const messages = [...(await render(welcome)), ...(await Promise.all(shownToo.map(({ document }) => render(document)))).flat()];
  const view = homeView(messages.flatMap(({ blocks }) => blocks));
  if (view.private_metadata !== shown?.mark) await views.publish(user, view, shown?.hash);
}

/** Questions the agent view offers: the examples of asking in one's own words. */
export function prompts(specs: readonly CommandSpec[]): { title: string; message: string }[] {
  const examples = specs.find(({ name }) => name === "ask")?.examples ?? [];
  return examples
    .map((example) => example.replace(/^ask\s+/u, "").replace(/^"(.*)"$/u, "$1"))
    .slice(0, SLACK_LIMITS.prompts)
    .map((message) => ({ title: shorten(message, SLACK_LIMITS.optionText), message }));
}
