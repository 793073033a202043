import { expect, test } from "vitest";
import { plainDocument } from "../../../src/core/document.ts";
import { createSlackHarness } from "../../support/fake-slack/harness.ts";

test.each(["socket", "http"] as const)("/brief is answered in %s mode", async (mode) => {
  const session = await createSlackHarness(mode).open({
    specs: [{ name: "brief", summary: "A briefing", options: [], visibility: "conversation", examples: ["brief gaza"] }],
    dispatch: async ({ options }) => plainDocument("answer", `you said ${options["words"]}`),
  });
  await session.start();
  await session.command("brief", { topic: "gaza" });
  await session.until(() => session.seen().length === 1, "an answer");
  expect(session.seen().map(({ text, channel }) => ({ text, channel }))).toEqual([{ text: "you said gaza", channel: "C00FAKE00" }]);
  expect(session.problems()).toEqual([]);
  await session.stop();
  await session.until(() => session.connections() === 0, "the connection to close");
  await session.close();
});
