import type { SuggestedTopic } from "../briefings/types.ts";
import type { Action, MessageDocument } from "../core/document.ts";
import { UserError } from "../core/errors.ts";
import type { Command, RawOptions } from "./command.ts";

/** How many choices an answer offers. */
const MOST_CHOICES = 5;

/** A name that means nothing on record, or several things: the choices can be put in its place. */
export class Unresolved extends UserError {
  readonly choices: readonly SuggestedTopic[];
  /** The option that holds the name, and the options as they were understood where that is not how they were typed. */
  readonly option: string;
  readonly understood: RawOptions;

  constructor(message: string, choices: readonly SuggestedTopic[], option: string, understood: RawOptions = {}) {
    super("usage", message, {
      next:
        choices.length === 0
          ? "Check the spelling, or list the topics on record."
          : `Choose one: ${choices.map(({ label }) => label).join(", ")}.`,
    });
    this.choices = choices;
    this.option = option;
    this.understood = understood;
  }
}

/** The same command again for each choice, its id in place of the name and all other options as they were. */
export function choiceActions(command: string, option: string, choices: readonly SuggestedTopic[], raw: RawOptions): Action[] {
  return choices.slice(0, MOST_CHOICES).map(({ id, label }) => ({ label, command, options: { ...raw, [option]: id } }));
}

/** The command, offering choices where a name is unresolved. */
export function withChoices(command: Command): Command {
  return {
    ...command,
    async run(raw, call) {
      try {
        return await command.run(raw, call);
      } catch (error) {
        if (!(error instanceof Unresolved) || error.choices.length === 0) throw error;
        const actions = choiceActions(command.spec.name, error.option, error.choices, { ...raw, ...error.understood });
        return { document: choiceDocument(error, actions) };
      }
    },
  };
}

function choiceDocument({ message, next = "" }: UserError, actions: Action[]): MessageDocument {
  return {
    tone: "problem",
    summary: message,
    blocks: [
      ...[message, next].map((text) => ({ kind: "text" as const, weight: "normal" as const, inlines: [{ kind: "text" as const, text }] })),
      { kind: "actions", actions },
    ],
  };
}
