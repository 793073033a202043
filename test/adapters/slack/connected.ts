import { afterEach } from "vitest";
import type { MessageDocument } from "../../../src/core/document.ts";
import type { Invocation, Reply } from "../../../src/core/platform.ts";
import { SPECS } from "../../contract/documents.ts";
import { createSlackHarness } from "../../support/fake-slack/harness.ts";
import type { SlackSession } from "../../support/fake-slack/harness.ts";

export type Extra = Partial<Parameters<ReturnType<typeof createSlackHarness>["open"]>[0]>;

/** Sessions to be closed after each test; whatever the stand-in did not understand fails the test that made it. */
export const open: SlackSession[] = [];

afterEach(async () => {
  const sessions = open.splice(0);
  await Promise.all(sessions.map((session) => session.close()));
  const problems = sessions.flatMap((session) => session.problems());
  if (problems.length > 0) throw new Error(problems.join("\n"));
});

/** A session whose requests are answered so. */
export async function connected(
  answer: (invocation: Invocation) => MessageDocument | Promise<MessageDocument>,
  extra: Extra = {},
  mode: "socket" | "http" = "socket",
): Promise<{ session: SlackSession; asked: Invocation[] }> {
  const asked: Invocation[] = [];
  const dispatch = async (invocation: Invocation): Promise<Reply> => {
    asked.push(invocation);
    return { document: await answer(invocation) };
  };
  const session = await createSlackHarness(mode).open({ dispatch, specs: SPECS, ...extra });
  open.push(session);
  await session.start();
  return { session, asked };
}

export const answered = (session: SlackSession, count = 1): Promise<void> =>
  session.until(() => session.seen().length === count, "an answer");

/** The arguments of the calls of one method, in order. */
export const callsOf = (session: SlackSession, method: string): Record<string, unknown>[] =>
  session.slack.calls.filter((call) => call.method === method).map(({ args }) => args);
