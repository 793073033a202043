import type { ActionKeys } from "../../core/actions.ts";
import { plainDocument } from "../../core/document.ts";
import type { Action, MessageDocument } from "../../core/document.ts";
import type { CommandSpec } from "../../commands/command.ts";

/** The id a button carries: version, command, key of the stored action. */
export type ButtonId = (action: Action) => string;

const VERSION = "v1";

/** Stores what the document's buttons do and returns the id of each, so that rendering itself stays pure. */
export async function buttonIds(document: MessageDocument, keys: ActionKeys): Promise<ButtonId> {
  const actions = document.blocks.flatMap((block) => (block.kind === "actions" ? block.actions : []));
  const ids = new Map<Action, string>();
  for (const action of actions) ids.set(action, buttonId(action.command, await keys.put(action)));
  return (action) => ids.get(action) ?? buttonId(action.command, "");
}

/** `v1|brief|k3Jx`. */
export function buttonId(command: string, key: string): string {
  return `${VERSION}|${command}|${key}`;
}

/** The parts of a button's id, or undefined where it is none of ours; `mark` tells which delivery its message is. */
export function readButtonId(id: string): { command: string; key: string; mark?: string } | undefined {
  const [version, command, key, mark, ...rest] = id.split("|");
  if (version !== VERSION || !command || !key || rest.length > 0) return undefined;
  return { command, key, ...(mark === undefined ? {} : { mark }) };
}

/** Answers a button whose action is no longer kept: how to ask for the same anew; `typed` is an example as typed on the platform. */
export function goneDocument(spec: CommandSpec | undefined, typed: (example: string) => string): MessageDocument {
  const example = spec?.examples[0];
  return plainDocument(
    "notice",
    "What this button did is no longer kept.",
    example === undefined ? "Ask for it anew." : `Ask for it anew, for example: ${typed(example)}`,
  );
}

/** Stands for the rest of an answer of which a platform takes only so many messages. */
export function restUnshownDocument(): MessageDocument {
  return plainDocument(
    "notice",
    "The rest of this answer has no room here.",
    "Ask for less at a time, or ask where the bot itself was added.",
  );
}

/** Answers a request whose answer cannot be put into messages; `id` is the one in the log. */
export function unshownDocument(id: string): MessageDocument {
  return plainDocument(
    "problem",
    "The answer cannot be shown here.",
    `Ask for less at a time. If it happens again, report it with the reference ${id}.`,
  );
}
