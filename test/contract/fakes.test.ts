import { expect, test } from "vitest";
import { plainDocument } from "../../src/core/document.ts";
import { createDiscordHarness } from "../support/fake-discord/harness.ts";
import { createSlackHarness } from "../support/fake-slack/harness.ts";
import { SPECS } from "./documents.ts";

test.each([
  ["Slack", createSlackHarness("socket"), "/api/chat.shout"],
  ["Discord", createDiscordHarness(), "/api/v10/channels/1/shout"],
] as const)("the stand-in of %s names a route it does not know", async (_, harness, path) => {
  const session = await harness.open({ specs: SPECS, dispatch: async () => ({ document: plainDocument("answer", "hello") }) });
  const base = "slack" in session ? session.slack.apiUrl : session.discord.apiUrl;
  await fetch(new URL(path, base), { method: "POST" });
  expect(session.problems()).toEqual([`unknown route POST ${path}`]);
  await session.close();
});

test("the stand-in of Slack refuses what Block Kit does not allow", async () => {
  const session = await createSlackHarness("socket").open({
    specs: SPECS,
    dispatch: async () => ({ document: plainDocument("answer", "hello") }),
  });
  const blocks = [{ type: "header", text: { type: "plain_text", text: "x".repeat(151) } }];
  expect(session.slack.workspace.take({ text: "x", blocks }, { channel: "C00FAKE00" })).toBe("invalid_blocks");
  expect(session.problems()).toHaveLength(1);
  await session.close();
});

test("the stand-in of Discord refuses what its components do not allow", async () => {
  const session = await createDiscordHarness().open({
    specs: SPECS,
    dispatch: async () => ({ document: plainDocument("answer", "hello") }),
  });
  const text = (length: number): unknown => ({ type: 10, content: "x".repeat(length) });
  const body = { flags: 1 << 15, allowed_mentions: { parse: [] }, components: [{ type: 17, components: [text(2_001), text(2_000)] }] };
  expect(session.discord.channels.take(body, "300000000000000001")).toBeUndefined();
  expect(session.problems()).toEqual(["invalid body:  more than 4,000 characters"]);
  await session.close();
});
