import { afterEach } from "vitest";
import type { MessageDocument } from "../../../src/core/document.ts";
import type { Invocation, MessageRef, Reply } from "../../../src/core/platform.ts";
import { SPECS } from "../../contract/documents.ts";
import { createDiscordHarness } from "../../support/fake-discord/harness.ts";
import type { DiscordSession } from "../../support/fake-discord/harness.ts";

type Extra = Partial<Parameters<ReturnType<typeof createDiscordHarness>["open"]>[0]>;

const open: DiscordSession[] = [];

afterEach(async () => {
  const sessions = open.splice(0);
  await Promise.all(sessions.map((session) => session.close()));
  // A request the stand-in does not know fails the test that made it.
  const problems = sessions.flatMap((session) => session.problems());
  if (problems.length > 0) throw new Error(problems.join("\n"));
});

/** A session whose requests are answered so; `sent` are the messages reported as ones that can be edited. */
export async function connected(
  answer: (invocation: Invocation) => MessageDocument | Promise<MessageDocument>,
  extra: Extra = {},
): Promise<{ session: DiscordSession; asked: Invocation[]; sent: MessageRef[] }> {
  const asked: Invocation[] = [];
  const sent: MessageRef[] = [];
  const dispatch = async (invocation: Invocation): Promise<Reply> => {
    asked.push(invocation);
    return {
      document: await answer(invocation),
      sent: async (message) => {
        sent.push(message);
        session.discord.changes.changed();
      },
    };
  };
  const session = await createDiscordHarness().open({ dispatch, specs: SPECS, ...extra });
  open.push(session);
  await session.start();
  return { session, asked, sent };
}

export const answered = (session: DiscordSession, count = 1): Promise<void> =>
  session.until(() => session.seen().length === count, "an answer");
