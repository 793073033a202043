import { describe, expect, test } from "vitest";
import { plainDocument } from "../../../src/core/document.ts";
import type { MessageDocument } from "../../../src/core/document.ts";
import { longDocument } from "../../contract/documents.ts";
import { missing } from "../../contract/case.ts";
import { answered, connected } from "./connected.ts";

const hello = (): MessageDocument => plainDocument("answer", "hello");
const ORIGINAL = "PATCH /webhooks/:application/:token/messages/@original";
const FOLLOW_UP = "POST /webhooks/:application/:token";
const refusal = (status: number, message: string, code: number) => ({ status, body: { message, code } });

describe("an answer whose place is gone", () => {
  test.each([
    ["brief", undefined],
    ["whisper", "500000000000000001"],
  ])("because its waiting sign was deleted follows it (%s)", async (command, privateTo) => {
    const { session } = await connected(hello);
    session.discord.next.set(ORIGINAL, [() => refusal(404, "Unknown Message", 10_008)]);
    await session.command(command, {});
    await answered(session);
    expect(session.seen()).toMatchObject([{ text: "hello", channel: "300000000000000001" }]);
    expect(session.seen()[0]?.privateTo).toBe(privateTo);
  });

  test.each([
    ["brief", "300000000000000001"],
    ["whisper", "400000000000000001"],
  ])("because Discord ended its token early is posted: %s in %s", async (command, channel) => {
    const { session } = await connected(hello);
    session.discord.next.set(ORIGINAL, [() => refusal(401, "Invalid Webhook Token", 50_027)]);
    await session.command(command, {});
    await answered(session);
    expect(session.seen()).toMatchObject([{ text: "hello", channel }]);
    expect(session.log.filter((line) => line.includes("refuses"))).toEqual([]);
  });

  test("in the middle goes on where it can, whole", async () => {
    const { document, marks } = longDocument();
    const { session, sent } = await connected(() => document);
    session.discord.next.set(FOLLOW_UP, [(take) => take(), () => refusal(404, "Unknown Webhook", 10_015)]);
    await session.command("brief", { topic: "x" });
    await session.until(() => sent.length === 1, "the report");
    expect(missing(marks, session.seen())).toEqual([]);
    expect(sent[0]?.message.split(",")).toEqual(session.seen().map(({ id }) => id));
  });
});

test("a mention is answered without pointing to it where the bot may not read what was said before", async () => {
  const { session } = await connected(hello);
  const route = "POST /channels/:channel/messages";
  session.discord.next.set(route, [() => refusal(403, "Cannot reply without permission to read message history", 160_002)]);
  await session.mention("hello?");
  await answered(session);
  expect(session.discord.channels.messages.map(({ replyTo }) => replyTo)).toEqual([undefined]);
});
