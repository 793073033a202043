import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDispatch } from "../../src/commands/dispatch.ts";
import { readConfig } from "../../src/config.ts";
import type { Action, Inline, MessageDocument } from "../../src/core/document.ts";
import type { Conversation, Dispatch, Reply } from "../../src/core/platform.ts";
import { openReadout, type Readout } from "../../src/main.ts";
import { layShippedRecord } from "../support/shipped-record.ts";

export const NOW = Date.UTC(2023, 10, 20, 9);
export const CHANNEL: Conversation = { platform: "somewhere", tenant: "T1", channel: "C1" };

export interface Where {
  conversation?: Conversation;
  user?: string;
}

/** Readout over the record that ships, as people in a chat reach it. */
export interface Chat {
  readout: Readout;
  clock: { now(): number; pass(milliseconds: number): void };
  dispatch: Dispatch;
  run(command: string, options: Record<string, string>, where?: Where): Promise<Reply>;
  ask(question: string, where?: Where): Promise<Reply>;
  press(reply: Reply, label: string, where?: Where): Promise<Reply>;
  /** What was logged as failed. */
  failures: unknown[];
  /** Opens the same record anew, as after a restart. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openChat({ operators = new Set<string>() }: { operators?: ReadonlySet<string> } = {}): Promise<Chat> {
  const folder = mkdtempSync(join(tmpdir(), "readout-commands-"));
  let now = NOW;
  let request = 0;
  const clock = {
    now: () => now,
    pass(milliseconds: number) {
      now += milliseconds;
    },
  };
  const open = (): Promise<Readout> =>
    openReadout(readConfig({ READOUT_DATA_DIR: folder }), { clock, commandPrefix: "/", onWithheld: () => {} });
  const failures: unknown[] = [];
  const dispatchOver = (readout: Readout): Dispatch =>
    createDispatch({
      registry: readout.registry,
      clock,
      ids: { next: () => `r${(request += 1)}` },
      zone: "UTC",
      isDate: readout.isDate,
      operators,
      log: ({ outcome, cause }) => {
        if (outcome === "failed") failures.push(cause);
      },
    });
  await layShippedRecord(folder, clock);
  let readout = await open();
  const chat: Chat = {
    readout,
    clock,
    failures,
    dispatch: dispatchOver(readout),
    run: (command, options, { conversation = CHANNEL, user = "U1" } = {}) =>
      chat.dispatch({ id: `i${(request += 1)}`, command, options, conversation, user }),
    ask: (question, where) => chat.run("ask", { question }, where),
    press(reply, label, where) {
      const action = actionsOf(reply.document).find((known) => known.label === label);
      if (!action) throw new Error(`there is no button ${label} among ${labels(reply).join(", ")}`);
      return chat.run(action.command, action.options, where);
    },
    async restart() {
      await readout.close();
      readout = await open();
      chat.readout = readout;
      chat.dispatch = dispatchOver(readout);
    },
    async close() {
      await readout.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return chat;
}

export function actionsOf(document: MessageDocument): Action[] {
  return document.blocks.flatMap((block) => (block.kind === "actions" ? block.actions : []));
}

export const labels = ({ document }: Reply): string[] => actionsOf(document).map(({ label }) => label);

const inlineText = (inline: Inline): string => (inline.kind === "cite" ? `[${inline.n}]` : inline.text);

/** Everything a document says, a line each block or item. */
export function textOf({ document }: Reply): string {
  return document.blocks
    .flatMap((block): string[] => {
      if (block.kind === "heading") return [block.text];
      if (block.kind === "text") return [block.inlines.map(inlineText).join("")];
      if (block.kind === "list") return [block.title, ...block.items.map((item) => item.map(inlineText).join(""))];
      if (block.kind === "table")
        return [block.title, ...block.rows.map((row) => row.map((cell) => cell.map(inlineText).join("")).join(" | "))];
      if (block.kind === "sources")
        return [block.title, ...block.items.map(({ n, publisher, publishedAt }) => `[${n}] ${publisher}, ${publishedAt}`)];
      return [];
    })
    .join("\n");
}

export const heading = ({ document }: Reply): string =>
  document.blocks.flatMap((block) => (block.kind === "heading" ? [block.text] : []))[0] ?? "";
