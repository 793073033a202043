import { createInterface, type Interface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";
import type { CommandSpec } from "../../commands/command.ts";
import { type Action, type MessageDocument, plainDocument } from "../../core/document.ts";
import type { Conversation, Dispatch, Invocation, MessageRef, PlatformAdapter } from "../../core/platform.ts";
import { type Asking, askingOf, writtenInto } from "../common/asking.ts";
import { createCompleter, type Suggest } from "./completion.ts";
import { renderText, type TextStyle } from "./render-text.ts";

export interface ConsoleOptions {
  input: Readable;
  output: Writable;
  specs: readonly CommandSpec[];
  style: TextStyle;
  suggest: Suggest;
  /** Lines typed before, newest first, and where a new one is kept. */
  history: { lines: string[]; keep(line: string): void };
  /** Whether the input is a terminal: only then is a prompt shown. */
  interactive: boolean;
}

const HERE: Conversation = { platform: "console", channel: "terminal" };
const PROMPT = "readout> ";
const FAREWELL = /^\/?(q|quit|exit|bye)$/i;
const HELP = /^(help|\/?\?|\/)$/i;
/** A number picks what was just offered. */
const PICK = /^\d{1,2}$/;

/** One person at a terminal. `start` resolves when the person leaves or the input ends. */
export class ConsoleAdapter implements PlatformAdapter {
  readonly name = "console";
  readonly #options: ConsoleOptions;
  readonly #delivered = new Map<string, MessageRef>();
  #reader: Interface | undefined;
  #offered: readonly Action[] = [];
  /** What was picked and first asks for words: the next line. */
  #asking: (Asking & { action: Action }) | undefined;
  #count = 0;

  constructor(options: ConsoleOptions) {
    this.#options = options;
  }

  async start(dispatch: Dispatch): Promise<void> {
    const { input, output, specs, suggest, history, interactive } = this.#options;
    const reader = createInterface({
      input,
      output,
      terminal: interactive,
      prompt: PROMPT,
      history: history.lines,
      removeHistoryDuplicates: true,
      completer: createCompleter(specs, suggest),
    });
    this.#reader = reader;
    let open = true;
    reader.on("SIGINT", () => this.#interrupt(reader));
    reader.on("close", () => {
      open = false;
      // The shell's prompt that follows begins a line of its own.
      if (interactive) output.write("\n");
    });
    if (interactive) reader.prompt();
    for await (const line of reader) {
      const text = line.trim();
      const asking = this.#asking;
      if (asking) {
        this.#asking = undefined;
        this.#show((await dispatch(this.#frame(asking.action, writtenInto(asking, text)))).document);
      } else if (FAREWELL.test(text)) break;
      else if (text !== "") {
        if (!PICK.test(text)) history.keep(text);
        if (!this.#asks(text)) this.#show(this.#mispicked(text) ?? (await dispatch(this.#invocation(text))).document);
      }
      if (interactive && open) reader.prompt();
    }
    if (open) reader.close();
  }

  /** Whether what is picked first asks for words, and asks for them. */
  #asks(text: string): boolean {
    const action = PICK.test(text) ? this.#offered[Number(text) - 1] : undefined;
    const asking = action && askingOf(this.#options.specs, action.command);
    if (!asking) return false;
    this.#asking = { ...asking, action };
    const { summary, required } = asking.option;
    this.#options.output.write(`\n${summary}${required ? "" : " (Enter alone leaves it out)"}:\n`);
    return true;
  }

  /** As in a shell, Ctrl-C takes back what is typed; where nothing is, it leaves. */
  #interrupt(reader: Interface): void {
    if (reader.line === "") return reader.close();
    reader.write(null, { ctrl: true, name: "e" });
    this.#options.output.write("^C\n");
    reader.write(null, { ctrl: true, name: "u" });
  }

  #mispicked(text: string): MessageDocument | undefined {
    const most = this.#offered.length;
    if (!PICK.test(text) || (Number(text) >= 1 && Number(text) <= most)) return undefined;
    return plainDocument(
      "problem",
      `Nothing is offered as ${Number(text)}.`,
      most > 0 ? `Pick 1${most > 1 ? ` to ${most}` : ""}, or ask something.` : "Ask something, or type /help.",
    );
  }

  async stop(): Promise<void> {
    this.#reader?.close();
  }

  async post(to: Conversation, document: MessageDocument, deliveryKey?: string): Promise<MessageRef> {
    this.#show(document);
    const ref = { conversation: to, message: String(this.#count) };
    if (deliveryKey !== undefined) this.#delivered.set(deliveryKey, ref);
    return ref;
  }

  /** A terminal cannot change what it has shown; the new text follows the old. */
  async edit(message: MessageRef, document: MessageDocument): Promise<void> {
    this.#options.output.write(`(message ${message.message}, changed)\n`);
    this.#show(document);
  }

  async findDelivered(_where: Conversation, deliveryKey: string): Promise<MessageRef | undefined> {
    return this.#delivered.get(deliveryKey);
  }

  async canPost(where: Conversation): Promise<boolean> {
    return where.platform === this.name;
  }

  #show(document: MessageDocument): void {
    this.#count += 1;
    this.#offered = document.blocks.flatMap((block) => (block.kind === "actions" ? block.actions : []));
    this.#options.output.write(`\n${renderText(document, this.#options.style)}\n`);
  }

  /** A number picks what was just offered; a slash names a command; anything else is a question. */
  #invocation(text: string): Invocation {
    const picked = PICK.test(text) ? this.#offered[Number(text) - 1] : undefined;
    if (picked) return this.#frame(picked, {});
    const [, name = "", words = ""] = /^\/(\S*)\s*(.*)$/s.exec(text) ?? [];
    if (HELP.test(text)) return this.#frame({ command: "help", options: {} }, {});
    if (text.startsWith("/")) return this.#frame({ command: name.toLowerCase(), options: { words } }, {});
    return this.#frame({ command: "ask", options: { question: text } }, {});
  }

  #frame({ command, options }: Pick<Action, "command" | "options">, more: Record<string, string>): Invocation {
    this.#count += 1;
    return { id: `console-${this.#count}`, conversation: HERE, user: "local", command, options: { ...options, ...more } };
  }
}
