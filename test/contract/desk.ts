import { plainDocument } from "../../src/core/document.ts";
import type { MessageDocument } from "../../src/core/document.ts";
import type { Dispatch, Invocation } from "../../src/core/platform.ts";

/** Stands where the commands would: keeps what was asked and answers as the case wants. */
export interface Desk {
  dispatch: Dispatch;
  asked: Invocation[];
  answer: (invocation: Invocation) => MessageDocument | Promise<MessageDocument>;
  /** Answers nothing until `open`, then this. */
  hold(document: MessageDocument): void;
  open(): void;
  /** Resolves once so many requests have reached the desk. */
  hasAsked(count: number): Promise<void>;
}

export function createDesk(): Desk {
  const asked: Invocation[] = [];
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const waiting: { count: number; resolve: () => void }[] = [];
  const desk: Desk = {
    asked,
    answer: ({ options }) => plainDocument("answer", `answer to ${Object.values(options).join(" ")}`),
    dispatch: async (invocation) => {
      asked.push(invocation);
      for (const { count, resolve } of waiting) if (asked.length >= count) resolve();
      return { document: await desk.answer(invocation) };
    },
    hold(document) {
      desk.answer = () => opened.then(() => document);
    },
    open,
    hasAsked(count) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ count, resolve });
      if (asked.length >= count) resolve();
      return promise;
    },
  };
  return desk;
}
