import { describe, expect, test } from "vitest";
import { plainDocument } from "../../../src/core/document.ts";
import type { Invocation } from "../../../src/core/platform.ts";
import { withAction } from "../../contract/documents.ts";
import { askedWhere } from "../../../src/adapters/slack/views.ts";
import { answered, callsOf, connected } from "./connected.ts";

const plain = (text: string): unknown => ({ type: "plain_text", text, emoji: false });
const ACTION = { label: "Wrong?", command: "complain", options: { answer: "a1" } };
const answer = ({ command, options }: Invocation) =>
  command === "complain" ? plainDocument("answer", `kept ${options["why"] ?? "nothing"}`) : withAction(ACTION);

describe("a button that asks for words", () => {
  test("opens a form of one input, in the time a trigger lives", async () => {
    const { session, asked } = await connected(answer);
    await session.slash("/brief", "gaza");
    await answered(session);
    const [message] = session.seen();
    if (!message) throw new Error("no answer");
    await session.press(message, "Wrong?");
    await session.until(() => callsOf(session, "views.open").length === 1, "the form");
    expect(callsOf(session, "views.open")[0]).toEqual({
      trigger_id: expect.any(String),
      view: {
        type: "modal",
        callback_id: "v1|complain|k1",
        private_metadata: `{"channel":"C00FAKE00","thread":"${message.id}"}`,
        title: plain("Complain"),
        submit: plain("Send"),
        close: plain("Cancel"),
        blocks: [
          {
            type: "input",
            block_id: "why",
            label: plain("What is wrong"),
            hint: plain("Says that an answer is wrong"),
            element: { type: "plain_text_input", action_id: "why", multiline: true, max_length: 3_000 },
            optional: true,
          },
        ],
      },
    });
    expect(asked).toHaveLength(1);
  });

  const submission = (metadata: string) => ({
    type: "view_submission",
    team: { id: "T00FAKE00" },
    user: { id: "U00FAKE01" },
    api_app_id: "A00FAKE00",
    trigger_id: "t-form",
    view: {
      id: "V7",
      type: "modal",
      callback_id: "v1|complain|k1",
      private_metadata: metadata,
      state: { values: { why: { why: { type: "plain_text_input", value: "  the date " } } } },
    },
    response_urls: [],
  });

  test("is answered after a restart, where it was pressed, once", async () => {
    const { session, asked } = await connected(answer);
    await session.keys.put(ACTION);
    const said = await session.send("interactive", submission('{"channel":"C00FAKE00","thread":"1.1"}'));
    await session.again(said);
    await answered(session);
    await session.stop();
    expect(asked).toMatchObject([
      { command: "complain", options: { answer: "a1", why: "the date" }, conversation: { channel: "C00FAKE00", thread: "1.1" } },
    ]);
    expect(session.seen()).toMatchObject([{ text: "kept the date", channel: "C00FAKE00", privateTo: "U00FAKE01" }]);
  });

  test("is answered directly where it was pressed in a direct conversation, or nobody knows where", async () => {
    for (const metadata of ['{"channel":"D00FAKE00"}', ""]) {
      const { session } = await connected(answer);
      await session.keys.put(ACTION);
      await session.send("interactive", submission(metadata));
      await answered(session);
      expect(session.seen()).toMatchObject([{ text: "kept the date", channel: "D00FAKE00" }]);
      expect(callsOf(session, "chat.postEphemeral")).toEqual([]);
    }
  });

  test("does its work without words where Slack opens no form", async () => {
    const { session, asked } = await connected(answer);
    await session.slash("/brief", "gaza");
    await answered(session);
    session.slack.next.set("views.open", [() => ({ body: { ok: false, error: "expired_trigger_id" } })]);
    const [message] = session.seen();
    if (message) await session.press(message, "Wrong?");
    await answered(session, 2);
    expect(asked.at(-1)).toMatchObject({ command: "complain", options: { answer: "a1" } });
    expect(session.seen()[1]).toMatchObject({ text: "kept nothing", privateTo: "U00FAKE01" });
  });

  test.each([
    ['{"channel":"C1"}', { channel: "C1" }],
    ['{"channel":"C1","thread":"1.2"}', { channel: "C1", thread: "1.2" }],
    ['{"channel":"C1","thread":"<x>"}', undefined],
    ["{", undefined],
  ])("finds its conversation in %j", (metadata, where) => {
    expect(askedWhere(metadata)).toEqual(where);
  });
});
