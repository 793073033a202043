import { describe, expect, test } from "vitest";
import { plainDocument } from "../../../src/core/document.ts";
import type { MessageDocument } from "../../../src/core/document.ts";
import { IDS } from "../../support/fake-slack/workspace.ts";
import { answered, callsOf, connected } from "./connected.ts";

const hello = (): MessageDocument => plainDocument("answer", "hello");
const THREAD = "1700000000.000100";

/** A press of a button of a message that is a reply in a thread. */
const pressInThread = (responseUrl: string, ephemeral: boolean) => ({
  type: "block_actions",
  team: { id: IDS.team },
  user: { id: IDS.person },
  channel: { id: IDS.channel },
  container: { type: "message", message_ts: "1700000000.000200", thread_ts: THREAD, is_ephemeral: ephemeral },
  ...(ephemeral ? {} : { message: { ts: "1700000000.000200", thread_ts: THREAD } }),
  trigger_id: "t-press",
  response_url: responseUrl,
  actions: [{ type: "button", action_id: "v1|brief|k1", value: "v1|brief|k1", block_id: "b", action_ts: "1.1" }],
});

describe("an answer through the request's own address", () => {
  test.each([true, false])("stays in the thread of the button (for the asker alone: %j)", async (ephemeral) => {
    const { session } = await connected(hello);
    await session.keys.put({ label: "x", command: "brief", options: {} });
    session.slack.outside = true;
    await session.send("interactive", pressInThread(session.slack.responseUrl(THREAD), ephemeral));
    await answered(session);
    expect(callsOf(session, "respond")).toMatchObject([{ thread_ts: THREAD, response_type: ephemeral ? "ephemeral" : "in_channel" }]);
  });

  test.each([429, 500, 404])("that is refused with %i reaches the asker all the same", async (status) => {
    const { session } = await connected(hello);
    session.slack.next.set("respond", [() => ({ status, body: "no" })]);
    await session.slash("/readout", "whisper");
    await answered(session);
    expect(session.seen()).toMatchObject([{ text: "hello", privateTo: IDS.person }]);
    expect(callsOf(session, "chat.postEphemeral")).toHaveLength(1);
  });

  test("that may be out for everybody is not said twice", async () => {
    const { session } = await connected(hello);
    session.slack.outside = true;
    session.slack.next.set("respond", [async (take) => ({ ...(await take()), drop: true })]);
    await session.slash("/brief", "gaza");
    await session.until(() => session.log.some((line) => line.includes("answer failed")), "the line");
    expect(session.seen().filter(({ text }) => text === "hello")).toHaveLength(1);
  });
});

describe("words in a direct message", () => {
  const direct = (fields: object) => ({
    type: "message",
    channel: IDS.direct,
    channel_type: "im",
    user: IDS.person,
    ts: "1700000000.1",
    ...fields,
  });

  test.each([
    [
      { text: "and Egypt?", subtype: "file_share" },
      { command: "ask", options: { question: "and Egypt?" } },
    ],
    [
      { text: "and Egypt?", subtype: "thread_broadcast" },
      { command: "ask", options: { question: "and Egypt?" } },
    ],
    [{ text: "Help!" }, { command: "help", options: {} }],
    [{ text: " " }, { command: "welcome", options: {} }],
  ])("%j are understood", async (fields, expected) => {
    const { session, asked } = await connected(hello);
    await session.event(direct(fields));
    await answered(session);
    expect(asked).toMatchObject([expected]);
  });

  test.each(["message_changed", "message_deleted", "channel_join", "bot_message"])("of the kind %s are not words", async (subtype) => {
    const { session, asked } = await connected(hello);
    await session.event(direct({ text: "no", subtype }));
    await session.direct("yes");
    await answered(session);
    expect(asked.map(({ options }) => options["question"])).toEqual(["yes"]);
  });
});
