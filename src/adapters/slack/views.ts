import { createHash } from "node:crypto";
import type { types, ViewOutput } from "@slack/bolt";
import type { CommandSpec, OptionSpec } from "../../commands/command.ts";
import type { Conversation } from "../../core/platform.ts";
import type { Asking } from "../common/asking.ts";
import { OPTION_VALUES } from "../common/option-values.ts";
import { clean, shorten } from "../common/text.ts";
import { SLACK_LIMITS } from "./limits.ts";

export interface FormView extends types.ModalView {
  blocks: types.KnownBlock[];
}

export interface HomeView extends types.HomeView {
  blocks: types.KnownBlock[];
}

/** The part of a form that says where the answer goes. */
const WHERE = "where-to-answer";
const FORM = "v1|form|";

const plain = (text: string, most: number): types.PlainTextElement => ({
  type: "plain_text",
  text: shorten(clean(text), most) || "…",
  emoji: false,
});

/** A command as a form: an input an option, suggestions where it takes names, and where the answer goes. */
export function formView(spec: CommandSpec): FormView {
  const inputs = spec.options.map((option): types.InputBlock => ({
    type: "input",
    block_id: option.name,
    label: plain(option.summary, SLACK_LIMITS.inputLabel),
    element: input(option),
    optional: option.required !== true,
  }));
  const where: types.InputBlock = {
    type: "input",
    block_id: WHERE,
    label: plain("Where to answer", SLACK_LIMITS.inputLabel),
    hint: plain("Left empty, the answer comes as a direct message.", SLACK_LIMITS.inputLabel),
    element: { type: "conversations_select", action_id: WHERE, default_to_current_conversation: true, response_url_enabled: true },
    optional: true,
  };
  return {
    type: "modal",
    callback_id: FORM + spec.name,
    title: plain("Readout", SLACK_LIMITS.viewTitle),
    submit: plain("Ask", SLACK_LIMITS.viewTitle),
    close: plain("Cancel", SLACK_LIMITS.viewTitle),
    blocks: [...inputs, where],
  };
}

/** Where a form of words belongs: the conversation of the button that opened it. */
type Asked = Pick<Conversation, "channel" | "thread">;

/** A button's command as a form of one input for the reader's words; `id` is the button's. */
export function askView({ spec, option }: Asking, id: string, { channel, thread }: Asked): FormView {
  const words: types.InputBlock = {
    type: "input",
    block_id: option.name,
    label: plain(option.summary, SLACK_LIMITS.inputLabel),
    hint: plain(spec.summary, SLACK_LIMITS.inputLabel),
    element: { type: "plain_text_input", action_id: option.name, multiline: true, max_length: SLACK_LIMITS.inputText },
    optional: option.required !== true,
  };
  return {
    type: "modal",
    callback_id: id,
    private_metadata: JSON.stringify({ channel, ...(thread === undefined ? {} : { thread }) }),
    title: plain(spec.title ?? "Readout", SLACK_LIMITS.viewTitle),
    submit: plain("Send", SLACK_LIMITS.viewTitle),
    close: plain("Cancel", SLACK_LIMITS.viewTitle),
    blocks: [words],
  };
}

/** The conversation a form of words belongs to, as `askView` wrote it; undefined where it did not. */
export function askedWhere(metadata: string): Asked | undefined {
  const [, channel, thread] = /^\{"channel":"(\w+)"(?:,"thread":"([\d.]+)")?\}$/u.exec(metadata) ?? [];
  return channel === undefined ? undefined : { channel, ...(thread === undefined ? {} : { thread }) };
}

function input({ name, kind, summary }: OptionSpec): types.InputBlock["element"] {
  const action_id = name;
  switch (kind) {
    case "topic":
    case "actor":
    case "issue":
      return { type: "external_select", action_id, min_query_length: 1 };
    case "length":
    case "granularity":
      return { type: "static_select", action_id, options: (OPTION_VALUES[kind] ?? []).map((value) => choice(value, value)) };
    case "day":
      return { type: "datepicker", action_id };
    case "flag":
      return { type: "checkboxes", action_id, options: [choice(summary, "true")] };
    default:
      return { type: "plain_text_input", action_id };
  }
}

function choice(text: string, value: string): types.PlainTextOption {
  return { text: plain(text, SLACK_LIMITS.optionText), value };
}

/** Suggestions as Slack takes them: those too long to come back are left out. */
export function suggestedOptions(found: readonly { name: string; value: string }[]): types.PlainTextOption[] {
  return found
    .filter(({ value }) => value !== "" && value.length <= SLACK_LIMITS.optionValue)
    .slice(0, SLACK_LIMITS.options)
    .map(({ name, value }) => choice(name, value));
}

/** The command of a form of ours, by the form's id. */
export function formCommand(callbackId: string): string | undefined {
  return callbackId.startsWith(FORM) && callbackId.length > FORM.length ? callbackId.slice(FORM.length) : undefined;
}

/** What a form was filled in with. */
export interface Filled {
  options: Record<string, string>;
  /** The conversation chosen for the answer. */
  where?: string;
}

export function readForm(values: ViewOutput["state"]["values"]): Filled {
  const filled: Filled = { options: {} };
  for (const [name, actions] of Object.entries(values)) {
    const state = actions[name];
    if (!state) continue;
    if (name === WHERE) {
      if (state.selected_conversation) filled.where = state.selected_conversation;
      continue;
    }
    const value =
      state.selected_option?.value ?? state.selected_date ?? state.value ?? (state.selected_options?.length ? "true" : undefined);
    if (value) filled.options[name] = value;
  }
  return filled;
}

/** The app's own page; its mark tells whether what is shown there is the same. */
export function homeView(blocks: types.KnownBlock[]): HomeView {
  const mark = createHash("sha256").update(JSON.stringify(blocks)).digest("base64url");
  return { type: "home", private_metadata: mark, blocks };
}
