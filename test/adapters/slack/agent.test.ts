import { describe, expect, test } from "vitest";
import { plainDocument } from "../../../src/core/document.ts";
import type { MessageDocument } from "../../../src/core/document.ts";
import { IDS } from "../../support/fake-slack/workspace.ts";
import { answered, callsOf, connected } from "./connected.ts";

const hello = (): MessageDocument => plainDocument("answer", "hello");
const opened = { type: "app_home_opened", user: IDS.person, channel: IDS.direct, tab: "messages", event_ts: "1.1" };
const PROMPTS = [{ title: "who said what", message: "who said what" }];
const suggested = "assistant.threads.setSuggestedPrompts";

describe("the agent view", () => {
  test("has questions to begin with, and asks only once whether it is there", async () => {
    const { session } = await connected(hello, { agentView: true });
    const before = callsOf(session, "auth.test").length;
    await session.event(opened);
    await session.event(opened);
    await session.until(() => callsOf(session, suggested).length === 2, "the prompts");
    expect(callsOf(session, suggested)[0]).toEqual({ channel_id: IDS.direct, prompts: PROMPTS });
    expect(callsOf(session, "auth.test")).toHaveLength(before + 1);
  });

  test("is left alone where the app has none", async () => {
    const { session } = await connected(hello);
    await session.event(opened);
    const said = await session.direct("hello?");
    await answered(session);
    await session.stop();
    expect(callsOf(session, suggested)).toEqual([]);
    expect(session.seen()).toMatchObject([{ text: "hello", channel: said.channel }]);
    expect(session.seen()[0]?.thread).toBeUndefined();
  });

  test("has a thread for each question, with a status once it takes over a second", async () => {
    const { promise, resolve } = Promise.withResolvers<MessageDocument>();
    const { session, asked } = await connected(() => promise, { agentView: true });
    const ts = session.slack.workspace.nextTs();
    await session.event({ type: "message", channel: IDS.direct, channel_type: "im", user: IDS.person, text: "hello?", ts });
    await session.until(() => session.waiting() === 1, "the work");
    session.pass(1_000);
    await session.until(() => session.slack.statuses.size === 1, "the status");
    expect([...session.slack.statuses]).toEqual([[`${IDS.direct}/${ts}`, "is working on it…"]]);
    expect(session.seen()).toEqual([]);
    resolve(plainDocument("answer", "hello"));
    await answered(session);
    expect(session.seen()).toMatchObject([{ text: "hello", channel: IDS.direct, thread: ts }]);
    expect([...session.slack.statuses]).toEqual([]);
    const inThread = { type: "message", channel: IDS.direct, channel_type: "im", user: IDS.person, text: "and Egypt?", thread_ts: ts };
    await session.event({ ...inThread, ts: session.slack.workspace.nextTs() });
    await answered(session, 2);
    expect(asked.map(({ conversation }) => conversation.thread)).toEqual([ts, ts]);
    expect(session.seen()[1]).toMatchObject({ thread: ts });
  });

  test("is not left saying that work goes on where the answer cannot be sent", async () => {
    const { promise, resolve } = Promise.withResolvers<MessageDocument>();
    const { session } = await connected(() => promise, { agentView: true });
    await session.direct("hello?");
    await session.until(() => session.waiting() === 1, "the work");
    session.pass(1_000);
    await session.until(() => session.slack.statuses.size === 1, "the status");
    session.slack.next.set("chat.postMessage", [() => ({ body: { ok: false, error: "msg_too_long" } })]);
    resolve(plainDocument("answer", "hello"));
    await answered(session);
    await session.until(() => session.log.some((line) => line.includes("answer failed")), "the line");
    expect([...session.slack.statuses]).toEqual([]);
    expect(session.seen()[0]).toMatchObject({ channel: IDS.direct, text: expect.stringContaining("The answer cannot be shown here.") });
  });
});

test("a thread of the view that came before has questions to begin with", async () => {
  const { session } = await connected(hello);
  const assistant_thread = { user_id: IDS.person, context: { channel_id: IDS.channel }, channel_id: IDS.direct, thread_ts: "1.2" };
  const said = await session.event({ type: "assistant_thread_started", assistant_thread, event_ts: "1.2" });
  await session.again(said);
  await session.until(() => callsOf(session, suggested).length === 1, "the prompts");
  await session.stop();
  expect(callsOf(session, suggested)).toEqual([{ channel_id: IDS.direct, thread_ts: "1.2", prompts: PROMPTS }]);
});
