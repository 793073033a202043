import type { ActionKeys } from "../../core/actions.ts";
import type { MessageDocument } from "../../core/document.ts";
import type { Dispatch, Invocation, Reply } from "../../core/platform.ts";
import type { CommandSpec } from "../../commands/command.ts";
import { wholeRequest } from "../../commands/whole-request.ts";
import { goneDocument, unshownDocument } from "./buttons.ts";
import { failureDetails } from "./log.ts";
import type { AdapterLog } from "./log.ts";

export interface RunOptions {
  keys: ActionKeys;
  specs: readonly CommandSpec[];
  log: AdapterLog;
  /** A command's example as it is typed on the platform. */
  typed(example: string): string;
}

/** What came of a request. */
export interface Ran {
  /** The request with the command and options its button stands for. */
  invocation: Invocation;
  spec: CommandSpec | undefined;
  document: MessageDocument;
  /** To be told of the message, once it is out for everybody. */
  sent?: Reply["sent"];
  /** The document says that nothing could be run, and concerns the asker alone. */
  failed: boolean;
}

/** Runs a request, or what the button under `key` stands for with the options that were asked for beside. Never rejects: the asker hears of every failure. */
export async function runRequest(heard: Invocation, key: string | undefined, dispatch: Dispatch, options: RunOptions): Promise<Ran> {
  const { keys, specs, log, typed } = options;
  const specOf = (name: string): CommandSpec | undefined => specs.find((spec) => spec.name === name);
  const asked = wholeRequest(heard, specs);
  try {
    const action = key === undefined ? undefined : await keys.get(key);
    if (key !== undefined && action === undefined) {
      const spec = specOf(asked.command);
      return { invocation: asked, spec, document: goneDocument(spec, typed), failed: true };
    }
    const invocation = action ? { ...asked, command: action.command, options: { ...action.options, ...asked.options } } : asked;
    return { invocation, spec: specOf(invocation.command), ...(await dispatch(invocation)), failed: false };
  } catch (error) {
    log("error", "request failed", { ...failureDetails(error), request: asked.id });
    return { invocation: asked, spec: specOf(asked.command), document: unshownDocument(asked.id), failed: true };
  }
}

/** What `render` makes of a document, or of the news that it cannot be shown. */
export async function renderOrSay<T>(
  document: MessageDocument,
  id: string,
  render: (document: MessageDocument) => Promise<T>,
  log: AdapterLog,
): Promise<T> {
  try {
    return await render(document);
  } catch (error) {
    log("error", "answer not shown", { ...failureDetails(error), request: id });
    return render(unshownDocument(id));
  }
}
