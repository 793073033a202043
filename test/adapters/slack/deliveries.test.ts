import { describe, expect, test } from "vitest";
import { plainDocument } from "../../../src/core/document.ts";
import { CannotLook, NotPosted } from "../../../src/core/platform.ts";
import type { Reply } from "../../support/fake-http/server.ts";
import { IDS } from "../../support/fake-slack/workspace.ts";
import { connected } from "./connected.ts";

const TO = { platform: "slack", tenant: IDS.team, channel: IDS.channel };
const KEY = "0123456789abcdef01234567";
const digest = () => plainDocument("answer", "edition");

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "nothing",
    (error: unknown) => error,
  );

const refusedWith = (error: string) => (): Reply => ({ body: { ok: false, error } });

describe("what Slack says of a delivery", () => {
  test.each([
    ["not_in_channel", "closed", "the bot is not in the channel"],
    ["is_archived", "closed", "the channel is archived"],
    ["channel_not_found", "closed", "the channel was deleted, or the bot is no longer in it"],
    ["restricted_action_thread_locked", "closed", "the bot may not write there"],
    ["account_inactive", "closed", "the app was uninstalled"],
    ["token_revoked", "closed", "the token was revoked"],
    ["invalid_auth", "later", "Slack does not take the token"],
    ["ratelimited", "later", "Slack asks to wait"],
    ["msg_too_long", "invalid", "Slack does not take the message (msg_too_long)"],
  ])("%s is %s", async (word, why, message) => {
    const { session } = await connected(digest);
    session.slack.next.set("chat.postMessage", [refusedWith(word)]);
    const failure = await failureOf(session.adapter.post(TO, digest(), KEY));
    expect(failure).toBeInstanceOf(NotPosted);
    expect(failure).toMatchObject({ why, message, begun: false });
  });

  test.each(["internal_error", "fatal_error", "service_unavailable"])("%s leaves open whether it is out", async (word) => {
    const { session } = await connected(digest);
    session.slack.next.set("chat.postMessage", [refusedWith(word)]);
    const failure = await failureOf(session.adapter.post(TO, digest(), KEY));
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(NotPosted);
  });

  test.each(["missing_scope", "not_in_channel", "channel_not_found"])("%s of its history means that nobody can look", async (word) => {
    const { session } = await connected(digest);
    session.slack.next.set("conversations.history", [refusedWith(word)]);
    expect(await failureOf(session.adapter.post(TO, digest(), KEY, session.now()))).toBeInstanceOf(CannotLook);
    expect(session.seen()).toEqual([]);
  });
});

test("a look goes on where Slack put it off, page by page, however many messages came since", async () => {
  const { session } = await connected(digest);
  const since = session.now();
  const sent = await session.adapter.post(TO, digest(), KEY);
  for (let i = 0; i < 250; i += 1) session.slack.workspace.take({ text: `message ${i}` }, { channel: IDS.channel });
  const pages = () => session.slack.calls.filter(({ method }) => method === "conversations.history").map(({ args }) => args["cursor"]);
  const limited = (): Reply => ({ status: 429, headers: { "retry-after": "60" }, body: { ok: false, error: "ratelimited" } });
  const post = () => session.adapter.post(TO, digest(), KEY, since);
  session.slack.next.set("conversations.history", [(take) => take(), limited, (take) => take(), limited]);
  expect(await failureOf(post())).toMatchObject({ name: "NotPosted", why: "later", wait: 60_000 });
  expect(await failureOf(post())).toMatchObject({ name: "NotPosted", why: "later", wait: 60_000 });
  expect(await post()).toEqual(sent);
  expect(new Set(pages()).size).toBe(3);
  expect(pages()).toHaveLength(5);
  expect(session.seen().filter(({ text }) => text === "edition")).toHaveLength(1);
});

test("a part that has to wait is posted in its turn, and what is out already is not posted again", async () => {
  const { session } = await connected(digest);
  const long = {
    ...digest(),
    blocks: Array.from({ length: 60 }, (_, i) => ({
      kind: "text" as const,
      weight: "normal" as const,
      inlines: [{ kind: "text" as const, text: `line ${i}` }],
    })),
  };
  const limited = (): Reply => ({ status: 429, headers: { "retry-after": "3600" }, body: { ok: false, error: "ratelimited" } });
  session.slack.next.set("chat.postMessage", [(take) => take(), limited]);
  const since = session.now();
  expect(await failureOf(session.adapter.post(TO, long, KEY))).toMatchObject({ why: "later", wait: 3_600_000, begun: true });
  const { message } = await session.adapter.post(TO, long, KEY, since);
  expect(session.seen().map(({ id }) => id)).toEqual(message.split(","));
  expect(session.seen()).toHaveLength(2);
});

test("a digest whose thread is gone is posted to the channel", async () => {
  const { session } = await connected(digest);
  session.slack.next.set("chat.postMessage", [refusedWith("thread_not_found")]);
  const { conversation } = await session.adapter.post({ ...TO, thread: "1700470000.000001" }, digest(), KEY);
  expect(conversation).toEqual(TO);
});
