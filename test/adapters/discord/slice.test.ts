import { expect, test } from "vitest";
import { plainDocument } from "../../../src/core/document.ts";
import { createDiscordHarness } from "../../support/fake-discord/harness.ts";

test("/brief is answered", async () => {
  const session = await createDiscordHarness().open({
    specs: [{ name: "brief", summary: "A briefing", options: [], visibility: "conversation", examples: ["brief gaza"] }],
    dispatch: async ({ options }) => plainDocument("answer", `you said ${options["topic"]}`),
  });
  await session.start();
  await session.command("brief", { topic: "gaza" });
  await session.until(() => session.seen().length === 1, "an answer");
  expect(session.seen().map(({ text, channel }) => ({ text, channel }))).toEqual([
    { text: "you said gaza", channel: "300000000000000001" },
  ]);
  expect(session.problems()).toEqual([]);
  await session.stop();
  await session.until(() => session.connections() === 0, "the connection to close");
  await session.close();
});
